import { answersReadIn } from '../format/answers.ts';
import { evaluate } from '../format/expression.ts';
import { hash32 } from '../format/hash.ts';
import {
	lineFrom,
	optional,
	outcomeFrom,
	targetFrom,
	type CompanyFacts,
	type SourceReader,
} from '../format/parts.ts';
import type { Beat, Decision, Mood, Person, Scenario } from '../format/scenario.ts';
import type { Facts, Value } from '../format/value.ts';
import { sourceOf } from '../kinds/sources.ts';
import type { Problem, Source } from '../../source/read-yaml.ts';
import type { BeatSource, ScenarioSource } from './scenario.schema.ts';

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
			const known = () => own(value.people, speaker)?.name ?? nameOf(speaker, company);
			const name = named(['beats', beat.id, 'says'], known);
			speakers[speaker] = String(name);
		}
		if (beat.with && !Object.hasOwn(others, beat.with)) {
			const who = beat.with;
			const other = named(['beats', beat.id, 'with'], () => whoIs(who, value.people, company));
			if (other) others[who] = other;
		}
	}
	const moods: Record<string, Mood> = {};
	for (const [name, { trust, patience }] of Object.entries(value.people)) {
		moods[name] = { trust, patience };
		if (!Object.hasOwn(others, name) && !Object.hasOwn(speakers, name)) {
			problem(['people', name], `nobody talks to ${name}`);
		}
	}
	for (const beat of Object.values(beats)) {
		for (const of of tellWhose(
			beat,
			beat.with && own(moods, beat.with) ? beat.with : undefined,
			value.customer,
		)) {
			if (own(moods, of)) continue;
			problem(['beats', beat.id], `${of} has no mood; expected the customer, or one of people`);
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
	const reads = answersReadIn(beats);
	const theirs = Object.keys(moods).length ? { moods } : {};
	const rules = { trust, patience, ...theirs, desk, start, variants, beats };
	const hash = hash32(JSON.stringify([id, version, rules])).toString(36);
	const scenario: Scenario = {
		...{ id, code, version, hash, key, channel, customer, conversation, minutes },
		...{ person, others, speakers, now: company.now, ...rules },
		...(reads.length ? { reads } : {}),
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

/** Who somebody is whom beats name: of this case alone, a customer, a colleague or a supplier. */
function whoIs(id: string, people: ScenarioSource['people'], company: CompanyFacts): Person {
	const declared = own(people, id);
	const tries = [
		() => personOf(id, company),
		() => ({ id, name: String(company.lookUp(`people/${id}/name`)), outside: true as const }),
		() => ({
			id: '',
			name: String(company.lookUp(`suppliers/${id}/name`)),
			outside: true as const,
		}),
		...(declared ? [() => ({ id: '', name: '', outside: true as const })] : []),
	];
	const found = firstOf(tries);
	return {
		...found,
		...optional('name', declared?.name),
		...optional('id', declared?.drawing),
	};
}

/** What the first of these comes to that does not throw. Throws when all do. */
function firstOf<T>(tries: readonly (() => T)[]): T {
	for (const [index, one] of tries.entries()) {
		try {
			return one();
		} catch (error) {
			if (index === tries.length - 1) throw error;
		}
	}
	throw new Error('nothing to try');
}

/**
 * In a beat with somebody who has a mood of his own, trust and patience are his, unless it says whose they are. The
 * customer's bear no name. Returns the names that are used.
 */
function tellWhose(beat: Beat, whose: string | undefined, customer: string): string[] {
	const used: string[] = [];
	const tell = (mood: { of?: string | undefined }) => {
		mood.of ??= whose;
		if (mood.of === undefined || mood.of === customer) delete mood.of;
		else used.push(mood.of);
	};
	const walk = (value: unknown) => {
		if (typeof value !== 'object' || value === null) return;
		for (const [key, part] of Object.entries(value)) {
			if (typeof part !== 'object' || part === null) continue;
			const bounds = key === 'trust' || key === 'patience';
			const effect = key === 'effect' && ('trust' in part || 'patience' in part || 'of' in part);
			if (bounds || effect) tell(part as { of?: string });
			else walk(part);
		}
	};
	walk(beat);
	return used;
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
		...optional('language', beat.language),
		...optional('mood', beat.mood),
	};
	if (beat.decision === undefined) {
		if (beat.end) return { ...scene, kind: 'end', end: beat.end };
		return { ...scene, kind: 'talk', to: targetFrom(beat.to ?? []) };
	}
	const outcome: SourceReader['outcome'] = (name, source, text) =>
		outcomeFrom(name, source, text, beat.to);
	const own = sourceOf(beat.decision).resolve(beat, {
		...{ id, variants, companyOf, outcome },
		outcomes: (sources, text) =>
			Object.entries(sources).map(([name, source]) =>
				outcome(name, source, `${text}.outcomes.${name}`),
			),
	});
	const decided = {
		...{ items: beat.items, rules: beat.rules ?? [] },
		...optional('knowledge', beat.knowledge),
		...optional('formative', beat.formative),
		...optional('defaults', beat.default),
	};
	return { ...scene, ...decided, ...own } as Decision;
}

/** What a record holds under a name of its own. */
function own<T>(record: Record<string, T>, name: string): T | undefined {
	return Object.hasOwn(record, name) ? record[name] : undefined;
}

function messageOf(error: unknown): string {
	return error instanceof Error ? error.message : String(error);
}
