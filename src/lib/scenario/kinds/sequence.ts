import { firstThatHolds, type Circumstances } from '../format/condition.ts';
import { conditionFrom, optional } from '../format/parts.ts';
import type { ConditionSource } from '../format/parts.schema.ts';
import type { SequenceBeat } from '../format/scenario.ts';
import type { Answer, Kind, KindSource } from './kind.ts';
import { choices, inversions, orderWith } from './orders.ts';
import { lastOutcome, outcomeWays } from './outcomes.ts';
import type { SequenceSource } from './sequence.schema.ts';

/** Puts cards in order. */
export type ArrangeEvent = { type: 'arrange'; order: string[] };

/** The right order in these circumstances: groups of cards; within a group the order is free. */
export function rightOrder({ id, right }: SequenceBeat, now: Circumstances): string[][] {
	const found = firstThatHolds(right, now);
	if (!found) throw new Error(`no right order of ${id} holds`);
	return found.order;
}

/**
 * What is wrong in an order: each pair of cards that stands the wrong way round (Kendall's tau
 * distance), and each card that should not be there. Undefined when the order does not fit: not as
 * many cards as the right one, a card twice, or one that does not exist.
 */
export function wrongPairs(
	beat: SequenceBeat,
	now: Circumstances,
	order: readonly unknown[],
): string[] | undefined {
	const right = rightOrder(beat, now);
	const rank = new Map(right.flatMap((group, index) => group.map((card) => [card, index])));
	if (order.length !== rank.size || new Set(order).size !== order.length) return undefined;
	if (!order.every((card) => beat.cards.includes(card as string))) return undefined;
	const cards = order as readonly string[];
	const wrong = cards.filter((card) => !rank.has(card));
	cards.forEach((first, index) => {
		for (const second of cards.slice(index + 1)) {
			if ((rank.get(first) ?? 0) > (rank.get(second) ?? Infinity)) wrong.push(`${first}>${second}`);
		}
	});
	return wrong;
}

/** Cards that are put in order; there may be more of them than belong in it. */
export const sequence: Kind<SequenceBeat, ArrangeEvent> = {
	event: 'arrange',
	letter: 's',
	ways: outcomeWays,

	conditions: ({ right }) => right.map(({ when }) => when),

	judge(beat, now, event) {
		const wrong = wrongPairs(beat, now, event.order);
		return wrong && { wrong };
	},

	answers(beat, now) {
		const right = rightOrder(beat, now);
		let answers = known.get(right);
		if (!answers) known.set(right, (answers = differentOrders(beat, right, now)));
		return answers;
	},

	encode: ({ cards }, _, event) =>
		event.order.map((card) => cards.indexOf(card).toString(36)).join(''),

	decode: ({ cards }, _, code) => ({
		type: 'arrange',
		order: [...code].map((place) => cards[parseInt(place, 36)] ?? ''),
	}),

	entry: ({ id }, { order }) => ({
		kind: 'cards',
		texts: order.map((card) => `beats.${id}.cards.${card}`),
	}),

	report(beat, now, event) {
		const parts = (order: readonly string[]) => order.map((id) => ({ id }));
		// Cards whose order is free stand as they were put.
		const { order } = event;
		const place = (card: string) => (order.includes(card) ? order.indexOf(card) : order.length);
		const right = rightOrder(beat, now).flatMap((group) =>
			[...group].sort((one, other) => place(one) - place(other)),
		);
		return { kind: 'sequencing', response: parts(order), correct: [parts(right)] };
	},
};

const known = new WeakMap<string[][], Answer<ArrangeEvent>[]>();

/**
 * One order for each set of things that can be wrong, with the chances of all that share it. So many of the
 * cards as are to be picked, each order equally likely. Cards that should not be there come first: they make no pair.
 */
function differentOrders(
	beat: SequenceBeat,
	right: string[][],
	now: Circumstances,
): Answer<ArrangeEvent>[] {
	const belonging = right.flat();
	const { length } = belonging;
	const others = beat.cards.filter((card) => !belonging.includes(card));
	const factorial = (number: number): number => (number < 2 ? 1 : number * factorial(number - 1));
	const all = factorial(beat.cards.length) / factorial(others.length);
	const known = new Map<string, number[]>();
	const found = new Map<string, Answer<ArrangeEvent>>();
	for (let strange = 0; strange <= Math.min(others.length, length); strange++) {
		const places = factorial(length) / factorial(length - strange);
		for (const taken of choices(others, strange)) {
			for (const missing of choices(belonging, strange)) {
				const groups = right.map((group) => group.filter((card) => !missing.includes(card)));
				const counts = inversions(
					groups.map((group) => group.length),
					known,
				);
				counts.forEach((count, wrong) => {
					if (!count) return;
					// How many are wrong and which cards are: no condition can ask for more.
					const key = `${wrong + strange}|${taken}`;
					const chance = (count * places) / all;
					const same = found.get(key);
					if (same) same.chance += chance;
					else {
						const order = [...taken, ...orderWith(groups, wrong)];
						const comesTo = { wrong: wrongPairs(beat, now, order) ?? [] };
						found.set(key, { event: { type: 'arrange', order }, comesTo, chance });
					}
				});
			}
		}
	}
	return [...found.values()];
}

export const sequenceSource: KindSource<SequenceSource, SequenceBeat> = {
	resolve: (source, { id, outcomes }) => ({
		kind: 'sequence',
		cards: source.cards,
		right: rightFrom(source.right),
		outcomes: outcomes(source.outcomes, `beats.${id}`),
	}),

	texts: ({ cards }) => ({ required: cards.map((card) => `cards.${card}`) }),

	check(beat, _, problem) {
		lastOutcome(beat, problem);
		const wrong = (message: string) => problem('sequence', ['right'], message);
		const lengths = new Set(beat.right.map(({ order }) => order.flat().length));
		if (lengths.size > 1) wrong('every right order has as many cards');
		for (const card of beat.right.flatMap(({ order }) => order.flat())) {
			if (!beat.cards.includes(card)) wrong(`there is no card ${card}`);
		}
		if (beat.right.at(-1)?.when) wrong('the last right order has a condition');
	},
};

function rightFrom(right: SequenceSource['right']): SequenceBeat['right'] {
	const groups = (order: (string | string[])[]) =>
		order.map((group) => (Array.isArray(group) ? group : [group]));
	if (!right.some((part) => typeof part === 'object' && 'order' in part)) {
		return [{ order: groups(right as (string | string[])[]) }];
	}
	return (right as { when?: ConditionSource; order: (string | string[])[] }[]).map(
		({ when, order }) => ({ order: groups(order), ...optional('when', conditionFrom(when)) }),
	);
}
