import type { Scenario } from '../format/scenario.ts';
import type { Value } from '../format/value.ts';
import type { ScenarioSource } from '../read/scenario.schema.ts';
import type { Report } from './findings.ts';

/** Larger than any amount, count or year of a case; sums of such stay exact. */
const MAX_FIGURE = 1e12;

/** Facts are values that one can show and reckon with. */
export function checkFacts(scenario: Scenario, report: Report) {
	for (const [variant, facts] of Object.entries(scenario.variants)) {
		for (const [name, value] of Object.entries(facts)) {
			if (typeof value !== 'number') continue;
			if (!Number.isFinite(value) || Math.abs(value) > MAX_FIGURE) {
				report(
					'fact',
					['facts', name],
					`${name} is ${value}; expected a figure that can be shown`,
					{
						variant,
					},
				);
			}
		}
	}
}

/** Each `$name` in a beat is a fact. */
export function checkNames(scenario: Scenario, report: Report) {
	const facts = new Set(Object.values(scenario.variants).flatMap((row) => Object.keys(row)));
	const check = (value: unknown, path: PropertyKey[]) => {
		if (typeof value === 'string') {
			for (const [, name = ''] of value.matchAll(/\$([A-Za-z0-9]+)(?![A-Za-z0-9-]*\.)/g)) {
				if (!facts.has(name)) report('fact', path, `$${name} is no fact`);
			}
		} else if (typeof value === 'object' && value !== null) {
			for (const inner of Object.values(value)) check(inner, path);
		}
	};
	for (const beat of Object.values(scenario.beats)) {
		for (const part of Object.values(beat)) check(part, ['beats', beat.id]);
	}
}

/**
 * A figure is looked up, or a parameter of the variant: what the company knows, nobody types again. What is of
 * this case alone, the case names under `literal`.
 */
export function checkTypedFigures(source: ScenarioSource, report: Report) {
	const allowed = new Set(source.literal);
	const tell = (check: string, path: string[], value: unknown) => {
		if (!isFigure(value) || allowed.has(path.join('.'))) return;
		const key = path.join('.');
		report(
			check,
			path,
			`${key}: ${value} is typed by hand; expected a fact, or ${key} under \`literal\``,
		);
	};
	for (const [name, value] of Object.entries(source.facts))
		tell('typed-fact', ['facts', name], value);
	for (const [id, beat] of Object.entries(source.beats)) {
		const at = ['beats', id];
		for (const line of beat.says ?? []) {
			if (typeof line === 'string') continue;
			for (const claimed of Object.values(line.claims ?? {})) {
				tell('figure', [...at, 'says', line.line], claimed);
			}
		}
		for (const [group, parts] of Object.entries(beat)) {
			if (!GROUPS.has(group) || typeof parts !== 'object') continue;
			for (const [name, part] of Object.entries(parts as Record<string, unknown>)) {
				for (const value of valuesOf(part)) tell('figure', [...at, group, name], value);
			}
		}
	}
}

const GROUPS: ReadonlySet<string> = new Set(['given', 'fields', 'entries', 'mentions']);

/** The values that a part of a document has, or that are right or wrong in it. */
function* valuesOf(part: unknown): Generator<unknown> {
	if (typeof part !== 'object' || part === null) {
		yield part;
		return;
	}
	for (const [key, value] of Object.entries(part)) {
		if (!['is', 'value', 'mistakes'].includes(key)) continue;
		for (const entry of Array.isArray(value) ? value : [value]) yield* valuesOf(entry);
	}
}

/** None and one are words more than figures: nothing is open, a single chair. */
function isFigure(value: unknown): value is Value {
	if (typeof value === 'number') return value !== 0 && value !== 1;
	return typeof value === 'string' && /^-?\d/.test(value);
}
