import { partsOf } from '../format/condition.ts';
import type { Scenario } from '../format/scenario.ts';
import { everyCondition, everyEffect } from './conditions.ts';
import type { Report } from './findings.ts';

/** The flags that a condition asks for: the script says them. */
export function flagsAskedFor(scenario: Scenario): string[] {
	const asked = [...everyCondition(scenario)].flatMap(({ condition }) =>
		[...partsOf(condition)].flatMap(({ flags = [] }) => flags),
	);
	return [...new Set(asked)];
}

/** A flag that is read is set somewhere, and one that is set is read. */
export function checkFlags(scenario: Scenario, report: Report) {
	const set = new Map<string, PropertyKey[]>();
	const cleared = new Map<string, PropertyKey[]>();
	for (const { effect, path } of everyEffect(scenario)) {
		for (const flag of effect.set ?? []) set.set(flag, path);
		for (const flag of effect.clear ?? []) cleared.set(flag, path);
	}
	const read = new Set<string>();
	for (const { condition, path } of everyCondition(scenario)) {
		for (const { flags = [] } of partsOf(condition)) {
			for (const flag of flags) {
				read.add(flag);
				if (!set.has(flag)) report('flag', path, `flag ${flag} is read, and nothing sets it`);
			}
		}
	}
	for (const [flag, path] of cleared) {
		if (!set.has(flag)) report('flag', path, `flag ${flag} is cleared, and nothing sets it`);
	}
	for (const [flag, path] of set) {
		if (!read.has(flag)) report('unread-flag', path, `flag ${flag} is set, and nothing reads it`);
	}
}
