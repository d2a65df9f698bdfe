import { answersReadIn } from '../format/answers.ts';
import type { Scenario } from '../format/scenario.ts';
import { valueOf, type Value } from '../format/value.ts';

/** Keys of the words for values, in any variant, under a group; those that have a name need none. */
export function wordKeys(
	scenario: Scenario,
	values: readonly Value[],
	group: string,
	names: Readonly<Record<string, string>> = {},
): string[] {
	const fixed = values.filter((value) => !answersReadIn(value).length);
	const all = Object.values(scenario.variants).flatMap((facts) =>
		fixed.map((value) => String(valueOf(value, facts))),
	);
	return [...new Set(all)]
		.filter((value) => !Object.hasOwn(names, value))
		.map((value) => `${group}.${value}`);
}
