import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { discounted, percentOf, total, totals } from './money.ts';

describe('money', () => {
	it('rounds half a cent up, in either direction the same', () => {
		expect(percentOf(21, 58900)).toBe(12369);
		expect(percentOf(10, 5)).toBe(1);
		expect(percentOf(10, -5)).toBe(-1);
		expect(discounted(34500, 10)).toBe(31050);
	});

	it('is exact to the cent for every price and rate in whole per cents', () => {
		fc.assert(
			fc.property(
				fc.integer({ min: 0, max: 1e8 }),
				fc.integer({ min: 0, max: 100 }),
				(cents, rate) => {
					const exact = (BigInt(cents) * BigInt(rate) * 2n + 100n) / 200n;
					expect(percentOf(rate, cents)).toBe(Number(exact));
				},
			),
		);
	});

	it('adds VAT of the whole order, once', () => {
		// Line by line, 262.5 would be rounded up twice: a cent too many.
		const lines = [
			{ quantity: 1, price: 1250 },
			{ quantity: 1, price: 1250 },
		];
		expect(totals(lines, 21)).toEqual({ net: 2500, vat: 525, gross: 3025 });
		const line = fc.record({
			quantity: fc.integer({ min: 0, max: 1000 }),
			price: fc.integer({ min: 0, max: 1e6 }),
		});
		fc.assert(
			fc.property(fc.array(line), (lines) => {
				const { net, vat, gross } = totals(lines, 21);
				expect(net).toBe(total(lines));
				expect(vat).toBe(percentOf(21, net));
				expect(gross).toBe(net + vat);
			}),
		);
	});
});
