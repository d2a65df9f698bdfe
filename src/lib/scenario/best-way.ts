import { bestFrom, liveness, moves, placeOf } from './explore.ts';
import { advance, begin } from './replay.ts';
import type { Scenario } from './scenario.ts';
import type { Step, StepEvent } from './step.ts';

/**
 * The steps of the best way through a variant: of all that can be done, what leaves the most points to earn;
 * where that is the same, what stands first in the file, and no looks that nothing depends on. Pure.
 */
export function bestWay(scenario: Scenario, variant: string): Step[] {
	const live = liveness(scenario, variant);
	const memory = new Map<string, number>();
	const events: StepEvent[] = [];
	let snapshot = begin(scenario, variant);
	while (snapshot.status === 'active') {
		const worth = moves(scenario, placeOf(snapshot), live).map(({ event, after, rating = 0 }) => ({
			event,
			points: rating + bestFrom(scenario, after, live, memory),
		}));
		const most = Math.max(...worth.map(({ points }) => points));
		// Looking costs nothing, so it is done only where nothing else is worth as much.
		const best =
			worth.find(({ event, points }) => points === most && event.type !== 'look') ??
			worth.find(({ points }) => points === most);
		const after = best && advance(scenario, snapshot, best.event);
		if (!after) throw new Error(`${scenario.id}: nothing to do in ${String(snapshot.value)}`);
		events.push(best.event);
		snapshot = after;
	}
	return events.map((event) => ({ event, at: 0 }));
}
