import { describe, expect, it } from 'vitest';
import { example, EXAMPLE, exampleCase, EXAMPLE_TEXTS, WORLD } from '../example.ts';
import { knownFacts } from '../run/context.ts';
import { decodeState, encodeState } from '../run/codec.ts';
import { replay } from '../run/replay.ts';
import type { StepEvent } from '../run/step.ts';
import { explore } from './graph.ts';
import { verify } from './verify.ts';

function change(whole: string, from: string, to: string): string {
	expect(whole).toContain(from);
	return whole.replace(from, to);
}

/** The example, in which one then agrees on a number and a discount, and confirms them. */
const AGREED = change(
	EXAMPLE,
	'    to: after\n',
	`    to: bargain
  bargain:
    decision: offer
    items: [B3.3]
    rounds: 2
    terms:
      number: { kind: number, values: [$wanted, 8, 10] }
      discount: { kind: percent, values: [0, 5, 20] }
    figures:
      price: { is: { times: ['@number', 100] }, show: money }
    outcomes:
      dear: { when: { offer: { discount: 20 } }, rating: 0, mistake: giving-in-too-soon }
      deal: { rating: 3, deal: true }
    to: confirm
    default: { number: $wanted, discount: 0, price: 100 }
  confirm:
    decision: form
    items: [S4.9]
    document: order-confirmation
    fields:
      number: { kind: number, is: $bargain.number, start: $wanted, mistakes: [{ value: $wanted, key: wanted }] }
      price: { kind: money, is: $bargain.price, mistakes: [] }
    outcomes:
      right: { when: { wrong: 0 }, rating: 3, to: [{ when: { answer: { bargain.number: { min: 9 } } }, to: many }, after] }
      off: { rating: 0, to: after }
  many: { to: after }
`,
);
const TEXTS = change(
	EXAMPLE_TEXTS,
	'  after: { says: { after: "Fine." } }',
	`  bargain:
    label: Agree
    hint: Think of it.
    terms: { number: { label: Number }, discount: { label: Discount } }
    figures: { price: { label: Price } }
    outcomes:
      dear: { happened: "Too much.", why: "Too much.", better: "Less." }
      deal: { reply: "So {{bargain.number}} for {{bargain.price, eur}}.", happened: "Agreed.", why: "Fine." }
  confirm:
    label: Confirm
    hint: Think of it.
    fields:
      number: { label: Number, why: "You agreed on {{bargain.number, number}}.", mistakes: { wanted: "She first said so." } }
      price: { label: Price, why: "You agreed on it." }
    outcomes:
      right: { happened: "Right.", why: "As agreed." }
      off: { happened: "Wrong.", why: "Not as agreed.", better: "As agreed." }
  after: { says: { after: "Fine: {{bargain.number}}." } }`,
);

function found(scenario = AGREED, texts = TEXTS) {
	const { problems } = verify(exampleCase(scenario, texts), WORLD, 80);
	return problems.map(({ check, message }) => `${check}: ${message}`).join('\n');
}

const UNTIL: StepEvent[] = [
	{ type: 'choose', option: 'ask' },
	{ type: 'submit', values: { free: 2, can: false } },
	{ type: 'choose', option: 'honest' },
	{ type: 'arrange', order: ['repeat', 'write', 'thank'] },
];
const steps = (...events: StepEvent[]) => [...UNTIL, ...events].map((event) => ({ event, at: 0 }));
const offer = (number: number, discount: number): StepEvent => ({
	...{ type: 'offer', terms: { number, discount } },
});
const submit = (number: number, price: number): StepEvent => ({
	...{ type: 'submit', values: { number, price } },
});

