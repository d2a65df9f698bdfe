import { thatHold, type Circumstances } from '../format/condition.ts';
import {
	factsOf,
	isDecision,
	type Beat,
	type CriticalKind,
	type Mood,
	type Option,
	type Rating,
	type Scenario,
} from '../format/scenario.ts';
import { Seen } from '../format/seen.ts';
import { valueOf, type Facts, type Value } from '../format/value.ts';

/** What came of a decision, as the machine remembers it. `formative`: its rating is feedback and earns nothing. */
export type Taken = {
	beat: string;
	outcome: string;
	rating: Rating;
	critical?: CriticalKind;
	formative?: true;
};

/** The state of a conversation beside the beat that it is in. Never changed, only replaced. */
export type Context = {
	variant: string;
	/** -3 to 3. */
	trust: number;
	/** 0 to 4. */
	patience: number;
	/** Of those who have a mood of their own. */
	moods?: Readonly<Record<string, Mood>>;
	/** In alphabetical order, so that the same state always looks the same. */
	flags: string[];
	/** Desk pages that were opened. */
	seen: Seen;
	taken: Taken[];
	/** What was answered and can be read later, by `beat.part`. */
	given: Facts;
	/** Outcomes of the offers in this beat that were answered and not agreed on. */
	answers: string[];
	/** Decisions for which a hint was asked. */
	hints: string[];
};

export const TRUST = { min: -3, max: 3 };
export const PATIENCE = { min: 0, max: 4 };

/** The state in which a variant of a scenario begins. */
export function firstContext(scenario: Scenario, variant: string): Context {
	factsOf(scenario, variant);
	const { trust, patience, moods } = scenario;
	return {
		...{ variant, trust, patience, flags: [], seen: Seen.none() },
		...(moods ? { moods } : {}),
		...{ taken: [], given: {}, answers: [], hints: [] },
	};
}

type Answered = Pick<Context, 'variant' | 'given'>;
const answered = new WeakMap<Facts, Facts>();

/** What was answered before, by `beat.part`; what was not and has a default is that. */
export function answersOf(scenario: Scenario, { variant, given }: Answered): Facts {
	const known = answered.get(given);
	if (known) return known;
	const facts = factsOf(scenario, variant);
	const all: Record<string, Value> = {};
	for (const { id, defaults = {} } of Object.values(scenario.beats).filter(isDecision)) {
		for (const [part, value] of Object.entries(defaults))
			all[`${id}.${part}`] = valueOf(value, facts);
	}
	Object.assign(all, given);
	answered.set(given, all);
	return all;
}

const known = new WeakMap<Facts, Map<string, Facts>>();

/** The facts of a variant with the earlier answers that the scenario reads; the same object for the same facts. */
export function knownFacts(scenario: Scenario, context: Answered): Facts {
	const facts = factsOf(scenario, context.variant);
	if (!scenario.reads) return facts;
	const all = answersOf(scenario, context);
	const read = scenario.reads.filter((name) => Object.hasOwn(all, name));
	const key = JSON.stringify(read.map((name) => [name, all[name]]));
	let same = known.get(facts);
	if (!same) known.set(facts, (same = new Map()));
	let merged = same.get(key);
	if (!merged) {
		merged = { ...facts, ...Object.fromEntries(read.map((name) => [name, all[name]])) } as Facts;
		same.set(key, merged);
	}
	return merged;
}

/** The state as conditions see it. */
export function circumstances(scenario: Scenario, context: Context): Circumstances {
	const { variant, trust, patience, moods, flags, seen, answers } = context;
	return {
		...{ variant, trust, patience, flags, seen },
		...(moods ? { moods } : {}),
		facts: knownFacts(scenario, context),
		today: scenario.now.slice(0, 10),
		round: answers.length + 1,
	};
}

/** The options of a choice that are open in this state, in the order of the file. */
export function openOptions(scenario: Scenario, context: Context, options: Option[]): Option[] {
	return thatHold(options, circumstances(scenario, context));
}

/** The lines that a customer says on entering a beat in this state. */
export function linesOf(scenario: Scenario, context: Context, beat: Beat) {
	return thatHold(beat.says, circumstances(scenario, context));
}
