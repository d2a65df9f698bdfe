import { describe, expect, it } from 'vitest';
import { EXAMPLE, example, REPAIR } from '../scenario/example.ts';
import type { StepEvent } from '../scenario/run/step.ts';
import { allDecisions, grade } from './grade.ts';

const BEST: StepEvent[] = [
	{ type: 'choose', option: 'ask' },
	{ type: 'submit', values: { free: 2, can: false } },
	{ type: 'look', page: 'stock' },
	{ type: 'choose', option: 'honest' },
	{ type: 'arrange', order: ['repeat', 'write', 'thank'] },
	{ type: 'continue' },
];

/** A report on these events, three seconds apart; some replaced, by index. */
function report(
	replaced: Record<number, StepEvent> = {},
	options: {
		mode?: 'practice' | 'test';
		variant?: string;
		scenario?: string;
		length?: number;
		passMark?: number;
	} = {},
) {
	const { mode = 'practice', variant = 'a', length = BEST.length } = options;
	const events = BEST.map((event, index) => replaced[index] ?? event).slice(0, length);
	const steps = events.map((event, index) => ({ event, at: (index + 1) * 3000 }));
	const scenario = example(options.scenario ?? EXAMPLE);
	const { passMark } = options;
	const asked = passMark === undefined ? {} : { passMark };
	return grade(scenario, { id: 'x', variant, mode, steps }, { costs: true, ...asked });
}

describe('a report', () => {
	it('gives the best path everything', () => {
		expect(report()).toMatchObject({
			...{ earned: 12, available: 12, percent: 100, complete: true, passed: true },
			end: { beat: 'warm', kind: 'good' },
		});
	});

	it('rates, names the mistake, and says what it cost', () => {
		const { decisions, percent } = report({ 0: { type: 'choose', option: 'sell' } });
		expect(decisions[0]).toMatchObject({ rating: 1, mistake: 'pushing', cost: 2, step: 0 });
		expect(decisions.slice(1).map(({ cost }) => cost)).toEqual([0, 0, 0]);
		expect(percent).toBe(83.3);
	});

	it('sees whether the learner looked before speaking', () => {
		const unseen = report({ 2: { type: 'look', page: 'catalogue' } });
		expect(unseen.decisions[2]).toMatchObject({ rating: 2, mistake: 'not-looking-up', cost: 1 });
	});

	it('counts what is not decided yet as available', () => {
		expect(report({}, { length: 2 })).toMatchObject({
			...{ earned: 6, available: 12, percent: 50, complete: false, passed: false },
		});
	});

	it('measures the time of a decision from the moment that it could be taken', () => {
		expect(report().decisions.map(({ took }) => took)).toEqual([3000, 3000, 6000, 3000]);
	});

	it('fails a test on a critical error and lets practice go on', () => {
		const promise = { 3: { type: 'choose', option: 'promise' } } as const;
		expect(report(promise)).toMatchObject({ critical: ['authority'], percent: 75, passed: true });
		expect(report(promise, { mode: 'test' })).toMatchObject({ passed: false });
	});

	it.each([
		[74.9, true],
		[75, true],
		[75.1, false],
	])('holds 75 per cent against a pass mark of %d: %s', (passMark, passed) => {
		const promise = { 3: { type: 'choose', option: 'promise' } } as const;
		expect(report(promise, { passMark })).toMatchObject({ percent: 75, passMark, passed });
	});

	it('rates the same words otherwise where the facts differ', () => {
		const said = {
			1: { type: 'submit', values: { free: 5, can: true } },
			3: { type: 'choose', option: 'promise' },
		} as const;
		const { decisions } = report(said, { variant: 'b' });
		expect(decisions[2]).toMatchObject({ rating: 3 });
	});

	it('adds up per item and group, each decision once', () => {
		const { items, groups } = report({ 0: { type: 'choose', option: 'refuse' } });
		expect(items.map(({ item }) => item)).toEqual(['B3.3', 'S2.1', 'S3.1', 'S4.9', 'S8.3']);
		expect(groups.find(({ group }) => group === 'S3')).toEqual({
			...{ group: 'S3', earned: 0, available: 3, observations: 1 },
		});
	});

	it.each(['[S3.1, S3.2]', '[S3.1, S3.2, S3.3]', '[S3.1, S2.1, S3.2]'])(
		'counts a decision on %s once in their group',
		(items) => {
			const scenario = EXAMPLE.replace('items: [S3.1, S2.1]', `items: ${items}`);
			expect(report({}, { scenario }).groups.find(({ group }) => group === 'S3')).toEqual({
				...{ group: 'S3', earned: 3, available: 3, observations: 1 },
			});
		},
	);

	it('gives a group a level only with three observations', () => {
		const scenario = EXAMPLE.replace('[S4.9]', '[S3.2]').replace('[B3.3]', '[S3.3]');
		const s3 = report({}, { scenario }).groups.find(({ group }) => group === 'S3');
		expect(s3).toMatchObject({ observations: 3, level: 'reached' });
	});

	it('gives a group no level with two', () => {
		const scenario = EXAMPLE.replace('[S4.9]', '[S3.2]');
		const s3 = report({}, { scenario }).groups.find(({ group }) => group === 'S3');
		expect(s3).toEqual({ group: 'S3', earned: 6, available: 6, observations: 2 });
	});

	it('refuses a log that does not replay', () => {
		expect(() => report({ 0: { type: 'continue' } })).toThrow('step 0');
	});
});

describe('a decision that is not graded', () => {
	const after = (option: string) =>
		report(
			{ 0: { type: 'choose', option: 'refuse' }, 1: { type: 'choose', option } },
			{
				scenario: REPAIR,
				length: 2,
			},
		);

	it('has feedback, and no part in points, items, groups and costs', () => {
		const { formative, ...sorry } = after('sorry');
		expect(formative).toMatchObject([{ beat: 'mend', rating: 3, step: 1, formative: true }]);
		expect(formative[0]).not.toHaveProperty('cost');
		expect({ ...sorry, formative }).toMatchObject({ earned: 0, available: 12 });
		expect(sorry.decisions.map(({ beat }) => beat)).toEqual(['hello']);
		const { formative: other, ...blame } = after('blame');
		expect(other).toMatchObject([{ rating: 0, mistake: 'blaming', bestOption: 'sorry' }]);
		expect(sorry).toEqual(blame);
		expect(after('sorry').items.find(({ item }) => item === 'S3.1')).toEqual({
			...{ item: 'S3.1', earned: 0, available: 3, observations: 1 },
		});
	});

	it('stands among all decisions in its place', () => {
		expect(allDecisions(after('sorry')).map(({ beat }) => beat)).toEqual(['hello', 'mend']);
	});

	it('leaves the best path at everything', () => {
		expect(report({}, { scenario: REPAIR })).toMatchObject({
			earned: 12,
			percent: 100,
			formative: [],
		});
	});
});
