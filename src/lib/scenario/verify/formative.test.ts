import { describe, expect, it } from 'vitest';
import { exampleCase, example, EXAMPLE_TEXTS, REPAIR, REPAIR_TEXTS, WORLD } from '../example.ts';
import { progress } from '../run/arrival.ts';
import { advance, begin, replay } from '../run/replay.ts';
import type { StepEvent } from '../run/step.ts';
import { transcript } from '../run/transcript.ts';
import { bestWay } from './best-way.ts';
import { offeredIn } from './blind.ts';
import { verify } from './verify.ts';

function change(whole: string, from: string, to: string): string {
	expect(whole).toContain(from);
	return whole.replace(from, to);
}

function found(scenario: string, texts = REPAIR_TEXTS) {
	const { problems } = verify(exampleCase(scenario, texts), WORLD, 80);
	return problems.map(({ check, message }) => `${check}: ${message}`).join('\n');
}

describe('a formative decision', () => {
	it('may lie on some paths alone and changes no points', () => {
		const { problems, warnings, summary } = verify(exampleCase(REPAIR, REPAIR_TEXTS), WORLD, 80);
		expect(problems).toEqual([]);
		expect(warnings.some(({ message }) => message.startsWith('mend'))).toBe(false);
		const plain = verify(exampleCase(), WORLD, 80).summary;
		expect(summary?.states).toBeGreaterThan(plain?.states ?? 0);
		const { decisions, best, worst, guesser, items } = summary ?? {};
		expect({ decisions, best, worst, guesser, items }).toEqual({
			...{ decisions: 4, best: 100, worst: 0 },
			...{ guesser: plain?.guesser, items: plain?.items },
		});
	});

	it('is an extra turn: it is not counted as progress', () => {
		const scenario = example(REPAIR);
		const events: StepEvent[] = [
			{ type: 'choose', option: 'refuse' },
			{ type: 'choose', option: 'sorry' },
		];
		const seen = [];
		let snapshot = begin(scenario, 'a');
		for (const event of events) {
			seen.push(progress(scenario, snapshot));
			snapshot = advance(scenario, snapshot, event) ?? snapshot;
		}
		expect([...seen, progress(scenario, snapshot)]).toEqual([
			{ taken: 0, all: 4, extra: false },
			{ taken: 1, all: 4, extra: true },
			{ taken: 1, all: 4, extra: false },
		]);
		expect(snapshot.context).toMatchObject({ trust: 0, patience: 4, flags: [] });
		const log = replay(
			scenario,
			'a',
			events.map((event) => ({ event, at: 0 })),
		);
		expect(transcript(log).map(({ kind }) => kind)).toEqual([
			'line',
			'said',
			'reply',
			'said',
			'reply',
			'line',
		]);
	});

	it('is taken at its best where the best way passes it, and asked of nobody in the blind test', () => {
		const scenario = example(
			change(REPAIR, 'ask: { rating: 3, to: fill', 'ask: { rating: 3, to: mend'),
		);
		expect(bestWay(scenario, 'a')[1]?.event).toEqual({ type: 'choose', option: 'sorry' });
		expect(offeredIn(scenario, 'a').map(({ beat }) => beat)).toEqual(['hello', 'tell']);
	});

	it('holds no critical error', () => {
		const critical = 'blame: { rating: 0, to: fill, critical: authority, rules: [keep]';
		expect(found(change(REPAIR, 'blame: { rating: 0, to: fill', critical))).toContain(
			'formative: beats.mend.options.blame: a critical error in a formative decision',
		);
		const breach = 'blame: { rating: 0, to: fill, rules: [keep]';
		expect(found(change(REPAIR, 'blame: { rating: 0, to: fill', breach))).toContain(
			'formative: beats.mend.options.blame: breaks keep, which is critical',
		);
	});

	it('is taken once on a path', () => {
		const again =
			'excuse: { rating: 1, to: [{ when: { patience: { min: 2 } }, to: mend }, fill], effect: { patience: -1 }';
		expect(found(change(REPAIR, 'excuse: { rating: 1, to: fill', again))).toContain(
			'formative decision mend is taken',
		);
	});

	it('is not all there is', () => {
		const none = REPAIR.replaceAll(
			/decision: (choice|form|sequence)\n(?! {4}formative)/g,
			'$&    formative: true\n',
		);
		expect(found(none)).toContain('points: no decision earns points');
	});

	it('needs its texts as any decision', () => {
		expect(found(REPAIR, EXAMPLE_TEXTS)).toContain('text-missing: beats.mend.options.sorry.say');
	});
});
