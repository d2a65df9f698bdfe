import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { EXAMPLE, REPAIR, example } from '../example.ts';
import { replay } from './replay.ts';
import type { StepEvent } from './step.ts';

const after = (yaml: string, ...events: StepEvent[]) => {
	const steps = events.map((event) => ({ event, at: 0 }));
	const { current, rejected } = replay(example(yaml), 'a', steps);
	expect(rejected).toBeUndefined();
	return current;
};
const choose = (option: string): StepEvent => ({ type: 'choose', option });

describe('an effect', () => {
	const change = fc.integer({ min: -3, max: 3 });
	const starting = (trust: number, patience: number, effect: string) =>
		EXAMPLE.replace('minutes: 5', `minutes: 5\ntrust: ${trust}\npatience: ${patience}`).replace(
			'effect: { trust: 1 }',
			`effect: ${effect}`,
		);

	it('moves trust between -3 and 3, and patience between 0 and 4', () => {
		fc.assert(
			fc.property(
				...[change, fc.integer({ min: 0, max: 4 }), change, change],
				(trust, patience, more, calmer) => {
					const effect = `{ trust: ${more}, patience: ${calmer} }`;
					const { context } = after(starting(trust, patience, effect), choose('ask'));
					expect(context).toMatchObject({
						trust: Math.max(-3, Math.min(3, trust + more)),
						patience: Math.max(0, Math.min(4, patience + calmer)),
					});
				},
			),
			{ numRuns: 40 },
		);
	});

	it.each<[string, string, string[]]>([
		['sets flags, in alphabetical order', '{ set: [late, angry] }', ['angry', 'late']],
		['sets a flag once', '{ set: [late, late] }', ['late']],
		['clears none that is not set', '{ set: late, clear: angry }', ['late']],
		['clears before it sets', '{ set: late, clear: late }', ['late']],
	])('%s', (_, effect, flags) => {
		const { context } = after(starting(0, 3, effect), choose('ask'));
		expect(context.flags).toEqual(flags);
	});

	it('clears a flag that was set, so that what it led to is said no longer', () => {
		expect(after(REPAIR, choose('refuse')).context.flags).toEqual(['refused']);
		expect(after(REPAIR, choose('refuse'), choose('sorry')).context.flags).toEqual([]);
		expect(after(REPAIR, choose('refuse'), choose('blame')).context.flags).toEqual(['refused']);
	});
});

describe('looks', () => {
	/** A log of many looks and a choice. */
	const looking = (count: number) => [
		...Array.from({ length: count }, (_, at): StepEvent => ({
			...{ type: 'look', page: `stock/p${at}` },
		})),
		choose('ask'),
	];

	it('are remembered by the thousand, each in its state and none before', () => {
		const scenario = example();
		const steps = looking(5000).map((event, at) => ({ event, at }));
		const { frames, current } = replay(scenario, 'a', steps);
		expect([...current.context.seen]).toHaveLength(5000);
		for (const at of [0, 1, 2500, 4999]) {
			const { before, after } = frames[at] ?? {};
			expect(before?.context.seen.has(`stock/p${at}`)).toBe(false);
			expect(after?.context.seen.has(`stock/p${at}`)).toBe(true);
		}
	});
});
