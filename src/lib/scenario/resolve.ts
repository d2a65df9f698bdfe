import { percentOf } from '../company/money.ts';
import { hash32 } from './shuffle.ts';
import {
	pageOf,
	valueOf,
	type Beat,
	type Condition,
	type Effect,
	type Facts,
	type Field,
	type Line,
	type Option,
	type Outcome,
	type Scenario,
	type Target,
	type Value,
} from './scenario.ts';
import type {
	BeatSource,
	ConditionSource,
	ExpressionSource,
	LineSource,
	OutcomeSource,
	ScenarioSource,
	TargetSource,
} from './schema.ts';
import type { Problem, Source } from '../source/read-yaml.ts';

/**
 * The company as resolve needs it: the moment of the story and a look-up by path
 * (`stock/stijg-160/free`) that throws when there is nothing there.
 */
export type CompanyFacts = { now: string; lookUp(path: string): Value };

/**
 * Makes a scenario ready to play: fills in what follows from the company for each variant, and gives
 * every part its full form. Problems say where in the file.
 */
export function resolve(
	source: Source<ScenarioSource>,
	company: CompanyFacts,
): { scenario: Scenario; problems: [] } | { scenario?: undefined; problems: Problem[] } {
	const { value } = source;
	const problems: Problem[] = [];
	const problem = (path: PropertyKey[], message: string) =>
		problems.push({ file: source.file, ...source.at(path), message });

	const variants: Record<string, Facts> = {};
	for (const [name, parameters] of Object.entries(value.variants)) {
		const facts: Record<string, Value> = { ...parameters };
		for (const [fact, expression] of Object.entries(value.facts)) {
			try {
				if (fact in facts) throw new Error(`${fact} is a parameter of the variant already`);
				facts[fact] = evaluate(expression, facts, company);
			} catch (error) {
				problem(['facts', fact], `in variant ${name}: ${messageOf(error)}`);
			}
		}
		variants[name] = facts;
	}
	const names = Object.keys(Object.values(variants)[0] ?? {});
	for (const [name, facts] of Object.entries(variants)) {
		const missing = names.filter((key) => !(key in facts));
		const extra = Object.keys(facts).filter((key) => !names.includes(key));
		if (missing.length || extra.length) {
			problem(
				['variants', name],
				`expected the same parameters as in the first variant; missing: ${missing.join(', ') || 'none'}; extra: ${extra.join(', ') || 'none'}`,
			);
		}
	}

	const beats: Record<string, Beat> = {};
	for (const [id, beat] of Object.entries(value.beats)) {
		try {
			beats[id] = beatFrom(id, beat, variants, company);
		} catch (error) {
			problem(['beats', id], messageOf(error));
		}
	}
	const named = <T>(path: PropertyKey[], name: () => T): T | undefined => {
		try {
			return name();
		} catch (error) {
			problem(path, messageOf(error));
			return undefined;
		}
	};
	const person = named(['customer'], () => personOf(value.customer, company));
	const speakers: Record<string, string> = {};
	for (const beat of Object.values(beats)) {
		for (const { speaker } of beat.says) {
			if (!speaker || speaker in speakers) continue;
			const name = named(['beats', beat.id, 'says'], () =>
				company.lookUp(`people/${speaker}/name`),
			);
			speakers[speaker] = String(name);
		}
	}
	if (problems.length || !person) return { problems };

	const { id, code, version, key, channel, customer, conversation, minutes } = value;
	const { trust, patience, desk, start } = value;
	const rules = { trust, patience, desk, start, variants, beats };
	const hash = hash32(JSON.stringify([id, version, rules])).toString(36);
	const scenario: Scenario = {
		...{ id, code, version, hash, key, channel, customer, conversation, minutes },
		...{ person, speakers, now: company.now, ...rules },
	};
	return { scenario, problems: [] };
}

