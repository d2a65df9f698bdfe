import { TRUST, type Context } from './context.ts';

/**
 * How the customer feels, -3 (furious) to 3 (delighted): trust, pulled down as patience runs out.
 * This is what the face and the words under the name show.
 */
export function moodOf({ trust, patience }: Pick<Context, 'trust' | 'patience'>): number {
	const strain = patience <= 0 ? 2 : patience === 1 ? 1 : 0;
	return Math.min(TRUST.max, Math.max(TRUST.min, trust - strain));
}
