/*
 * Whether the learner wants the explanation after each choice instead of in the debrief only: research on which
 * is better conflicts (Shute 2008; Hatala 2014; a trial of 2023), so it is theirs to choose. Who plays a case for
 * the first time gets them until they say otherwise.
 */

const KEY = 'balie-explain';

/** The choice that was made in this browser; where none was, whether this is the first time. */
export function wantsExplanations(first: boolean): boolean {
	try {
		const chosen = localStorage.getItem(KEY);
		return chosen ? chosen === 'yes' : first;
	} catch {
		return first;
	}
}

/** Remembers the choice where the browser allows it. */
export function rememberExplanations(wanted: boolean) {
	try {
		localStorage.setItem(KEY, wanted ? 'yes' : 'no');
	} catch {
		// Forgotten with the page; that is all.
	}
}
