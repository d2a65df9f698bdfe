import { isDecision, type Scenario } from '../format/scenario.ts';
import { linesOf } from './context.ts';
import type { Snapshot } from './machine.ts';
import { advance, currentBeat } from './replay.ts';

/**
 * Whether going on from this state leads to a decision before which nobody says anything more: then there is
 * nothing to wait for, and the story goes on by itself. Pure.
 */
export function goesOnByItself(scenario: Scenario, snapshot: Snapshot): boolean {
	if (currentBeat(scenario, snapshot).kind !== 'talk') return false;
	const next = advance(scenario, snapshot, { type: 'continue' });
	const beat = next && currentBeat(scenario, next);
	return !!beat && isDecision(beat) && !linesOf(scenario, next.context, beat).length;
}
