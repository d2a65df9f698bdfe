import { describe, expect, it } from 'vitest';
import { calculate, type Argument } from './calculate.ts';
import { company } from '../../../tests/company.ts';

const call = (name: string, ...args: Argument[]) => calculate(company, name, args);

describe('the calculations that scenarios call by name', () => {
	it.each<[string, Argument[], Argument]>([
		['add-days', ['2026-02-26', 5], '2026-03-03'],
		['days-between', ['2026-03-02', '2026-03-12'], 10],
		['working-days-after', ['2026-03-06', 2], '2026-03-10'],
		['weekday', ['2026-03-02'], 1],
		['vat', [58900], 12369],
		['with-vat', [58900], 71269],
		['next-round', ['2026-03-05', 'assembly'], '2026-03-12'],
		['next-round', ['2026-03-06', 'van'], '2026-03-09'],
		['next-free-round', ['2026-03-05', 'assembly'], '2026-03-12'],
		['costs-from', ['2026-03-02', 'e-mail'], '2026-03-17'],
		['costs-from', ['2026-04-02', 'post'], '2026-04-22'],
		['last-free-day', ['2026-03-02', 'e-mail'], '2026-03-16'],
		['compensation', [48000], 6300],
		['business-compensation', [], 4000],
		['business-term', [75], 30],
		['guarantee-end', ['2024-08-01'], '2026-08-01'],
	])('%s %j is %j', (name, args, result) => {
		expect(calculate(company, name, args)).toBe(result);
	});

	it('say what is wrong with a call', () => {
		expect(() => call('interest', 1)).toThrow(
			'there is no calculation interest; there is add-days',
		);
		expect(() => call('constructor')).toThrow('there is no calculation constructor');
		expect(() => call('vat', '58900')).toThrow('vat: expected a whole number as argument 1');
		expect(() => call('vat', 0.5)).toThrow('found 0.5');
		expect(() => call('vat')).toThrow('as argument 1, found nothing');
		expect(() => call('weekday', '2026-02-30')).toThrow('expected a date as YYYY-MM-DD');
		expect(() => call('costs-from', '2026-03-02', 'fax')).toThrow(
			'costs-from: expected e-mail or post as argument 2, found fax',
		);
		expect(() => call('next-free-round', '2026-03-13', 'van')).toThrow('no free van round after');
		expect(() => call('compensation', 48000, 21)).toThrow(
			'compensation: expected 1 argument(s), found 2',
		);
	});
});
