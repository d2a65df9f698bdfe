import { partsOf } from '../format/condition.ts';
import type { Outcome } from '../format/scenario.ts';
import { MAX_ANSWERS, TooLarge, type Answer, type Judged } from './kind.ts';

/**
 * Something that can be answered rightly or wrongly, with the chance that a guess is right. `apart`: further wrong
 * answers, where each makes a difference later.
 */
export type Part<T> = { id: string; right: T; wrong?: T; apart?: T[]; chance: number };

/**
 * The answers that give each combination of these parts, made once for the same parts: a walk comes by again and again.
 * What the event that gives them comes to must follow from the parts alone.
 */
export function answersWith<T, E>(
	parts: readonly Part<T>[],
	outcomes: readonly Outcome[],
	eventOf: (given: ReadonlyMap<string, T>) => E,
	judge: (event: E) => Judged | undefined,
): Answer<E>[] {
	const key = JSON.stringify(parts);
	let ofOutcomes = made.get(outcomes);
	if (!ofOutcomes) made.set(outcomes, (ofOutcomes = new Map()));
	let answers = ofOutcomes.get(key) as Answer<E>[] | undefined;
	if (!answers) {
		answers = combinations(parts, outcomes).flatMap(({ given, chance }) => {
			const event = eventOf(given);
			const comesTo = judge(event);
			return comesTo ? [{ event, comesTo, chance }] : [];
		});
		ofOutcomes.set(key, answers);
	}
	return answers;
}
const made = new WeakMap<readonly Outcome[], Map<string, Answer<unknown>[]>>();

/**
 * Ways to answer all parts, one for each number of wrong ones and each set of wrong ones that a condition
 * of the outcomes names: no outcome can ask for more. Chances of the ways that come to the same add up. Throws
 * TooLarge where there are more than MAX_ANSWERS.
 */
function combinations<T>(
	parts: readonly Part<T>[],
	outcomes: readonly Outcome[],
): { given: Map<string, T>; chance: number }[] {
	type Way = {
		given: Map<string, T>;
		chance: number;
		wrong: string[];
		count: number;
		apart: string;
	};
	const named = namedBy(outcomes);
	let ways: Way[] = [{ given: new Map(), chance: 1, wrong: [], count: 0, apart: '' }];
	for (const { id, right, wrong, apart, chance } of parts) {
		const next = new Map<string, Way>();
		const add = (way: Way, value: T, likely: number, isWrong: boolean) => {
			const told = apart ? `${way.apart}/${JSON.stringify(value)}` : way.apart;
			const missed = isWrong && named.has(id) ? [...way.wrong, id] : way.wrong;
			const count = way.count + (isWrong ? 1 : 0);
			const key = `${count}|${missed.join()}|${told}`;
			const same = next.get(key);
			if (same) same.chance += way.chance * likely;
			else {
				const given = new Map(way.given).set(id, value);
				next.set(key, { given, chance: way.chance * likely, wrong: missed, count, apart: told });
				if (next.size > MAX_ANSWERS) {
					throw new TooLarge(
						`more than ${MAX_ANSWERS} answers make a difference; expected fewer parts that outcomes name as missed or that are read later`,
					);
				}
			}
		};
		for (const way of ways) {
			add(way, right, wrong === undefined ? 1 : chance, false);
			const others = wrong === undefined ? [] : [wrong, ...(apart ?? [])];
			for (const other of others) add(way, other, (1 - chance) / others.length, true);
		}
		ways = [...next.values()];
	}
	return ways;
}

/** What the outcomes of a decision name as missed. */
function namedBy(outcomes: readonly Outcome[]): ReadonlySet<string> {
	let named = known.get(outcomes);
	if (!named) {
		const conditions = outcomes.flatMap(({ when }) => [...partsOf(when)]);
		known.set(outcomes, (named = new Set(conditions.flatMap(({ missed }) => missed ?? []))));
	}
	return named;
}
const known = new WeakMap<readonly Outcome[], ReadonlySet<string>>();
