import type { Entry } from '../../scenario/transcript.ts';

/** The part of a conversation that belongs to one decision. */
export type Exchange = {
	/** What was said and looked up since the decision before. */
	before: Entry[];
	/** What the learner did. */
	done: Entry[];
	/** The customer's answer. */
	reply: Entry[];
};

/**
 * Parts a conversation by its decisions, whose steps are given: an exchange for each, and what was said
 * after the last. Pure.
 */
export function exchanges(
	entries: readonly Entry[],
	steps: readonly number[],
): { exchanges: Exchange[]; closing: Entry[] } {
	const parts = steps.map((): Exchange => ({ before: [], done: [], reply: [] }));
	const closing: Entry[] = [];
	for (const entry of entries) {
		const own = parts[steps.indexOf(entry.step)];
		if (entry.kind === 'reply') own?.reply.push(entry);
		else if (entry.kind === 'said' || entry.kind === 'cards' || entry.kind === 'filled') {
			own?.done.push(entry);
		} else if (entry.kind !== 'end') {
			// A customer who speaks because of a step speaks to the next decision.
			const next = parts[steps.findIndex((step) => step > entry.step)];
			(next?.before ?? closing).push(entry);
		}
	}
	return { exchanges: parts, closing };
}