/** Who a customer is. A consumer is known by name only. */
function personOf(customer: string, company: CompanyFacts): Scenario['person'] {
	const of = (key: string) => company.lookUp(`customers/${customer}/${key}`);
	const name = String(of('contact'));
	const about = String(of('name'));
	return {
		...{ id: String(of('person')), name, since: Number(of('since')) },
		...(about === name ? {} : { about }),
	};
}

function evaluate(expression: ExpressionSource, facts: Facts, company: CompanyFacts): Value {
	const inner = (part: ExpressionSource) => evaluate(part, facts, company);
	const number = (part: ExpressionSource) => {
		const value = inner(part);
		if (typeof value !== 'number') throw new Error(`expected a number, found ${String(value)}`);
		return value;
	};
	if (typeof expression !== 'object') return valueOf(expression, facts);
	if ('path' in expression) return company.lookUp(pageOf(expression.path, facts));
	if ('plus' in expression) return expression.plus.map(number).reduce((sum, part) => sum + part, 0);
	if ('minus' in expression) return number(expression.minus[0]) - number(expression.minus[1]);
	if ('times' in expression) {
		return expression.times.map(number).reduce((product, part) => product * part, 1);
	}
	if ('percent' in expression) {
		return percentOf(expression.percent[0], number(expression.percent[1]));
	}
	if ('atMost' in expression) {
		const [low, high] = expression.atMost.map(inner);
		if (typeof low !== typeof high) throw new Error('expected two values of the same kind');
		return (low as Value) <= (high as Value);
	}
	if ('is' in expression) return inner(expression.is[0]) === inner(expression.is[1]);
	return inner(expression.if[0]) ? inner(expression.if[1]) : inner(expression.if[2]);
}

function beatFrom(
	id: string,
	beat: BeatSource,
	variants: Record<string, Facts>,
	company: CompanyFacts,
): Beat {
	const says = (beat.says ?? []).map(lineFrom);
	if (beat.decision === undefined) {
		if (beat.end) return { id, kind: 'end', says, end: beat.end };
		return { id, kind: 'talk', says, to: targetFrom(beat.to ?? []) };
	}

	const graded = { id, says, items: beat.items, rules: beat.rules ?? [] };
	const outcome = (name: string, source: OutcomeSource, text: string) =>
		outcomeFrom(name, source, text, beat.to);
	const outcomes = (sources: Record<string, OutcomeSource>, prefix: string) =>
		Object.entries(sources).map(([name, source]) =>
			outcome(name, source, `${prefix}.outcomes.${name}`),
		);

	if (beat.decision === 'choice') {
		const options = Object.entries(beat.options).map(([name, option]): Option => {
			const text = `beats.${id}.options.${name}`;
			const when = optional('when', conditionFrom(option.when));
			const { outcomes: several, rating = 0, ...rest } = option;
			if (several) return { id: name, ...when, outcomes: outcomes(several, text) };
			const only = outcome('only', { ...rest, rating, when: undefined }, text);
			return { id: name, ...when, outcomes: [only] };
		});
		return { ...graded, kind: 'choice', options };
	}
	if (beat.decision === 'form') {
		return {
			...graded,
			kind: 'form',
			document: beat.document,
			given: Object.entries(beat.given ?? {}).map(([name, value]) => ({
				id: name,
				value,
				format: beat.formats?.[name] ?? 'text',
			})),
			fields: Object.entries(beat.fields).map(([name, field]): Field => {
				const right = Array.isArray(field.is) ? field.is : [field.is];
				const is = right.map((part) =>
					typeof part === 'object'
						? { value: part.value, ...optional('when', conditionFrom(part.when)) }
						: { value: part },
				);
				const shared = {
					id: name,
					is,
					mistakes: field.mistakes ?? [],
					place: field.place ?? 'head',
				};
				if (field.kind !== 'select') return { ...shared, kind: field.kind };
				return {
					...shared,
					kind: field.kind,
					options: field.options,
					...optional(
						'optionNames',
						optionNames(field.options, field.optionNames, variants, company),
					),
				};
			}),
			outcomes: outcomes(beat.outcomes, `beats.${id}`),
		};
	}
	const groups = (order: (string | string[])[]) =>
		order.map((group) => (Array.isArray(group) ? group : [group]));
	const right = beat.right.some((part) => typeof part === 'object' && 'order' in part)
		? (beat.right as { when?: ConditionSource; order: (string | string[])[] }[]).map(
				({ when, order }) => ({
					order: groups(order),
					...optional('when', conditionFrom(when)),
				}),
			)
		: [{ order: groups(beat.right as (string | string[])[]) }];
	return {
		...graded,
		kind: 'sequence',
		cards: beat.cards,
		right,
		outcomes: outcomes(beat.outcomes, `beats.${id}`),
	};
}

