/*
 * Whether the learner wants the explanation after each choice instead of in the debrief only: research on which
 * is better conflicts (Shute 2008; Hatala 2014; a trial of 2023), so it is theirs to choose.
 */

const KEY = 'balie-explain';

/** The choice that was made in this browser; no, where none was. */
export function wantsExplanations(): boolean {
	try {
		return localStorage.getItem(KEY) === 'yes';
	} catch {
		return false;
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
