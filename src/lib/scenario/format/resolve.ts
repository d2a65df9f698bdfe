import { evaluate } from './expression.ts';
import { hash32 } from '../run/shuffle.ts';
import {
	pageOf,
	valueOf,
	type Beat,
	type Condition,
	type DocumentEntry,
	type Effect,
	type Facts,
	type Field,
	type Given,
	type Line,
	type Option,
	type Outcome,
	type Person,
	type Placed,
	type Scenario,
	type Target,
	type Value,
} from './scenario.ts';
import type {
	BeatSource,
	ConditionSource,
	LineSource,
	OutcomeSource,
	ScenarioSource,
	TargetSource,
} from './schema.ts';
import type { Problem, Source } from '../../source/read-yaml.ts';

/**
 * The company as resolve needs it: the moment of the story, a look-up by path (`stock/stijg-160/free`)
 * and calculations by name; both throw when there is nothing there.
 */
export type CompanyFacts = {
	now: string;
	lookUp(path: string): Value;
	call(name: string, args: Value[]): Value;
};

/**
 * Makes a scenario ready to play: fills in what follows from the company of each variant, and gives
 * every part its full form. Problems say where in the file.
 */
export function resolve(
	source: Source<ScenarioSource>,
	companyOf: (variant: string) => CompanyFacts,
): { scenario: Scenario; problems: [] } | { scenario?: undefined; problems: Problem[] } {
	const { value } = source;
	const problems: Problem[] = [];
	const problem = (path: PropertyKey[], message: string) =>
		problems.push({ file: source.file, ...source.at(path), message });

	const variants: Record<string, Facts> = {};
	const company = companyOf(Object.keys(value.variants)[0] ?? '');
	for (const [name, parameters] of Object.entries(value.variants)) {
		const company = companyOf(name);
		const facts: Record<string, Value> = { ...parameters };
		for (const [fact, expression] of Object.entries(value.facts)) {
			try {
				if (Object.hasOwn(facts, fact))
					throw new Error(`${fact} is a parameter of the variant already`);
				facts[fact] = evaluate(expression, { facts, company });
			} catch (error) {
				problem(['facts', fact], `in variant ${name}: ${messageOf(error)}`);
			}
		}
		variants[name] = facts;
	}
	const names = Object.keys(Object.values(variants)[0] ?? {});
	for (const [name, facts] of Object.entries(variants)) {
		const missing = names.filter((key) => !Object.hasOwn(facts, key));
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
			beats[id] = beatFrom(id, beat, variants, companyOf);
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
	const others: Record<string, Person> = {};
	for (const beat of Object.values(beats)) {
		for (const { speaker } of beat.says) {
			if (!speaker || Object.hasOwn(speakers, speaker)) continue;
			const name = named(['beats', beat.id, 'says'], () => nameOf(speaker, company));
			speakers[speaker] = String(name);
		}
		if (beat.with && !Object.hasOwn(others, beat.with)) {
			const other = named(['beats', beat.id, 'with'], () => personOf(beat.with ?? '', company));
			if (other) others[beat.with] = other;
		}
	}
	for (const name of Object.keys(value.world ?? {})) {
		if (name !== 'all' && !Object.hasOwn(variants, name)) {
			problem(['world', name], `expected all or a variant, found ${name}`);
		}
	}
	if (problems.length || !person) return { problems };

	const { id, code, version, key, channel, customer, conversation, minutes } = value;
	const { trust, patience, desk, start } = value;
	const rules = { trust, patience, desk, start, variants, beats };
	const hash = hash32(JSON.stringify([id, version, rules])).toString(36);
	const scenario: Scenario = {
		...{ id, code, version, hash, key, channel, customer, conversation, minutes },
		...{ person, others, speakers, now: company.now, ...rules },
	};
	return { scenario, problems: [] };
}

/** The name of one of our people, or of a customer's contact. */
function nameOf(id: string, company: CompanyFacts): Value {
	try {
		return company.lookUp(`people/${id}/name`);
	} catch {
		return company.lookUp(`customers/${id}/contact`);
	}
}

/** Who a customer is. A consumer is known by name only. */
function personOf(customer: string, company: CompanyFacts): Person {
	const of = (key: string) => company.lookUp(`customers/${customer}/${key}`);
	const name = String(of('contact'));
	const about = String(of('name'));
	return {
		...{ id: String(of('person')), name, since: Number(of('since')) },
		...(about === name ? {} : { about }),
	};
}

function beatFrom(
	id: string,
	beat: BeatSource,
	variants: Record<string, Facts>,
	companyOf: (variant: string) => CompanyFacts,
): Beat {
	const scene = {
		...{ id, says: (beat.says ?? []).map(lineFrom) },
		...optional('channel', beat.channel),
		...optional('with', beat.with),
		...optional('mood', beat.mood),
	};
	if (beat.decision === undefined) {
		if (beat.end) return { ...scene, kind: 'end', end: beat.end };
		return { ...scene, kind: 'talk', to: targetFrom(beat.to ?? []) };
	}

	const graded = { ...scene, items: beat.items, rules: beat.rules ?? [] };
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
			...optional('party', beat.party),
			given: Object.entries(beat.given ?? {}).map(([name, given]): Given => {
				const full = typeof given === 'object' ? given : { value: given };
				const formats = beat.formats ?? {};
				const shared = Object.hasOwn(formats, name) ? formats[name] : undefined;
				const format = full.format ?? shared ?? 'text';
				return { id: name, value: full.value, format, ...placeFrom(full) };
			}),
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
					...placeFrom(field),
				};
				if (field.kind !== 'select') return { ...shared, kind: field.kind };
				return {
					...shared,
					kind: field.kind,
					options: field.options,
					...optional(
						'optionNames',
						optionNames(field.options, field.optionNames, variants, companyOf),
					),
				};
			}),
			outcomes: outcomes(beat.outcomes, `beats.${id}`),
		};
	}
	if (beat.decision === 'errors') {
		const entries = Object.entries(beat.entries).map(([name, entry]): DocumentEntry => {
			const { value, format, wrong } = entry;
			return {
				...{ id: name, value, format },
				...placeFrom(entry),
				...optional('wrong', wrong === true ? wrong : conditionFrom(wrong)),
			};
		});
		return {
			...graded,
			kind: 'errors',
			document: beat.document,
			...optional('party', beat.party),
			entries,
			outcomes: outcomes(beat.outcomes, `beats.${id}`),
		};
	}
	if (beat.decision === 'offer') {
		return {
			...graded,
			kind: 'offer',
			rounds: beat.rounds,
			terms: Object.entries(beat.terms).map(([name, term]) => ({ id: name, ...term })),
			figures: Object.entries(beat.figures).map(([name, { is, show }]) => ({
				...{ id: name, is },
				...optional('show', show),
			})),
			outcomes: Object.entries(beat.outcomes).map(([name, source]): Outcome => {
				const text = `beats.${id}.outcomes.${name}`;
				if (!('again' in source)) {
					const { deal, ...rest } = source;
					return { ...outcome(name, rest, text), ...optional('deal', deal) };
				}
				const { again, ...rest } = source;
				return { ...outcomeFrom(name, { ...rest, rating: 0 }, text, id), again };
			}),
		};
	}
	if (beat.decision === 'write') {
		return {
			...graded,
			kind: 'write',
			medium: beat.medium,
			mentions: Object.entries(beat.mentions).map(([name, { kind, is, absent }]) => ({
				...{ id: name, kind, is },
				...optional('absent', absent),
			})),
			checklist: beat.checklist,
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
	companyOf: (variant: string) => CompanyFacts,
): Record<string, string> | undefined {
	if (!path) return undefined;
	const names: Record<string, string> = {};
	for (const [variant, facts] of Object.entries(variants)) {
		const company = companyOf(variant);
		for (const option of options) {
			const value = String(valueOf(option, facts));
			names[value] = String(company.lookUp(pageOf(path, { ...facts, option: value })));
		}
	}
	return names;
}

function placeFrom({
	place,
	row,
}: {
	place?: Placed['place'] | undefined;
	row?: number | undefined;
}): Placed {
	return { place: place ?? 'head', ...optional('row', row) };
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
		...optional('offer', source.offer),
		...optional('round', source.round),
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
