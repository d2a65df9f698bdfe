import type { Decision, Outcome } from '../format/scenario.ts';
import type { ReportProblem, Way } from './kind.ts';

/** The ways of a decision whose outcomes are tried in order. */
export function outcomeWays({ outcomes }: { outcomes: Outcome[] }): Way[] {
	return outcomes.map((outcome) => ({ when: [outcome.when], outcome }));
}

/** Some outcome always holds: the last one has no condition. */
export function lastOutcome(
	{ id, outcomes }: Pick<Decision, 'id'> & { outcomes: Outcome[] },
	problem: ReportProblem,
) {
	const last = outcomes.at(-1);
	if (!last?.when && !last?.again) return;
	problem('dead-end', [], `${id}: the last outcome has a condition; expected one without`);
}
