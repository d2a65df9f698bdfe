import { hasSeen, partsOf } from './condition.ts';
import type { Snapshot } from './machine.ts';
import { advance, currentBeat } from './replay.ts';
import {
	beatOf,
	factsOf,
	isDecision,
	pageOf,
	valueOf,
	type Beat,
	type Condition,
	type Field,
	type FormBeat,
	type Outcome,
	type Rating,
	type Scenario,
	type SequenceBeat,
	type Value,
} from './scenario.ts';
import { openOptions, rightOrder, rightValue, settle } from './settle.ts';
import type { StepEvent } from './step.ts';

/**
 * A way to act in a state: an event, the state after it, and with which chance somebody who guesses
 * does just this or something that comes to the same. Chances of the moves that move the story on add
 * up to 1 at most; what is missing is a guess that cannot be right by luck and is counted with the
 * worst move. Looks have no chance: they are there to be tried.
 */
export type Move = { event: StepEvent; after: Snapshot; chance: number; rating?: Rating };

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
	for (const outcome of outcomesOf(beat)) {
		yield outcome.when;
		for (const { when } of outcome.to) yield when;
	}
}

/** All outcomes of a beat. */
export function outcomesOf(beat: Beat): Outcome[] {
	if (beat.kind === 'choice') return beat.options.flatMap(({ outcomes }) => outcomes);
	return beat.kind === 'form' || beat.kind === 'sequence' ? beat.outcomes : [];
}

/** Names a state by all that can matter to the rest of the story. Points are no part of it. */
export function stateKey(snapshot: Snapshot, live: ReadonlyMap<string, Live>): string {
	const { trust, patience, flags, seen } = snapshot.context;
	const beat = snapshot.value as string;
	const still = live.get(beat);
	const set = still?.flags.filter((flag) => flags.includes(flag)) ?? [];
	const looked = still?.pages.map((page) => (hasSeen(seen, page) ? 1 : 0)) ?? [];
	return `${beat}|${trust}|${patience}|${set.join(',')}|${looked.join('')}`;
}

/**
 * Everything that can be done in a state and makes a difference: each option, each outcome of a form or
 * a sequence (once, with an example), going on, and opening a page that something depends on.
 */
export function moves(
	scenario: Scenario,
	snapshot: Snapshot,
	live: ReadonlyMap<string, Live>,
): Move[] {
	const beat = currentBeat(scenario, snapshot);
	if (beat.kind === 'end') return [];
	const step = (event: StepEvent, chance: number): Move[] => {
		const after = advance(scenario, snapshot, event);
		if (!after) return [];
		const rating = isDecision(beat) ? after.context.taken.at(-1)?.rating : undefined;
		return [{ event, after, chance, ...(rating === undefined ? {} : { rating }) }];
	};
	const looks = isDecision(beat)
		? (live.get(beat.id)?.pages ?? [])
				.filter((page) => !hasSeen(snapshot.context.seen, page))
				.flatMap((page) => step({ type: 'look', page }, 0).map(withoutRating))
		: [];
	switch (beat.kind) {
		case 'talk':
			return step({ type: 'continue' }, 1);
		case 'choice': {
			const open = openOptions(scenario, snapshot.context, beat.options);
			return [
				...open.flatMap(({ id }) => step({ type: 'choose', option: id }, 1 / open.length)),
				...looks,
			];
		}
		case 'form':
		case 'sequence': {
			const answers =
				beat.kind === 'form'
					? formAnswers(scenario, snapshot, beat)
					: orders(scenario, snapshot, beat);
			return [...answers.flatMap(({ event, chance }) => step(event, chance)), ...looks];
		}
	}
}

function withoutRating(move: Move): Move {
	const { event, after, chance } = move;
	return { event, after, chance };
}

type Answer = { event: StepEvent; chance: number };

/** One answer for each outcome that answers can come to; the chances of those that come to the same add up. */
function perOutcome(scenario: Scenario, snapshot: Snapshot, answers: Iterable<Answer>): Answer[] {
	const found = new Map<string, Answer>();
	for (const { event, chance } of answers) {
		const settled = settle(scenario, snapshot.context, snapshot.value as string, event);
		if (!settled?.outcome) continue;
		const same = found.get(settled.outcome.text);
		if (same) same.chance += chance;
		else found.set(settled.outcome.text, { event, chance });
	}
	return [...found.values()];
}

/**
 * Answers to a form: each set of fields that can be wrong together, with the chance to hit it by
 * guessing: a choice is right once in so many options; a number, an amount or a date is never right by luck.
 */
function formAnswers(scenario: Scenario, snapshot: Snapshot, beat: FormBeat): Answer[] {
	const facts = factsOf(scenario, snapshot.context.variant);
	let answers: { values: Record<string, Value>; chance: number }[] = [{ values: {}, chance: 1 }];
	for (const field of beat.fields) {
		const right = rightValue(scenario, snapshot.context, field);
		const options = (field.options ?? []).map((option) => valueOf(option, facts));
		const wrong =
			field.kind === 'select' ? options.find((option) => option !== right) : other(field, right);
		const chance = options.length ? 1 / options.length : 0;
		answers = answers.flatMap((answer) => {
			const give = (value: Value, likely: number) => ({
				values: { ...answer.values, [field.id]: value },
				chance: answer.chance * likely,
			});
			return wrong === undefined
				? [give(right, 1)]
				: [give(right, chance), give(wrong, 1 - chance)];
		});
	}
	const events = answers.map(({ values, chance }) => ({
		event: { type: 'submit' as const, values },
		chance,
	}));
	return perOutcome(scenario, snapshot, events);
}

/** A value of the same kind that is not the right one. */
function other(field: Field, right: Value): Value {
	if (field.kind !== 'date') return Number(right) + 1;
	return right === '2000-01-01' ? '2000-01-02' : '2000-01-01';
}

/** Orders of so many of the cards as are to be picked, each equally likely. */
function orders(scenario: Scenario, snapshot: Snapshot, beat: SequenceBeat): Answer[] {
	const length = rightOrder(scenario, snapshot.context, beat).flat().length;
	let all: string[][] = [[]];
	for (let place = 0; place < length; place++) {
		all = all.flatMap((order) =>
			beat.cards.filter((card) => !order.includes(card)).map((card) => [...order, card]),
		);
	}
	const chance = 1 / all.length;
	const events = all.map((order) => ({ event: { type: 'arrange' as const, order }, chance }));
	return perOutcome(scenario, snapshot, events);
}

/**
 * The most points that can still be earned from a state to the end. Memory is shared between calls with
 * the same map. Throws when a story can go round without end.
 */
export function bestFrom(
	scenario: Scenario,
	snapshot: Snapshot,
	live: ReadonlyMap<string, Live>,
	memory: Map<string, number>,
): number {
	const key = stateKey(snapshot, live);
	const known = memory.get(key);
	if (known === Infinity) throw new Error(`${scenario.id}: the story goes round at ${key}`);
	if (known !== undefined) return known;
	memory.set(key, Infinity);
	let best = 0;
	for (const { after, rating } of moves(scenario, snapshot, live)) {
		best = Math.max(best, (rating ?? 0) + bestFrom(scenario, after, live, memory));
	}
	memory.set(key, best);
	return best;
}
