import type { Interaction, Launch, Lms, LmsRecord, Objective, SaveResult } from './lms.ts';
import {
	decimal,
	line2004,
	time12,
	timeinterval2004,
	timespan12,
	timestamp2004,
} from './formats.ts';
import type { FoundApi, ScormApi } from './find.ts';

/** Elements to set, in this order. */
type Elements = [name: string, value: string][];

/** What differs between the standards: names, formats, limits. The run-time is one for both. */
type Standard = {
	calls: Record<
		'initialize' | 'terminate' | 'get' | 'set' | 'commit' | 'error' | 'explain',
		string
	>;
	learnerId: string;
	learnerName: string;
	language: string;
	mode: string;
	/** Most characters of cmi.suspend_data. */
	stateLimit: number;
	exit: Elements;
	session(milliseconds: number): Elements;
	location: string;
	progress(progress: number): Elements;
	result(score: number, passed: boolean): Elements;
	unfinished: Elements;
	objective(path: string, objective: Objective): Elements;
	interaction(path: string, interaction: Interaction): Elements;
	/** Ask the player around us to go back to its own page; 2004 only. */
	leave: Elements;
};

const scorm12: Standard = {
	calls: {
		initialize: 'LMSInitialize',
		terminate: 'LMSFinish',
		get: 'LMSGetValue',
		set: 'LMSSetValue',
		commit: 'LMSCommit',
		error: 'LMSGetLastError',
		explain: 'LMSGetErrorString',
	},
	learnerId: 'cmi.core.student_id',
	learnerName: 'cmi.core.student_name',
	language: 'cmi.student_preference.language',
	mode: 'cmi.core.lesson_mode',
	stateLimit: 4096,
	exit: [['cmi.core.exit', 'suspend']],
	session: (milliseconds) => [['cmi.core.session_time', timespan12(milliseconds)]],
	location: 'cmi.core.lesson_location',
	progress: () => [],
	unfinished: [['cmi.core.lesson_status', 'incomplete']],
	result: (score, passed) => [
		['cmi.core.score.min', '0'],
		['cmi.core.score.max', '100'],
		['cmi.core.score.raw', decimal(score, 2)],
		['cmi.core.lesson_status', passed ? 'passed' : 'failed'],
	],
	objective: (path, { id, earned, available, passed }) => [
		[`${path}.id`, id],
		[`${path}.score.min`, '0'],
		[`${path}.score.max`, '100'],
		[`${path}.score.raw`, decimal((earned / available) * 100, 2)],
		[`${path}.status`, passed === undefined ? 'incomplete' : passed ? 'passed' : 'failed'],
	],
	interaction: (path, interaction) => {
		const { id, kind, response, correct, credit, weighting, latency, at, objectives } = interaction;
		const pattern = (values: string[]) => values.join(',').slice(0, 255);
		return [
			[`${path}.id`, id],
			...objectives.map((objective, index): [string, string] => [
				`${path}.objectives.${index}.id`,
				objective,
			]),
			[`${path}.time`, time12(at)],
			[`${path}.type`, kind],
			...correct.map((values, index): [string, string] => [
				`${path}.correct_responses.${index}.pattern`,
				pattern(values),
			]),
			[`${path}.weighting`, decimal(weighting)],
			[`${path}.student_response`, pattern(response)],
			[`${path}.result`, credit === 1 ? 'correct' : credit === 0 ? 'wrong' : decimal(credit, 2)],
			[`${path}.latency`, timespan12(latency)],
		];
	},
	leave: [],
};

const scorm2004: Standard = {
	calls: {
		initialize: 'Initialize',
		terminate: 'Terminate',
		get: 'GetValue',
		set: 'SetValue',
		commit: 'Commit',
		error: 'GetLastError',
		explain: 'GetErrorString',
	},
	learnerId: 'cmi.learner_id',
	learnerName: 'cmi.learner_name',
	language: 'cmi.learner_preference.language',
	mode: 'cmi.mode',
	stateLimit: 64_000,
	exit: [['cmi.exit', 'suspend']],
	session: (milliseconds) => [['cmi.session_time', timeinterval2004(milliseconds)]],
	location: 'cmi.location',
	progress: (progress) => [['cmi.progress_measure', decimal(progress)]],
	unfinished: [['cmi.completion_status', 'incomplete']],
	result: (score, passed) => [
		['cmi.score.min', '0'],
		['cmi.score.max', '100'],
		['cmi.score.raw', decimal(score, 2)],
		['cmi.score.scaled', decimal(score / 100)],
		['cmi.completion_status', 'completed'],
		['cmi.success_status', passed ? 'passed' : 'failed'],
	],
	objective: (path, { id, description, earned, available, passed }) => [
		[`${path}.id`, id],
		[`${path}.description`, line2004(description)],
		[`${path}.score.min`, '0'],
		[`${path}.score.max`, '100'],
		[`${path}.score.raw`, decimal((earned / available) * 100, 2)],
		[`${path}.score.scaled`, decimal(earned / available)],
		[`${path}.completion_status`, passed === undefined ? 'incomplete' : 'completed'],
		[`${path}.success_status`, passed === undefined ? 'unknown' : passed ? 'passed' : 'failed'],
	],
	interaction: (path, interaction) => {
		const { id, kind, response, correct, credit, weighting, latency, at, objectives } = interaction;
		const pattern = (values: string[]) => values.join('[,]').slice(0, 250);
		return [
			[`${path}.id`, id],
			[`${path}.type`, kind],
			...objectives.map((objective, index): [string, string] => [
				`${path}.objectives.${index}.id`,
				objective,
			]),
			[`${path}.timestamp`, timestamp2004(at)],
			...correct.map((values, index): [string, string] => [
				`${path}.correct_responses.${index}.pattern`,
				pattern(values),
			]),
			[`${path}.weighting`, decimal(weighting)],
			[`${path}.learner_response`, pattern(response)],
			[
				`${path}.result`,
				credit === 1 ? 'correct' : credit === 0 ? 'incorrect' : decimal(credit, 2),
			],
			[`${path}.latency`, timeinterval2004(latency)],
			[`${path}.description`, line2004(interaction.description)],
		];
	},
	leave: [['adl.nav.request', 'suspendAll']],
};

