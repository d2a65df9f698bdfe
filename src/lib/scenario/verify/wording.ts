import { createI18n } from '../../i18n/create-i18n.ts';
import { LANGUAGES, type Language } from '../../i18n/language.ts';
import type { Source } from '../../source/read-yaml.ts';
import type { Scenario } from '../format/scenario.ts';
import type { Facts } from '../format/value.ts';
import type { TextsSource } from '../read/texts.schema.ts';
import { allTexts, type TextTree } from '../format/texts.ts';
import { factsFor } from './assumed.ts';
import type { Report } from './findings.ts';
import { canBeSaid } from './said.ts';

/** A placeholder, and the words after it up to a mark that ends the phrase. */
const PLACEHOLDER = /\{\{\s*([^},\s]+)\s*(?:,\s*([A-Za-z]+)[^}]*)?\}\}/g;

/**
 * Reads every text of every variant as the learner does, with the facts in it: no figure 0 or 1 before a word in
 * the plural, no sum of 0,00 that is explained, no article typed before the name of a product, which has a gender
 * of its own. `products`: the names of all products.
 */
export function checkWording(
	scenario: Scenario,
	texts: Record<Language, Source<TextsSource>>,
	products: ReadonlySet<string>,
	report: Report,
) {
	for (const language of LANGUAGES) {
		const source = texts[language];
		const tree = source.value as unknown as TextTree;
		const i18n = createI18n(language, { [language]: { all: tree } });
		for (const [key] of allTexts(tree)) {
			// What a variant says in its place is read under the key itself.
			if (key === '$schema' || key.includes('_')) continue;
			for (const variant of Object.keys(scenario.variants)) {
				if (!canBeSaid(scenario, key, variant)) continue;
				// The words that are said in this variant, with the places of the facts still open.
				const text = i18n.t(key, { ns: 'all', context: variant, skipInterpolation: true });
				for (const facts of factsFor(scenario, variant, text)) {
					for (const { check, message } of faultsIn(text, facts, language, products)) {
						const about = ABOUT[check]?.(language, key);
						const detail = { variant, source, ...(about ? { about } : {}) };
						report(check, key.split('.'), `${key}: ${message}`, detail);
					}
				}
			}
		}
	}
}

/** Of faults that come by the dozen, those of a language or of a text are told as one. */
const ABOUT: Record<string, (language: Language, key: string) => string> = {
	article: (language) => language,
	'zero-sum': (_, key) => key,
};

type Fault = { check: string; message: string };

/** What is wrong in a text with the facts of a variant in it. */
export function* faultsIn(
	text: string,
	facts: Facts,
	language: Language,
	products: ReadonlySet<string>,
): Generator<Fault> {
	for (const match of text.matchAll(PLACEHOLDER)) {
		const [whole, name = '', format] = match;
		const value = Object.hasOwn(facts, name) ? facts[name] : undefined;
		const before = text.slice(0, match.index);
		const after = text.slice(match.index + whole.length);
		if (typeof value === 'number' && (format === undefined || format === 'number')) {
			const plural = value === 0 || value === 1 ? pluralAfter(after, language) : undefined;
			if (plural) {
				yield { check: 'plural', message: `{{${name}}} is ${value}, before ${plural}` };
			}
		}
		if (value === 0 && format === 'eur') {
			yield { check: 'zero-sum', message: `{{${name}}} is an amount of nothing` };
		}
		if (typeof value === 'string' && products.has(value)) {
			const article = ARTICLE[language].exec(before)?.[0].trim();
			if (article) {
				const message = `${article} before {{${name}}}, here ${value}; expected a fact with its article`;
				yield { check: 'article', message };
			}
		}
	}
}

const ARTICLE: Record<Language, RegExp> = {
	nl: /(?<![\p{L}])(de|het|een)\s+$/iu,
	fr: /(?<![\p{L}])(le|la|l['’]|un|une|du|au)\s*$/iu,
	en: /(?<![\p{L}])(a|an)\s+$/iu,
};

/** Words that end like a plural and are none. */
const NO_PLURAL: Record<Language, ReadonlySet<string>> = {
	nl: words(
		`aan alleen als anders binnen boven buiten dan dus een eens eerder en even gaan geen heen hen ieder
		in intussen is meteen moeten mogen morgen naast nadien nemen nergens niets nodig om open over overmorgen
		samen sinds steeds straks te tegen ten thuis tijdens tien tussen van voldoen volgens voor vorens
		was worden zijn zonder zullen kunnen komen staan blijven zeven negen willen hebben krijgen bestellen vragen
		houden leveren nakijken geven maken betalen`,
	),
	fr: words(
		`alors après auprès avis bas bois bras cas choix colis corps cours dans deux devis dès dessous dessus divers
		dos est fois français gros hors jadis jamais jus lors mais mauvais mieux mois moins
		nous pas pays plus poids près prix puis rabais repose-pieds repas sans sous suis surplus
		tapis temps toujours très tous vers vis vous aux eux ceux heureux`,
	),
	en: words(
		`across always as besides business class does gross has hers his is its less means minus news pass per plus
		press process series stress this thus towards unless us was yes address access`,
	),
};

function words(text: string): ReadonlySet<string> {
	return new Set(text.split(/\s+/).filter(Boolean));
}

/** The word in the plural right after a figure, if there is one; in Dutch an adjective may stand between. */
function pluralAfter(text: string, language: Language): string | undefined {
	const [, first, second] = /^\s+([\p{L}’'-]+)(?:\s+([\p{L}’'-]+))?/u.exec(text) ?? [];
	if (!first) return undefined;
	if (isPlural(first, language)) return first;
	const adjective = language === 'nl' ? /^[a-zà-ÿ]+e$/ : undefined;
	if (second && adjective?.test(first) && first !== 'de' && isPlural(second, language)) {
		return `${first} ${second}`;
	}
	return undefined;
}

function isPlural(word: string, language: Language): boolean {
	const lower = word.toLowerCase();
	if (NO_PLURAL[language].has(lower) || lower.length < 4) return false;
	return (language === 'nl' ? /(en|s)$/ : language === 'fr' ? /[sx]$/ : /[^su]s$/).test(lower);
}
