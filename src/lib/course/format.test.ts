import { describe, expect, it } from 'vitest';
import { formatPercent, momentOf } from './format.ts';

describe('a percentage', () => {
	it('is written as the language does', () => {
		expect(['nl', 'fr', 'en'].map((language) => formatPercent(57.14, language))).toEqual([
			'57,1\u00a0%',
			'57,1\u00a0%',
			'57.1%',
		]);
		expect(formatPercent(100, 'nl')).toBe('100\u00a0%');
	});
});

describe('a moment', () => {
	const now = new Date(2026, 2, 1, 0, 5).getTime();
	const kindOf = (...parts: [number, number, number, number?]) =>
		momentOf(new Date(...parts).getTime(), now, 'nl').kind;

	it('is of today or yesterday by the calendar, not by the hours between', () => {
		expect(kindOf(2026, 2, 1)).toBe('today');
		expect(kindOf(2026, 1, 28, 23)).toBe('yesterday');
		expect(kindOf(2026, 1, 28, 1)).toBe('yesterday');
		expect(kindOf(2026, 1, 27, 23)).toBe('date');
	});

	it('names the year only when it is another', () => {
		expect(momentOf(new Date(2026, 0, 9).getTime(), now, 'nl').date).toBe('9 januari');
		expect(momentOf(new Date(2025, 0, 9).getTime(), now, 'en').date).toBe('9 January 2025');
	});
});
