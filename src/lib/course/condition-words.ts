import { holds, partsOf } from '../scenario/format/condition.ts';
import { Seen } from '../scenario/format/seen.ts';
import type { Condition, OfferTest } from '../scenario/format/scenario.ts';
import type { Facts, Value } from '../scenario/format/value.ts';

/** Says the parts of a condition that are not settled by the variant, in words of the interface. */
export type ConditionWords = (key: string, values: Record<string, unknown>) => string;

/** What things are called where the condition stands. */
export type ConditionNames = {
	page(page: string): string;
	/** What a flag stands for. */
	flag(flag: string): string;
	/** A field, card, entry or mention. */
	field(id: string): string;
	/** A term or figure of an offer. */
	term(id: string): string;
	/** A value of such a term or figure; `$name` is a fact. */
	amount(id: string, value: Value): string;
	/** What an earlier answer is called, and a value of it; by `beat.part`. */
	answer(name: string): string;
	answered(name: string, value: Value): string;
};

/**
 * Whether a condition can hold in a variant, whatever the learner does: what it asks of facts and of the variant
 * itself is settled. Pure.
 */
export function canHold(condition: Condition | undefined, variant: string, facts: Facts): boolean {
	if (!condition) return true;
	const { facts: asked, variants, not, any, all } = condition;
	const now = {
		...{ facts, variant, today: '', trust: 0, patience: 0 },
		...{ flags: [], seen: Seen.none() },
	};
	const settled: Condition = {
		...(asked ? { facts: asked } : {}),
		...(variants ? { variants } : {}),
	};
	if (!holds(settled, now)) return false;
	// What must not hold is settled only where it asks of nothing but facts.
	if (not && isSettled(not) && holds(not, now)) return false;
	if (any && !any.some((part) => canHold(part, variant, facts))) return false;
	return (all ?? []).every((part) => canHold(part, variant, facts));
}

function isSettled(condition: Condition): boolean {
	return [...partsOf(condition)].every((part) =>
		Object.keys(part).every((key) => ['facts', 'variants', 'not', 'any', 'all'].includes(key)),
	);
}

/** What else a condition asks, part by part: what was looked up, said, promised, or filled in wrongly. Pure. */
export function conditionParts(
	condition: Condition | undefined,
	say: ConditionWords,
	names: ConditionNames,
): string[] {
	if (!condition) return [];
	const { seen, flags, trust, patience, wrong, missed, offer, answered, round } = condition;
	const { not, any, all } = condition;
	const bounds = (key: string, limits: { min?: unknown; max?: unknown }) => [
		...(limits.min === undefined ? [] : [say(`${key}.min`, { value: limits.min })]),
		...(limits.max === undefined ? [] : [say(`${key}.max`, { value: limits.max })]),
	];
	const inner = (part: Condition) => conditionParts(part, say, names).join(', ');
	const denied = not && !isSettled(not) ? inner(not) : '';
	return [
		...(seen ?? []).map((name) => say('seen', { page: names.page(name) })),
		...(flags ?? []).map((flag) => say('flag', { flag: names.flag(flag) })),
		...(trust ? bounds('trust', trust) : []),
		...(patience ? bounds('patience', patience) : []),
		...(wrong === undefined ? [] : [say('wrong', { count: wrong })]),
		...(missed ?? []).map((field) => say('missed', { field: names.field(field) })),
		...Object.entries(offer ?? {}).map(([name, test]) =>
			tested(names.term(name), test, (value) => names.amount(name, value)),
		),
		...Object.entries(answered ?? {}).map(([name, test]) =>
			tested(names.answer(name), test, (value) => names.answered(name, value)),
		),
		...(round ? bounds('round', round) : []),
		...(denied ? [say('not', { what: denied })] : []),
		...(any ? [any.map(inner).filter(Boolean).join(' / ')].filter(Boolean) : []),
		...(all ?? []).map(inner).filter(Boolean),
	];
}

function tested(name: string, test: OfferTest, amount: (value: Value) => string): string {
	if (typeof test !== 'object') return `${name} = ${amount(test)}`;
	const { min, max } = test;
	return [
		name,
		...(min === undefined ? [] : [`≥ ${amount(min)}`]),
		...(max === undefined ? [] : [`≤ ${amount(max)}`]),
	].join(' ');
}
