import { isMentioned } from '../../i18n/parse.ts';
import { holds, type Circumstances } from '../format/condition.ts';
import { circumstances, openOptions, PATIENCE, TRUST, type Context } from './context.ts';
import { evaluate } from '../format/expression.ts';
import {
	beatOf,
	factsOf,
	valueOf,
	type Beat,
	type Condition,
	type Effect,
	type ErrorsBeat,
	type Field,
	type FormBeat,
	type OfferBeat,
	type Outcome,
	type Scenario,
	type SequenceBeat,
	type Target,
	type Value,
	type WriteBeat,
} from '../format/scenario.ts';
import type { StepEvent } from './step.ts';

/** What an event leads to: the outcome (none when the learner only goes on), the state after it, the next beat. */
export type Settled = { outcome?: Outcome; context: Context; to: string };

/** What an event in a beat leads to, or undefined when the beat does not take that event. Pure. */
export function settle(
	scenario: Scenario,
	context: Context,
	beatId: string,
	event: StepEvent,
): Settled | undefined {
	const beat = beatOf(scenario, beatId);
	if (beat.kind === 'talk') {
		if (event.type !== 'continue') return undefined;
		return { context, to: destination(scenario, context, beat.to) };
	}
	const outcome = outcomeOf(scenario, context, beat, event);
	return outcome && follow(scenario, context, beatId, outcome);
}

/** The state and the beat that follow from an outcome. Conditions on `to` see the state after its effect. */
export function follow(
	scenario: Scenario,
	context: Context,
	beatId: string,
	outcome: Outcome,
): Settled {
	const { rating, critical } = outcome;
	const affected = affect(context, outcome.effect);
	if (outcome.again) {
		const answers = [...context.answers, outcome.text];
		return { outcome, context: { ...affected, answers }, to: beatId };
	}
	const next: Context = {
		...affected,
		answers: [],
		taken: [
			...context.taken,
			{ beat: beatId, outcome: outcome.text, rating, ...(critical ? { critical } : {}) },
		],
	};
	return { outcome, context: next, to: destination(scenario, next, outcome.to) };
}

function outcomeOf(scenario: Scenario, context: Context, beat: Beat, event: StepEvent) {
	switch (beat.kind) {
		case 'choice': {
			if (event.type !== 'choose') return undefined;
			const option = openOptions(scenario, context, beat.options).find(
				({ id }) => id === event.option,
			);
			return option && firstThatHolds(option.outcomes, circumstances(scenario, context));
		}
		case 'form': {
			if (event.type !== 'submit') return undefined;
			const wrong = wrongFields(scenario, context, beat, event.values);
			return wrong && firstThatHolds(beat.outcomes, circumstances(scenario, context, wrong));
		}
		case 'sequence': {
			if (event.type !== 'arrange') return undefined;
			const wrong = wrongPairs(scenario, context, beat, event.order);
			return wrong && firstThatHolds(beat.outcomes, circumstances(scenario, context, wrong));
		}
		case 'errors': {
			if (event.type !== 'mark') return undefined;
			const wrong = misjudged(scenario, context, beat, event.entries);
			return wrong && firstThatHolds(beat.outcomes, circumstances(scenario, context, wrong));
		}
		case 'offer': {
			if (event.type !== 'offer') return undefined;
			const offer = offerFigures(scenario, context, beat, event.terms);
			if (!offer) return undefined;
			const round = context.answers.length + 1;
			const now = { ...circumstances(scenario, context), offer, round };
			return firstThatHolds(openOutcomes(beat, round), now);
		}
		case 'write': {
			if (event.type !== 'write') return undefined;
			const wrong = wrongMentions(scenario, context, beat, event);
			return wrong && firstThatHolds(beat.outcomes, circumstances(scenario, context, wrong));
		}
		default:
			return undefined;
	}
}

/**
 * The ids of the fields that were filled in wrongly, or undefined when the values do not fit the
 * form: a field too many or too few, an option that is not there, a number that is none.
 */
export function wrongFields(
	scenario: Scenario,
	context: Context,
	beat: FormBeat,
	values: Readonly<Record<string, unknown>>,
): string[] | undefined {
	if (Object.keys(values).length !== beat.fields.length) return undefined;
	const facts = factsOf(scenario, context.variant);
	const wrong: string[] = [];
	for (const field of beat.fields) {
		if (!Object.hasOwn(values, field.id)) return undefined;
		const value = values[field.id];
		if (!fits(field, value, (option) => valueOf(option, facts))) return undefined;
		if (value !== rightValue(scenario, context, field)) wrong.push(field.id);
	}
	return wrong;
}

/** The right value of a field in this state. */
export function rightValue(scenario: Scenario, context: Context, field: Field): Value {
	const now = circumstances(scenario, context);
	const right = firstThatHolds(field.is, now);
	if (!right) throw new Error(`${scenario.id}: no right value of ${field.id} holds`);
	return valueOf(right.value, now.facts);
}

function fits(
	field: Field,
	value: unknown,
	resolve: (option: string | number | boolean) => unknown,
): boolean {
	switch (field.kind) {
		case 'select':
			return (field.options ?? []).some((option) => resolve(option) === value);
		case 'date':
			return typeof value === 'string' && /^\d{4}-\d\d-\d\d$/.test(value);
		default:
			return typeof value === 'number' && Number.isFinite(value);
	}
}

/** The right order of a sequence in this state: groups of cards; within a group the order is free. */
export function rightOrder(scenario: Scenario, context: Context, beat: SequenceBeat): string[][] {
	const now = circumstances(scenario, context);
	const right = beat.right.find(({ when }) => holds(when, now));
	if (!right) throw new Error(`${scenario.id}: no right order of ${beat.id} holds`);
	return right.order;
}

