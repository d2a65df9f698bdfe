import { describe, expect, it } from 'vitest';
import { parseTime } from '../../i18n/parse.ts';
import { example, EXAMPLE, exampleCase, EXAMPLE_TEXTS, WORLD } from '../example.ts';
import { beatOf, type FormBeat, type SequenceBeat } from '../format/scenario.ts';
import type { Value } from '../format/value.ts';
import { circumstances, firstContext } from '../run/context.ts';
import { decodeState, encodeState } from '../run/codec.ts';
import { verify } from '../verify/verify.ts';
import { form, isSame, rightValue, wrongFields } from './form.ts';
import { choices, inversions, orderWith } from './orders.ts';
import { sequence, wrongPairs } from './sequence.ts';

const CAN = '      can: { kind: select, is: $enough, options: [true, false] }\n';
const FIELDS = EXAMPLE.replace(
	CAN,
	`${CAN}      parts: { kind: several, is: [feet, $product], options: [feet, desk, chair, lamp] }
      at: { kind: time, is: "09:30", mistakes: [{ value: "10:30", key: late }] }
      who: { kind: text, is: "Café Dupré" }
`,
).replace('start: hello', 'literal: [beats.fill.fields.at]\nstart: hello');
const TEXTS = EXAMPLE_TEXTS.replace(
	'      can: { label: Possible',
	`      parts: { label: Parts, why: "What she asked for.", options: { feet: Feet, desk: Desks, chair: Chairs, lamp: Lamps } }
      at: { label: At, why: "The first hour.", mistakes: { late: "That is the second." } }
      who: { label: For whom, why: "As she said." }
      can: { label: Possible`,
);
const scenario = example(FIELDS);
const beat = beatOf(scenario, 'fill') as FormBeat;
const now = circumstances(scenario, firstContext(scenario, 'a'));
const right: Record<string, Value> = {
	...{ free: 2, can: false, parts: 'feet+desk', at: '09:30', who: 'cafe dupre.' },
};

describe('fields of text, of several values and of time', () => {
	it('are right and wrong', () => {
		const value = (id: string) => {
			const field = beat.fields.find((one) => one.id === id);
			return field && rightValue(field, now);
		};
		expect([value('parts'), value('at'), value('who')]).toEqual([
			'feet+desk',
			'09:30',
			'Café Dupré',
		]);
		expect(wrongFields(beat, now, right)).toEqual([]);
		const wrong = { ...right, parts: 'feet', at: '10:30', who: 'Café Dupont' };
		expect(wrongFields(beat, now, wrong)).toEqual(['parts', 'at', 'who']);
		expect(wrongFields(beat, now, { ...right, parts: '' })).toEqual(['parts']);
	});

	it.each([
		['several in another order', { parts: 'desk+feet' }],
		['one of several that is not there', { parts: 'feet+sofa' }],
		['no list', { parts: 3 }],
		['no time', { at: '24:00' }],
		['a time without its colon', { at: '0930' }],
		['no text', { who: ' ' }],
		['a long text', { who: 'x'.repeat(41) }],
	])('do not take %s', (_, changed) => {
		expect(wrongFields(beat, now, { ...right, ...changed })).toBeUndefined();
	});

	it('are in the saved state; a text in plain letters', () => {
		const attempt = {
			...{ id: 'abcd1234', scenario: 'example', version: 1, hash: scenario.hash, variant: 'a' },
			...{ seed: 1, mode: 'practice' as const, conversation: 'nl' as const, startedAt: 0 },
		};
		const steps = (who: string) => [
			{ event: { type: 'choose' as const, option: 'ask' }, at: 0 },
			{ event: { type: 'submit' as const, values: { ...right, who } }, at: 0 },
		];
		const text = encodeState(scenario, { ...attempt, steps: steps('Café  Dupré; 2~') });
		expect(text).toMatch(/f2\/1\/3\/0930\/Cafe_Dupre_2~/);
		expect(decodeState(scenario, text)).toEqual({
			ok: true,
			attempt: { ...attempt, steps: steps('Cafe Dupre 2') },
		});
	});

	it('are guessed as often as they can be', () => {
		const { fields, ...rest } = beat;
		const parts = { ...rest, fields: fields.filter(({ id }) => id === 'parts') };
		const answers = [...form.answers(parts, now)];
		expect(answers.map(({ chance }) => chance)).toEqual([1 / 16, 15 / 16]);
		const typed = { ...rest, fields: fields.filter(({ kind }) => kind === 'text') };
		expect([...form.answers(typed, now)][0]?.chance).toBe(0);
	});

	it('pass the verifier, which needs their words', () => {
		expect(verify(exampleCase(FIELDS, TEXTS), WORLD, 80).problems).toEqual([]);
		const without = verify(exampleCase(FIELDS, TEXTS.replace(', lamp: Lamps', '')), WORLD, 80);
		expect(without.problems.map(({ message }) => message)).toContain(
			'beats.fill.fields.parts.options.lamp: the text is missing',
		);
		const sofa = FIELDS.replace('is: [feet, $product]', 'is: [feet, sofa]');
		const told = verify(exampleCase(sofa, TEXTS), WORLD, 80).problems[0];
		expect(told).toMatchObject({
			check: 'form',
			message: expect.stringContaining('is no several'),
		});
		const late = FIELDS.replace('is: "09:30"', 'is: "9:30"');
		expect(verify(exampleCase(late, TEXTS), WORLD, 80).problems[0]?.message).toContain(
			'9:30 is no time',
		);
	});

	it('tells the same text from another', () => {
		const [who] = beat.fields.filter(({ kind }) => kind === 'text');
		if (!who) throw new Error('no text');
		expect(isSame(who, 'VO-26 0076', 'vo 26-0076')).toBe(true);
		expect(isSame(who, 'VO-26-0076', 'VO-26-0067')).toBe(false);
	});

	it.each([
		['9:30', '09:30'],
		['9u30', '09:30'],
		['14 u', '14:00'],
		['9h', '09:00'],
		['9.05', '09:05'],
		['0930', '09:30'],
		['2 pm', '14:00'],
		['12 am', '00:00'],
		['25:00', undefined],
		['9:75', undefined],
		['soon', undefined],
	])('read the time %s', (typed, time) => expect(parseTime(typed)).toBe(time));
});

