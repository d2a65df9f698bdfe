import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { addDays, daysBetween, isWorkingDay } from './calendar.ts';
import {
	businessTerm,
	consumerCompensation,
	costsFrom,
	daysLate,
	dueDate,
	waitingPeriod,
} from './dunning.ts';

const day = fc.integer({ min: 0, max: 5000 }).map((days) => addDays('2024-01-01', days));

describe('the flat compensation of a consumer', () => {
	it.each([
		[120, 20],
		[150, 20],
		[480, 63],
		[500, 65],
		[1000, 90],
		[1240, 102],
	])('on %i euro is %i euro', (balance, compensation) => {
		expect(consumerCompensation(balance * 100)).toBe(compensation * 100);
	});

	it('takes slices: a cent above 150 brings it to 30 euro, above 500 no jump', () => {
		expect(consumerCompensation(150_01)).toBe(30_00);
		expect(consumerCompensation(500_01)).toBe(65_00);
		expect(consumerCompensation(500_10)).toBe(65_01);
	});

	it('never falls as the balance grows, and stops at 2,000 euro', () => {
		const balance = fc.integer({ min: 0, max: 100_000_00 });
		fc.assert(
			fc.property(balance, balance, (one, other) => {
				const [less, more] = [Math.min(one, other), Math.max(one, other)];
				expect(consumerCompensation(less)).toBeLessThanOrEqual(consumerCompensation(more));
				expect(consumerCompensation(more)).toBeLessThanOrEqual(2000_00);
			}),
		);
		expect(consumerCompensation(39_200_00)).toBe(2000_00);
		expect(consumerCompensation(39_199_00)).toBeLessThan(2000_00);
		expect(consumerCompensation(0)).toBe(0);
		expect(consumerCompensation(-50_00)).toBe(0);
	});
});

describe('the time that a consumer has after a first reminder', () => {
	it('begins the day after an e-mail', () => {
		// Monday 2 March: from the 3rd to the 16th, both counted.
		expect(waitingPeriod('2026-03-02', 'e-mail', [])).toEqual({
			first: '2026-03-03',
			last: '2026-03-16',
		});
		expect(costsFrom('2026-03-02', 'e-mail', [])).toBe('2026-03-17');
	});

	it('begins on the third working day after posting', () => {
		expect(costsFrom('2026-03-02', 'post', [])).toBe('2026-03-19');
		// Thursday: Friday, Monday, Tuesday.
		expect(waitingPeriod('2026-03-05', 'post', []).first).toBe('2026-03-10');
		// Thursday before Easter Monday: Friday, Tuesday, Wednesday.
		expect(waitingPeriod('2026-04-02', 'post', ['2026-04-06']).first).toBe('2026-04-08');
	});

	it('lasts 14 calendar days and nothing is charged in it', () => {
		fc.assert(
			fc.property(day, fc.constantFrom('e-mail', 'post'), (sent, by) => {
				const holidays = ['2026-04-06', '2026-05-01', '2026-05-14'];
				const { first, last } = waitingPeriod(sent, by, holidays);
				expect(daysBetween(first, last)).toBe(13);
				expect(first > sent).toBe(true);
				expect(daysBetween(last, costsFrom(sent, by, holidays))).toBe(1);
				if (by === 'post') expect(isWorkingDay(first, holidays)).toBe(true);
			}),
		);
	});
});

describe('the term of an invoice', () => {
	it('is what businesses agreed up to 60 days, else 30', () => {
		expect([undefined, 0, 8, 45, 60, 61, 90].map(businessTerm)).toEqual([30, 0, 8, 45, 60, 30, 30]);
	});

	it('is late from the day after the due date', () => {
		expect(dueDate('2026-01-14', 45)).toBe('2026-02-28');
		expect(daysLate('2026-02-28', '2026-02-28')).toBe(0);
		expect(daysLate('2026-02-28', '2026-03-02')).toBe(2);
		expect(daysLate('2026-03-30', '2026-03-02')).toBe(0);
		expect(() => dueDate('2026-02-30', 30)).toThrow('expected a date');
	});
});