describe('what was agreed', () => {
	const scenario = example(AGREED);

	it('is what is confirmed, whatever it was', () => {
		for (const number of [6, 8, 10]) {
			const { current } = replay(
				scenario,
				'a',
				steps(offer(number, 5), submit(number, number * 100)),
			);
			expect(current.context.taken.at(-1)?.rating).toBe(3);
			expect(current.context.given).toMatchObject({
				'bargain.number': number,
				'confirm.number': number,
			});
			expect(current.value).toBe(number > 9 ? 'many' : 'after');
		}
		const other = replay(scenario, 'a', steps(offer(8, 5), submit(6, 600)));
		expect(other.current.context.taken.at(-1)?.rating).toBe(0);
	});

	it('is the default where nothing was agreed', () => {
		const { current } = replay(scenario, 'a', steps(offer(10, 20)));
		expect(current.context.given).not.toHaveProperty('bargain.number');
		expect(knownFacts(scenario, current.context)).toMatchObject({
			...{ 'bargain.number': 6, 'bargain.price': 100 },
		});
		const confirmed = replay(scenario, 'a', steps(offer(10, 20), submit(6, 100)));
		expect(confirmed.current.context.taken.at(-1)?.rating).toBe(3);
	});

	it('is there again after a break', () => {
		const attempt = {
			...{ id: 'abcd1234', scenario: 'example', version: 1, hash: scenario.hash, variant: 'a' },
			...{ seed: 1, mode: 'practice' as const, conversation: 'nl' as const, startedAt: 0 },
			steps: steps(offer(10, 0), submit(10, 1000)),
		};
		expect(decodeState(scenario, encodeState(scenario, attempt))).toEqual({ ok: true, attempt });
	});

	it('is walked for each value that is read, and for no other', () => {
		const { nodes } = explore(scenario, 'a');
		const confirming = [...nodes.values()].filter(({ beat }) => beat === 'confirm');
		const read = new Set(confirming.map(({ snapshot }) => JSON.stringify(snapshot.context.given)));
		// Three numbers, and nothing agreed; the discount is not read.
		expect(read.size).toBe(4);
	});

	it('passes the verifier', () => expect(found()).toBe(''));
});

describe('the verifier', () => {
	it.each([
		[
			'an answer that nobody asks for',
			'$bargain.price,',
			'$bargain.prize,',
			'answer: confirm: bargain.prize is read',
		],
		[
			'a condition on one',
			'answer: { bargain.number:',
			'answer: { order.number:',
			'answer: confirm: order.number is read',
		],
		[
			'a default of something else',
			'discount: 0, price: 100',
			'rebate: 0',
			'answer: bargain: a default of rebate',
		],
		[
			'a choice among answers',
			'values: [0, 5, 20]',
			'values: [0, 5, $fill.free]',
			'what can be chosen depends on fill.free',
		],
		[
			'an answer that not every path gives',
			'default: { number: $wanted, discount: 0, price: 100 }',
			'default: { price: 100 }',
			'confirm: no fact bargain.number on some path to it',
		],
	])('finds %s', (_, from, to, says) => {
		expect(found(change(AGREED, from, to))).toContain(says);
	});

	it('finds a text that reads what is not answered yet, or by no beat', () => {
		const early = change(TEXTS, 'wait: "I will wait."', 'wait: "{{confirm.number}}."');
		expect(found(AGREED, early)).toContain('beats.fill.says.wait reads confirm.number');
		const anywhere = change(TEXTS, 'goal: Help her.', 'goal: "Help her with {{fill.free}}."');
		expect(found(AGREED, anywhere)).toContain('goal reads fill.free; expected it in a beat');
		const unknown = change(TEXTS, 'Fine: {{bargain.number}}', 'Fine: {{bargain.numbers}}');
		expect(found(AGREED, unknown)).toContain(
			'placeholder: beats.after.says.after: {{bargain.numbers}} is no fact',
		);
	});

	it('reads a text with each value that can be agreed on', () => {
		const one = change(AGREED, 'values: [$wanted, 8, 10]', 'values: [$wanted, 1, 10]');
		const plural = change(TEXTS, 'Fine: {{bargain.number}}.', 'Fine: {{bargain.number}} stoelen.');
		expect(found(one, plural)).toContain('{{bargain.number}} is 1, before stoelen');
	});

	it('lets a text of an outcome read the answer that led to it', () => {
		const without = change(
			AGREED,
			'    default: { number: $wanted, discount: 0, price: 100 }\n',
			'',
		);
		const problems = found(without);
		expect(problems).not.toContain('deal.reply');
		expect(problems).toContain('confirm: no fact bargain.number');
	});
});
