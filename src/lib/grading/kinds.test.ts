import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { grade } from './grade.ts';
import type { Attempt } from '../scenario/run/attempt.ts';
import { decodeState, encodeState } from '../scenario/run/codec.ts';
import { COMPANY, readExample, readTexts, WORLD } from '../scenario/example.ts';
import { liveness, moves } from '../scenario/verify/explore.ts';
import { advance, begin, replay } from '../scenario/run/replay.ts';
import { resolve } from '../scenario/read/resolve.ts';
import { factsOf, type OfferBeat, type Scenario } from '../scenario/format/scenario.ts';
import { allOffers } from '../scenario/kinds/offer.ts';
import { mentionsIn } from '../scenario/kinds/write.ts';
import { circumstances } from '../scenario/run/context.ts';
import type { StepEvent } from '../scenario/run/step.ts';
import { transcript } from '../scenario/run/transcript.ts';
import { verify } from '../scenario/verify/verify.ts';

/* Offers, errors to find and texts to write, in a small scenario: an offer, its paper, its confirmation. */

const YAML = `
id: example
code: SC99
version: 1
key: draft
channel: meeting
customer: anna
conversation: nl
minutes: 5
desk: [stock]
variants:
  a: { price: 10000, limit: 4, day: 2026-03-12, term: 45 }
  b: { price: 20000, limit: 5, day: 2026-03-19, term: 30 }
facts:
  late: { not: { is: [$term, 30] } }
start: bargain
beats:
  bargain:
    says: [ask]
    decision: offer
    items: [S8.2]
    rounds: 3
    terms:
      discount: { kind: percent, values: [0, 2, 4, 5, 8] }
      delivery: { kind: choice, values: [one, two] }
    figures:
      given: { is: { percent: ['@discount', $price] } }
      margin: { show: money, is: { minus: [{ percent: [30, $price] }, '@given'] } }
      worth: { is: { plus: ['@discount', { if: [{ is: ['@delivery', one] }, 2, 0] }] } }
    outcomes:
      beyond: { when: { offer: { discount: { min: 6 } } }, rating: 0, critical: authority, rules: [keep], mistake: giving-in-too-soon, to: check }
      traded: { when: { offer: { worth: { min: $limit }, discount: { max: 4 } } }, rating: 3, deal: true, to: check }
      given: { when: { offer: { worth: { min: $limit } } }, rating: 2, deal: true, mistake: giving-in-too-soon, to: check }
      counter: { when: { round: { max: 2 } }, again: true, effect: { patience: -1 } }
      walks: { rating: 0, mistake: vague, to: check }
  check:
    decision: errors
    items: [S3.14]
    document: quotation
    entries:
      price: { value: $price, format: money, place: line }
      term: { value: $term, format: number, wrong: { fact: late } }
      vat: { value: six, format: word, wrong: true }
      name: { value: Anna }
    outcomes:
      right: { when: { wrong: 0 }, rating: 3 }
      vat: { when: { missed: vat }, rating: 0 }
      near: { rating: 1 }
    to: confirm
  confirm:
    decision: write
    items: [S8.3]
    medium: e-mail
    mentions:
      price: { kind: money, is: $price }
      day: { kind: date, is: $day }
      term: { kind: text, is: later, absent: true }
    checklist: [greeting]
    outcomes:
      right: { when: { wrong: 0 }, rating: 3 }
      near: { when: { wrong: 1 }, rating: 1 }
      off: { rating: 0 }
    to: bye
  bye: { end: good }
`;

const TEXTS = `
title: Example
summary: A small case.
briefing: You are at the table.
goal: A deal.
critical: Stay within your authority.
reflect: What would you do?
looked: { stock: You looked. }
beats:
  bargain:
    label: Bargain
    hint: Think of what she wants.
    says: { ask: "What can you do?" }
    terms:
      discount: { label: Discount }
      delivery: { label: Delivery, options: { one: "At once", two: "In two parts" } }
    figures: { margin: { label: Margin } }
    outcomes:
      beyond: { reply: "Fine!", happened: "Too much.", why: "Not yours.", better: "Less." }
      traded: { reply: "Deal.", happened: "Traded.", why: "Good." }
      given: { reply: "Deal.", happened: "Given.", why: "Dear.", better: "Trade." }
      counter: { reply: "That is not enough." }
      walks: { reply: "Then not.", happened: "Gone.", why: "Too little.", better: "More." }
  check:
    label: Check
    hint: Look at the terms.
    entries:
      price: { label: Price, why: "As agreed." }
      term: { label: Term, why: "Thirty days." }
      vat: { label: VAT, why: "Not this rate.", values: { six: "Six" } }
      name: { label: Name, why: "It is hers." }
    outcomes:
      right: { happened: "All.", why: "Yes." }
      vat: { happened: "Missed.", why: "The rate.", better: "Look." }
      near: { happened: "Some.", why: "Almost.", better: "Look." }
  confirm:
    label: Confirm
    hint: Say what was agreed.
    mentions:
      price: { label: The price, why: "It was agreed." }
      day: { label: The day, why: "It was agreed." }
      term: { label: Term, why: "Not agreed." }
    checklist: { greeting: "I greet her." }
    example: "{{price, eur}}, {{day, date}}."
    outcomes:
      right: { happened: "All.", why: "Yes." }
      near: { happened: "Some.", why: "Almost.", better: "All." }
      off: { happened: "Little.", why: "No.", better: "All." }
  bye: { end: "She goes." }
`;

