import { holds, offerHolds, partsOf, type Circumstances } from '../format/condition.ts';
import { evaluate } from '../format/expression.ts';
import { optional } from '../format/parts.ts';
import type { OfferBeat, Outcome, Rating } from '../format/scenario.ts';
import { valueOf, type Facts, type Value } from '../format/value.ts';
import {
	MAX_ANSWERS,
	type Answer,
	type Kind,
	type KindSource,
	type ReportProblem,
} from './kind.ts';
import type { OfferSource } from './offer.schema.ts';
import { lastOutcome } from './outcomes.ts';
import { wordKeys } from './words.ts';

/** Makes an offer: a value for each term. */
export type OfferEvent = { type: 'offer'; terms: Record<string, Value> };

/** An offer's terms and the figures that follow, or undefined when the terms are none that can be offered. */
export function offerFigures(
	beat: OfferBeat,
	facts: Facts,
	terms: Readonly<Record<string, unknown>>,
): Record<string, Value> | undefined {
	if (Object.keys(terms).length !== beat.terms.length) return undefined;
	for (const { id, values } of beat.terms) {
		if (!Object.hasOwn(terms, id)) return undefined;
		if (!values.some((value) => valueOf(value, facts) === terms[id])) return undefined;
	}
	const offer = { ...(terms as Readonly<Record<string, Value>>) };
	// A figure may build on those above it.
	for (const { id, is } of beat.figures) offer[id] = evaluate(is, { facts, terms: offer });
	return offer;
}

/** Every offer that can be made. */
export function allOffers(beat: OfferBeat, facts: Facts): Record<string, Value>[] {
	let all: Record<string, Value>[] = [{}];
	for (const { id, values } of beat.terms) {
		all = all.flatMap((terms) =>
			values.map((value) => ({ ...terms, [id]: valueOf(value, facts) })),
		);
	}
	return all;
}

/**
 * Every offer that can be made; together those between which no outcome makes a difference, nor any later beat that
 * reads these parts of it.
 */
export function offerGroups(
	beat: OfferBeat,
	facts: Facts,
	read: ReadonlySet<string> = new Set(),
): Record<string, Value>[][] {
	const tests = beat.outcomes.flatMap(({ when }) =>
		[...partsOf(when)].flatMap(({ offer }) => (offer ? [offer] : [])),
	);
	const groups = new Map<string, Record<string, Value>[]>();
	for (const terms of allOffers(beat, facts)) {
		const offer = offerFigures(beat, facts, terms);
		const holds = tests.map((test) => (offer && offerHolds(test, { offer, facts }) ? 1 : 0));
		const key = JSON.stringify([holds.join(''), ...[...read].map((part) => offer?.[part])]);
		const same = groups.get(key);
		if (same) same.push(terms);
		else groups.set(key, [terms]);
	}
	return [...groups.values()];
}

/** Offers, at most so many, until the customer agrees or leaves: in the last round he decides. */
export const offer: Kind<OfferBeat, OfferEvent> = {
	event: 'offer',
	letter: 'o',

	ways: ({ outcomes, rounds }) =>
		outcomes.map((outcome) => ({
			when: [outcome.again && { round: { max: rounds - 1 } }, outcome.when],
			outcome,
			keeps: outcome.deal ?? false,
		})),

	conditions: () => [],

	judge(beat, now, event) {
		const offer = offerFigures(beat, now.facts, event.terms);
		return offer && { offer };
	},

	/** One for each combination of what the outcomes' conditions ask of offers, with the chance of all alike. */
	given: (_, { offer }) => offer ?? {},

	parts(beat, facts) {
		const first = beat.terms.map(({ id, values: [value = 0] }) => [id, valueOf(value, facts)]);
		return offerFigures(beat, facts, Object.fromEntries(first)) ?? {};
	},

	answers(beat, { facts }, read) {
		let known = knownOffers.get(beat);
		if (!known) knownOffers.set(beat, (known = new WeakMap()));
		let answers = known.get(facts);
		if (!answers) known.set(facts, (answers = differentOffers(beat, facts, read)));
		return answers;
	},

	encode: ({ terms }, facts, event) =>
		terms
			.map(({ id, values }) =>
				values.findIndex((value) => valueOf(value, facts) === event.terms[id]).toString(36),
			)
			.join(''),

	decode(beat, facts, code) {
		if (code.length !== beat.terms.length) return undefined;
		const terms: Record<string, Value> = {};
		for (const [index, { id, values }] of beat.terms.entries()) {
			const value = values[parseInt(code[index] ?? '', 36)];
			if (value === undefined) return undefined;
			terms[id] = valueOf(value, facts);
		}
		return { type: 'offer', terms };
	},

	entry: ({ id }, { terms }) => ({ kind: 'offered', beat: id, terms }),

	/** Many offers can be the best: this one, where it is, else one in which only that differs which has to. */
	report(beat, now, { terms }) {
		const rating = (terms: OfferEvent['terms']) => ratingOf(beat, now, terms);
		const others = [...offer.answers(beat, now)].map(({ event }) => event.terms);
		const most = Math.max(...others.map(rating));
		const nearer = (best: OfferEvent['terms']) =>
			beat.terms.reduce((found, { id }) => {
				const closer = { ...found, [id]: terms[id] ?? '' };
				return rating(closer) === most ? closer : found;
			}, best);
		const changes = (other: OfferEvent['terms']) =>
			beat.terms.filter(({ id }) => other[id] !== terms[id]).length;
		const [nearest = terms] = others
			.filter((other) => rating(other) === most)
			.map(nearer)
			.sort((one, other) => changes(one) - changes(other));
		const parts = (terms: OfferEvent['terms']) =>
			beat.terms.map(({ id }) => ({ id, value: terms[id] ?? '' }));
		return { kind: 'fill-in', response: parts(terms), correct: [parts(nearest)] };
	},
};

