import { hasSeen, partsOf } from './condition.ts';
import type { Snapshot } from './machine.ts';
import { advance, begin, currentBeat } from './replay.ts';
import {
	factsOf,
	isDecision,
	pageOf,
	valueOf,
	type Condition,
	type Field,
	type FormBeat,
	type Outcome,
	type Rating,
	type Scenario,
	type SequenceBeat,
	type Value,
} from './scenario.ts';
import { openOptions, rightOrder, rightValue, wrongFields } from './settle.ts';
import type { StepEvent } from './step.ts';

/**
 * A way to act in a state: an event, the state after it, and with which chance somebody who guesses
 * does just this or something that comes to the same. Chances of the moves that move the story on add
 * up to 1 at most; what is missing is a guess that cannot be right by luck and is counted with the
 * worst move. Looks have no chance: they are there to be tried.
 */
export type Move = { event: StepEvent; after: Snapshot; chance: number; rating?: Rating };

/** Desk pages on which anything in this scenario depends, for a variant. */
export function relevantPages(scenario: Scenario, variant: string): string[] {
	const facts = factsOf(scenario, variant);
	const pages = new Set<string>();
	for (const condition of conditionsOf(scenario)) {
		for (const part of partsOf(condition)) {
			part.seen?.forEach((page) => pages.add(pageOf(page, facts)));
		}
	}
	return [...pages].sort();
}

/** Every condition in a scenario. */
export function* conditionsOf(scenario: Scenario): Generator<Condition | undefined> {
	for (const beat of Object.values(scenario.beats)) {
		for (const line of beat.says) yield line.when;
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
}

/** All outcomes of a beat. */
export function outcomesOf(beat: Scenario['beats'][string]): Outcome[] {
	if (beat.kind === 'choice') return beat.options.flatMap(({ outcomes }) => outcomes);
	return beat.kind === 'form' || beat.kind === 'sequence' ? beat.outcomes : [];
}

/** What can matter to the rest of the story: where it is, mood, flags, pages seen. Not the points. */
export function stateKey(snapshot: Snapshot, pages: readonly string[]): string {
	const { trust, patience, flags, seen } = snapshot.context;
	const looked = pages.map((page) => (hasSeen(seen, page) ? 1 : 0)).join('');
	return `${String(snapshot.value)}|${trust}|${patience}|${flags.join(',')}|${looked}`;
}

/** The start of a variant. */
export function start(scenario: Scenario, variant: string): Snapshot {
	return begin(scenario, variant);
}

/**
 * Everything that can be done in a state and makes a difference: each option, each outcome of a form or
 * a sequence (once, with an example), going on, and opening a page that something depends on.
 */
export function moves(scenario: Scenario, snapshot: Snapshot, pages: readonly string[]): Move[] {
	const beat = currentBeat(scenario, snapshot);
	if (beat.kind === 'end') return [];
	const step = (event: StepEvent, chance: number): Move[] => {
		const after = advance(scenario, snapshot, event);
		if (!after) return [];
		const rating = isDecision(beat) ? after.context.taken.at(-1)?.rating : undefined;
		return [{ event, after, chance, ...(rating === undefined ? {} : { rating }) }];
	};
	const looks = isDecision(beat)
		? pages
				.filter((page) => !snapshot.context.seen.includes(page))
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
			return [
				...merged(
					formAnswers(scenario, snapshot, beat).flatMap(({ values, chance }) =>
						step({ type: 'submit', values }, chance),
					),
				),
				...looks,
			];
		case 'sequence': {
			const orders = ordersOf(beat, rightOrder(scenario, snapshot.context, beat).flat().length);
			return [
				...merged(orders.flatMap((order) => step({ type: 'arrange', order }, 1 / orders.length))),
				...looks,
			];
		}
	}
}

function withoutRating(move: Move): Move {
	const { event, after, chance } = move;
	return { event, after, chance };
}

/** Moves with the same outcome are one move; their chances add up. */
function merged(list: Move[]): Move[] {
	const byOutcome = new Map<string, Move>();
	for (const move of list) {
		const key = `${move.after.context.taken.at(-1)?.outcome}>${String(move.after.value)}`;
		const same = byOutcome.get(key);
		if (same) same.chance += move.chance;
		else byOutcome.set(key, { ...move });
	}
	return [...byOutcome.values()];
}

/**
 * An answer for each set of fields that can be wrong together, with the chance to hit it by guessing: a
 * choice is right once in so many options; a number, an amount or a date is never right by luck.
 */
function formAnswers(scenario: Scenario, snapshot: Snapshot, beat: FormBeat) {
	const facts = factsOf(scenario, snapshot.context.variant);
	const fields = beat.fields.map((field) => {
		const right = rightValue(scenario, snapshot.context, field);
		const options = (field.options ?? []).map((option) => valueOf(option, facts));
		const wrong =
			field.kind === 'select' ? options.find((option) => option !== right) : other(field, right);
		return { id: field.id, right, wrong, chance: options.length ? 1 / options.length : 0 };
	});
	let answers: { values: Record<string, Value>; chance: number }[] = [{ values: {}, chance: 1 }];
	for (const { id, right, wrong, chance } of fields) {
		answers = answers.flatMap((answer) => [
			{ values: { ...answer.values, [id]: right }, chance: answer.chance * chance },
			...(wrong === undefined
				? []
				: [{ values: { ...answer.values, [id]: wrong }, chance: answer.chance * (1 - chance) }]),
		]);
	}
	return answers.filter(({ values }) => wrongFields(scenario, snapshot.context, beat, values));
}

/** A value of the same kind that is not the right one. */
function other(field: Field, right: Value): Value {
	if (field.kind !== 'date') return Number(right) + 1;
	return right === '2000-01-01' ? '2000-01-02' : '2000-01-01';
}

/** Every order of so many of the cards. */
function ordersOf(beat: SequenceBeat, length: number): string[][] {
	let orders: string[][] = [[]];
	for (let place = 0; place < length; place++) {
		orders = orders.flatMap((order) =>
			beat.cards.filter((card) => !order.includes(card)).map((card) => [...order, card]),
		);
	}
	return orders;
}

/**
 * The most points that can still be earned from a state to the end. Memory is shared between calls with
 * the same map. Throws when a story can go round without end.
 */
export function bestFrom(
	scenario: Scenario,
	snapshot: Snapshot,
	pages: readonly string[],
	memory: Map<string, number>,
): number {
	const key = stateKey(snapshot, pages);
	const known = memory.get(key);
	if (known === Infinity) throw new Error(`${scenario.id}: the story goes round at ${key}`);
	if (known !== undefined) return known;
	memory.set(key, Infinity);
	let best = 0;
	for (const { after, rating } of moves(scenario, snapshot, pages)) {
		best = Math.max(best, (rating ?? 0) + bestFrom(scenario, after, pages, memory));
	}
	memory.set(key, best);
	return best;
}
