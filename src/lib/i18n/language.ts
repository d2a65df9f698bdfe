/** Languages of the interface and of the conversations. */
export const LANGUAGES = ['nl', 'fr', 'en'] as const;
export type Language = (typeof LANGUAGES)[number];

/** What each language calls itself. */
export const LANGUAGE_NAMES: Record<Language, string> = {
	nl: 'Nederlands',
	fr: 'Français',
	en: 'English',
};

const LOCALES: Record<Language, string> = { nl: 'nl-BE', fr: 'fr-BE', en: 'en-GB' };

/** The locale by which dates and amounts of Belgium are written in that language. */
export function localeOf(language: string): string {
	return LOCALES[language as Language] ?? LOCALES.nl;
}

/** The language meant by a tag such as `fr-BE` or `NL`, if it is one of ours. */
export function languageOf(tag: string | null | undefined): Language | undefined {
	const primary = tag?.toLowerCase().split(/[-_]/)[0];
	return LANGUAGES.find((language) => language === primary);
}