/** What an offer earns in these circumstances; -1 where the customer only answers it. */
export function ratingOf(
	beat: OfferBeat,
	now: Circumstances,
	terms: OfferEvent['terms'],
): Rating | -1 {
	const made = { ...now, ...offer.judge(beat, now, { type: 'offer', terms }) };
	const way = offer.ways(beat).find(({ when }) => when.every((part) => holds(part, made)));
	return !way || way.outcome.again ? -1 : way.outcome.rating;
}

const knownOffers = new WeakMap<OfferBeat, WeakMap<Facts, Answer<OfferEvent>[]>>();

function differentOffers(
	beat: OfferBeat,
	facts: Facts,
	read?: ReadonlySet<string>,
): Answer<OfferEvent>[] {
	const groups = offerGroups(beat, facts, read);
	const count = groups.reduce((sum, group) => sum + group.length, 0);
	return groups.flatMap((group) => {
		const [terms] = group;
		const offer = terms && offerFigures(beat, facts, terms);
		if (!offer) return [];
		return { event: { type: 'offer', terms }, comesTo: { offer }, chance: group.length / count };
	});
}

export const offerSource: KindSource<OfferSource, OfferBeat> = {
	resolve: (source, { id, outcome }) => ({
		kind: 'offer',
		rounds: source.rounds,
		terms: Object.entries(source.terms).map(([name, term]) => ({ id: name, ...term })),
		figures: Object.entries(source.figures).map(([name, { is, show }]) => ({
			...{ id: name, is },
			...optional('show', show),
		})),
		outcomes: Object.entries(source.outcomes).map(([name, source]): Outcome => {
			const text = `beats.${id}.outcomes.${name}`;
			if (!('again' in source)) {
				const { deal, ...rest } = source;
				return { ...outcome(name, rest, text), ...optional('deal', deal) };
			}
			const { again, ...rest } = source;
			return { ...outcome(name, { ...rest, rating: 0, to: id }, text), again };
		}),
	}),

	texts({ terms, figures }, scenario) {
		const required = terms.map(({ id }) => `terms.${id}.label`);
		for (const { id, kind, values } of terms) {
			if (kind === 'choice') required.push(...wordKeys(scenario, values, `terms.${id}.options`));
		}
		required.push(...figures.flatMap(({ id, show }) => (show ? `figures.${id}.label` : [])));
		return { required, optional: terms.map(({ id }) => `terms.${id}.hint`) };
	},

	/**
	 * What can be offered can be reckoned, in every variant; each condition names a term or a figure; and the
	 * customer can be agreed with.
	 */
	check(beat, scenario, problem, factsIn) {
		lastOutcome(beat, problem);
		const count = beat.terms.reduce((product, { values }) => product * values.length, 1);
		if (count > MAX_ANSWERS) {
			problem('offer', [], `${count} offers can be made; expected at most ${MAX_ANSWERS}`);
			return;
		}
		if (!beat.outcomes.some(({ deal }) => deal)) problem('offer', [], 'no outcome is a deal');
		const names = [...beat.terms, ...beat.figures].map(({ id }) => id);
		const tests = beat.outcomes.flatMap(({ when }) =>
			[...partsOf(when)].flatMap(({ offer = {} }) => Object.keys(offer)),
		);
		for (const name of new Set(tests)) {
			if (!names.includes(name)) {
				problem('offer', [], `the offer has no term or figure ${name}`);
			}
		}
		for (const variant of Object.keys(scenario.variants)) {
			checkFigures(beat, variant, factsIn(variant), problem);
		}
	},
};

function checkFigures(beat: OfferBeat, variant: string, facts: Facts, problem: ReportProblem) {
	try {
		for (const terms of allOffers(beat, facts)) {
			const offer = offerFigures(beat, facts, terms) ?? {};
			for (const { id } of beat.figures) {
				if (Number.isInteger(offer[id])) continue;
				throw new Error(`figure ${id} is ${String(offer[id])}; expected a whole number`);
			}
		}
	} catch (error) {
		problem('offer', [], (error as Error).message, { variant });
	}
}
