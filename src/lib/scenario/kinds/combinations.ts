import { partsOf } from '../format/condition.ts';
import type { Outcome } from '../format/scenario.ts';

/**
 * Something that can be answered rightly or wrongly, with the chance that a guess is right. `apart`: further wrong
 * answers, where each makes a difference later.
 */
export type Part<T> = { id: string; right: T; wrong?: T; apart?: T[]; chance: number };

/**
 * Ways to answer all parts, one for each number of wrong ones and each set of wrong ones that a condition
 * of the outcomes names: no outcome can ask for more. Chances of the ways that come to the same add up.
 */
export function combinations<T>(
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
