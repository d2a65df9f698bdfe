import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { SEEDS, shuffle } from './shuffle.ts';

describe('a shuffled list', () => {
	it('holds the same things, in the same order for the same seed and name', () => {
		fc.assert(
			fc.property(fc.array(fc.nat(9)), fc.nat(SEEDS - 1), fc.string(), (list, seed, name) => {
				const before = [...list];
				const shuffled = shuffle(list, seed, name);
				expect(list).toEqual(before);
				expect([...shuffled].sort()).toEqual([...list].sort());
				expect(shuffle(list, seed, name)).toEqual(shuffled);
			}),
		);
	});

	it.each([3, 4])('of %d has every order equally often, over the seeds of many beats', (length) => {
		const beats = 200;
		const list = Array.from({ length }, (_, index) => index);
		const counts = new Map<string, number>();
		for (let beat = 0; beat < beats; beat++) {
			for (let seed = 0; seed < SEEDS; seed++) {
				const order = shuffle(list, seed, `beat-${beat}`).join('');
				counts.set(order, (counts.get(order) ?? 0) + 1);
			}
		}
		const orders = length === 3 ? 6 : 24;
		expect(counts.size).toBe(orders);
		// Pearson's chi-squared: above 50 for 23 degrees of freedom is chance once in a thousand. The draws are the same each time.
		const mean = (beats * SEEDS) / orders;
		const distance = [...counts.values()].reduce((sum, n) => sum + (n - mean) ** 2 / mean, 0);
		expect(distance).toBeLessThan(50);
	});
});
