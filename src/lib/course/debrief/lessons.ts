import type { DecisionReport } from '../../grading/report.ts';
import type { Frame } from '../../scenario/run/replay.ts';
import type { Entry } from '../../scenario/run/arrival.ts';

/** So many decisions are worth remembering after one conversation. */
const LESSONS = 3;

/**
 * The decisions that cost most, the costliest first: a critical error before what cost as much, then in the order of
 * the conversation. Decisions that cost nothing are left out. Reports must have been made with `costs`.
 */
export function lessonsOf(decisions: readonly DecisionReport[]): DecisionReport[] {
	const weight = ({ cost = 0, critical }: DecisionReport) => cost * 2 + (critical ? 1 : 0);
	return decisions
		.filter((decision) => weight(decision) > 0)
		.sort((a, b) => weight(b) - weight(a) || a.step - b.step)
		.slice(0, LESSONS);
}

/** What was said to the learner between the step of a decision and the one before it, in order. */
export function heardBefore(
	entries: readonly Entry[],
	frames: readonly Frame[],
	step: number,
): (Entry & { kind: 'line' | 'reply' })[] {
	let since = step - 1;
	while (
		since >= 0 &&
		['look', 'hint', 'continue'].includes(frames[since]?.step.event.type ?? '')
	) {
		since -= 1;
	}
	return entries.filter((entry): entry is Entry & { kind: 'line' | 'reply' } => {
		const spoken = entry.kind === 'line' || entry.kind === 'reply';
		return spoken && entry.step >= since && entry.step < step;
	});
}
