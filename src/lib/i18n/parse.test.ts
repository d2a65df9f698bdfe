import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { formatDate, formatDay, formatMoney, formatShortDate } from './format.ts';
import { LANGUAGES } from './language.ts';
import { isMentioned, parseDate, parseInput, parseMoney } from './parse.ts';

const TODAY = '2026-03-02';

describe('amounts as people type them', () => {
	it.each([
		['1.234,56', 123456],
		['1234.56', 123456],
		['1,234.56', 123456],
		['€ 12,5', 1250],
		['12,50 euro', 1250],
		['1 234', 123400],
		['1.234', 123400],
		['1,234', 123400],
		['549', 54900],
		['549,-', 54900],
		['0,05', 5],
	])('%s', (typed, cents) => expect(parseMoney(typed)).toBe(cents));

	it.each(['', 'veel', '12,345,6', '1.234.56', '12,5,5', '-5', '1e5', '12.3456', '..', '€'])(
		'does not guess at %j',
		(typed) => expect(parseMoney(typed)).toBeUndefined(),
	);

	it('reads back every amount that we write, in every language', () => {
		fc.assert(
			fc.property(fc.integer({ min: 0, max: 99_999_999 }), (cents) => {
				for (const language of LANGUAGES) {
					expect(parseMoney(formatMoney(cents, language)), language).toBe(cents);
				}
			}),
		);
	});
});

describe('dates as people type them', () => {
	it.each([
		['5/3', '2026-03-05'],
		['05-03-2026', '2026-03-05'],
		['5.3.26', '2026-03-05'],
		['5 3', '2026-03-05'],
		['5 maart', '2026-03-05'],
		['donderdag 5 maart 2026', '2026-03-05'],
		['jeudi 5 mars', '2026-03-05'],
		['1er mars', '2026-03-01'],
		['March 5', '2026-03-05'],
		['5th march 2026', '2026-03-05'],
		['12 mrt.', '2026-03-12'],
		['2026-03-05', '2026-03-05'],
	])('%s', (typed, date) => expect(parseDate(typed, TODAY)).toBe(date));

	it.each([
		'',
		'donderdag',
		'30/2',
		'31 april',
		'5/13',
		'5 maart 6 april',
		'2026-3',
		'0/3',
		'maart 2026',
	])('does not guess at %j', (typed) => expect(parseDate(typed, TODAY)).toBeUndefined());

	it('reads back every date that we write, in every language', () => {
		const days = fc.integer({ min: 0, max: 3650 });
		fc.assert(
			fc.property(days, (offset) => {
				const date = new Date(Date.UTC(2020, 0, 1 + offset)).toISOString().slice(0, 10);
				for (const language of LANGUAGES) {
					expect(parseDate(formatShortDate(date, language), TODAY)).toBe(date);
					const words = formatDate(date, language);
					expect(parseDate(words, date), words).toBe(date);
				}
			}),
		);
	});
});

it('a day of another year is said with its year', () => {
	expect(formatDay('2026-03-05', 'nl', TODAY)).toBe('donderdag 5 maart');
	expect(formatDay('2024-07-31', 'nl', TODAY)).toBe('woensdag 31 juli 2024');
	expect(formatDay('2024-07-31', 'fr', TODAY)).toBe('mercredi 31 juillet 2024');
});

it.each([
	['2026-03-01', 'fr', 'dimanche 1er mars'],
	['2026-03-11', 'fr', 'mercredi 11 mars'],
	['2026-05-01', 'nl', 'vrijdag 1 mei'],
	['2026-05-01', 'en', 'Friday 1 May'],
])('the first of a month: %s in %s is %s', (date, language, words) => {
	expect(formatDate(date, language)).toBe(words);
});

it('the first of a month in French, with its year', () => {
	expect(formatDay('2024-08-01', 'fr', TODAY)).toBe('jeudi 1er août 2024');
});

it('numbers are whole', () => {
	expect(parseInput('number', ' 4 ', TODAY)).toBe(4);
	expect(parseInput('number', '4,5', TODAY)).toBeUndefined();
	expect(parseInput('number', 'vier', TODAY)).toBeUndefined();
});

describe('what a text says', () => {
	it.each([
		['Twintig stoelen (20 stuks)', 'number', 20, true],
		['120 stuks', 'number', 20, false],
		['Ze belde drie keer.', 'number', 3, true],
		['Zij belde 3x, zonder antwoord', 'number', 3, true],
		['VO-26-0061 komt op 05/03/2026, de 4 maart bellen', 'number', 3, false],
		['Order VO-3-0061', 'number', 3, false],
		['Samen € 6.555,00 zonder btw', 'money', 655500, true],
		['Samen 6555 euro.', 'money', 655500, true],
		['16555 euro', 'money', 655500, false],
		['Levering op donderdag 12 maart.', 'date', '2026-03-12', true],
		['We leveren op 12/03.', 'date', '2026-03-12', true],
		['Delivery on March 12, as agreed', 'date', '2026-03-12', true],
		['Levering op 13 maart', 'date', '2026-03-12', false],
		['BE1999458921', 'text', 'BE 1999.458.921', true],
		['BE 1999.458.922', 'text', 'BE 1999.458.921', false],
	] as const)('%s: %s %s', (text, kind, value, says) => {
		expect(isMentioned(text, kind, value, TODAY)).toBe(says);
	});

	it('finds every amount and date as we write them ourselves', () => {
		const cents = fc.integer({ min: 0, max: 99_999_999 });
		const days = fc.integer({ min: 0, max: 700 });
		fc.assert(
			fc.property(cents, days, fc.constantFrom(...LANGUAGES), (amount, offset, language) => {
				const day = new Date(Date.UTC(2026, 0, 1 + offset)).toISOString().slice(0, 10);
				const text = `A ${formatMoney(amount, language)} b ${formatShortDate(day, language)}, c.`;
				expect(isMentioned(text, 'money', amount, TODAY)).toBe(true);
				expect(isMentioned(text, 'date', day, TODAY)).toBe(true);
			}),
		);
	});
});
