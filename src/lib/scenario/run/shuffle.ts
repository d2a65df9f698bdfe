import { hash32 } from '../format/hash.ts';

/** Seeds of attempts: few enough for the verifier to try every one of them. */
export const SEEDS = 64;

/**
 * A list in an order drawn from a seed and a name (of the beat): the same for the same two. Fisher-Yates
 * with the mulberry32 generator.
 */
export function shuffle<T>(list: readonly T[], seed: number, name: string): T[] {
	const random = mulberry32(hash32(`${seed}/${name}`));
	const result = [...list];
	for (let index = result.length - 1; index > 0; index--) {
		const other = Math.floor(random() * (index + 1));
		[result[index], result[other]] = [result[other] as T, result[index] as T];
	}
	return result;
}

/** Random numbers in [0, 1), the same row for the same seed. Tommy Ettinger's mulberry32 (public domain). */
function mulberry32(seed: number): () => number {
	let state = seed;
	return () => {
		state = (state + 0x6d2b79f5) | 0;
		let mixed = Math.imul(state ^ (state >>> 15), state | 1);
		mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
		return ((mixed ^ (mixed >>> 14)) >>> 0) / 4294967296;
	};
}
