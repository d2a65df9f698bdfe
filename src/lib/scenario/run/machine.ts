import { and, assign, not, or, setup } from 'xstate';
import { passes, TEST_NAMES, type Circumstances, type Test } from '../format/condition.ts';
import {
	beatOf,
	isDecision,
	type Beat,
	type Condition,
	type Effect,
	type Mood,
	type Scenario,
} from '../format/scenario.ts';
import type { Facts } from '../format/value.ts';
import { kindOf } from '../kinds/index.ts';
import { chartOf, type Guard, type State, type Transition } from './chart.ts';
import {
	circumstances,
	firstContext,
	PATIENCE,
	TRUST,
	type Context,
	type Taken,
} from './context.ts';
import { isAnswer, type StepEvent } from './step.ts';

/** The machine of a scenario. Its input names the variant. */
export type ScenarioMachine = ReturnType<typeof compile>;
/** A state of the machine that need not be one of it: what `transition` returns. */
export type Snapshot = ReturnType<ScenarioMachine['getInitialSnapshot']>;

type Weighed = { context: Context; event: StepEvent };
type Asks = { asks: NonNullable<Condition[Test]>; beat?: string };

/** Compiles the statechart of a scenario to an XState machine, which holds all its rules as guards and actions. */
export function compile(scenario: Scenario) {
	const nowOf = judgeOf(scenario);
	const tests = Object.fromEntries(
		TEST_NAMES.map((name) => [
			name,
			({ context, event }: Weighed, { asks, beat }: Asks) => {
				const now = nowOf(context, event, beat);
				return now !== undefined && passes(name, asks, now);
			},
		]),
	) as Record<Test, (args: Weighed, params: Asks) => boolean>;
	const { createMachine } = setup({
		types: {
			context: {} as Context,
			events: {} as StepEvent,
			input: {} as { variant: string },
		},
		guards: {
			...tests,
			says: ({ event }, { option }: { option: string }) =>
				event.type === 'choose' && event.option === option,
			answers: ({ context, event }, { beat }: { beat: string }) =>
				nowOf(context, event, beat) !== undefined,
			isNewHint: ({ context }, { beat }: { beat: string }) => !context.hints.includes(beat),
			isNewPage: ({ context, event }) =>
				event.type === 'look' &&
				scenario.desk.includes(event.page.split('/')[0] ?? '') &&
				!context.seen.has(event.page),
		},
		actions: {
			effect: assign(({ context }, effect: Effect) => affected(context, effect)),
			rate: assign(({ context }, taken: Taken) => ({
				answers: [],
				taken: [...context.taken, taken],
			})),
			answer: assign(({ context }, { text }: { text: string }) => ({
				answers: [...context.answers, text],
			})),
			keep: assign(({ context, event }, { beat }: { beat: string }) => ({
				given: { ...context.given, ...answerTo(beatOf(scenario, beat), context, event) },
			})),
			hint: assign(({ context }, { beat }: { beat: string }) => ({
				hints: [...context.hints, beat],
			})),
			see: assign(({ context, event }) =>
				event.type === 'look' ? { seen: context.seen.with(event.page) } : {},
			),
		},
	});
	/** What an answer says that can be read later, by `beat.part`. */
	function answerTo(beat: Beat, context: Context, event: StepEvent): Facts {
		const now = nowOf(context, event, beat.id);
		if (!now || !isDecision(beat) || !isAnswer(event)) return {};
		const parts = Object.entries(kindOf(beat).given?.(beat, now, event) ?? {});
		return Object.fromEntries(parts.map(([part, value]) => [`${beat.id}.${part}`, value]));
	}
	const { on, states, ...chart } = chartOf(scenario);
	return createMachine({
		...chart,
		context: ({ input }) => firstContext(scenario, input.variant),
		on: eventsOf(on),
		states: Object.fromEntries(
			Object.entries(states).map(([name, state]) => [name, stateOf(state)]),
		),
	} as Parameters<typeof createMachine>[0]);
}

/**
 * What conditions see while an event is weighed. What an answer comes to is worked out once for each event,
 * however many guards ask; undefined when it does not fit the decision. Without a beat, the answer is not seen.
 */
function judgeOf(scenario: Scenario) {
	let plain: { context: Context; now: Circumstances } | undefined;
	let judged:
		| { context: Context; event: StepEvent; beat: string; now: Circumstances | undefined }
		| undefined;
	const plainly = (context: Context): Circumstances => {
		if (plain?.context !== context) plain = { context, now: circumstances(scenario, context) };
		return plain.now;
	};
	return (context: Context, event: StepEvent, beatId?: string): Circumstances | undefined => {
		if (beatId === undefined) return plainly(context);
		if (judged?.context === context && judged.event === event && judged.beat === beatId) {
			return judged.now;
		}
		const beat = beatOf(scenario, beatId);
		let now: Circumstances | undefined;
		if (isDecision(beat) && isAnswer(event)) {
			const kind = kindOf(beat);
			const comesTo =
				event.type === kind.event ? kind.judge(beat, plainly(context), event) : undefined;
			now = comesTo && { ...plainly(context), ...comesTo };
		}
		judged = { context, event, beat: beatId, now };
		return now;
	};
}

/** The state after an effect. */
function affected(context: Context, effect: Effect): Partial<Context> {
	const flags = new Set(context.flags);
	effect.clear?.forEach((flag) => flags.delete(flag));
	effect.set?.forEach((flag) => flags.add(flag));
	const { of, trust = 0, patience = 0 } = effect;
	const before = (of !== undefined && context.moods?.[of]) || context;
	const mood: Mood = {
		trust: clamp(before.trust + trust, TRUST),
		patience: clamp(before.patience + patience, PATIENCE),
	};
	return {
		...(of === undefined ? mood : { moods: { ...context.moods, [of]: mood } }),
		flags: [...flags].sort(),
	};
}

function clamp(value: number, { min, max }: { min: number; max: number }) {
	return Math.min(max, Math.max(min, value));
}

/** A state in XState's own terms, which joins guards by functions. */
function stateOf({ on, always, ...state }: State) {
	return {
		...state,
		...(on ? { on: eventsOf(on) } : {}),
		...(always ? { always: always.map(transitionOf) } : {}),
	};
}

function eventsOf(on: Record<string, Transition[]>) {
	return Object.fromEntries(
		Object.entries(on).map(([event, transitions]) => [event, transitions.map(transitionOf)]),
	);
}

function transitionOf({ guard, ...transition }: Transition) {
	return guard ? { ...transition, guard: guardOf(guard) } : transition;
}

type XStateGuard = Exclude<Guard, { type: 'not' | 'and' | 'or' }> | ReturnType<typeof not>;

function guardOf(guard: Guard): XStateGuard {
	switch (guard.type) {
		case 'not':
			return not(guardOf(guard.params.guard) as Parameters<typeof not>[0]);
		case 'and':
			return and(guard.params.guards.map(guardOf) as Parameters<typeof and>[0]);
		case 'or':
			return or(guard.params.guards.map(guardOf) as Parameters<typeof or>[0]);
		default:
			return guard;
	}
}
