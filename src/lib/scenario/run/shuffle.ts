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

/** FNV-1a, 32 bits, of the UTF-16 code units of a text. For order, hashes and checksums; not for secrets. */
export function hash32(text: string): number {
	let hash = 0x811c9dc5;
	for (let index = 0; index < text.length; index++) {
		hash = Math.imul(hash ^ text.charCodeAt(index), 0x01000193);
	}
	return hash >>> 0;
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
