import { describe, expect, it } from 'vitest';
import type { Attempt } from '../scenario/attempt.ts';
import { encodeState } from '../scenario/codec.ts';
import { EXAMPLE, example } from '../scenario/example.ts';
import type { Step } from '../scenario/step.ts';
import { memoryJournal, rowOf } from '../store/journal.ts';
import { newAttempt } from './begin.ts';
import { reconcile, storedAttempt } from './resume.ts';

const scenario = example();
const STEPS: Step[] = [
	{ event: { type: 'choose', option: 'ask' }, at: 1000 },
	{ event: { type: 'look', page: 'stock' }, at: 2000 },
];
const attempt = (steps: number, id = 'abcd1234'): Attempt => ({
	...newAttempt(scenario, {
		...{ variant: 'a', mode: 'practice', conversation: 'nl' },
		...{ random: () => 0, now: 1_700_000_000_000 },
	}),
	id,
	steps: STEPS.slice(0, steps),
});
const stored = (steps: number, id?: string) => {
	const whole = attempt(steps, id);
	return { attempt: whole, row: rowOf(whole, 'me') };
};
const saved = (steps: number) => encodeState(scenario, attempt(steps));

describe('what there is to go on with', () => {
	it('is nothing on a first visit', () => {
		expect(reconcile(scenario, '')).toEqual({ journalled: false, toldBefore: 0 });
	});

	it('is the longer log of the same attempt', () => {
		expect(reconcile(scenario, saved(1), stored(2))).toMatchObject({
			...{ attempt: attempt(2), journalled: true, toldBefore: 1 },
		});
		expect(reconcile(scenario, saved(2), stored(1))).toMatchObject({
			...{ attempt: attempt(2), journalled: false, toldBefore: 1 },
		});
	});

	it('is the platform’s where the journal has another attempt', () => {
		expect(reconcile(scenario, saved(1), stored(2, 'other000')).attempt?.id).toBe('abcd1234');
	});

	it('is the journal’s where the saved state is damaged', () => {
		const found = reconcile(scenario, saved(1).slice(0, -3), stored(2));
		expect(found).toMatchObject({ attempt: attempt(2), journalled: true });
		expect(found.problem).toBeUndefined();
	});

	it('says why when nothing can be taken up', () => {
		expect(reconcile(scenario, 'gibberish')).toMatchObject({ problem: 'damaged' });
		const other = example(EXAMPLE.replace('  a: { product', '  z: { product'));
		expect(reconcile(other, saved(1), stored(1))).toMatchObject({ problem: 'older' });
	});
});

describe('the attempt of the journal', () => {
	it('is the one that the platform knows, even when it has come to its end here', async () => {
		const journal = memoryJournal();
		await journal.create(attempt(2), 'me');
		await journal.finish('abcd1234', 1);
		const find = (state: string) => storedAttempt(Promise.resolve(journal), 'me', 'example', state);
		expect((await find(saved(1)))?.attempt.steps).toHaveLength(2);
		expect(await find('')).toBeUndefined();
	});

	it('is none where the journal cannot be opened', async () => {
		const refused = Promise.reject(new Error('denied'));
		expect(await storedAttempt(refused, 'me', 'example', '')).toBeUndefined();
	});
});
