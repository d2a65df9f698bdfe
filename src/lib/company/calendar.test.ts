import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { addDays, nextRound, weekday } from './calendar.ts';

describe('the calendar', () => {
	const day = fc.integer({ min: 0, max: 40_000 }).map((days) => addDays('1990-01-01', days));

	it('adds and takes days', () => {
		expect(addDays('2026-02-28', 1)).toBe('2026-03-01');
		expect(addDays('2028-02-28', 1)).toBe('2028-02-29');
		fc.assert(
			fc.property(day, fc.integer({ min: -500, max: 500 }), (date, days) => {
				expect(addDays(addDays(date, days), -days)).toBe(date);
			}),
		);
	});

	it('finds the next round within a week, never on the day itself', () => {
		fc.assert(
			fc.property(day, fc.integer({ min: 1, max: 5 }), (date, round) => {
				const next = nextRound(date, [round], []);
				expect(weekday(next)).toBe(round);
				expect(next > date && next <= addDays(date, 7)).toBe(true);
			}),
		);
	});

	it('refuses what is no date', () => {
		for (const text of ['2026-13-01', '2026-02-30', '2026-3-1', '', '2026-03-01T00:00'])
			expect(() => addDays(text, 1), text).toThrow('expected a date');
		expect(() => nextRound('2026-03-02', [6, 7], [])).toThrow('weekday');
	});

	it('runs no round on a holiday', () => {
		// Ascension Day, a Thursday.
		expect(nextRound('2026-05-08', [4], ['2026-05-14'])).toBe('2026-05-21');
		expect(nextRound('2026-05-13', [1, 2, 3, 4, 5], ['2026-05-14'])).toBe('2026-05-15');
	});
});