const source = readExample(YAML);
const { scenario } = resolve(source, () => COMPANY) as { scenario: Scenario };
const texts = {
	nl: readTexts('nl', TEXTS),
	fr: readTexts('fr', TEXTS),
	en: readTexts('en', TEXTS),
};

const offer = (discount: number, delivery: string): StepEvent => ({
	type: 'offer',
	terms: { discount, delivery },
});
const GOOD: StepEvent[] = [
	offer(2, 'one'),
	{ type: 'mark', entries: ['term', 'vat'] },
	{ type: 'write', text: 'Samen € 100,00, levering op 12 maart.', found: ['price', 'day'] },
];

function attempt(events: StepEvent[], variant = 'a'): Attempt {
	return {
		...{ id: 'abcd1234', scenario: 'example', version: 1, hash: scenario.hash, variant },
		...{ seed: 3, mode: 'practice', conversation: 'nl', startedAt: 1_772_440_800_000 },
		steps: events.map((event, index) => ({ event, at: (index + 1) * 1000 })),
	};
}
const ratings = (events: StepEvent[], variant = 'a') =>
	grade(scenario, attempt(events, variant)).decisions.map(({ rating }) => rating);

describe('an offer', () => {
	it('is agreed on when it is worth it, and rated by what it gives away', () => {
		expect(ratings([offer(2, 'one')])).toEqual([3]);
		expect(ratings([offer(5, 'two')])).toEqual([2]);
		// The same offer is not enough for a customer who wants more.
		expect(ratings([offer(2, 'one')], 'b')).toEqual([]);
	});

	it('is answered until the last one, which decides', () => {
		const low = offer(0, 'two');
		const log = replay(scenario, 'a', attempt([low, low]).steps);
		expect(log.current).toMatchObject({ value: 'bargain', context: { patience: 1 } });
		expect(transcript(log).map(({ kind }) => kind)).toEqual([
			...['line', 'offered', 'reply', 'offered', 'reply'],
		]);
		expect(ratings([low, low, low])).toEqual([0]);
		expect(ratings([low, low, offer(2, 'one')])).toEqual([3]);
	});

	it('takes the time of all its rounds', () => {
		const { decisions } = grade(scenario, attempt([offer(0, 'two'), offer(2, 'one')]));
		expect(decisions[0]).toMatchObject({ took: 2000, step: 1 });
	});

	it('is refused when it is none', () => {
		const at = begin(scenario, 'a');
		expect(advance(scenario, at, offer(3, 'one'))).toBeUndefined();
		expect(advance(scenario, at, offer(2, 'three'))).toBeUndefined();
		expect(advance(scenario, at, { type: 'offer', terms: { discount: 2 } })).toBeUndefined();
	});

	it('is walked exhaustively: the moves come to all that any offer comes to', () => {
		for (const variant of ['a', 'b']) {
			const at = begin(scenario, variant);
			const walked = moves(scenario, at, liveness(scenario, variant));
			const after = (event: StepEvent) => {
				const next = advance(scenario, at, event);
				return next?.context.taken.at(-1)?.outcome ?? next?.context.answers.at(-1);
			};
			const reached = new Set(walked.map(({ event }) => after(event)));
			const beat = scenario.beats.bargain as OfferBeat;
			for (const terms of allOffers(beat, factsOf(scenario, variant))) {
				expect(reached).toContain(after({ type: 'offer', terms }));
			}
			expect(walked.reduce((sum, { chance }) => sum + chance, 0)).toBeCloseTo(1);
		}
	});
});

describe('errors in a document', () => {
	it.each([
		[['term', 'vat'], 'a', 3],
		[['vat'], 'b', 3],
		[['vat'], 'a', 1],
		[['price', 'term', 'vat'], 'a', 1],
		[['term'], 'a', 0],
		[[], 'b', 0],
	])('marking %j in variant %s earns %d', (entries, variant, rating) => {
		const events: StepEvent[] = [offer(5, 'one'), { type: 'mark', entries }];
		expect(ratings(events, variant)[1]).toBe(rating);
	});

	it('are none that the document does not have', () => {
		const at = replay(scenario, 'a', attempt(GOOD.slice(0, 1)).steps).current;
		expect(advance(scenario, at, { type: 'mark', entries: ['nothing'] })).toBeUndefined();
		expect(advance(scenario, at, { type: 'mark', entries: ['vat', 'vat'] })).toBeUndefined();
	});
});

