/*
 * How orders of cards can be wrong, without walking all of them: twelve cards have 479,001,600. Cards have a rank; two
 * of the same rank stand in any order.
 */

/** So many orders have 0, 1, 2 … pairs the wrong way round. `sizes`: how many cards there are of each rank. */
export function inversions(
	sizes: readonly number[],
	known = new Map<string, number[]>(),
): number[] {
	const key = sizes.join();
	const found = known.get(key);
	if (found) return found;
	const counts: number[] = sizes.some((size) => size > 0) ? [] : [1];
	let lower = 0;
	sizes.forEach((size, rank) => {
		if (size > 0) {
			// One of this rank comes first: each lower one behind it is a wrong pair.
			const rest = sizes.map((other, place) => (place === rank ? other - 1 : other));
			inversions(rest, known).forEach((count, wrong) => {
				counts[wrong + lower] = (counts[wrong + lower] ?? 0) + size * count;
			});
		}
		lower += size;
	});
	const all = Array.from(counts, (count) => count ?? 0);
	known.set(key, all);
	return all;
}

/** An order of these groups in which so many pairs are the wrong way round; there must be one. */
export function orderWith(groups: readonly (readonly string[])[], wrong: number): string[] {
	const left = groups.map((group) => [...group]);
	const order: string[] = [];
	for (let pairs = wrong; left.some((group) => group.length);) {
		// The highest that adds no more than what is to be wrong: the rest can always make up for it.
		let lower = 0;
		let pick: { group: string[]; adds: number } | undefined;
		for (const group of left) {
			if (group.length && lower <= pairs) pick = { group, adds: lower };
			lower += group.length;
		}
		const card = pick?.group.shift();
		if (!pick || card === undefined) break;
		order.push(card);
		pairs -= pick.adds;
		if (pairs > 0 && left.every((group) => !group.length)) {
			throw new Error(`no order has ${wrong} wrong pairs`);
		}
	}
	return order;
}

/** Every choice of so many from a list. */
export function choices<T>(list: readonly T[], count: number): T[][] {
	if (count === 0) return [[]];
	return list.flatMap((first, index) =>
		choices(list.slice(index + 1), count - 1).map((rest) => [first, ...rest]),
	);
}
