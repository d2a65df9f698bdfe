import type { Language } from '../i18n/language.ts';
import type { Lms } from '../lms/lms.ts';
import type { Attempt, Mode } from '../scenario/attempt.ts';
import { decodeState, type SavedProblem } from '../scenario/codec.ts';
import { replay } from '../scenario/replay.ts';
import type { Scenario } from '../scenario/scenario.ts';
import { SEEDS } from '../scenario/shuffle.ts';
import type { Journal, StoredAttempt } from '../store/journal.ts';

/** What a new attempt is made of; randomness and time are passed in. */
export type Beginning = {
	/** A variant by name, or undefined to draw one. */
	variant?: string | undefined;
	/** Variants played before: the least played are drawn first. */
	played?: string[];
	mode: Mode;
	conversation: Language;
	/** In [0, 1). */
	random: () => number;
	now: number;
};

/** A new attempt at a scenario. Throws when the variant does not exist. */
export function newAttempt(scenario: Scenario, beginning: Beginning): Attempt {
	const { played = [], mode, conversation, random, now } = beginning;
	const { id, version, hash, variants } = scenario;
	const times = (name: string) => played.filter((other) => other === name).length;
	const names = Object.keys(variants);
	const least = Math.min(...names.map(times));
	const fresh = names.filter((name) => times(name) === least);
	const variant = beginning.variant ?? fresh[Math.floor(random() * fresh.length)] ?? names[0] ?? '';
	if (!names.includes(variant)) throw new Error(`case ${id} has no variant ${variant}`);
	return {
		...{ id: drawId(random), scenario: id, version, hash, variant, mode, conversation },
		seed: Math.floor(random() * SEEDS),
		startedAt: now,
		steps: [],
	};
}

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

/** A new attempt that repeats another up to a step: "what if" from there. */
export function branch(attempt: Attempt, step: number, random: () => number): Attempt {
	return { ...attempt, id: drawId(random), steps: attempt.steps.slice(0, step) };
}

function drawId(random: () => number): string {
	return Array.from({ length: 8 }, () => Math.floor(random() * 36).toString(36)).join('');
}

function decisionsIn(scenario: Scenario, attempt: Attempt): number {
	return replay(scenario, attempt.variant, attempt.steps).current.context.taken.length;
}

/** The journal's open attempt, or undefined when the journal cannot say. */
export async function storedAttempt(
	journal: Promise<Journal>,
	owner: string,
	scenario: string,
): Promise<StoredAttempt | undefined> {
	try {
		return await (await journal).open(owner, scenario);
	} catch {
		return undefined;
	}
}
