import { readFileSync } from 'node:fs';
import type { Language } from '../lib/i18n/language.ts';
import { setTexts } from '../lib/i18n/typography.ts';

/** Groups of the interface's texts in a language, set as it is, for a command. Throws when there is no such group. */
export function interfaceTexts(
	language: Language,
	...groups: string[]
): Record<string, Record<string, unknown>> {
	return Object.fromEntries(
		groups.map((group) => {
			const file = new URL(`../lib/i18n/texts/${language}/${group}.json`, import.meta.url);
			const texts = JSON.parse(readFileSync(file, 'utf8')) as Record<string, unknown>;
			return [group, setTexts(texts, language)];
		}),
	);
}
