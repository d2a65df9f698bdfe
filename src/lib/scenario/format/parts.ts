import type {
	ConditionSource,
	EffectSource,
	LineSource,
	OutcomeSource,
	TargetSource,
} from './parts.schema.ts';
import type { Condition, Effect, Line, Outcome, Placed, Target } from './scenario.ts';
import type { Facts, Value } from './value.ts';

/*
 * The parts of a scenario in their full form, from what an author writes. Nothing is kept that is
 * undefined, so that the result is the same after a trip through JSON.
 */

/** What the reading of a decision can ask of the case around it. */
export type SourceReader = {
	/** The beat. */
	id: string;
	variants: Record<string, Facts>;
	companyOf: (variant: string) => Pick<CompanyFacts, 'lookUp'>;
	/** An outcome that leads where it says, or where the decision leads. `text`: the key of its texts. */
	outcome(id: string, source: OutcomeSource, text: string): Outcome;
	/** Outcomes of a decision or of an option, under the key of its texts. */
	outcomes(sources: Record<string, OutcomeSource>, text: string): Outcome[];
};

/**
 * The company as resolve needs it: the moment of the story, a look-up by path (`stock/stijg-160/free`)
 * and calculations by name; both throw when there is nothing there.
 */
export type CompanyFacts = {
	now: string;
	lookUp(path: string): Value;
	call(name: string, args: Value[]): Value;
};

export function placeFrom({
	place,
	row,
}: {
	place?: Placed['place'] | undefined;
	row?: number | undefined;
}): Placed {
	return { place: place ?? 'head', ...optional('row', row) };
}

export function lineFrom(line: LineSource): Line {
	if (typeof line === 'string') return { id: line };
	return {
		id: line.line,
		...optional('when', conditionFrom(line.when)),
		...optional('speaker', line.speaker),
		...optional('claims', line.claims),
	};
}

/** An outcome; `shared` is where the decision leads, for one that does not say. Throws when neither does. */
export function outcomeFrom(
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

export function targetFrom(target: TargetSource): Target {
	return (Array.isArray(target) ? target : [target]).map((part) =>
		typeof part === 'string'
			? { to: part }
			: { to: part.to, ...optional('when', conditionFrom(part.when)) },
	);
}

function effectFrom(effect: EffectSource | undefined): Effect | undefined {
	if (!effect) return undefined;
	return {
		...optional('trust', effect.trust),
		...optional('patience', effect.patience),
		...optional('of', effect.of),
		...optional('set', listOf(effect.set)),
		...optional('clear', listOf(effect.clear)),
	};
}

export function conditionFrom(source: ConditionSource | undefined): Condition | undefined {
	if (!source) return undefined;
	const facts =
		source.fact === undefined
			? undefined
			: typeof source.fact === 'string'
				? { [source.fact]: true }
				: source.fact;
	const several = (parts: ConditionSource[] | undefined) =>
		parts?.map((part) => conditionFrom(part) as Condition);
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
		...optional('answered', source.answer),
		...optional('round', source.round),
		...optional('not', conditionFrom(source.not)),
		...optional('any', several(source.any)),
		...optional('all', several(source.all)),
	};
}

function listOf(value: string | string[] | undefined): string[] | undefined {
	return value === undefined ? undefined : Array.isArray(value) ? value : [value];
}

/** A property only where there is a value. */
export function optional<K extends string, T>(key: K, value: T | undefined): { [P in K]?: T } {
	return value === undefined ? {} : ({ [key]: value } as { [P in K]?: T });
}
