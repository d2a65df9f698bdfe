import { hasSeen, offerHolds, partsOf } from '../format/condition.ts';
import type { Snapshot } from '../run/machine.ts';
import {
	beatOf,
	factsOf,
	isDecision,
	pageOf,
	valueOf,
	type Beat,
	type Condition,
	type Decision,
	type ErrorsBeat,
	type Field,
	type FormBeat,
	type OfferBeat,
	type Outcome,
	type Rating,
	type Scenario,
	type SequenceBeat,
	type Value,
	type WriteBeat,
} from '../format/scenario.ts';
import { openOptions, type Context } from '../run/context.ts';
import {
	offerFigures,
	rightOrder,
	rightValue,
	settle,
	wrongEntries,
	wrongPairs,
} from '../run/settle.ts';
import type { StepEvent } from '../run/step.ts';

/**
 * A way to act in a state: an event, the state after it, and with which chance somebody who guesses
 * does just this or something that comes to the same. Chances of the moves that move the story on add
 * up to 1 at most; what is missing is a guess that cannot be right by luck and is counted with the
 * worst move. Looks have no chance: they are there to be tried.
 */
export type Move = { event: StepEvent; after: Place; chance: number; rating?: Rating };

/** Where a story stands: the beat, and all else that is remembered. What a snapshot of the machine says. */
export type Place = { beat: string; context: Context };

/** Where a snapshot of the machine stands. */
export function placeOf(snapshot: Snapshot): Place {
	return { beat: snapshot.value as string, context: snapshot.context };
}

/** What can still matter from a beat on: the flags and the desk pages that some condition reads. */
export type Live = { flags: string[]; pages: string[] };

/**
 * What matters from each beat on, for a variant. States that differ only in what no longer matters are
 * one state, which keeps the walk small. What is merely said does not count: it changes no path.
 */
export function liveness(scenario: Scenario, variant: string): Map<string, Live> {
	const facts = factsOf(scenario, variant);
	const live = new Map<string, Live>();
	for (const id of Object.keys(scenario.beats)) {
		const flags = new Set<string>();
		const pages = new Set<string>();
		for (const later of reachable(scenario, id)) {
			for (const condition of decidingConditions(beatOf(scenario, later))) {
				for (const part of partsOf(condition)) {
					part.flags?.forEach((flag) => flags.add(flag));
					part.seen?.forEach((page) => pages.add(pageOf(page, facts)));
				}
			}
		}
		live.set(id, { flags: [...flags].sort(), pages: [...pages].sort() });
	}
	return live;
}

/** The beats that can follow a beat, itself among them. */
function reachable(scenario: Scenario, from: string): Set<string> {
	const found = new Set([from]);
	for (const id of found) {
		const beat = beatOf(scenario, id);
		const targets = beat.kind === 'talk' ? beat.to : outcomesOf(beat).flatMap(({ to }) => to);
		for (const { to } of targets) found.add(to);
	}
	return found;
}

/** Every condition in a scenario. */
export function* conditionsOf(scenario: Scenario): Generator<Condition | undefined> {
	for (const beat of Object.values(scenario.beats)) {
		for (const line of beat.says) yield line.when;
		yield* decidingConditions(beat);
	}
}

/** The conditions of a beat that decide where the story goes and what it earns. */
function* decidingConditions(beat: Beat): Generator<Condition | undefined> {
	if (beat.kind === 'talk') for (const { when } of beat.to) yield when;
	if (beat.kind === 'choice') for (const { when } of beat.options) yield when;
	if (beat.kind === 'form') {
		for (const field of beat.fields) for (const { when } of field.is) yield when;
	}
	if (beat.kind === 'sequence') for (const { when } of beat.right) yield when;
	if (beat.kind === 'errors') {
		for (const { wrong } of beat.entries) if (wrong !== true) yield wrong;
	}
	for (const outcome of outcomesOf(beat)) {
		yield outcome.when;
		for (const { when } of outcome.to) yield when;
	}
}

