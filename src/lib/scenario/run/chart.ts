import { testsOf, type Test } from '../format/condition.ts';
import type {
	Beat,
	Condition,
	Decision,
	Effect,
	Outcome,
	Scenario,
	Target,
} from '../format/scenario.ts';
import { kindOf } from '../kinds/index.ts';
import type { Way } from '../kinds/kind.ts';
import type { Taken } from './context.ts';

/*
 * The statechart of a scenario as plain data: a state a beat, a guarded transition an outcome. The machine is
 * made of it, and it is what `npm run machine` writes.
 */

/** A guard by name, with what it asks. Those of a part of a condition take that part as the scenario has it. */
export type Guard =
	/** Says this option. */
	| { type: 'says'; params: { option: string } }
	/** Gives an answer that fits this decision. */
	| { type: 'answers'; params: { beat: string } }
	/** Asks for a hint for the first time here. */
	| { type: 'isNewHint'; params: { beat: string } }
	/** Opens a page of the desk that was not opened yet. */
	| { type: 'isNewPage' }
	/** A part of a condition. `beat`: the decision whose answer it may look at. */
	| { type: Test; params: { asks: NonNullable<Condition[Test]>; beat?: string } }
	| { type: 'not'; params: { guard: Guard } }
	| { type: 'and' | 'or'; params: { guards: Guard[] } };

/** An action by name, with what it does. */
export type Action =
	/** What the outcome does to trust, patience and flags. */
	| { type: 'effect'; params: Effect }
	/** The decision is taken, with this rating. */
	| { type: 'rate'; params: Taken }
	/** The customer answers an offer; another may follow. `text`: the key of the outcome. */
	| { type: 'answer'; params: { text: string } }
	/** What was answered can be read later. */
	| { type: 'keep'; params: { beat: string } }
	| { type: 'hint'; params: { beat: string } }
	| { type: 'see' };

export type Transition = { target?: string; guard?: Guard; actions?: Action[] };
export type State = {
	type?: 'final';
	on?: Record<string, Transition[]>;
	always?: Transition[];
};
export type Chart = {
	id: string;
	initial: string;
	on: Record<string, Transition[]>;
	states: Record<string, State>;
};

/** The statechart of a scenario. Pure. */
export function chartOf(scenario: Scenario): Chart {
	const states: Record<string, State> = {};
	for (const beat of Object.values(scenario.beats)) Object.assign(states, statesOf(beat));
	return {
		id: scenario.id,
		initial: scenario.start,
		on: { look: [{ guard: { type: 'isNewPage' }, actions: [{ type: 'see' }] }] },
		states,
	};
}

/** The state of a beat, and the states between it and the next where the way depends on the effect. */
function statesOf(beat: Beat): Record<string, State> {
	if (beat.kind === 'end') return { [beat.id]: { type: 'final' } };
	if (beat.kind === 'talk') return { [beat.id]: { on: { continue: transitionsTo(beat.to) } } };
	const kind = kindOf(beat);
	const ways = kind.ways(beat);
	const params = { beat: beat.id };
	const hint: Transition = {
		guard: { type: 'isNewHint', params },
		actions: [{ type: 'hint', params }],
	};
	const transitions = ways.map((way) => transitionOf(beat, way));
	return {
		[beat.id]: { on: { [kind.event]: transitions, hint: [hint] } },
		...Object.fromEntries(
			ways
				.filter(({ outcome }) => isTransient(outcome))
				.map(({ outcome }) => [transientOf(outcome), { always: transitionsTo(outcome.to) }]),
		),
	};
}

function transitionOf(beat: Decision, { option, when, outcome, keeps }: Way): Transition {
	const answered: Guard =
		option === undefined
			? { type: 'answers', params: { beat: beat.id } }
			: { type: 'says', params: { option } };
	const guard = all([answered, ...when.flatMap((condition) => guardsOf(condition, beat.id))]);
	const { effect, text, rating, critical, to, again } = outcome;
	const actions: Action[] = [
		...(keeps ? [{ type: 'keep' as const, params: { beat: beat.id } }] : []),
		...(effect ? [{ type: 'effect' as const, params: effect }] : []),
	];
	if (again) return { guard, actions: [...actions, { type: 'answer', params: { text } }] };
	const taken: Taken = {
		...{ beat: beat.id, outcome: text, rating },
		...(critical ? { critical } : {}),
		...(beat.formative ? { formative: true } : {}),
	};
	return {
		target: isTransient(outcome) ? transientOf(outcome) : (to[0]?.to ?? beat.id),
		guard,
		actions: [...actions, { type: 'rate', params: taken }],
	};
}

/** Whether it shows only after the effect where an outcome leads. */
function isTransient({ to, again }: Outcome): boolean {
	return !again && to.some(({ when }) => when);
}

/** No beat bears such a name: a beat has no `/`. A `.` would part the names of nested states. */
function transientOf({ text }: Outcome): string {
	return text.replaceAll('.', '/');
}

function transitionsTo(target: Target): Transition[] {
	return target.map(({ when, to }) => {
		const guards = guardsOf(when);
		return { target: to, ...(guards.length ? { guard: all(guards) } : {}) };
	});
}

/** The guards of a condition, all of which are to hold; none for one that is absent. */
function guardsOf(condition: Condition | undefined, beat?: string): Guard[] {
	if (!condition) return [];
	const { not, any, all: each } = condition;
	const whole = (part: Condition) => all(guardsOf(part, beat));
	return [
		...testsOf(condition).map(([type, asks]): Guard => ({
			type,
			params: { asks, ...(looksAtAnswer(type) && beat ? { beat } : {}) },
		})),
		...(not ? [{ type: 'not' as const, params: { guard: whole(not) } }] : []),
		...(any ? [{ type: 'or' as const, params: { guards: any.map(whole) } }] : []),
		...(each ?? []).map(whole),
	];
}

function looksAtAnswer(test: Test): boolean {
	return test === 'wrong' || test === 'missed' || test === 'offer';
}

function all(guards: Guard[]): Guard {
	const [first] = guards;
	return guards.length === 1 && first ? first : { type: 'and', params: { guards } };
}
