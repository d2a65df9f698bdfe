import { bestFrom, liveness, moves } from './explore.ts';
import { begin } from '../run/replay.ts';
import type { Scenario } from '../format/scenario.ts';
import type { Step, StepEvent } from '../run/step.ts';

/**
 * The steps of the best way through a variant: of all that can be done, what leaves the most points to earn;
 * where that is the same, what is best of what is not graded, then what stands first in the file, and neither looks
 * nor offers that nothing depends on. Pure.
 */
export function bestWay(scenario: Scenario, variant: string): Step[] {
	const live = liveness(scenario, variant);
	const memory = new Map<string, number>();
	const events: StepEvent[] = [];
	let snapshot = begin(scenario, variant);
	while (snapshot.status === 'active') {
		const worth = moves(scenario, snapshot, live).map(({ event, after, rating, feedback = 0 }) => ({
			...{ event, after, feedback },
			points: (rating ?? 0) + bestFrom(scenario, after, live, memory),
			// A look, or an offer that the customer only answers: it stays where it is and costs nothing.
			stays: after.value === snapshot.value,
		}));
		const most = Math.max(...worth.map(({ points }) => points));
		const [best] = worth
			.filter(({ points }) => points === most)
			.sort((a, b) => Number(a.stays) - Number(b.stays) || b.feedback - a.feedback);
		if (!best) throw new Error(`${scenario.id}: nothing to do in ${String(snapshot.value)}`);
		events.push(best.event);
		snapshot = best.after;
	}
	return events.map((event) => ({ event, at: 0 }));
}
