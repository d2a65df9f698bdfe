import type { FoundApi } from './find.ts';
import {
	answerLine,
	decimal,
	line2004,
	time12,
	timeinterval2004,
	timespan12,
	timestamp2004,
	tokens2004,
} from './formats.ts';
import {
	LATE_STATE,
	type Interaction,
	type Lms,
	type LmsRecord,
	type LmsWishes,
	type Objective,
	type SaveResult,
} from './lms.ts';
import type { PartWords } from '../scenario/kinds/kind.ts';
import { ScormSession, type Elements, type Failure } from './scorm-session.ts';

/** How the standards say the same: names, formats, limits. The run-time is one for both. */
type Standard = {
	status: string;
	/** Most characters of cmi.suspend_data. */
	stateLimit: number;
	/** How a session ends for good. */
	end: Elements;
	session(milliseconds: number): Elements;
	location: string;
	progress(progress: number): Elements;
	score(score: number): Elements;
	result(passed: boolean, judged: boolean): Elements;
	unfinished: Elements;
	objective(path: string, objective: Objective): Elements;
	interaction(path: string, interaction: Interaction): Elements;
	/** Ask the player around us to go back to its own page; 2004 only. */
	leave(ended: boolean): Elements;
	/** Errors that will be the same the next time: the platform has no such element, or it is set for good. */
	final: string[];
};

