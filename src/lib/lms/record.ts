import { grade } from '../grading/grade.ts';
import type { GroupReport, Points, Report } from '../grading/report.ts';
import {
	MAX_RATING,
	beatOf,
	decisions,
	type Decision,
	type Scenario,
} from '../scenario/format/scenario.ts';
import { kindOf } from '../scenario/kinds/index.ts';
import type { AnswerPart, PartWords } from '../scenario/kinds/kind.ts';
import { circumstances, type Context } from '../scenario/run/context.ts';
import type { Attempt } from '../scenario/run/attempt.ts';
import type { Replay } from '../scenario/run/replay.ts';
import { isAnswer, type Step } from '../scenario/run/step.ts';
import type { Interaction } from './lms.ts';

/** Words for the platform's own reports; ids stand in where there are none. */
export type RecordWords = {
	decision?: (beat: string) => string;
	/** The words of the parts of answers to a decision; with the state before it. */
	answer?: (beat: Decision, before: Context) => (part: AnswerPart) => PartWords;
};

/** A case as the platform's record knows it: all of it follows from the log. */
export type CaseRecord = Points & {
	scenario: Scenario;
	complete: boolean;
	/** A critical error that a test does not forgive. */
	failed: boolean;
	/** Decisions taken, and how many there are. */
	taken: number;
	all: number;
	groups: GroupReport[];
	interactions: Interaction[];
};

/** What a platform is told of one attempt: pure, so that telling it again is the same. */
export function recordOf(
	scenario: Scenario,
	attempt: Attempt,
	log: Replay,
	report: Report,
	words: RecordWords = {},
): CaseRecord {
	const { earned, available, complete, critical, groups } = report;
	const interactions: Interaction[] = report.decisions.flatMap((decision) => {
		const frame = log.frames[decision.step];
		if (!frame || !isAnswer(frame.step.event)) return [];
		const beat = beatOf(scenario, decision.beat) as Decision;
		const { event, at } = frame.step;
		const { context } = frame.before;
		const answer = kindOf(beat).report(beat, circumstances(scenario, context), event);
		const inWords = words.answer?.(beat, context) ?? inIds;
		return {
			id: interactionId(scenario, decision.beat),
			kind: answer.kind,
			response: answer.response.map(inWords),
			correct: answer.correct.map((right) => right.map(inWords)),
			credit: decision.rating / MAX_RATING,
			weighting: MAX_RATING,
			latency: decision.took,
			at: attempt.startedAt + at,
			objectives: [...new Set(decision.items.map((item) => item.split('.')[0] ?? ''))],
			description: words.decision?.(decision.beat) ?? decision.beat,
		};
	});
	return {
		...{ scenario, earned, available, complete, groups, interactions },
		failed: attempt.mode === 'test' && critical.length > 0,
		taken: report.decisions.length,
		all: decisions(scenario).length,
	};
}

/** A part of an answer where there are no words for it. */
function inIds({ id, value }: AnswerPart): PartWords {
	if (value === undefined) return { text: id ?? '' };
	return { ...(id === undefined ? {} : { label: id }), text: String(value) };
}

/** The record of a case that has not been begun: all its points are still to come. Pure. */
export function noRecord(scenario: Scenario): CaseRecord {
	const variant = Object.keys(scenario.variants)[0] ?? '';
	const steps: Step[] = [];
	const attempt = { id: '', variant, mode: 'practice' as const, steps };
	const { earned, available, groups } = grade(scenario, attempt);
	const all = decisions(scenario).length;
	const none = { complete: false, failed: false, taken: 0, interactions: [] };
	return { scenario, earned, available, groups, all, ...none };
}

/** The id under which platforms keep a decision: letters, digits, `-` and `_`, unique in a course. */
export function interactionId(scenario: Scenario, beat: string): string {
	return `${scenario.code}-${beat}`;
}
