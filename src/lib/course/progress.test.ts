import { describe, expect, it } from 'vitest';
import type { Mode } from '../scenario/attempt.ts';
import { example } from '../scenario/example.ts';
import type { StepEvent } from '../scenario/step.ts';
import { nextCase, overviewOf, viewOf, type AttemptView } from './progress.ts';

const scenario = example();
const steps = (first: string): StepEvent[] => [
	{ type: 'choose', option: first },
	{ type: 'submit', values: { free: 2, can: false } },
	{ type: 'look', page: 'stock' },
	{ type: 'choose', option: 'honest' },
	{ type: 'arrange', order: ['repeat', 'write', 'thank'] },
	{ type: 'continue' },
];

function view(
	id: string,
	startedAt: number,
	{
		first = 'ask',
		length = 6,
		of = 'example',
		mode = 'practice',
		events = steps(first),
	}: { first?: string; length?: number; of?: string; mode?: Mode; events?: StepEvent[] } = {},
): AttemptView {
	const found = viewOf(
		scenario,
		{
			...{ id, scenario: of, version: 1, hash: scenario.hash, variant: 'a', seed: 0 },
			...{ mode, conversation: 'nl', startedAt },
			steps: events.slice(0, length).map((event, index) => ({ event, at: index })),
		},
		startedAt,
	);
	if (!found) throw new Error('the steps do not replay');
	return found;
}

describe('the overview', () => {
	it('is empty for somebody new', () => {
		expect(overviewOf([])).toEqual({
			...{ finished: [], best: {}, groups: [], items: [], weakest: [], played: {} },
		});
	});

	it('finds the newest attempt that is not over', () => {
		const { open } = overviewOf([view('a', 1, { length: 2 }), view('b', 2, { length: 3 })]);
		expect(open?.attempt.id).toBe('b');
		expect(open).toMatchObject({ taken: 2, all: 4 });
	});

	it('does not call an attempt open in which nothing was decided', () => {
		expect(overviewOf([view('a', 1, { length: 0 })]).open).toBeUndefined();
	});

	it('shows the best result and keeps the first for competencies', () => {
		const { best, groups, items, finished } = overviewOf([
			view('a', 1, { first: 'refuse' }),
			view('b', 2),
		]);
		expect(finished.map(({ attempt }) => attempt.id)).toEqual(['b', 'a']);
		expect(best.example?.report.percent).toBe(100);
		expect(groups.find(({ group }) => group === 'S3')).toMatchObject({ earned: 0, available: 3 });
		expect(items.find(({ item }) => item === 'S3.1')).toEqual({
			...{ item: 'S3.1', earned: 0, available: 3, observations: 1 },
		});
	});

	it('holds an attempt that passed for better than one with more points that did not', () => {
		const promise = steps('ask').with(3, { type: 'choose', option: 'promise' });
		const critical = view('a', 1, { mode: 'test', events: promise });
		const modest = view('b', 2, { first: 'refuse' });
		expect([critical, modest].map(({ report }) => [report.percent, report.passed])).toEqual([
			[75, false],
			[75, true],
		]);
		expect(overviewOf([critical, modest]).best.example?.attempt.id).toBe('b');
	});

	it('adds up the first attempts at several cases', () => {
		const { groups } = overviewOf([
			view('a', 1, { first: 'refuse' }),
			view('b', 2, { of: 'second' }),
			view('c', 3, { of: 'third', first: 'refuse' }),
		]);
		expect(groups.find(({ group }) => group === 'S3')).toEqual({
			...{ group: 'S3', earned: 3, available: 9, observations: 3, level: 'practise' },
		});
	});

	it('leaves out an attempt whose steps no longer fit', () => {
		const { attempt } = view('a', 1);
		const changed = { ...attempt, steps: [{ event: { type: 'continue' as const }, at: 0 }] };
		expect(viewOf(scenario, changed, 1)).toBeUndefined();
		expect(viewOf(scenario, { ...attempt, variant: 'gone' }, 1)).toBeUndefined();
	});
});

describe('the next case', () => {
	const cases = ['example', 'second', 'third'].map((id) => ({
		...{ id, variants: ['a', 'b'], items: ['B3.3'] },
	}));

	it('is the first one for somebody new, and none where there are none', () => {
		expect(nextCase(cases, overviewOf([]))).toEqual({ id: 'example', reason: 'new' });
		expect(nextCase([], overviewOf([]))).toBeUndefined();
	});

	it('is one that was not finished before one that was not passed', () => {
		const poor = view('a', 1, { mode: 'test', events: steps('refuse') });
		const failed = { ...poor, report: { ...poor.report, passed: false } };
		expect(nextCase(cases, overviewOf([failed]))).toEqual({ id: 'second', reason: 'new' });
		const others = [view('b', 2, { of: 'second' }), view('c', 3, { of: 'third' })];
		expect(nextCase(cases, overviewOf([failed, ...others]))).toMatchObject({
			...{ id: 'example', reason: 'notYet' },
		});
	});

	it('is one with a situation left, and else the one of longest ago', () => {
		const all = [view('a', 5), view('b', 2, { of: 'second' }), view('c', 3, { of: 'third' })];
		expect(nextCase(cases, overviewOf(all))).toEqual({ id: 'second', reason: 'situation' });
		const one = cases.map((candidate) => ({ ...candidate, variants: ['a'] }));
		expect(nextCase(one, overviewOf(all))).toEqual({ id: 'second', reason: 'repeat' });
	});

	it('exercises the weakest group, and says which', () => {
		const weak = ['example', 'second', 'third'].map((of, index) =>
			view(of, index + 1, { of, first: 'refuse' }),
		);
		const more = [...cases, { id: 'fourth', variants: ['a'], items: ['S3.9'] }];
		const fifth = { id: 'fifth', variants: ['a'], items: ['B1.1'] };
		expect(nextCase([fifth, ...more], overviewOf(weak))).toEqual({
			...{ id: 'fourth', reason: 'new', group: 'S3' },
		});
	});
});
