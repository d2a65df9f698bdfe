import { TRUST, type Context } from './context.ts';
import type { Beat } from '../format/scenario.ts';

/**
 * How the customer of a beat feels, -3 (furious) to 3 (delighted): trust, pulled down as patience runs out, and
 * by how much this beat is better or worse than that. This is what the face and the words under the name show.
 */
export function moodOf(
	{ trust, patience }: Pick<Context, 'trust' | 'patience'>,
	{ mood = 0 }: Pick<Beat, 'mood'>,
): number {
	const strain = patience <= 0 ? 2 : patience === 1 ? 1 : 0;
	return Math.min(TRUST.max, Math.max(TRUST.min, trust - strain + mood));
}
