import type { Attempt } from '../scenario/attempt.ts';
import { decodeState, savedHead, type SavedProblem } from '../scenario/codec.ts';
import { replay } from '../scenario/replay.ts';
import type { Scenario } from '../scenario/scenario.ts';
import type { Journal, StoredAttempt } from '../store/journal.ts';

/** The attempt to go on with, and what the learner must be told about what could not be taken up. */
export type Found = {
	attempt?: Attempt;
	/** The journal holds it. */
	journalled: boolean;
	/** Decisions that the platform knows of. */
	toldBefore: number;
	problem?: SavedProblem;
};

/**
 * What there is to go on with: the platform's saved state, the journal's open attempt, or nothing. Of two
 * logs of the same attempt the longer one counts; both are held against the machine.
 */
export function reconcile(scenario: Scenario, saved: string, stored?: StoredAttempt): Found {
	const decoded = saved ? decodeState(scenario, saved) : undefined;
	const platform = decoded?.ok ? decoded.attempt : undefined;
	const journal = stored && usable(scenario, stored.attempt) ? stored.attempt : undefined;
	const toldBefore = platform ? decisionsIn(scenario, platform) : 0;
	const problem = decoded && !decoded.ok && !journal ? { problem: decoded.problem } : {};
	if (!platform) {
		return {
			...(journal ? { attempt: journal } : {}),
			journalled: !!journal,
			toldBefore,
			...problem,
		};
	}
	if (journal?.id === platform.id && journal.steps.length >= platform.steps.length) {
		return { attempt: journal, journalled: true, toldBefore };
	}
	return { attempt: platform, journalled: false, toldBefore };
}

/** An attempt whose steps all replay, whatever the version it began on. */
export function usable(scenario: Scenario, attempt: Attempt): boolean {
	if (!Object.hasOwn(scenario.variants, attempt.variant)) return false;
	return replay(scenario, attempt.variant, attempt.steps).rejected === undefined;
}

function decisionsIn(scenario: Scenario, attempt: Attempt): number {
	return replay(scenario, attempt.variant, attempt.steps).current.context.taken.length;
}

/**
 * The journal's attempt to go on with: the one that the platform's saved state names, even when it has
 * come to its end here and the platform does not know yet; else the open one. Undefined when the journal
 * has none or cannot say.
 */
export async function storedAttempt(
	journal: Promise<Journal>,
	owner: string,
	scenario: string,
	saved: string,
): Promise<StoredAttempt | undefined> {
	try {
		const { load, open } = await journal;
		const head = savedHead(saved);
		return (head && (await load(head.id))) ?? (await open(owner, scenario));
	} catch {
		return undefined;
	}
}
