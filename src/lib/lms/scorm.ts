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
import type { PartWords } from '../scenario/kinds/kind.ts';
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

/** How each standard says it. */
export const standards = { scorm12, scorm2004 };

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
