import { describe, expect, it } from 'vitest';
import { encodeCourse } from './course-state.ts';
import type { Attempt } from '../scenario/run/attempt.ts';
import { EXAMPLE, example } from '../scenario/example.ts';
import type { Step } from '../scenario/run/step.ts';
import { rowOf, type StoredAttempt } from '../store/journal.ts';
import { newAttempt } from '../scenario/run/new-attempt.ts';
import { reconcile, type Finished } from './reconcile.ts';

const scenario = example();
const STEPS: Step[] = [
	{ event: { type: 'choose', option: 'ask' }, at: 1000 },
	{ event: { type: 'look', page: 'stock' }, at: 2000 },
	{ event: { type: 'submit', values: { free: 2, can: false } }, at: 3000 },
];
const attempt = (steps: number, id = 'abcd1234'): Attempt => ({
	...newAttempt(scenario, {
		...{ variant: 'a', mode: 'practice', conversation: 'nl' },
		...{ random: () => 0, now: 1_700_000_000_000 },
	}),
	id,
	steps: STEPS.slice(0, steps),
});
const stored = (steps: number, row: Partial<StoredAttempt['row']> = {}): StoredAttempt => {
	const whole = attempt(steps, row.id);
	return { attempt: whole, row: { ...rowOf(whole, 'me'), ...row } };
};
const saved = (steps: number) => encodeCourse([{ scenario, attempt: attempt(steps) }]);
const find = (state: string, all: StoredAttempt[] = [], finished?: Finished) => {
	const { cases, ...rest } = reconcile([scenario], state, all, finished);
	return { ...cases.get('example'), ...rest };
};

describe('what there is to go on with', () => {
	it('is nothing on a first visit', () => {
		expect(find('')).toEqual({ aside: [] });
	});

	it('is the longer log of the same attempt', () => {
		expect(find(saved(1), [stored(2)])).toMatchObject({
			...{ attempt: attempt(2), journalled: true, behind: true },
		});
		expect(find(saved(2), [stored(1)])).toMatchObject({
			...{ attempt: attempt(2), journalled: false, behind: false },
		});
	});

	it('is the platform’s where the journal has another attempt, which is set aside', () => {
		const found = find(saved(1), [stored(2, { id: 'other000' })]);
		expect(found).toMatchObject({ attempt: { id: 'abcd1234' }, aside: ['other000'] });
	});

	it('is the attempt that the platform knows, even when it has come to its end here', () => {
		const found = find(saved(1), [stored(2, { finishedAt: 1 })]);
		expect(found).toMatchObject({ attempt: attempt(2), behind: true });
	});

	it('is the journal’s where the saved state is damaged', () => {
		const found = find(saved(1).slice(0, -3), [stored(2)]);
		expect(found).toMatchObject({ attempt: attempt(2), journalled: true });
		expect(found.problem).toBeUndefined();
	});

	it('says why when nothing can be taken up', () => {
		expect(find('gibberish')).toMatchObject({ problem: 'damaged' });
		const other = example(EXAMPLE.replace('  a: { product', '  z: { product'));
		const { cases, aside } = reconcile([other], saved(1), [stored(1)]);
		expect(cases.get('example')).toEqual({ problem: 'older', journalled: false, behind: false });
		expect(aside).toEqual(['abcd1234']);
		expect(reconcile([other], '', [stored(1)]).cases.get('example')?.problem).toBe('older');
	});

	it.each<[string, Partial<Attempt>]>([
		['a step that cannot be', { steps: [{ event: { type: 'continue' }, at: 0 }] }],
		['a step too many', { steps: [...STEPS, { event: { type: 'continue' }, at: 0 }] }],
		['a variant that is not there', { variant: 'constructor', steps: [] }],
	])('is never an attempt with %s', (_, part) => {
		const unfit = { ...attempt(3), ...part };
		for (const row of [{}, { finishedAt: 1 }]) {
			const found = find('', [{ attempt: unfit, row: { ...rowOf(unfit, 'me'), ...row } }], 'all');
			expect(found.attempt).toBeUndefined();
		}
	});

	it('is a finished attempt that the platform never heard of, and not one that it did', () => {
		const over = stored(3, { finishedAt: 1 });
		expect(find('', [over], 'untold').attempt).toEqual(attempt(3));
		expect(find('', [stored(3, { finishedAt: 1, told: 3 })], 'untold').attempt).toBeUndefined();
		expect(find('', [stored(3, { finishedAt: 1, told: 2 })], 'untold').attempt).toEqual(attempt(3));
		expect(find('', [over], 'none').attempt).toBeUndefined();
	});

	it('is the first that was finished, where the journal is all there is', () => {
		const all = [
			stored(2, { id: 'open0000' }),
			stored(3, { id: 'later000', finishedAt: 9, told: 3 }),
			stored(3, { id: 'first000', finishedAt: 4, told: 3 }),
		];
		expect(find('', all, 'all')).toMatchObject({
			attempt: { id: 'first000' },
			aside: ['open0000'],
		});
	});

	it('is never an attempt that was set aside', () => {
		expect(find('', [stored(2, { setAside: true })])).toEqual({ aside: [] });
	});
});
