import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { decisions } from '../lib/scenario/format/scenario.ts';
import { readContent } from './read-content.ts';

/* The plan of the course: the competency items of each planned decision, by the code of its case. */
const plan = JSON.parse(readFileSync('tests/fixtures/plan.json', 'utf8')) as Record<
	string,
	string[][]
>;
const { content, problems } = readContent('scenarios');

describe('the cases and the plan', () => {
	it('can be read', () => {
		expect(problems).toEqual([]);
	});

	it.each((content?.cases ?? []).map(({ scenario }) => [scenario.code, scenario] as const))(
		'%s exercises each item as often as planned',
		(code, scenario) => {
			const count = (lists: string[][]) => {
				const counts: Record<string, number> = {};
				for (const item of lists.flat()) counts[item] = (counts[item] ?? 0) + 1;
				return counts;
			};
			const played = count(decisions(scenario).map(({ items }) => items));
			for (const [item, times] of Object.entries(count(plan[code] ?? []))) {
				expect(played[item] ?? 0, item).toBeGreaterThanOrEqual(times);
			}
		},
	);
});
