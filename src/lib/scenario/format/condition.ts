import type { Condition, Mood, MoodTest, OfferTest } from './scenario.ts';
import type { Seen } from './seen.ts';
import { pageOf, valueOf, type Facts, type Value } from './value.ts';

/** What a condition can look at: the state of the conversation, and what an answer comes to. */
export type Circumstances = {
	/** Facts of the variant, and the earlier answers that the scenario reads. */
	facts: Facts;
	variant: string;
	/** The day on which the story plays, YYYY-MM-DD. */
	today: string;
	trust: number;
	patience: number;
	/** Of those who have a mood of their own. */
	moods?: Readonly<Record<string, Mood>>;
	flags: readonly string[];
	seen: Seen;
	/** Ids of wrong fields, or one entry for each wrong pair of a sequence. */
	wrong?: readonly string[];
	/** Terms and figures of the offer that is made, and which offer it is. */
	offer?: Readonly<Record<string, Value>>;
	round?: number;
};

type Range = { min?: number | undefined; max?: number | undefined };

/** The parts of a condition that look at something; the others join conditions. */
export type Test = Exclude<keyof Condition, 'not' | 'any' | 'all'>;

/** How each part of a condition is tested. Pure. */
const TESTS: {
	[T in Test]-?: (asked: NonNullable<Condition[T]>, now: Circumstances) => boolean;
} = {
	seen: (pages, now) => pages.every((page) => now.seen.covers(pageOf(page, now.facts))),
	flags: (flags, now) => flags.every((flag) => now.flags.includes(flag)),
	trust: (range, now) => within(moodIn(now, range).trust, range),
	patience: (range, now) => within(moodIn(now, range).patience, range),
	facts: (facts, now) =>
		Object.entries(facts).every(
			([name, expected]) => valueOf(`$${name}`, now.facts) === valueOf(expected, now.facts),
		),
	variants: (names, now) => names.includes(now.variant),
	wrong: (most, now) => (now.wrong?.length ?? 0) <= most,
	missed: (ids, now) => ids.every((id) => now.wrong?.includes(id)),
	offer: (tests, now) => offerHolds(tests, now),
	answered: (tests, { facts }) => offerHolds(tests, { offer: facts, facts }),
	round: (range, now) => within(now.round ?? 0, range),
};

/** Whether one part of a condition holds, with what it asks. Pure. */
export function passes(test: Test, asked: NonNullable<Condition[Test]>, now: Circumstances) {
	return (TESTS[test] as (asked: unknown, now: Circumstances) => boolean)(asked, now);
}

/** The names of the tests. */
export const TEST_NAMES = Object.keys(TESTS) as Test[];

/** The parts of a condition that look at something, each with what it asks. */
export function testsOf(condition: Condition): [Test, NonNullable<Condition[Test]>][] {
	return Object.entries(condition).filter(
		([key, asked]) => asked !== undefined && Object.hasOwn(TESTS, key),
	) as [Test, NonNullable<Condition[Test]>][];
}

/** Whether a condition holds; a condition that is absent does. Pure. */
export function holds(condition: Condition | undefined, now: Circumstances): boolean {
	if (!condition) return true;
	const { not, any, all } = condition;
	if (!testsOf(condition).every(([test, asked]) => passes(test, asked, now))) return false;
	if (not && holds(not, now)) return false;
	if (any && !any.some((part) => holds(part, now))) return false;
	return !all || all.every((part) => holds(part, now));
}

/** All whose condition holds, in their order. */
export function thatHold<T extends { when?: Condition }>(
	list: readonly T[],
	now: Circumstances,
): T[] {
	return list.filter(({ when }) => holds(when, now));
}

/** The first whose condition holds. */
export function firstThatHolds<T extends { when?: Condition }>(
	list: readonly T[],
	now: Circumstances,
): T | undefined {
	return list.find(({ when }) => holds(when, now));
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

function moodIn(now: Circumstances, { of }: MoodTest): Mood {
	return (of !== undefined && now.moods?.[of]) || now;
}

function within(value: number, { min, max }: Range) {
	return value >= (min ?? -Infinity) && value <= (max ?? Infinity);
}
