import { createActor, initialTransition, type ActorScope } from 'xstate';
import { compile, type ScenarioMachine, type Snapshot } from './machine.ts';
import { beatOf, type Beat, type Scenario } from '../format/scenario.ts';
import type { Step, StepEvent } from './step.ts';

/** What a step did. `before` and `after` are the states around it. */
export type Frame = { step: Step; before: Snapshot; after: Snapshot };

/** A log folded through the machine. `rejected` is the index of the first step that the machine refused. */
export type Replay = {
	scenario: Scenario;
	initial: Snapshot;
	current: Snapshot;
	frames: Frame[];
	rejected?: number;
};

const machines = new WeakMap<Scenario, ScenarioMachine>();
const scopes = new WeakMap<Scenario, Scope>();
type Scope = ActorScope<Snapshot, StepEvent>;

/** The machine of a scenario, compiled once. */
export function machineOf(scenario: Scenario): ScenarioMachine {
	let machine = machines.get(scenario);
	if (!machine) machines.set(scenario, (machine = compile(scenario)));
	return machine;
}

/**
 * Where the machine of a scenario makes its transitions. XState's own `transition` makes an actor for each, which is
 * never started: that would be half the time of a walk.
 */
function scopeOf(scenario: Scenario): Scope {
	let scope = scopes.get(scenario);
	if (!scope) {
		const [variant = ''] = Object.keys(scenario.variants);
		const self = createActor(machineOf(scenario), { input: { variant } });
		const nothing = () => {};
		scope = {
			...{ self, system: self.system, id: '', sessionId: '' },
			...{ logger: nothing, defer: nothing, emit: nothing },
			...{ stopChild: nothing, actionExecutor: nothing },
		};
		scopes.set(scenario, scope);
	}
	return scope;
}

/** The state in which an attempt at this variant begins. Throws when there is no such variant. */
export function begin(scenario: Scenario, variant: string): Snapshot {
	return initialTransition(machineOf(scenario), { variant })[0];
}

/** The state after an event, or undefined when the state does not take it. Pure. */
export function advance(
	scenario: Scenario,
	snapshot: Snapshot,
	event: StepEvent,
): Snapshot | undefined {
	if (snapshot.status !== 'active') return undefined;
	const next = machineOf(scenario).transition(snapshot, event, scopeOf(scenario));
	// An event that no transition takes gives back the very state it was given.
	return next === snapshot ? undefined : next;
}

/** Folds a log through the machine of its scenario. Pure; stops at the first step that is refused. */
export function replay(scenario: Scenario, variant: string, steps: readonly Step[]): Replay {
	const initial = begin(scenario, variant);
	let current = initial;
	const frames: Frame[] = [];
	for (const [index, step] of steps.entries()) {
		const after = advance(scenario, current, step.event);
		if (!after) return { scenario, initial, current, frames, rejected: index };
		frames.push({ step, before: current, after });
		current = after;
	}
	return { scenario, initial, current, frames };
}

/** The beat that a state is in. */
export function currentBeat(scenario: Scenario, snapshot: Snapshot): Beat {
	return beatOf(scenario, snapshot.value as string);
}
