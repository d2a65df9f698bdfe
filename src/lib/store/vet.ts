import type { Scenario } from '../scenario/format/scenario.ts';
import { replay } from '../scenario/run/replay.ts';
import type { SavedAttempt, Vet } from './backup.ts';

/*
 * What the form of an attempt in a file cannot show: whether it can have been played, and when.
 */

/** There was no Balie before. */
const FIRST = Date.UTC(2020, 0, 1);
/** The clock of another machine may be ahead of ours. */
const AHEAD = 24 * 60 * 60 * 1000;

/** Says what is wrong with an attempt of a file, held against the cases as they are now. Pure. */
export function vetter(scenarios: ReadonlyMap<string, Scenario>, now: number): Vet {
	const isDate = (at: number) => at >= FIRST && at <= now + AHEAD;
	return (attempt) => {
		const { scenario: id, variant, steps, startedAt } = attempt;
		for (const at of ['startedAt', 'updatedAt', 'finishedAt'] as const) {
			const date = attempt[at];
			if (date !== undefined && !isDate(date)) return { at, problem: 'date', found: String(date) };
		}
		const late = steps.findIndex(({ at }) => at < 0 || !isDate(startedAt + at));
		if (late >= 0) {
			return { at: `steps[${late}].at`, problem: 'date', found: String(steps[late]?.at) };
		}
		const scenario = scenarios.get(id);
		if (!scenario) return { at: 'scenario', problem: 'case', found: id };
		if (!Object.hasOwn(scenario.variants, variant)) {
			return { at: 'variant', problem: 'variant', found: variant };
		}
		const { rejected, current } = replay(scenario, variant, steps);
		if (rejected !== undefined) {
			return { at: `steps[${rejected}]`, problem: 'refused', found: String(rejected + 1) };
		}
		if (attempt.finishedAt !== undefined && current.status !== 'done') {
			return { at: 'finishedAt', problem: 'unfinished' };
		}
		return undefined;
	};
}

/** Whether an attempt fits its case as it is now; of a case that is not here nothing can be said. Pure. */
export function replays(
	scenarios: ReadonlyMap<string, Scenario>,
	{ scenario: id, variant, steps }: SavedAttempt,
): boolean {
	const scenario = scenarios.get(id);
	if (!scenario) return true;
	if (!Object.hasOwn(scenario.variants, variant)) return false;
	return replay(scenario, variant, steps).rejected === undefined;
}
