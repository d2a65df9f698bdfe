import { LANGUAGES, type Language } from '../../i18n/language.ts';
import type { Source } from '../../source/read-yaml.ts';
import type { Scenario } from '../format/scenario.ts';
import type { TextsSource } from '../read/texts.schema.ts';
import { allTexts, type TextTree } from '../format/texts.ts';
import type { Report } from './findings.ts';

const PLACEHOLDER = /\{\{\s*([^},\s]+)[^}]*\}\}/g;
/** Fewer words than this can be the same in two languages: Date, Product, a name. */
const FEW_WORDS = 2;

/**
 * The languages say the same: a text of its own for a variant is there in each, with the same facts in it; and
 * a sentence is translated. `literal`: keys of texts that may be the same in two languages.
 */
export function checkLanguages(
	scenario: Scenario,
	texts: Record<Language, Source<TextsSource>>,
	literal: readonly string[],
	report: Report,
) {
	const trees = new Map(
		LANGUAGES.map((language) => [
			language,
			new Map(allTexts(texts[language].value as unknown as TextTree)),
		]),
	);
	const keys = new Set([...trees.values()].flatMap((tree) => [...tree.keys()]));
	for (const key of keys) {
		if (key === '$schema') continue;
		const path = key.split('.');
		const present = LANGUAGES.filter((language) => trees.get(language)?.has(key));
		const variant = key.includes('_') ? key.slice(key.lastIndexOf('_') + 1) : undefined;
		if (variant !== undefined) {
			for (const language of LANGUAGES) {
				if (present.includes(language)) continue;
				const message = `${key}: missing here, present in ${present.join(' and ')}`;
				report('variant-text', path, message, { source: texts[language] });
			}
		}
		const [reference, ...others] = present;
		if (!reference) continue;
		const first = trees.get(reference)?.get(key) ?? '';
		for (const language of others) {
			const text = trees.get(language)?.get(key) ?? '';
			const missing = factsIn(first).filter((name) => !factsIn(text).includes(name));
			const extra = factsIn(text).filter((name) => !factsIn(first).includes(name));
			for (const [names, place, where] of [
				[missing, language, reference],
				[extra, reference, language],
			] as const) {
				for (const name of names) {
					report(
						'placeholder-differs',
						path,
						`${key}: {{${name}}} is missing here, present in ${where}`,
						{ source: texts[place] },
					);
				}
			}
		}
		if (literal.includes(key)) continue;
		for (const [index, language] of present.entries()) {
			const text = trees.get(language)?.get(key) ?? '';
			if (wordsIn(text) < FEW_WORDS) continue;
			const same = present
				.slice(0, index)
				.find((earlier) => trees.get(earlier)?.get(key)?.trim() === text.trim());
			if (same) {
				report(
					'same-text',
					path,
					`${key}: the same as in ${same}; translate it, or name ${key} under \`literal\``,
					{ source: texts[language] },
				);
			}
		}
	}
	checkLiteral(scenario, keys, literal, report);
}

/** What is named as literal is there. */
function checkLiteral(
	{ beats }: Scenario,
	keys: ReadonlySet<string>,
	literal: readonly string[],
	report: Report,
) {
	literal.forEach((key, index) => {
		const [root, beat = ''] = key.split('.');
		const exists =
			root === 'facts' || (root === 'beats' && Object.hasOwn(beats, beat)) || keys.has(key);
		if (!exists) report('literal', ['literal', index], `literal: there is no ${key}`);
	});
}

function factsIn(text: string): string[] {
	return [...new Set([...text.matchAll(PLACEHOLDER)].map(([, name = '']) => name))];
}

function wordsIn(text: string): number {
	return text.replace(PLACEHOLDER, '').match(/\p{L}{2,}/gu)?.length ?? 0;
}
