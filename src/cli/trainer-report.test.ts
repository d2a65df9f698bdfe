import { describe, expect, it } from 'vitest';
import { answerWords } from '../lib/content/answer-words.ts';
import { grade } from '../lib/grading/grade.ts';
import { courseRecord } from '../lib/lms/course-record.ts';
import type { ScormApi } from '../lib/lms/find.ts';
import { recordOf } from '../lib/lms/record.ts';
import { scormLms } from '../lib/lms/scorm-lms.ts';
import { COMPANY, readExample, readTexts } from '../lib/scenario/example.ts';
import type { Scenario } from '../lib/scenario/format/scenario.ts';
import { resolve } from '../lib/scenario/read/resolve.ts';
import type { Attempt } from '../lib/scenario/run/attempt.ts';
import { answersOf } from '../lib/scenario/run/context.ts';
import { replay } from '../lib/scenario/run/replay.ts';
import type { StepEvent } from '../lib/scenario/run/step.ts';
import { caseWords } from './case-words.ts';

/* What a trainer reads in the report of a platform: one small case with a decision of every kind. */

const YAML = `
id: example
code: SC99
version: 1
key: draft
channel: e-mail
customer: anna
conversation: nl
minutes: 5
desk: [stock]
variants:
  a: { paid: 54900, due: 2026-03-05, late: true }
  b: { paid: 123456, due: 2026-04-01, late: false }
start: listen
beats:
  listen:
    decision: choice
    items: [S3.1]
    options:
      sell: { rating: 1, to: fill, mistake: pushing }
      refuse: { rating: 0, to: fill, mistake: blaming }
      ask: { rating: 2, to: fill, mistake: vague }
      wait: { rating: 2, to: fill, mistake: vague }
  fill:
    decision: form
    items: [S4.9]
    document: open-items
    fields:
      amount: { kind: money, is: $paid }
      firstDate: { kind: date, is: $due }
      letter: { kind: select, is: first, options: [first, second] }
      parts: { kind: several, is: [copy, stamp], options: [copy, stamp, pen] }
    outcomes:
      right: { when: { wrong: 0 }, rating: 3 }
      off: { rating: 0 }
    to: order
  order:
    decision: sequence
    items: [S8.3]
    cards: [thank, write, repeat, sell]
    right: [repeat, [write, thank]]
    outcomes:
      right: { when: { wrong: 0 }, rating: 3 }
      off: { rating: 1, mistake: right-act-too-early }
    to: check
  check:
    decision: errors
    items: [S3.14]
    document: quotation
    entries:
      price: { value: $paid, format: money, place: line }
      day: { value: $due, format: date, wrong: { fact: late } }
      vat: { value: six, format: word, wrong: { fact: late } }
      name: { value: Anna }
    outcomes:
      right: { when: { wrong: 0 }, rating: 3 }
      off: { rating: 0 }
    to: bargain
  bargain:
    decision: offer
    items: [S8.2]
    rounds: 2
    terms:
      discount: { kind: percent, values: [0, 2, 5] }
      term: { kind: days, values: [30, 60] }
      delivery: { kind: choice, values: [once, parts] }
    figures:
      given: { is: { percent: ['@discount', $paid] } }
    outcomes:
      traded: { when: { offer: { discount: 2, delivery: parts } }, rating: 3, deal: true }
      counter: { when: { round: { max: 1 } }, again: true }
      walks: { rating: 0, mistake: vague }
    to: confirm
  confirm:
    decision: write
    items: [S8.3]
    medium: e-mail
    mentions:
      amount: { kind: money, is: $paid }
      day: { kind: date, is: $due }
    outcomes:
      right: { when: { wrong: 0 }, rating: 3 }
      off: { rating: 0 }
    to: bye
  bye: { end: good }
`;