describe('a text', () => {
	const write = (text: string): StepEvent => {
		const at = replay(scenario, 'a', attempt(GOOD.slice(0, 2)).steps).current;
		const beat = scenario.beats.confirm;
		if (beat?.kind !== 'write') throw new Error('no text');
		return {
			type: 'write',
			text,
			found: mentionsIn(beat, circumstances(scenario, at.context), text),
		};
	};

	it.each([
		['100 euro, op 12/03', 3],
		['100 euro', 1],
		['100 euro, op 12 maart, of later', 1],
		['Tot dan!', 0],
	])('“%s” earns %d', (text, rating) => {
		expect(ratings([...GOOD.slice(0, 2), write(text)])[2]).toBe(rating);
	});

	it('must say what it is said to say', () => {
		const at = replay(scenario, 'a', attempt(GOOD.slice(0, 2)).steps).current;
		const claim = { type: 'write', text: 'Niets', found: ['price', 'day'] } as const;
		expect(advance(scenario, at, { ...claim, found: [...claim.found] })).toBeUndefined();
	});
});

describe('the saved state', () => {
	it('brings back every step; of a text what it says', () => {
		const events = [offer(0, 'two'), { type: 'hint' } as const, ...GOOD];
		const saved = encodeState(scenario, attempt(events));
		const decoded = decodeState(scenario, saved);
		expect(decoded).toMatchObject({ ok: true });
		if (!decoded.ok) return;
		expect(decoded.attempt.steps.map(({ event }) => event)).toEqual([
			...events.slice(0, -1),
			{ type: 'write', text: '', found: ['price', 'day'] },
		]);
		expect(grade(scenario, decoded.attempt).percent).toBe(100);
	});

	it('survives any way of acting', () => {
		const discount = fc.constantFrom(0, 2, 4, 5, 8);
		const delivery = fc.constantFrom('one', 'two');
		const entries = fc.subarray(['price', 'term', 'vat', 'name']);
		const found = fc.subarray(['price', 'day', 'term']);
		fc.assert(
			fc.property(
				fc.array(fc.tuple(discount, delivery), { minLength: 3, maxLength: 3 }),
				entries,
				found,
				(offers, marked, said) => {
					const events: StepEvent[] = [];
					let at = begin(scenario, 'a');
					const take = (event: StepEvent) => {
						const next = advance(scenario, at, event);
						if (!next) return;
						events.push(event);
						at = next;
					};
					offers.forEach(([percent, way]) => take(offer(percent, way)));
					take({ type: 'mark', entries: marked });
					take({ type: 'write', text: '', found: said });
					expect(at.status).toBe('done');
					const decoded = decodeState(scenario, encodeState(scenario, attempt(events)));
					expect(decoded).toMatchObject({ ok: true, attempt: { steps: attempt(events).steps } });
				},
			),
		);
	});
});

describe('the verifier', () => {
	const check = (yaml = YAML) => {
		const changed = readExample(yaml);
		const resolved = resolve(changed, () => COMPANY);
		if (!resolved.scenario) throw new Error(JSON.stringify(resolved.problems));
		return verify({ source: changed, scenario: resolved.scenario, texts }, WORLD, 80);
	};

	it('knows the best and the worst deal', () => {
		const { problems, summary } = check();
		expect(problems).toEqual([]);
		expect(summary?.deals).toEqual([
			{ variant: 'a', beat: 'bargain', best: 2800, worst: 2500 },
			{ variant: 'b', beat: 'bargain', best: 5200, worst: 5000 },
		]);
		expect(summary?.best).toBe(100);
	});

	it.each([
		['offer', '{ max: 4 } } }, rating: 3', '{ max: 4 }, sum: { min: 1 } } }, rating: 3'],
		[
			'offer',
			'deal: true, to: check }\n      given',
			'to: check }\n      given',
			'deal: true, mis',
		],
		['offer', 'is: { minus: [{ percent: [30, $price] }', 'is: { minus: [{ percent: [30, $day] }'],
		['dead-end', 'walks: { rating: 0, mistake: vague, to: check }', ''],
		['unreachable', 'worth: { min: $limit } } }, rating: 2', 'worth: { min: 99 } } }, rating: 2'],
	])('%s: %s', (name, from, to, also = '') => {
		expect(YAML).toContain(from);
		const { problems } = check(YAML.replace(from, to).replace(also, also ? 'mis' : ''));
		expect(problems.map((problem) => problem.check)).toContain(name);
	});
});
