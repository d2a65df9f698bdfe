import { bestFrom, boundOf, liveness, moves, type Move } from './explore.ts';
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
		// A look, or an offer that the customer only answers: it stays where it is and costs nothing.
		const stays = ({ after }: Move) => Number(after.value === snapshot.value);
		const most = bestFrom(scenario, snapshot, live, memory);
		const best = moves(scenario, snapshot, live)
			.sort((a, b) => stays(a) - stays(b) || (b.feedback ?? 0) - (a.feedback ?? 0))
			.filter(({ after, rating = 0 }) => rating + boundOf(scenario, after) >= most)
			.find(({ after, rating = 0 }) => rating + bestFrom(scenario, after, live, memory) === most);
		if (!best) throw new Error(`${scenario.id}: nothing to do in ${String(snapshot.value)}`);
		events.push(best.event);
		snapshot = best.after;
	}
	return events.map((event) => ({ event, at: 0 }));
}
