import { describe, expect, it } from 'vitest';
import { example } from '../scenario/example.ts';
import type { StepEvent } from '../scenario/run/step.ts';
import { overviewOf, viewOf, type AttemptView } from './progress.ts';

const scenario = example();
const steps = (first: string): StepEvent[] => [
	{ type: 'choose', option: first },
	{ type: 'submit', values: { free: 2, can: false } },
	{ type: 'look', page: 'stock' },
	{ type: 'choose', option: 'honest' },
	{ type: 'arrange', order: ['repeat', 'write', 'thank'] },
	{ type: 'continue' },
];

function view(id: string, startedAt: number, first = 'ask', length = 6): AttemptView {
	const found = viewOf(
		scenario,
		{
			...{ id, scenario: 'example', version: 1, hash: scenario.hash, variant: 'a', seed: 0 },
			...{ mode: 'practice', conversation: 'nl', startedAt },
			steps: steps(first)
				.slice(0, length)
				.map((event, index) => ({ event, at: index })),
		},
		startedAt,
	);
	if (!found) throw new Error('the steps do not replay');
	return found;
}

describe('the overview', () => {
	it('is empty for somebody new', () => {
		expect(overviewOf([])).toEqual({ finished: [], best: {}, groups: [], weakest: [], played: {} });
	});

	it('finds the newest attempt that is not over', () => {
		const { open } = overviewOf([view('a', 1, 'ask', 2), view('b', 2, 'ask', 3), view('c', 3)]);
		expect(open?.attempt.id).toBe('b');
		expect(open).toMatchObject({ taken: 2, all: 4 });
	});

	it('does not call an attempt open in which nothing was decided', () => {
		expect(overviewOf([view('a', 1, 'ask', 0)]).open).toBeUndefined();
	});

	it('shows the best result and keeps the first for competencies', () => {
		const { best, groups, finished } = overviewOf([view('a', 1, 'refuse'), view('b', 2)]);
		expect(finished.map(({ attempt }) => attempt.id)).toEqual(['b', 'a']);
		expect(best).toEqual({ example: 100 });
		expect(groups.find(({ group }) => group === 'S3')).toMatchObject({ earned: 0, available: 3 });
	});

	it('leaves out an attempt whose steps no longer fit', () => {
		const { attempt } = view('a', 1);
		const changed = { ...attempt, steps: [{ event: { type: 'continue' as const }, at: 0 }] };
		expect(viewOf(scenario, changed, 1)).toBeUndefined();
		expect(viewOf(scenario, { ...attempt, variant: 'gone' }, 1)).toBeUndefined();
	});
});
