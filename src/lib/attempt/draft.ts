/*
 * What is being filled in or written and has not been handed in: kept so that a closed tab does not lose it. One
 * draft at a time, the newest; it is no part of the attempt.
 */

const KEY = 'balie-draft';

type Draft = { attempt: string; beat: string; typed: Record<string, string> };

/** What was typed in this beat of this attempt before, by field; empty where there is nothing. */
export function readDraft(attempt: string, beat: string): Record<string, string> {
	try {
		const draft = JSON.parse(localStorage.getItem(KEY) ?? 'null') as Partial<Draft> | null;
		if (draft?.attempt !== attempt || draft.beat !== beat) return {};
		const typed = Object.entries(draft.typed ?? {});
		return Object.fromEntries(typed.filter(([, text]) => typeof text === 'string'));
	} catch {
		// Nothing stored, something else stored, or a browser that refuses: there is no draft.
		return {};
	}
}

/** Keeps what is typed; nothing typed forgets it. */
export function keepDraft(attempt: string, beat: string, typed: Record<string, string>) {
	try {
		const draft: Draft = { attempt, beat, typed };
		if (Object.values(typed).some(Boolean)) localStorage.setItem(KEY, JSON.stringify(draft));
		else localStorage.removeItem(KEY);
	} catch {
		// A browser that refuses keeps no draft; what is on the screen stays.
	}
}
