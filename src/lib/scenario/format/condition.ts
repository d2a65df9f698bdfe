import {
	pageOf,
	valueOf,
	type Condition,
	type Facts,
	type OfferTest,
	type Value,
} from './scenario.ts';

/** What a condition can look at: the state of the conversation, and the result of a form or sequence. */
export type Circumstances = {
	facts: Facts;
	variant: string;
	trust: number;
	patience: number;
	flags: readonly string[];
	seen: readonly string[];
	/** Ids of wrong fields, or one entry for each wrong pair of a sequence. */
	wrong?: readonly string[];
	/** Terms and figures of the offer that is made, and which offer it is. */
	offer?: Readonly<Record<string, Value>>;
	round?: number;
};

/** Whether a condition holds; a condition that is absent does. Pure. */
export function holds(condition: Condition | undefined, now: Circumstances): boolean {
	if (!condition) return true;
	const { seen, flags, trust, patience, facts, variants, wrong, missed } = condition;
	const { offer, round, not, any, all } = condition;
	if (seen?.some((page) => !hasSeen(now.seen, pageOf(page, now.facts)))) return false;
	if (flags?.some((flag) => !now.flags.includes(flag))) return false;
	if (trust && !within(now.trust, trust)) return false;
	if (patience && !within(now.patience, patience)) return false;
	if (facts) {
		for (const [name, expected] of Object.entries(facts)) {
			if (valueOf(`$${name}`, now.facts) !== valueOf(expected, now.facts)) return false;
		}
	}
	if (variants && !variants.includes(now.variant)) return false;
	if (wrong !== undefined && (now.wrong?.length ?? 0) > wrong) return false;
	if (missed?.some((field) => !now.wrong?.includes(field))) return false;
	if (offer && !offerHolds(offer, now)) return false;
	if (round && !within(now.round ?? 0, round)) return false;
	if (not && holds(not, now)) return false;
	if (any && !any.some((part) => holds(part, now))) return false;
	if (all && !all.every((part) => holds(part, now))) return false;
	return true;
}

/** Opening a record of a page (catalogue/stijg-160) opens the page (catalogue) too. */
export function hasSeen(seen: readonly string[], page: string): boolean {
	return seen.some((opened) => opened === page || opened.startsWith(`${page}/`));
}

/** Every condition inside a condition, itself first. */
export function* partsOf(condition: Condition | undefined): Generator<Condition> {
	if (!condition) return;
	yield condition;
	yield* partsOf(condition.not);
	for (const part of [...(condition.any ?? []), ...(condition.all ?? [])]) yield* partsOf(part);
}

/** Whether the terms and figures of an offer are as a condition asks. */
export function offerHolds(
	tests: Readonly<Record<string, OfferTest>>,
	{ offer, facts }: Pick<Circumstances, 'offer' | 'facts'>,
): boolean {
	return Object.entries(tests).every(([name, test]) => {
		const value = offer?.[name];
		if (typeof test !== 'object') return value === valueOf(test, facts);
		const { min = -Infinity, max = Infinity } = test;
		const [low, high] = [valueOf(min, facts), valueOf(max, facts)];
		return typeof value === 'number' && value >= Number(low) && value <= Number(high);
	});
}

function within(
	value: number,
	{ min, max }: { min?: number | undefined; max?: number | undefined },
) {
	return value >= (min ?? -Infinity) && value <= (max ?? Infinity);
}
