import { describe, expect, it } from 'vitest';
import { canHold, conditionParts } from './condition-words.ts';

const facts = { late: true, best: 'desk' };
const words = (condition: Parameters<typeof conditionParts>[0]) =>
	conditionParts(condition, (key, values) => [key, ...Object.values(values)].join(' '), {
		page: (page) => page,
		flag: (flag) => flag,
		field: (id) => id,
		term: (id) => id,
		amount: (_, value) => String(value),
		answer: (name) => name,
		answered: (_, value) => String(value),
	});

describe('a condition in a script', () => {
	it('is left out where the variant has settled it', () => {
		expect(canHold({ facts: { late: true } }, 'a', facts)).toBe(true);
		expect(canHold({ facts: { late: false } }, 'a', facts)).toBe(false);
		expect(canHold({ not: { facts: { late: true } } }, 'a', facts)).toBe(false);
		expect(canHold({ not: { facts: { late: true }, flags: ['x'] } }, 'a', facts)).toBe(true);
		expect(canHold({ variants: ['b'] }, 'a', facts)).toBe(false);
		expect(canHold({ any: [{ facts: { late: false } }, { flags: ['x'] }] }, 'a', facts)).toBe(true);
		expect(canHold({ flags: ['x'], facts: { best: 'chair' } }, 'a', facts)).toBe(false);
	});

	it('is said where it hangs on the learner', () => {
		expect(words({ facts: { late: true }, seen: ['stock'], flags: ['promised'] })).toEqual([
			...['seen stock', 'flag promised'],
		]);
		expect(words({ trust: { min: 2 }, not: { flags: ['promised'] } })).toEqual([
			...['trust.min 2', 'not flag promised'],
		]);
		expect(words({ wrong: 1, missed: ['date'] })).toEqual(['wrong 1', 'missed date']);
		expect(words({ offer: { discount: { max: 5 }, delivery: 'one' } })).toEqual([
			...['discount ≤ 5', 'delivery = one'],
		]);
		expect(words({ any: [{ trust: { max: -1 } }, { patience: { max: 0 } }] })).toEqual([
			'trust.max -1 / patience.max 0',
		]);
		expect(words(undefined)).toEqual([]);
	});
});
