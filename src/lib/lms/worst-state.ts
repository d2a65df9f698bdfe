import type { Attempt } from '../scenario/run/attempt.ts';
import { encodeState } from '../scenario/run/codec.ts';
import { liveness, moves, stateKey } from '../scenario/verify/explore.ts';
import { kindOf } from '../scenario/kinds/index.ts';
import { knownFacts } from '../scenario/run/context.ts';
import type { Snapshot } from '../scenario/run/machine.ts';
import { advance, begin, currentBeat, replay } from '../scenario/run/replay.ts';
import { decisions, isDecision, MAX_RATING, type Scenario } from '../scenario/format/scenario.ts';
import { SEEDS } from '../scenario/run/shuffle.ts';
import type { StepEvent } from '../scenario/run/step.ts';
import { encodeCourse, lightest, TIMES } from './course-state.ts';
import { bitsOf } from './pack.ts';

/** The most bits that a case can take in the saved state of a course, and in which variant. */
export type WorstCase = { id: string; variant: string; bits: number };

/** The most characters that a platform keeps for us: cmi.suspend_data of SCORM 1.2. */
export const STATE_LIMIT = 4096;

/** A checksum of 32 bits in base 36; behind it the one of no texts. */
const CHECKSUM = 7;

/**
 * The longest that the saved state of a course can become, whatever is played, looked up and filled in:
 * every case at the longest way through its longest variant, as the walk of explore.ts finds it, without
 * what encodeCourse can miss. Pure; takes about as long as the verifier.
 */
export function worstCourse(scenarios: readonly Scenario[]): {
	characters: number;
	cases: WorstCase[];
} {
	const cases = scenarios.map((scenario) => {
		const all = Object.keys(scenario.variants).map((variant) => worstCase(scenario, variant));
		return all.reduce((worst, one) => (one.bits > worst.bits ? one : worst));
	});
	const bits = cases.reduce((sum, one) => sum + one.bits, bitsOf('B1'));
	return { characters: encodeCourse([]).length + Math.ceil(bits / 6) + CHECKSUM, cases };
}

/** The longest entry of a case in the saved state of a course, in one variant. */
function worstCase(scenario: Scenario, variant: string): WorstCase {
	const attempt: Attempt = {
		...{ id: 'zzzzzzzz', scenario: scenario.id, version: scenario.version, hash: scenario.hash },
		...{ variant, seed: SEEDS - 1, mode: 'practice', conversation: 'nl' },
		...{ startedAt: Date.UTC(2100, 0, 1), steps: [] },
	};
	const available = decisions(scenario).length * MAX_RATING;
	const result = { earned: available, available, failed: true };
	const head = bitsOf(lightest([{ scenario, attempt, result }])) - bitsOf(lightest([]));
	const live = liveness(scenario, variant);
	const memory = new Map<string, number>();
	const tokens = new Map<string, number>();

	/** Bits of a step with the comma behind it; 0 when the machine does not take it here. */
	const token = (before: readonly StepEvent[], beat: string, event: StepEvent): number => {
		const key = `${beat}|${JSON.stringify(event)}`;
		let length = tokens.get(key);
		if (length === undefined) {
			const steps = before.map((event) => ({ event, at: 0 }));
			const { current } = replay(scenario, variant, steps);
			length = advance(scenario, current, event)
				? bits({ ...attempt, steps: [...steps, { event, at: 0 }] }) -
					bits({ ...attempt, steps }) +
					(steps.length ? 0 : bitsOf(','))
				: 0;
			tokens.set(key, length);
		}
		return length;
	};
	const bits = (whole: Attempt) =>
		bitsOf((encodeState(scenario, whole).split(';').at(-2) ?? '').replace(TIMES, ''));

	/** The most bits of the steps from a place to the end, come to by these events. */
	const longestFrom = (place: Snapshot, before: readonly StepEvent[]): number => {
		const key = stateKey(place, live);
		const known = memory.get(key);
		if (known === Infinity) throw new Error(`${scenario.id}: the story goes round at ${key}`);
		if (known !== undefined) return known;
		memory.set(key, Infinity);
		const beat = currentBeat(scenario, place);
		let longest = 0;
		for (const { event, after } of moves(scenario, place, live)) {
			let length = token(before, beat.id, event);
			if (event.type !== 'look' && isDecision(beat)) {
				const widest = kindOf(beat).widest?.(beat, knownFacts(scenario, place.context));
				if (widest) length = Math.max(length, token(before, beat.id, widest));
				length += token(before, beat.id, { type: 'hint' });
			}
			longest = Math.max(longest, length + longestFrom(after, [...before, event]));
		}
		memory.set(key, longest);
		return longest;
	};
	const steps = longestFrom(begin(scenario, variant), []);
	return { id: scenario.id, variant, bits: head + steps };
}