const TEXTS = `
title: Voorbeeld
summary: Klein.
briefing: Je zit aan het bureau.
goal: Geld.
reflect: En jij?
beats:
  listen:
    label: Luisteren
    options:
      sell: { say: "Neem er nog een bij!", happened: Ja., why: Zo. }
      refuse: { say: "Dat doen we niet.", happened: Ja., why: Zo. }
      ask: { say: "Waarvoor is het?", happened: Ja., why: Zo. }
      wait: { say: "Ik luister.", happened: Ja., why: Zo. }
  fill:
    label: Invullen
    fields:
      amount: { label: Bedrag, why: Zo. }
      firstDate: { label: Eerste vervaldag, why: Zo. }
      letter: { label: Brief, why: Zo., options: { first: Eerste herinnering, second: Tweede herinnering } }
      parts: { label: Bijlagen, why: Zo., options: { copy: Kopie, stamp: Zegel, pen: Pen } }
  order:
    label: Afronden
    cards: { thank: "Dank u wel.", write: "Ik schrijf het op.", repeat: "Ik herhaal even.", sell: "Nog iets?" }
  check:
    label: Nakijken
    entries:
      price: { label: Prijs, why: Zo. }
      day: { label: Datum, why: Zo. }
      vat: { label: Btw, why: Zo., values: { six: 6 % } }
      name: { label: Naam, why: Zo. }
  bargain:
    label: Onderhandelen
    terms:
      discount: { label: Korting }
      term: { label: Betaling }
      delivery: { label: Levering, options: { once: in één keer, parts: in delen } }
  confirm:
    label: Bevestigen
    mentions:
      amount: { label: Het bedrag, why: Zo. }
      day: { label: De dag, why: Zo. }
    example: "x"
`;

const { scenario } = resolve(readExample(YAML), () => COMPANY) as { scenario: Scenario };
const texts = {
	nl: readTexts('nl', TEXTS),
	fr: readTexts('fr', TEXTS),
	en: readTexts('en', TEXTS),
};

const EVENTS: StepEvent[] = [
	{ type: 'choose', option: 'refuse' },
	{
		type: 'submit',
		values: { amount: 123456, firstDate: '2026-12-31', letter: 'second', parts: '' },
	},
	{ type: 'arrange', order: ['thank', 'repeat', 'write'] },
	{ type: 'mark', entries: ['price', 'vat'] },
	{ type: 'offer', terms: { discount: 0, term: 60, delivery: 'once' } },
	{ type: 'offer', terms: { discount: 5, term: 60, delivery: 'parts' } },
	{ type: 'write', text: 'Geachte,\nU betaalt € 549 op 5 maart.', found: ['amount', 'day'] },
];

function attempt(variant: string, events = EVENTS): Attempt {
	return {
		...{ id: 'abcd1234', scenario: 'example', version: 1, hash: scenario.hash, variant },
		...{ seed: 3, mode: 'practice', conversation: 'nl', startedAt: 1_772_440_800_000 },
		steps: events.map((event, index) => ({ event, at: (index + 1) * 1000 })),
	};
}

/** What a platform holds of this attempt, by the name of the element. */
async function told(
	standard: 'scorm12' | 'scorm2004',
	tried: Attempt,
): Promise<Map<string, string>> {
	const prefix = standard === 'scorm12' ? 'LMS' : '';
	const held = new Map<string, string>();
	const api: ScormApi = {
		[`${prefix}GetValue`]: () => '',
		[`${prefix}SetValue`]: (name = '', value = '') => (held.set(name, value), 'true'),
	};
	for (const call of ['Initialize', 'Commit']) api[prefix + call] = () => 'true';
	api[`${prefix}GetLastError`] = () => '0';
	const log = replay(scenario, tried.variant, tried.steps);
	expect(log.rejected).toBeUndefined();
	const words = caseWords({ scenario, texts }, tried.variant, 'nl');
	const record = recordOf(scenario, tried, log, grade(scenario, tried), {
		decision: (beat) => words.frame(`beats.${beat}.label`) ?? '',
		answer(beat, before) {
			const answers = () => answersOf(scenario, before);
			return answerWords(
				scenario,
				beat,
				caseWords({ scenario, texts }, tried.variant, 'nl', answers),
			);
		},
	});
	const course = courseRecord([record], 70, (group) => group);
	const result = await scormLms({ standard, api }).save({
		...course,
		state: () => 'x',
		...{ toldBefore: [], sessionMilliseconds: 0 },
	});
	expect(result).toEqual({ ok: true });
	return held;
}

/** The rows of the report: what was answered, what was right, the result. */
async function rows(standard: 'scorm12' | 'scorm2004', tried: Attempt): Promise<string[][]> {
	const held = await told(standard, tried);
	const answer = standard === 'scorm12' ? 'student_response' : 'learner_response';
	return tried.steps.flatMap((_, index) => {
		const part = (name: string) => held.get(`cmi.interactions.${index}.${name}`) ?? '';
		if (!part('id')) return [];
		const right = [0, 1, 2, 3].map((place) => part(`correct_responses.${place}.pattern`));
		return [[part('type'), part(answer), right.filter(Boolean).join(' | '), part('result')]];
	});
}

