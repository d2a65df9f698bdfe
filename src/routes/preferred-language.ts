import { languageOf, type Language } from '$lib/i18n/language.ts';

const KEY = 'balie-language';

/** The choice while this page is open, for browsers that refuse storage. */
let chosen: Language | undefined;

/** The language that the learner chose in this browser, if ever. */
export function chosenLanguage(): Language | undefined {
	try {
		return chosen ?? languageOf(localStorage.getItem(KEY));
	} catch {
		// A browser that refuses storage forgets the choice with the page; that is all.
		return chosen;
	}
}

/** The language that this browser was last used in, else the browser's own, else Dutch. */
export function preferredLanguage(): Language {
	return chosenLanguage() ?? languageOf(navigator.language) ?? 'nl';
}

/** Remembers a choice of language where the browser allows it. */
export function preferLanguage(language: Language) {
	chosen = language;
	try {
		localStorage.setItem(KEY, language);
	} catch {
		// See above.
	}
}
