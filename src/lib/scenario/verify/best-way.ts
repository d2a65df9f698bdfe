import { bestFrom, liveness, moves } from './explore.ts';
import { begin } from '../run/replay.ts';
import type { Scenario } from '../format/scenario.ts';
import type { Step, StepEvent } from '../run/step.ts';

/**
 * The steps of the best way through a variant: of all that can be done, what leaves the most points to earn;
 * where that is the same, what stands first in the file, and neither looks nor offers that nothing depends on. Pure.
 */
export function bestWay(scenario: Scenario, variant: string): Step[] {
	const live = liveness(scenario, variant);
	const memory = new Map<string, number>();
	const events: StepEvent[] = [];
	let snapshot = begin(scenario, variant);
	while (snapshot.status === 'active') {
		const worth = moves(scenario, snapshot, live).map(({ event, after, rating }) => ({
			...{ event, after },
			points: (rating ?? 0) + bestFrom(scenario, after, live, memory),
			// A look, or an offer that the customer only answers: it stays where it is and costs nothing.
			stays: event.type === 'look' || (event.type === 'offer' && rating === undefined),
		}));
		const most = Math.max(...worth.map(({ points }) => points));
		const best =
			worth.find(({ points, stays }) => points === most && !stays) ??
			worth.find(({ points }) => points === most);
		if (!best) throw new Error(`${scenario.id}: nothing to do in ${String(snapshot.value)}`);
		events.push(best.event);
		snapshot = best.after;
	}
	return events.map((event) => ({ event, at: 0 }));
}
