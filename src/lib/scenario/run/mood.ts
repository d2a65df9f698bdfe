import { TRUST, type Context } from './context.ts';
import type { Beat } from '../format/scenario.ts';

/**
 * How whom one talks to in a beat feels, -3 (furious) to 3 (delighted): trust, pulled down as patience runs out, and
 * by how much this beat is better or worse than that. This is what the face and the words under the name show.
 */
export function moodOf(
	context: Pick<Context, 'trust' | 'patience' | 'moods'>,
	beat: Pick<Beat, 'mood' | 'with'>,
): number {
	const { trust, patience } = (beat.with && context.moods?.[beat.with]) || context;
	const { mood = 0 } = beat;
	const strain = patience <= 0 ? 2 : patience === 1 ? 1 : 0;
	return Math.min(TRUST.max, Math.max(TRUST.min, trust - strain + mood));
}
