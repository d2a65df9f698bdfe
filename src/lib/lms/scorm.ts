import {
	decimal,
	line2004,
	oneLine,
	time12,
	timeinterval2004,
	timespan12,
	timestamp2004,
	token2004,
} from './formats.ts';
import type { Interaction, Objective } from './lms.ts';
import type { Elements } from './scorm-session.ts';

/** How the standards say the same: names, formats, limits. The run-time (scorm-lms.ts) is one for both. */
export type Standard = {
	/** Where it stands whether all is done, and whether it was passed. */
	status: string;
	verdict: string;
	rawScore: string;
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
	verdict: 'cmi.core.lesson_status',
	rawScore: 'cmi.core.score.raw',
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
	objective: (path, { id, earned, available, passed }) => [
		[`${path}.id`, id],
		[`${path}.score.min`, '0'],
		[`${path}.score.max`, '100'],
		[`${path}.score.raw`, decimal((earned / available) * 100, 2)],
		[`${path}.status`, passed === undefined ? 'incomplete' : passed ? 'passed' : 'failed'],
	],
	interaction: (path, interaction) => {
		const { id, kind, response, correct, credit, weighting, latency, at, objectives } = interaction;
		// A choice is one character in 1.2: people read a, b, c more easily than 0, 1, 2.
		const sign = (value: string) => (kind === 'fill-in' ? oneLine(value) : letter(value));
		const pattern = (values: string[]) => values.map(sign).join(',').slice(0, 255);
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
	leave: () => [],
	final: ['201', '401', '402', '403', '404', '405'],
};

const scorm2004: Standard = {
	status: 'cmi.completion_status',
	verdict: 'cmi.success_status',
	rawScore: 'cmi.score.raw',
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
		// Options and cards by their ids, so that the platform's own report can be read.
		const token = (place: string) => token2004(interaction.names[parseInt(place, 36)] ?? place);
		const sign = (value: string) => (kind === 'fill-in' ? line2004(value) : token(value));
		const pattern = (values: string[]) => values.map(sign).join('[,]').slice(0, 250);
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

/** How each standard says it. */
export const standards = { scorm12, scorm2004 };

/** `0` as `a`, `1` as `b`: what stands at so many places from the first. */
function letter(place: string): string {
	const index = parseInt(place, 36);
	return index < 26 ? String.fromCharCode(97 + index) : String(index - 26);
}