/** Error of ours: the standard's limit would cut the state, and a cut state is no state. */
const STATE_TOO_LONG = 'state-too-long';

/**
 * A SCORM platform. Opens the session at once and marks it as to be continued: in 2004 any other exit
 * throws the state away. Platforms answer late, wrongly or not at all, so every call is guarded.
 */
export function scormLms(found: FoundApi, embedded = false): Lms {
	const { api } = found;
	const standard = found.standard === 'scorm12' ? scorm12 : scorm2004;
	const call = (name: keyof Standard['calls'], ...args: string[]): string => {
		try {
			return String((api[standard.calls[name]] as ScormApi[string]).apply(api, args) ?? '');
		} catch (error) {
			failure ??= { ok: false, code: 'exception', message: String(error) };
			return '';
		}
	};
	let failure: Extract<SaveResult, { ok: false }> | undefined;
	const set = (elements: Elements) => {
		for (const [name, value] of elements) {
			if (call('set', name, value) !== 'false') continue;
			const code = call('error');
			failure ??= { ok: false, code, message: `${name}: ${call('explain', code)}` };
		}
	};
	const get = (name: string) => call('get', name);

	call('initialize', '');
	set(standard.exit);
	const mode = get(standard.mode);
	const launch: Launch = {
		learner: { id: get(standard.learnerId), name: get(standard.learnerName) },
		mode: mode === 'browse' || mode === 'review' ? mode : 'normal',
		state: get('cmi.suspend_data'),
	};
	const language = get(standard.language);
	if (language) launch.language = language;
	const records = launch.mode === 'normal';
	const objectives = indices(records ? get('cmi.objectives._count') : '', (index) =>
		get(`cmi.objectives.${index}.id`),
	);
	const objectivesAtLaunch = objectives.size;
	// Interactions cannot be read back in 1.2: new ones go behind those that are counted there.
	const interactions = new Map<string, number>();
	let nextInteraction = records ? Number(get('cmi.interactions._count')) || 0 : 0;
	const told = new Map<string, string>();
	let over = false;

	/** Elements that were told before with the same values are not told again. */
	const tell = (key: string, elements: Elements, sent = elements) => {
		const text = JSON.stringify(elements);
		if (told.get(key) === text) return;
		const before = failure;
		failure = undefined;
		set(sent);
		if (!failure) told.set(key, text);
		failure = before ?? failure;
	};

	return {
		standard: found.standard,
		embedded,
		launch,
		save(record: LmsRecord): SaveResult {
			if (!records) return { ok: true };
			if (record.state.length > standard.stateLimit) {
				const message = `${record.state.length} characters; the platform keeps ${standard.stateLimit}`;
				return { ok: false, code: STATE_TOO_LONG, message };
			}
			failure = undefined;
			tell('state', [
				['cmi.suspend_data', record.state],
				[standard.location, record.location],
			]);
			for (const objective of record.objectives) {
				const index = objectives.get(objective.id) ?? objectives.size;
				objectives.set(objective.id, index);
				const path = `cmi.objectives.${index}`;
				// An id can be set once only (error 351); one that was there already is right as it is.
				const elements = standard.objective(path, objective);
				const named = told.has(path) || index < objectivesAtLaunch;
				const withoutId = elements.filter(([name]) => !name.endsWith('.id'));
				tell(path, elements, named ? withoutId : elements);
			}
			nextInteraction = Math.max(nextInteraction, record.toldBefore);
			for (const interaction of record.interactions.slice(record.toldBefore)) {
				const { id } = interaction;
				if (!interactions.has(id)) interactions.set(id, nextInteraction++);
				const path = `cmi.interactions.${interactions.get(id)}`;
				tell(path, standard.interaction(path, interaction));
			}
			const { result } = record;
			if (result) {
				tell('result', standard.result(result.score, result.passed));
				over = true;
			} else if (!over) {
				tell('result', standard.unfinished);
			}
			tell('progress', standard.progress(record.progress));
			set(standard.session(record.sessionMilliseconds));
			if (call('commit', '') === 'false') {
				const code = call('error');
				failure ??= { ok: false, code, message: `Commit: ${call('explain', code)}` };
			}
			return failure ?? { ok: true };
		},
		leave() {
			if (!embedded) set(standard.leave);
			call('terminate', '');
		},
	};
}

/** What is at which index already. Some platforms answer nothing to `_count`: then nothing is there. */
function indices(count: string, idAt: (index: number) => string): Map<string, number> {
	const found = new Map<string, number>();
	for (let index = 0; index < (Number(count) || 0); index++) found.set(idAt(index), index);
	return found;
}