/** All outcomes of a beat. */
export function outcomesOf(beat: Beat): Outcome[] {
	if (beat.kind === 'choice') return beat.options.flatMap(({ outcomes }) => outcomes);
	return beat.kind === 'talk' || beat.kind === 'end' ? [] : beat.outcomes;
}

/** Names a state by all that can matter to the rest of the story. Points are no part of it. */
export function stateKey({ beat, context }: Place, live: ReadonlyMap<string, Live>): string {
	const { trust, patience, flags, seen, answers } = context;
	const still = live.get(beat);
	const set = still?.flags.filter((flag) => flags.includes(flag)) ?? [];
	const looked = still?.pages.map((page) => (hasSeen(seen, page) ? 1 : 0)) ?? [];
	return `${beat}|${trust}|${patience}|${set.join(',')}|${looked.join('')}|${answers.length}`;
}

/**
 * Everything that can be done in a state and makes a difference: each option, each outcome of a form or
 * a sequence (once, with an example), going on, and opening a page that something depends on.
 */
export function moves(scenario: Scenario, place: Place, live: ReadonlyMap<string, Live>): Move[] {
	const beat = beatOf(scenario, place.beat);
	const { context } = place;
	if (beat.kind === 'end') return [];
	const step = (event: StepEvent, chance: number): Move[] => {
		const settled = settle(scenario, context, beat.id, event);
		if (!settled) return [];
		const after = { beat: settled.to, context: settled.context };
		const { outcome } = settled;
		const rating = outcome && !outcome.again ? { rating: outcome.rating } : {};
		return [{ event, after, chance, ...rating }];
	};
	const looks = isDecision(beat)
		? (live.get(beat.id)?.pages ?? [])
				.filter((page) => !hasSeen(context.seen, page))
				.map((page) => ({
					event: { type: 'look' as const, page },
					after: { beat: beat.id, context: { ...context, seen: [...context.seen, page] } },
					chance: 0,
				}))
		: [];
	switch (beat.kind) {
		case 'talk':
			return step({ type: 'continue' }, 1);
		case 'choice': {
			const open = openOptions(scenario, context, beat.options);
			return [
				...open.flatMap(({ id }) => step({ type: 'choose', option: id }, 1 / open.length)),
				...looks,
			];
		}
		default: {
			const answers = answersTo(scenario, context, beat);
			return [...answers.flatMap(({ event, chance }) => step(event, chance)), ...looks];
		}
	}
}

/** Answers to a decision that is no choice: one for each outcome that they can come to. */
function answersTo(
	scenario: Scenario,
	context: Context,
	beat: Exclude<Decision, { kind: 'choice' }>,
): Answer[] {
	const answers = (): Iterable<Answer> => {
		switch (beat.kind) {
			case 'form':
				return formAnswers(scenario, context, beat);
			case 'sequence':
				return orders(scenario, context, beat);
			case 'errors':
				return markings(scenario, context, beat);
			case 'offer':
				return offers(scenario, context, beat);
			case 'write':
				return writings(beat);
		}
	};
	return perOutcome(scenario, context, beat.id, answers());
}

type Answer = { event: StepEvent; chance: number };

/** One answer for each outcome that answers can come to; the chances of those that come to the same add up. */
function perOutcome(
	scenario: Scenario,
	context: Context,
	beat: string,
	answers: Iterable<Answer>,
): Answer[] {
	const found = new Map<string, Answer>();
	for (const { event, chance } of answers) {
		const settled = settle(scenario, context, beat, event);
		if (!settled?.outcome) continue;
		const same = found.get(settled.outcome.text);
		if (same) same.chance += chance;
		else found.set(settled.outcome.text, { event, chance });
	}
	return [...found.values()];
}

/** Something that can be answered rightly or wrongly, with the chance that a guess is right. */
type Part<T> = { id: string; right: T; wrong?: T; chance: number };

/**
 * Ways to answer all parts, one for each number of wrong ones and each set of wrong ones that a condition
 * names: no outcome can ask for more. Chances of the ways that come to the same add up.
 */
