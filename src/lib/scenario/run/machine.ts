import { assign, setup } from 'xstate';
import type { Beat, Scenario, Target } from '../format/scenario.ts';
import { firstContext, type Context } from './context.ts';
import { settle } from './settle.ts';
import type { StepEvent } from './step.ts';

/** The machine of a scenario. Its input names the variant. */
export type ScenarioMachine = ReturnType<typeof compile>;
/** A state of the machine that need not be one of it: what `transition` returns. */
export type Snapshot = ReturnType<ScenarioMachine['getInitialSnapshot']>;

/** One way on: which beat it leads to, by which option and outcome. Names for people and for guards. */
type Way = { to: string; option?: string; outcome?: string };

/**
 * Compiles a scenario to an XState machine: a state a beat, a guarded transition a way on. The
 * guards and actions only consult `settle`, so the machine holds no rule of its own.
 */
export function compile(scenario: Scenario) {
	const { createMachine } = setup({
		types: {
			context: {} as Context,
			events: {} as StepEvent,
			input: {} as { variant: string },
		},
		guards: {
			leads: ({ context, event }, way: Way & { from: string }) => {
				const settled = settle(scenario, context, way.from, event);
				return settled?.to === way.to && settled.outcome?.text === way.outcome;
			},
			isNewHint: ({ context }, { beat }: { beat: string }) => !context.hints.includes(beat),
			isNewPage: ({ context, event }) =>
				event.type === 'look' &&
				scenario.desk.includes(event.page.split('/')[0] ?? '') &&
				!context.seen.includes(event.page),
		},
		actions: {
			take: assign(({ context, event }, { from }: { from: string }) => {
				return settle(scenario, context, from, event)?.context ?? context;
			}),
			help: assign({
				hints: ({ context }, { beat }: { beat: string }) => [...context.hints, beat],
			}),
			see: assign({
				seen: ({ context, event }) =>
					event.type === 'look' ? [...context.seen, event.page] : context.seen,
			}),
		},
	});
	return createMachine({
		id: scenario.id,
		initial: scenario.start,
		context: ({ input }) => firstContext(scenario, input.variant),
		on: { look: { guard: 'isNewPage', actions: 'see' } },
		states: Object.fromEntries(
			Object.values(scenario.beats).map((beat) => [beat.id, stateOf(beat)]),
		),
	});
}

function stateOf(beat: Beat) {
	if (beat.kind === 'end') return { type: 'final' as const };
	const transitions = waysOn(beat).map((way) => ({
		target: way.to,
		guard: { type: 'leads' as const, params: { ...way, from: beat.id } },
		actions: { type: 'take' as const, params: { from: beat.id } },
	}));
	if (beat.kind === 'talk') return { on: { continue: transitions } };
	const params = { beat: beat.id };
	const hint = {
		guard: { type: 'isNewHint' as const, params },
		actions: { type: 'help' as const, params },
	};
	return { on: { hint, [EVENT_OF[beat.kind]]: transitions } };
}

const EVENT_OF = {
	choice: 'choose',
	form: 'submit',
	sequence: 'arrange',
	errors: 'mark',
	offer: 'offer',
	write: 'write',
} as const;

function waysOn(beat: Exclude<Beat, { kind: 'end' }>): Way[] {
	const each = (target: Target, name: Omit<Way, 'to'>) =>
		[...new Set(target.map(({ to }) => to))].map((to) => ({ ...name, to }));
	if (beat.kind === 'talk') return each(beat.to, {});
	const outcomes =
		beat.kind === 'choice'
			? beat.options.flatMap((option) =>
					option.outcomes.map((outcome) => ({ option: option.id, outcome })),
				)
			: beat.outcomes.map((outcome) => ({ option: undefined, outcome }));
	return outcomes.flatMap(({ option, outcome }) =>
		each(outcome.again ? [{ to: beat.id }] : outcome.to, {
			...(option ? { option } : {}),
			outcome: outcome.text,
		}),
	);
}