describe('what a trainer reads of an attempt', () => {
	it('in 1.2 is words, amounts and dates as people write them, with the right answer', async () => {
		const kind = 'fill-in';
		expect(await rows('scorm12', attempt('a'))).toEqual([
			[kind, 'b: Dat doen we niet.', 'c: Waarvoor is het? | d: Ik luister.', 'wrong'],
			[
				kind,
				'Bedrag: 1.234,56; Eerste vervaldag: 31/12/2026; Brief: Tweede herinnering; Bijlagen: –',
				'Bedrag: 549,00; Eerste vervaldag: 05/03/2026; Brief: Eerste herinnering; Bijlagen: Kopie, Zegel',
				'wrong',
			],
			[
				kind,
				'a: Dank u wel.; c: Ik herhaal even.; b: Ik schrijf het op.',
				'c: Ik herhaal even.; a: Dank u wel.; b: Ik schrijf het op.',
				'0.33',
			],
			[kind, 'Prijs: € 549,00; Btw: 6 %', 'Datum: 05/03/2026; Btw: 6 %', 'wrong'],
			[
				kind,
				'Korting: 5 %; Betaling: 60 dagen; Levering: in delen',
				'Korting: 2 %; Betaling: 60 dagen; Levering: in delen',
				'wrong',
			],
			[
				kind,
				'Geachte, U betaalt € 549 op 5 maart.',
				'Het bedrag: 549,00; De dag: 05/03/2026',
				'correct',
			],
		]);
	});

	it('in 2004 is tokens for options and cards, and the same words elsewhere', async () => {
		const found = await rows('scorm2004', attempt('a'));
		expect(found[0]).toEqual([
			'choice',
			'b_Dat_doen_we_niet.',
			'c_Waarvoor_is_het | d_Ik_luister.',
			'incorrect',
		]);
		expect(found[2]?.slice(0, 2)).toEqual([
			'sequencing',
			'a_Dank_u_wel.[,]c_Ik_herhaal_even.[,]b_Ik_schrijf_het_op.',
		]);
		expect(found[5]?.[0]).toBe('long-fill-in');
		expect(found.map(([, , right]) => right).filter(Boolean)).toHaveLength(6);
	});

	it('is a dash where nothing is to be marked, and what was found where the text is lost', async () => {
		const events = [...EVENTS.slice(0, 3), { type: 'mark', entries: [] } satisfies StepEvent];
		expect((await rows('scorm12', attempt('b', events)))[3]).toEqual([
			'fill-in',
			'–',
			'–',
			'correct',
		]);
		const lost = { type: 'write', text: '', found: ['day'] } satisfies StepEvent;
		expect((await rows('scorm12', attempt('a', [...EVENTS.slice(0, 6), lost])))[5]?.[1]).toBe(
			'De dag: 05/03/2026',
		);
	});

	it('has the offer that was made as the right one where it is', async () => {
		const best = {
			type: 'offer',
			terms: { discount: 2, term: 60, delivery: 'parts' },
		} satisfies StepEvent;
		const [, , , , row] = await rows('scorm12', attempt('a', [...EVENTS.slice(0, 4), best]));
		expect(row?.[2]).toBe(row?.[1]);
		expect(row?.[3]).toBe('correct');
	});

	it.each(['scorm12', 'scorm2004'] as const)(
		'has no score for a group of which nothing was done yet: %s',
		async (standard) => {
			const held = await told(standard, attempt('a', EVENTS.slice(0, 1)));
			const groups = [...held.entries()].filter(([name]) => name.startsWith('cmi.objectives.'));
			const place = (id: string) => groups.find(([, value]) => value === id)?.[0].split('.')[2];
			const of = (id: string) =>
				Object.fromEntries(
					groups
						.filter(([name]) => name.split('.')[2] === place(id))
						.map(([name, value]) => [name.split('.').slice(3).join('.'), value]),
				);
			const status = standard === 'scorm12' ? 'status' : 'completion_status';
			expect(of('S3')).toMatchObject({ 'score.raw': '0', [status]: 'incomplete' });
			expect(of('S8')).not.toHaveProperty('score.raw');
			expect(of('S8')).toMatchObject({ [status]: 'not attempted' });
		},
	);
});