function combinations<T>(
	parts: readonly Part<T>[],
	named: ReadonlySet<string>,
): { given: Map<string, T>; chance: number }[] {
	type Way = { given: Map<string, T>; chance: number; wrong: string[]; count: number };
	let ways: Way[] = [{ given: new Map(), chance: 1, wrong: [], count: 0 }];
	for (const { id, right, wrong, chance } of parts) {
		const next = new Map<string, Way>();
		const add = (way: Way, value: T, likely: number, isWrong: boolean) => {
			const missed = isWrong && named.has(id) ? [...way.wrong, id] : way.wrong;
			const count = way.count + (isWrong ? 1 : 0);
			const key = `${count}|${missed.join()}`;
			const same = next.get(key);
			if (same) same.chance += way.chance * likely;
			else {
				const given = new Map(way.given).set(id, value);
				next.set(key, { given, chance: way.chance * likely, wrong: missed, count });
			}
		};
		for (const way of ways) {
			add(way, right, wrong === undefined ? 1 : chance, false);
			if (wrong !== undefined) add(way, wrong, 1 - chance, true);
		}
		ways = [...next.values()];
	}
	return ways;
}

/** What the outcomes of a beat name as missed. */
function namedBy(beat: Beat): ReadonlySet<string> {
	let named = knownNames.get(beat);
	if (!named) {
		const conditions = outcomesOf(beat).flatMap(({ when }) => [...partsOf(when)]);
		knownNames.set(beat, (named = new Set(conditions.flatMap(({ missed }) => missed ?? []))));
	}
	return named;
}
const knownNames = new WeakMap<Beat, ReadonlySet<string>>();

/**
 * Answers to a form. A choice is right once in so many options; a number, an amount or a date is never
 * right by luck.
 */
function formAnswers(scenario: Scenario, context: Context, beat: FormBeat): Answer[] {
	const facts = factsOf(scenario, context.variant);
	const parts = beat.fields.map((field): Part<Value> => {
		const right = rightValue(scenario, context, field);
		const options = (field.options ?? []).map((option) => valueOf(option, facts));
		const wrong =
			field.kind === 'select' ? options.find((option) => option !== right) : other(field, right);
		const chance = options.length ? 1 / options.length : 0;
		return { id: field.id, right, chance, ...(wrong === undefined ? {} : { wrong }) };
	});
	return combinations(parts, namedBy(beat)).map(({ given, chance }) => ({
		event: { type: 'submit', values: Object.fromEntries(given) },
		chance,
	}));
}

/** Markings of a document; somebody who guesses tosses a coin for each entry. */
function markings(scenario: Scenario, context: Context, beat: ErrorsBeat): Answer[] {
	const wrong = wrongEntries(scenario, context, beat);
	const parts = beat.entries.map(({ id }): Part<boolean> => {
		const right = wrong.includes(id);
		return { id, right, wrong: !right, chance: 0.5 };
	});
	return combinations(parts, namedBy(beat)).map(({ given, chance }) => ({
		event: {
			type: 'mark',
			entries: [...given].filter(([, marked]) => marked).map(([id]) => id),
		},
		chance,
	}));
}

/** Texts: nobody says by luck what must be said, nor what must not. */
function writings(beat: WriteBeat): Answer[] {
	const parts = beat.mentions.map(({ id, absent = false }): Part<boolean> => ({
		...{ id, right: !absent, wrong: absent },
		chance: absent ? 1 : 0,
	}));
	return combinations(parts, namedBy(beat)).map(({ given, chance }) => ({
		event: {
			type: 'write',
			text: '',
			found: [...given].filter(([, said]) => said).map(([id]) => id),
		},
		chance,
	}));
}

/** One offer for each combination of what the outcomes' conditions ask of offers, with the chance of all alike. */
function offers(scenario: Scenario, { variant }: Context, beat: OfferBeat): Answer[] {
	let known = knownOffers.get(beat);
	if (!known) knownOffers.set(beat, (known = new Map()));
	let answers = known.get(variant);
	if (!answers) known.set(variant, (answers = differentOffers(scenario, variant, beat)));
	return answers;
}
const knownOffers = new WeakMap<OfferBeat, Map<string, Answer[]>>();