/**
 * What is wrong in an order: each pair of cards that stands the wrong way round (Kendall's tau
 * distance), and each card that should not be there. Undefined when the order does not fit: not as
 * many cards as the right one, a card twice, or one that does not exist.
 */
export function wrongPairs(
	scenario: Scenario,
	context: Context,
	beat: SequenceBeat,
	order: readonly unknown[],
): string[] | undefined {
	const right = rightOrder(scenario, context, beat);
	const rank = new Map(right.flatMap((group, index) => group.map((card) => [card, index])));
	if (order.length !== rank.size || new Set(order).size !== order.length) return undefined;
	if (!order.every((card) => beat.cards.includes(card as string))) return undefined;
	const cards = order as readonly string[];
	const wrong = cards.filter((card) => !rank.has(card));
	cards.forEach((first, index) => {
		for (const second of cards.slice(index + 1)) {
			if ((rank.get(first) ?? 0) > (rank.get(second) ?? Infinity)) wrong.push(`${first}>${second}`);
		}
	});
	return wrong;
}

/** The entries of a document that are wrong in this state. */
export function wrongEntries(scenario: Scenario, context: Context, beat: ErrorsBeat): string[] {
	const now = circumstances(scenario, context);
	return beat.entries
		.filter(({ wrong }) => wrong !== undefined && (wrong === true || holds(wrong, now)))
		.map(({ id }) => id);
}

/** Entries that were marked though right, or left though wrong; undefined when one does not exist or stands twice. */
export function misjudged(
	scenario: Scenario,
	context: Context,
	beat: ErrorsBeat,
	marked: readonly unknown[],
): string[] | undefined {
	const ids = beat.entries.map(({ id }) => id);
	if (new Set(marked).size !== marked.length) return undefined;
	if (!marked.every((entry) => ids.includes(entry as string))) return undefined;
	const wrong = wrongEntries(scenario, context, beat);
	return ids.filter((id) => wrong.includes(id) !== marked.includes(id));
}

/** The outcomes that an offer can have in this round: in the last one the customer decides. */
export function openOutcomes(beat: OfferBeat, round: number): Outcome[] {
	return round < beat.rounds ? beat.outcomes : beat.outcomes.filter(({ again }) => !again);
}

/** An offer's terms and the figures that follow, or undefined when the terms are none that can be offered. */
export function offerFigures(
	scenario: Scenario,
	{ variant }: Pick<Context, 'variant'>,
	beat: OfferBeat,
	terms: Readonly<Record<string, unknown>>,
): Record<string, Value> | undefined {
	const facts = factsOf(scenario, variant);
	if (Object.keys(terms).length !== beat.terms.length) return undefined;
	for (const { id, values } of beat.terms) {
		if (!Object.hasOwn(terms, id)) return undefined;
		if (!values.some((value) => valueOf(value, facts) === terms[id])) return undefined;
	}
	const offer = { ...(terms as Readonly<Record<string, Value>>) };
	// A figure may build on those above it.
	for (const { id, is } of beat.figures) offer[id] = evaluate(is, { facts, terms: offer });
	return offer;
}

/** What a text says of what it must and must not say: the ids of the mentions that stand in it. */
export function mentionsIn(
	scenario: Scenario,
	{ variant }: Pick<Context, 'variant'>,
	beat: WriteBeat,
	text: string,
): string[] {
	const facts = factsOf(scenario, variant);
	return beat.mentions
		.filter(({ kind, is }) =>
			isMentioned(text, kind, valueOf(is, facts), scenario.now.slice(0, 10)),
		)
		.map(({ id }) => id);
}

/** Mentions that are missing, or stand there and must not; undefined when what was found is not so. */
function wrongMentions(
	scenario: Scenario,
	context: Context,
	beat: WriteBeat,
	{ text, found }: { text: string; found: readonly string[] },
): string[] | undefined {
	const ids = beat.mentions.map(({ id }) => id);
	if (!found.every((id) => ids.includes(id)) || new Set(found).size !== found.length) {
		return undefined;
	}
	// The text may have been dropped for want of room; one that is there must say what it is said to.
	if (
		text &&
		mentionsIn(scenario, context, beat, text).sort().join() !== [...found].sort().join()
	) {
		return undefined;
	}
	return beat.mentions
		.filter(({ id, absent }) => found.includes(id) === (absent ?? false))
		.map(({ id }) => id);
}

function firstThatHolds<T extends { when?: Condition }>(list: T[], now: Circumstances) {
	return list.find(({ when }) => holds(when, now));
}

function destination(scenario: Scenario, context: Context, target: Target): string {
	const found = firstThatHolds(target, circumstances(scenario, context));
	if (!found) throw new Error(`${scenario.id}: no target holds of ${JSON.stringify(target)}`);
	return found.to;
}

function affect(context: Context, effect: Effect | undefined): Context {
	if (!effect) return context;
	const flags = new Set(context.flags);
	effect.clear?.forEach((flag) => flags.delete(flag));
	effect.set?.forEach((flag) => flags.add(flag));
	return {
		...context,
		trust: clamp(context.trust + (effect.trust ?? 0), TRUST),
		patience: clamp(context.patience + (effect.patience ?? 0), PATIENCE),
		flags: [...flags].sort(),
	};
}

function clamp(value: number, { min, max }: { min: number; max: number }) {
	return Math.min(max, Math.max(min, value));
}
