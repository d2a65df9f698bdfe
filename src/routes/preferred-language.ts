import { languageOf, type Language } from '$lib/i18n/language.ts';

const KEY = 'balie-language';

/** The language that this browser was last used in, else the browser's own, else Dutch. */
export function preferredLanguage(): Language {
	let chosen: string | null = null;
	try {
		chosen = localStorage.getItem(KEY);
	} catch {
		// A browser that refuses storage forgets the choice; that is all.
	}
	return languageOf(chosen) ?? languageOf(navigator.language) ?? 'nl';
}

/** Remembers a choice of language where the browser allows it. */
export function preferLanguage(language: Language) {
	try {
		localStorage.setItem(KEY, language);
	} catch {
		// See above.
	}
}
