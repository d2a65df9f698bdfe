import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Attempt } from './attempt.ts';
import { decodeState, encodeState, savedHead } from './codec.ts';
import { EXAMPLE, example } from '../example.ts';
import { liveness, moves } from '../verify/explore.ts';
import { advance, begin, replay } from './replay.ts';
import type { Step } from './step.ts';

const scenario = example();

/** An attempt that takes the moves that these numbers pick, as far as they reach. */
function attemptBy(variant: string, picks: number[], pauses: number[]): Attempt {
	const live = liveness(scenario, variant);
	let snapshot = begin(scenario, variant);
	const steps: Step[] = [];
	let at = 0;
	for (const [index, pick] of picks.entries()) {
		const open = moves(scenario, snapshot, live);
		const move = open[pick % Math.max(1, open.length)];
		const after = move && advance(scenario, snapshot, move.event);
		if (!move || !after) break;
		at += (pauses[index % Math.max(1, pauses.length)] ?? 0) * 1000;
		steps.push({ event: move.event, at });
		snapshot = after;
	}
	return {
		...{ id: 'abcd1234', scenario: scenario.id, version: 1, hash: scenario.hash, variant },
		...{ seed: 7, mode: 'practice', conversation: 'fr', startedAt: 1_700_000_000_000, steps },
	};
}

const attempts = fc
	.tuple(
		fc.constantFrom('a', 'b'),
		fc.array(fc.nat(20), { maxLength: 12 }),
		fc.array(fc.nat(4000), { minLength: 1, maxLength: 12 }),
	)
	.map(([variant, picks, pauses]) => attemptBy(variant, picks, pauses));

describe('the saved state', () => {
	it('gives back every attempt, in printable characters', () => {
		fc.assert(
			fc.property(attempts, (attempt) => {
				const text = encodeState(scenario, attempt);
				expect(text).toMatch(/^[\x21-\x7e]+$/);
				expect(decodeState(scenario, text)).toEqual({ ok: true, attempt });
			}),
		);
	});

	it('refuses a state that was cut off or changed in any place', () => {
		const text = encodeState(scenario, attemptBy('a', [0, 1, 0, 2, 1, 0], [3]));
		fc.assert(
			fc.property(
				fc.nat(text.length - 1),
				fc.constantFrom('0', 'z', ';', ',', '~'),
				(place, other) => {
					expect(decodeState(scenario, text.slice(0, place))).toMatchObject({ problem: 'damaged' });
					if (text[place] === other) return;
					const changed = text.slice(0, place) + other + text.slice(place + 1);
					expect(decodeState(scenario, changed).ok).toBe(false);
				},
			),
		);
	});

	it('never throws, whatever a platform gives back', () => {
		fc.assert(
			fc.property(fc.string(), (text) => {
				expect(decodeState(scenario, text).ok).toBe(false);
				expect(savedHead(text)).toBeUndefined();
			}),
		);
	});

	it('is taken up by a newer version of the scenario while its steps replay', () => {
		const newer = example(EXAMPLE.replace('version: 1', 'version: 2'));
		const attempt = attemptBy('a', [0, 0, 0], [2]);
		expect(newer.hash).not.toBe(scenario.hash);
		expect(decodeState(newer, encodeState(scenario, attempt)).ok).toBe(true);
	});

	it('says that it is older when its steps no longer fit', () => {
		const changed = example(
			EXAMPLE.replace('variants:\n  a:', 'variants:\n  z:').replace('version: 1', 'version: 2'),
		);
		const text = encodeState(scenario, attemptBy('a', [0], [1]));
		expect(decodeState(changed, text)).toMatchObject({ ok: false, problem: 'older' });
	});

	it('says that it belongs to another scenario', () => {
		const other = example(EXAMPLE.replace('id: example', 'id: other'));
		const text = encodeState(scenario, attemptBy('a', [], []));
		expect(decodeState(other, text)).toMatchObject({ problem: 'other-scenario' });
	});
});

describe('replay', () => {
	it('folds any log to the same state, step by step or at once', () => {
		fc.assert(
			fc.property(attempts, ({ variant, steps }) => {
				const whole = replay(scenario, variant, steps);
				expect(whole.rejected).toBeUndefined();
				const half = replay(scenario, variant, steps.slice(0, Math.floor(steps.length / 2)));
				const frame = whole.frames[half.frames.length - 1];
				if (frame) expect(frame.after.context).toEqual(half.current.context);
			}),
		);
	});

	it('stops at a step that the machine refuses', () => {
		const steps: Step[] = [{ event: { type: 'choose', option: 'nothing' }, at: 0 }];
		expect(replay(scenario, 'a', steps)).toMatchObject({ rejected: 0, frames: [] });
	});

	it('counts a page as seen once', () => {
		const look: Step = { event: { type: 'look', page: 'stock' }, at: 0 };
		expect(replay(scenario, 'a', [look, look])).toMatchObject({ rejected: 1 });
	});

	it('refuses a page that is not on the desk', () => {
		const look: Step = { event: { type: 'look', page: 'safe' }, at: 0 };
		expect(replay(scenario, 'a', [look])).toMatchObject({ rejected: 0 });
	});
});