function differentOffers(scenario: Scenario, variant: string, beat: OfferBeat): Answer[] {
	const groups = offerGroups(scenario, variant, beat);
	const count = groups.reduce((sum, group) => sum + group.length, 0);
	return groups.flatMap((group) => {
		const [terms] = group;
		return terms ? { event: { type: 'offer', terms }, chance: group.length / count } : [];
	});
}

/** Every offer that can be made; together those between which no outcome makes a difference. */
export function offerGroups(
	scenario: Scenario,
	variant: string,
	beat: OfferBeat,
): Record<string, Value>[][] {
	const facts = factsOf(scenario, variant);
	const tests = beat.outcomes.flatMap(({ when }) =>
		[...partsOf(when)].flatMap(({ offer }) => (offer ? [offer] : [])),
	);
	const groups = new Map<string, Record<string, Value>[]>();
	for (const terms of allOffers(scenario, variant, beat)) {
		const offer = offerFigures(scenario, { variant }, beat, terms);
		const key = tests.map((test) => (offer && offerHolds(test, { offer, facts }) ? 1 : 0)).join('');
		const same = groups.get(key);
		if (same) same.push(terms);
		else groups.set(key, [terms]);
	}
	return [...groups.values()];
}

/** Every offer that can be made. */
export function allOffers(
	scenario: Scenario,
	variant: string,
	beat: OfferBeat,
): Record<string, Value>[] {
	const facts = factsOf(scenario, variant);
	let all: Record<string, Value>[] = [{}];
	for (const { id, values } of beat.terms) {
		all = all.flatMap((terms) =>
			values.map((value) => ({ ...terms, [id]: valueOf(value, facts) })),
		);
	}
	return all;
}

/** A value of the same kind that is not the right one. */
function other(field: Field, right: Value): Value {
	if (field.kind !== 'date') return Number(right) + 1;
	return right === '2000-01-01' ? '2000-01-02' : '2000-01-01';
}

/** Orders of so many of the cards as are to be picked, each equally likely. */
function orders(scenario: Scenario, context: Context, beat: SequenceBeat): Answer[] {
	const right = rightOrder(scenario, context, beat);
	let answers = knownOrders.get(right);
	if (!answers) knownOrders.set(right, (answers = differentOrders(scenario, context, beat, right)));
	return answers;
}

const knownOrders = new WeakMap<string[][], Answer[]>();

/** One order for each set of things that can be wrong, with the chances of all that share it. */
function differentOrders(
	scenario: Scenario,
	context: Context,
	beat: SequenceBeat,
	right: string[][],
): Answer[] {
	const { length } = right.flat();
	let all: string[][] = [[]];
	for (let place = 0; place < length; place++) {
		all = all.flatMap((order) =>
			beat.cards.filter((card) => !order.includes(card)).map((card) => [...order, card]),
		);
	}
	const found = new Map<string, Answer>();
	for (const order of all) {
		const wrong = wrongPairs(scenario, context, beat, order) ?? [];
		// How many are wrong and which cards are: no condition can ask for more.
		const key = `${wrong.length}|${wrong.filter((part) => !part.includes('>')).sort()}`;
		const same = found.get(key);
		if (same) same.chance += 1 / all.length;
		else found.set(key, { event: { type: 'arrange', order }, chance: 1 / all.length });
	}
	return [...found.values()];
}

/**
 * The most points that can still be earned from a state to the end. Memory is shared between calls with
 * the same map. Throws when a story can go round without end.
 */
export function bestFrom(
	scenario: Scenario,
	place: Place,
	live: ReadonlyMap<string, Live>,
	memory: Map<string, number>,
): number {
	const key = stateKey(place, live);
	const known = memory.get(key);
	if (known === Infinity) throw new Error(`${scenario.id}: the story goes round at ${key}`);
	if (known !== undefined) return known;
	memory.set(key, Infinity);
	let best = 0;
	for (const { after, rating } of moves(scenario, place, live)) {
		best = Math.max(best, (rating ?? 0) + bestFrom(scenario, after, live, memory));
	}
	memory.set(key, best);
	return best;
}
