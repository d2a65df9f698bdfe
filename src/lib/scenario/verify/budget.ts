import { partsOf } from '../format/condition.ts';
import type { Beat } from '../format/scenario.ts';
import { TooLarge } from '../kinds/kind.ts';
import { decidingConditions } from './explore.ts';

/** What can be counted of a walk: the states it meets, the moves it makes, and the conditions it weighs for these. */
export type Limits = { states: number; moves: number; conditions: number };

/**
 * What the walk through all variants of a case may take. It is counted and not timed, so that a case gets the same
 * verdict on every machine. The memory it takes goes with the states and the moves.
 */
export const LIMITS: Limits = { states: 16_000, moves: 60_000, conditions: 10_000_000 };

/** Counts what a walk takes. */
export class Budget {
	#limits: Limits;
	#spent: Limits = { states: 0, moves: 0, conditions: 0 };
	/** How much of each was spent in a beat. */
	#inBeats = new Map<string, Limits>();
	#weights = new Map<Beat, number>();

	constructor(limits = LIMITS) {
		this.#limits = limits;
	}

	/** How many states the walk has met. */
	get states(): number {
		return this.#spent.states;
	}

	/** Counts what is done in a beat. Throws TooLarge when it is more than may be, and names where most of it went. */
	spend(what: keyof Limits, { id }: Beat, count = 1) {
		const inBeat = this.#inBeats.get(id) ?? { states: 0, moves: 0, conditions: 0 };
		this.#inBeats.set(id, inBeat);
		inBeat[what] += count;
		this.#spent[what] += count;
		const limit = this.#limits[what];
		if (this.#spent[what] <= limit) return;
		const [most, { [what]: part }] = [...this.#inBeats].reduce((a, b) =>
			b[1][what] > a[1][what] ? b : a,
		);
		throw new OverBudget(
			most,
			`the walk takes more than ${limit} ${what}, ${part} of them here; expected at most ${limit} in all variants together`,
		);
	}

	/** Counts the conditions of a beat, which are weighed once more, and the weighing itself. */
	weigh(beat: Beat) {
		let weight = this.#weights.get(beat);
		if (weight === undefined) {
			weight = 1;
			for (const condition of decidingConditions(beat)) weight += [...partsOf(condition)].length;
			this.#weights.set(beat, weight);
		}
		this.spend('conditions', beat, weight);
	}
}

/** A walk takes more than it may; `beat` is where most of it went. */
export class OverBudget extends TooLarge {
	readonly beat: string;

	constructor(beat: string, message: string) {
		super(message);
		this.beat = beat;
	}
}