const scorm12: Standard = {
	status: 'cmi.core.lesson_status',
	stateLimit: 4096,
	end: [['cmi.core.exit', '']],
	session: (milliseconds) => [['cmi.core.session_time', timespan12(milliseconds)]],
	location: 'cmi.core.lesson_location',
	progress: () => [],
	unfinished: [['cmi.core.lesson_status', 'incomplete']],
	score: (score) => [
		['cmi.core.score.min', '0'],
		['cmi.core.score.max', '100'],
		['cmi.core.score.raw', decimal(score, 2)],
	],
	result: (passed, judged) => [
		['cmi.core.lesson_status', judged ? (passed ? 'passed' : 'failed') : 'completed'],
	],
	objective: (path, objective) => [
		[`${path}.id`, objective.id],
		...groupScore(path, objective),
		[`${path}.status`, judgement(objective) ?? groupProgress(objective)],
	],
	interaction: (path, interaction) => {
		const { id, response, correct, credit, weighting, latency, at, objectives } = interaction;
		// A choice or a sequence is single characters in 1.2, which nobody can read: in words all are fill-in.
		const pattern = (parts: PartWords[]) => answerLine(parts, 255);
		return [
			[`${path}.id`, id],
			...objectives.map((objective, index): [string, string] => [
				`${path}.objectives.${index}.id`,
				objective,
			]),
			[`${path}.time`, time12(at)],
			[`${path}.type`, 'fill-in'],
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
	leave: () => [],
	final: ['201', '401', '402', '403', '404', '405'],
};

const scorm2004: Standard = {
	status: 'cmi.completion_status',
	stateLimit: 64_000,
	end: [['cmi.exit', 'normal']],
	session: (milliseconds) => [['cmi.session_time', timeinterval2004(milliseconds)]],
	location: 'cmi.location',
	progress: (progress) => [['cmi.progress_measure', decimal(progress)]],
	unfinished: [['cmi.completion_status', 'incomplete']],
	score: (score) => [
		['cmi.score.min', '0'],
		['cmi.score.max', '100'],
		['cmi.score.raw', decimal(score, 2)],
		['cmi.score.scaled', decimal(score / 100)],
	],
	result: (passed, judged) => [
		['cmi.completion_status', 'completed'],
		...(judged
			? ([['cmi.success_status', passed ? 'passed' : 'failed']] satisfies Elements)
			: ([] satisfies Elements)),
	],
	objective: (path, objective) => [
		[`${path}.id`, objective.id],
		[`${path}.description`, line2004(objective.description)],
		...groupScore(path, objective),
		...groupShare(objective).map((share): Elements[0] => [`${path}.score.scaled`, decimal(share)]),
		[`${path}.completion_status`, judgement(objective) ? 'completed' : groupProgress(objective)],
		[`${path}.success_status`, judgement(objective) ?? 'unknown'],
	],
	interaction: (path, interaction) => {
		const { id, kind, response, correct, credit, weighting, latency, at, objectives } = interaction;
		const pattern = (parts: PartWords[]) => {
			if (kind === 'choice' || kind === 'sequencing') return tokens2004(parts);
			const length = kind === 'long-fill-in' ? 4000 : 250;
			return line2004(answerLine(parts, length), length);
		};
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
	leave: (ended) => [['adl.nav.request', ended ? 'exitAll' : 'suspendAll']],
	final: ['351', '401', '402', '404', '405', '406', '407'],
};

/** Error of ours: the standard's limit would cut the state, and a cut state is no state. */
const STATE_TOO_LONG = 'state-too-long';
/** Error of ours: Commit answered nothing, and what was saved cannot be read back. */
const UNCONFIRMED = 'unconfirmed';
/** 2004: the element has no value yet. */
const NO_VALUE = '403';
/** Statuses that an attempt that begins anew must not take away. */
const JUDGED = ['passed', 'failed', 'completed'];

/** `embedded`: a platform of ours in this page. */
export type ScormOptions = LmsWishes & { embedded?: boolean };

/** A SCORM platform: all that it is told, over a session that is open or is opened now. */
export function scormLms(given: FoundApi | ScormSession, options: ScormOptions = {}): Lms {
	const session = given instanceof ScormSession ? given : new ScormSession(given);
	const { embedded = false, judged = true, atEnd = 'suspend' } = options;
	const { launch, records, taken } = session;
	const standard = session.standard === 'scorm12' ? scorm12 : scorm2004;
	const set = (elements: Elements) => session.set(elements);
	/** Tells what is good to have: a platform that knows no such element is not asked for ever. */
	const describe = (elements: Elements) => {
		for (const element of elements) {
			const before = session.failure;
			session.failure = undefined;
			set([element]);
			const { failure } = session as { failure?: Failure };
			if (failure && standard.final.includes(failure.code)) {
				taken.set(...element);
				session.failure = undefined;
			}
			session.failure = before ?? session.failure;
		}
	};
	/** What an element holds; undefined when the platform could not say, which is not the same as nothing. */
	const read = (name: string): string | undefined => {
		const answer = session.call('get', name);
		if (answer !== '') return answer;
		const code = session.call('error') ?? '';
		if (['', '0', NO_VALUE, ...standard.final].includes(code)) return '';
		session.refused(name);
		return undefined;
	};
	/** Once there is a result, an attempt that begins anew takes nothing away from it. */
	let over: boolean | undefined;
	let ended = false;
	let late: string | undefined;
	let places: Places | undefined;
	/** The state that is known to be with the platform, once that has been looked at again. */
	let state: string | undefined;
	/** Ids of the interactions that are with the platform, the earliest first. */
	let confirmed: readonly string[] | undefined;

	/** Where objectives and interactions stand; asked when there is something to tell. */
	type Places = {
		objectives: Map<string, number>;
		interactions: Map<string, number>;
		/** Where the next interaction goes. */
		next: number;
		/** What was told in an earlier session: a decision does not change, so it stands. */
		told: ReadonlySet<string>;
	};
	/** Looks where they stand; undefined when the platform could not say. */
	const findPlaces = (toldBefore: readonly string[]): Places | undefined => {
		const objectives = idsAt('cmi.objectives');
		// In 1.2 they cannot be read back: as many as are counted are there, the earliest first.
		const old = session.standard === 'scorm12';
		const interactions = idsAt('cmi.interactions', !old);
		if (!objectives || !interactions) return undefined;
		for (const [path, { ids }] of [
			['cmi.objectives', objectives],
			['cmi.interactions', interactions],
		] as const) {
			for (const [id, index] of ids) taken.set(`${path}.${index}.id`, id);
		}
		const there = interactions.ids.size
			? toldBefore.filter((id) => interactions.ids.has(id))
			: toldBefore.slice(0, interactions.count);
		return {
			...{ objectives: objectives.ids, interactions: interactions.ids, told: new Set(there) },
			next: interactions.count ?? toldBefore.length,
		};
	};
	/** How many there are, undefined where the platform does not count, and which stands where. */
	const idsAt = (path: string, readable = true) => {
		const answer = read(`${path}._count`);
		if (answer === undefined) return undefined;
		const count = /^\d+$/.test(answer) ? Number(answer) : undefined;
		const ids = new Map<string, number>();
		for (let index = 0; readable && index < (count ?? 0); index++) {
			const id = read(`${path}.${index}.id`);
			if (id === undefined) return undefined;
			if (id) ids.set(id, index);
		}
		return { count, ids };
	};

	/** Opens a session that would not open before, or that the platform has closed since. */
	const reopen = () => {
		session.lost = false;
		taken.clear();
		places = undefined;
		state = undefined;
		session.initialize();
	};
	/**
	 * Before anything is saved over it: looks again at what is there. At launch the platform may not have
	 * been able to say, or there was no session yet.
	 */
	const lookAgain = (): boolean => {
		if (state !== undefined) return true;
		const found = read('cmi.suspend_data');
		if (found === undefined) return false;
		if (found && found !== launch.state && found !== lastState) late = found;
		state = found;
		return true;
	};
	let lastState: string | undefined;

	return {
		standard: session.standard,
		embedded,
		launch,
		takeLateState() {
			const state = late;
			late = undefined;
			return state;
		},
		save(record: LmsRecord): SaveResult {
			if (!records) return { ok: true };
			session.failure = undefined;
			if (!session.open || session.lost) reopen();
			const failed = (code = '') => session.failure ?? { ok: false as const, code, message: code };
			if (!session.open || !lookAgain()) return failed();
			session.failure = undefined;
			if (late !== undefined) return failed(LATE_STATE);
			let next: string;
			try {
				next = record.state(standard.stateLimit);
				if (next.length > standard.stateLimit) throw new Error(`${next.length} characters`);
			} catch (error) {
				return { ok: false, code: STATE_TOO_LONG, message: String(error) };
			}
			places ??= findPlaces(confirmed ?? record.toldBefore);
			const status = over ?? read(standard.status);
			if (!places || status === undefined) return failed();
			over ??= JUDGED.includes(String(status));
			set([['cmi.suspend_data', next]]);
			for (const objective of record.objectives) {
				const index = places.objectives.get(objective.id) ?? places.objectives.size;
				places.objectives.set(objective.id, index);
				describe(standard.objective(`cmi.objectives.${index}`, objective));
			}
			// After the state that holds them, and not without it: what is missing then can be found by counting.
			const holds = taken.get('cmi.suspend_data') === next;
			for (const interaction of holds ? record.interactions : []) {
				const { id } = interaction;
				if (places.told.has(id)) continue;
				const index = places.interactions.get(id) ?? places.next++;
				places.interactions.set(id, index);
				describe(standard.interaction(`cmi.interactions.${index}`, interaction));
			}
			const { result } = record;
			if (result) set(standard.score(result.score));
			if (result) set(standard.result(result.passed, judged));
			else if (!over) set(standard.unfinished);
			over ||= !!result;
			describe(standard.progress(record.progress));
			describe([[standard.location, record.location]]);
			describe(standard.session(record.sessionMilliseconds));
			ended = !!result && atEnd === 'exit';
			set(ended ? standard.end : session.suspend);
			const answer = session.call('commit', '');
			if (answer === 'false') session.refused('Commit');
			// A platform that confirms nothing may still have kept it: then it can be read back.
			const kept =
				answer === '' ? session.get('cmi.suspend_data') === next : answer && answer !== 'false';
			if (answer === '' && !kept) {
				session.failure ??= { ok: false, code: UNCONFIRMED, message: 'Commit' };
			}
			if (kept && holds) {
				const { told, interactions } = places;
				const there = record.interactions
					.map(({ id }) => id)
					.filter((id) => {
						const name = `cmi.interactions.${interactions.get(id)}.id`;
						return told.has(id) || taken.get(name) === id;
					});
				const before = confirmed ?? [...told];
				confirmed = [...before, ...there.filter((id) => !before.includes(id))];
				lastState = next;
				state = next;
			}
			return session.failure ?? { ok: true };
		},
		leave() {
			if (session.open && !embedded && records) set(standard.leave(ended));
			session.leave();
		},
	};
}

/** What was earned of a competency group, 0 to 1; nothing while no decision of it was taken. */
function groupShare({ earned, available }: Objective): number[] {
	return earned === undefined || !available ? [] : [earned / available];
}

function groupScore(path: string, objective: Objective): Elements {
	return groupShare(objective).flatMap((share): Elements => [
		[`${path}.score.min`, '0'],
		[`${path}.score.max`, '100'],
		[`${path}.score.raw`, decimal(share * 100, 2)],
	]);
}

function groupProgress(objective: Objective): string {
	return groupShare(objective).length ? 'incomplete' : 'not attempted';
}

function judgement({ passed }: Objective): string | undefined {
	return passed === undefined ? undefined : passed ? 'passed' : 'failed';
}
