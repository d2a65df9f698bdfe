import type { Language } from './language.ts';

const NBSP = '\u00a0';
/** The narrow one, which French puts before ; ? ! and between thousands. */
const NARROW = '\u202f';
/** Stands for a placeholder while a text is set: a character that no text holds. */
const MARK = '\ue000';
const PLACEHOLDER = /\{\{[^}]*\}\}/g;

/** Units and signs that stay on the line of their number. */
const UNIT = '(?:%|€|°|cm|mm|kg|dpi|m²|km|h)';

type Rule = readonly [pattern: RegExp, replacement: string];

/** What holds in every language: a number and its unit stand on one line, dots do not begin one. */
const COMMON: readonly Rule[] = [
	[/\.\.\./g, '…'],
	[/ …/g, `${NBSP}…`],
	[new RegExp(`([\\d${MARK}]) (?=${UNIT}(?![\\p{L}\\d]))`, 'gu'), `$1${NBSP}`],
	[new RegExp(`€ (?=[\\d${MARK}])`, 'g'), `€${NBSP}`],
];

/** Where a quotation can begin: at the start, after a space, a bracket, a dash or another opening quote. */
const BEFORE_OPENING = '(?<=^|[\\s(\\[‘“«–—/])';

const ENGLISH: readonly Rule[] = [
	[new RegExp(`${BEFORE_OPENING}'(?=\\S)`, 'g'), '‘'],
	[/'/g, '’'],
	[new RegExp(`${BEFORE_OPENING}"(?=\\S)`, 'g'), '“'],
	[/"/g, '”'],
];

const RULES: Record<Language, readonly Rule[]> = {
	// The apostrophe of 's avonds and of zo'n is no quote.
	nl: [[/(?<![\p{L}\d])'(?=(?:s|t|n|m|k|r|ns)(?![\p{L}\d']))/gu, '’'], ...ENGLISH],
	en: ENGLISH,
	fr: [
		[/'/g, '’'],
		[new RegExp(`${BEFORE_OPENING}"(?=\\S)`, 'g'), `«${NBSP}`],
		[/ ?"/g, `${NBSP}»`],
		[/« ?(?=[^\s])/g, `«${NBSP}`],
		[/(?<=\S) ?»/g, `${NBSP}»`],
		// A mark that was typed against its word gets its space; not within an address or a time.
		[new RegExp(`[ ${NBSP}](?=[;?!])`, 'g'), NARROW],
		[new RegExp(`(?<=[\\p{L}\\d)»${MARK}])(?=[;?!]+(?:\\s|$))`, 'gu'), NARROW],
		[/ (?=:)/g, NBSP],
		[new RegExp(`(?<=[\\p{L}\\d)»${MARK}])(?=:(?:\\s|$))`, 'gu'), NBSP],
		[/(?<=\d) (?=\d{3}(?!\d))/g, NARROW],
		[/(?<=\d\u00a0h) (?=\d\d(?!\d))/g, NBSP],
	],
};

/**
 * A text with the quotes, apostrophes and spaces that do not break of its language. What stands in `{{…}}` is
 * left as it is. Pure; a text that was set stays the same.
 */
export function setText(text: string, language: Language): string {
	const placeholders = text.match(PLACEHOLDER) ?? [];
	let at = 0;
	return [...COMMON, ...RULES[language]]
		.reduce<string>(
			(set, [pattern, replacement]) => set.replace(pattern, replacement),
			text.replace(PLACEHOLDER, MARK),
		)
		.replaceAll(MARK, () => placeholders[at++] ?? MARK);
}

/** All texts in a tree, set. Keys, and the address of a schema, stay as they are. */
export function setTexts<T>(tree: T, language: Language): T {
	if (typeof tree === 'string') return setText(tree, language) as T;
	if (Array.isArray(tree)) return tree.map((entry: unknown) => setTexts(entry, language)) as T;
	if (typeof tree !== 'object' || tree === null) return tree;
	return Object.fromEntries(
		Object.entries(tree).map(([key, value]: [string, unknown]) => [
			key,
			key === '$schema' ? value : setTexts(value, language),
		]),
	) as T;
}
