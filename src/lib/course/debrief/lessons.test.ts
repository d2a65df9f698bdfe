import { describe, expect, it } from 'vitest';
import type { DecisionReport } from '../../grading/report.ts';
import { lessonsOf } from './lessons.ts';

const report = (beat: string, step: number, cost: number, critical = false): DecisionReport => ({
	...{ beat, step, cost, items: [], rating: 1, outcome: '', rules: [], hinted: false, took: 0 },
	...(critical ? { critical: 'law' as const } : {}),
});

describe('the decisions to remember', () => {
	it.each([
		['none that cost nothing', [report('a', 1, 0)], []],
		['the costliest first', [report('a', 1, 1), report('b', 2, 3)], ['b', 'a']],
		[
			'in the order of the talk where they cost the same',
			[report('b', 5, 2), report('a', 1, 2)],
			['a', 'b'],
		],
		[
			'a critical error before what cost as much',
			[report('a', 1, 3), report('b', 2, 3, true)],
			['b', 'a'],
		],
		['a critical error that cost nothing more', [report('a', 1, 0, true)], ['a']],
		[
			'three at most',
			[1, 2, 3, 1].map((cost, step) => report(`d${step}`, step, cost)),
			['d2', 'd1', 'd0'],
		],
	])('are %s', (_, decisions, expected) => {
		expect(lessonsOf(decisions).map(({ beat }) => beat)).toEqual(expected);
	});
});
