/** The texts of the qualification in one language. */
export type Labels = {
	/** Whether these are the recognised texts. A translation is ours: whoever shows it shows `note`. */
	official: boolean;
	/** In the language itself, that and why a translation is not official; none with the official. */
	note?: string;
	title: string;
	definition: string;
	certificates: string;
	/** By id. In Dutch the official text, or its corrected form where it has a slip. */
	labels: Readonly<Record<string, string>>;
};

// Imported when asked for: the player's first screen shows no label.
const LOADERS = {
	nl: loadOfficial,
	fr: async (): Promise<Labels> => (await import('./fr.json')).default,
	en: async (): Promise<Labels> => (await import('./en.json')).default,
};

/** A language in which the qualification's texts exist; Dutch is the official one. */
export type LabelLanguage = keyof typeof LOADERS;

/**
 * The texts of qualification 0351 in a language. Rejects when the file of that language does not
 * arrive.
 */
export function loadLabels(language: LabelLanguage): Promise<Labels> {
	return LOADERS[language]();
}

async function loadOfficial(): Promise<Labels> {
	const { entries, qualification } = await import('./competency.ts');
	const { title, definition, certificates } = qualification;
	return {
		official: true,
		title,
		definition,
		certificates,
		labels: Object.fromEntries(entries().map(({ id, label, display }) => [id, display ?? label])),
	};
}

/** The text of an item, group or other entry among loaded texts. Throws when there is none. Pure. */
export function labelOf(id: string, { labels }: Labels): string {
	const text = Object.hasOwn(labels, id) ? labels[id] : undefined;
	if (text === undefined) throw new Error(`the qualification has no entry ${id}`);
	return text;
}

/**
 * The text of an item, group or other entry in a language. Rejects when the qualification has no such
 * entry, and like `loadLabels`.
 */
export async function label(id: string, language: LabelLanguage): Promise<string> {
	return labelOf(id, await loadLabels(language));
}
