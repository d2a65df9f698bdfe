import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { addDays, daysBetween } from './calendar.ts';
import { burdenOfProof, guaranteeEnd, inGuarantee } from './guarantee.ts';

const day = fc.integer({ min: 0, max: 5000 }).map((days) => addDays('2022-06-01', days));

describe('the legal guarantee', () => {
	it('of a consumer lasts two years from delivery', () => {
		expect(guaranteeEnd('2024-08-01')).toBe('2026-08-01');
		expect(guaranteeEnd('2024-02-29')).toBe('2026-02-28');
		expect(() => guaranteeEnd('2024-02-30')).toThrow('expected a date');
		fc.assert(
			fc.property(day, (delivered) => {
				const end = guaranteeEnd(delivered);
				expect([730, 731]).toContain(daysBetween(delivered, end));
				expect(inGuarantee(delivered, end)).toBe(true);
				expect(inGuarantee(delivered, addDays(end, 1))).toBe(false);
				expect(inGuarantee(delivered, addDays(delivered, -1))).toBe(false);
			}),
		);
	});

	it('lets the seller prove what a consumer need not', () => {
		// Nineteen months after delivery: long past the six months of before June 2022.
		expect(burdenOfProof('consumer', '2024-08-01', '2026-03-02')).toBe('seller');
		expect(burdenOfProof('consumer', '2024-02-20', '2026-03-02')).toBe('buyer');
		expect(burdenOfProof('business', '2024-08-01', '2026-03-02')).toBe('buyer');
	});
});