/** The names of options that are things of the company, by their value in any variant. */
function optionNames(
	options: Value[],
	path: string | undefined,
	variants: Record<string, Facts>,
	company: CompanyFacts,
): Record<string, string> | undefined {
	if (!path) return undefined;
	const names: Record<string, string> = {};
	for (const facts of Object.values(variants)) {
		for (const option of options) {
			const value = String(valueOf(option, facts));
			names[value] = String(company.lookUp(pageOf(path, { ...facts, option: value })));
		}
	}
	return names;
}

function lineFrom(line: LineSource): Line {
	if (typeof line === 'string') return { id: line };
	return {
		id: line.line,
		...optional('when', conditionFrom(line.when)),
		...optional('speaker', line.speaker),
		...optional('claims', line.claims),
	};
}

function outcomeFrom(
	id: string,
	source: OutcomeSource,
	text: string,
	shared: TargetSource | undefined,
): Outcome {
	const to = source.to ?? shared;
	if (!to) throw new Error(`${text}: expected \`to\`, here or on the decision`);
	return {
		id,
		rating: source.rating,
		to: targetFrom(to),
		rules: source.rules ?? [],
		text,
		...optional('when', conditionFrom(source.when)),
		...optional('effect', effectFrom(source.effect)),
		...optional('mistake', source.mistake),
		...optional('critical', source.critical),
	};
}

function targetFrom(target: TargetSource): Target {
	return (Array.isArray(target) ? target : [target]).map((part) =>
		typeof part === 'string'
			? { to: part }
			: { to: part.to, ...optional('when', conditionFrom(part.when)) },
	);
}

function effectFrom(effect: OutcomeSource['effect']): Effect | undefined {
	if (!effect) return undefined;
	return {
		...optional('trust', effect.trust),
		...optional('patience', effect.patience),
		...optional('set', listOf(effect.set)),
		...optional('clear', listOf(effect.clear)),
	};
}

function conditionFrom(source: ConditionSource | undefined): Condition | undefined {
	if (!source) return undefined;
	const facts =
		source.fact === undefined
			? undefined
			: typeof source.fact === 'string'
				? { [source.fact]: true }
				: source.fact;
	return {
		...optional('seen', listOf(source.seen)),
		...optional('flags', listOf(source.flag)),
		...optional('trust', source.trust),
		...optional('patience', source.patience),
		...optional('facts', facts),
		...optional('variants', listOf(source.variant)),
		...optional('wrong', source.wrong),
		...optional('missed', listOf(source.missed)),
		...optional('not', conditionFrom(source.not)),
		...optional(
			'any',
			source.any?.map((part) => conditionFrom(part) as Condition),
		),
		...optional(
			'all',
			source.all?.map((part) => conditionFrom(part) as Condition),
		),
	};
}

function listOf(value: string | string[] | undefined): string[] | undefined {
	return value === undefined ? undefined : Array.isArray(value) ? value : [value];
}

/** A property only where there is a value, so that the result is the same as after a trip through JSON. */
function optional<K extends string, T>(key: K, value: T | undefined): { [P in K]?: T } {
	return value === undefined ? {} : ({ [key]: value } as { [P in K]?: T });
}

function messageOf(error: unknown): string {
	return error instanceof Error ? error.message : String(error);
}
