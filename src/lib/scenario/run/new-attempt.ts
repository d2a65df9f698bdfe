import type { Language } from '../../i18n/language.ts';
import type { Attempt, Mode } from './attempt.ts';
import type { Scenario } from '../format/scenario.ts';
import { SEEDS } from './shuffle.ts';

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

/** A new attempt that repeats another up to a step: "what if" from there. */
export function branch(attempt: Attempt, step: number, random: () => number): Attempt {
	return { ...attempt, id: drawId(random), steps: attempt.steps.slice(0, step) };
}

function drawId(random: () => number): string {
	return Array.from({ length: 8 }, () => Math.floor(random() * 36).toString(36)).join('');
}