describe('a sequence of many cards', () => {
	/** Every order of so many cards of a list, one by one. */
	const orders = (cards: string[], length: number): string[][] =>
		length === 0
			? [[]]
			: cards.flatMap((card) =>
					orders(
						cards.filter((other) => other !== card),
						length - 1,
					).map((rest) => [card, ...rest]),
				);

	it.each([
		[
			['a', 'b', 'c', 'd'],
			[['a'], ['b'], ['c'], ['d']],
		],
		[
			['a', 'b', 'c', 'd', 'e'],
			[['b', 'a'], ['c'], ['e', 'd']],
		],
		[
			['a', 'b', 'c', 'd', 'e', 'f'],
			[['a'], ['c', 'b'], ['d']],
		],
	])('is tried for each thing that can be wrong: %s', (cards, order) => {
		const some = { ...beatOf(scenario, 'order'), cards, right: [{ order }] } as SequenceBeat;
		const length = order.flat().length;
		const expected = new Map<string, number>();
		const all = orders(cards, length);
		const key = (given: string[]) => {
			const wrong = wrongPairs(some, now, given) ?? [];
			return `${wrong.length}|${wrong.filter((part) => !part.includes('>')).sort()}`;
		};
		for (const given of all)
			expected.set(key(given), (expected.get(key(given)) ?? 0) + 1 / all.length);
		const answers = [...sequence.answers(some, now)];
		expect(answers.map(({ event }) => key(event.order)).sort()).toEqual(
			[...expected.keys()].sort(),
		);
		for (const { event, chance } of answers) {
			expect(chance).toBeCloseTo(expected.get(key(event.order)) ?? 0, 12);
		}
	});

	it('may have twelve, and is kept by their places', () => {
		const cards = [...'abcdefghijkl'];
		const right = cards.map((card) => [card]);
		const many = { ...beatOf(scenario, 'order'), cards, right: [{ order: right }] } as SequenceBeat;
		const answers = [...sequence.answers(many, now)];
		expect(answers).toHaveLength(67);
		expect(answers.reduce((sum, { chance }) => sum + chance, 0)).toBeCloseTo(1, 12);
		const event = { type: 'arrange' as const, order: [...cards].reverse() };
		const code = sequence.encode(many, {}, event);
		expect(code).toBe('ba9876543210');
		expect(sequence.decode(many, {}, code)).toEqual(event);
	});

	it('counts pairs', () => {
		expect(inversions([1, 1, 1])).toEqual([1, 2, 2, 1]);
		expect(orderWith([['a'], ['b'], ['c']], 3)).toEqual(['c', 'b', 'a']);
		expect(() => orderWith([['a'], ['b']], 2)).toThrow('no order has 2 wrong pairs');
		expect(choices(['a', 'b', 'c'], 2)).toEqual([
			['a', 'b'],
			['a', 'c'],
			['b', 'c'],
		]);
	});
});
