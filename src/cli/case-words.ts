import type { CaseTexts } from '../lib/content/case-texts.ts';
import type { PlainTexts } from '../lib/content/form-texts.ts';
import { createI18n } from '../lib/i18n/create-i18n.ts';
import { LANGUAGES, type Language } from '../lib/i18n/language.ts';
import type { Facts } from '../lib/scenario/format/value.ts';
import { assumedFacts } from '../lib/scenario/verify/assumed.ts';
import type { Case } from '../lib/scenario/verify/verify.ts';

/** The words of a case in a variant, of the command line: all of them at once, from the files. */
export type CaseWords = PlainTexts & Pick<CaseTexts, 'say' | 'explain'>;

/**
 * The words of a case. What is said is in the language that was asked for too, but where a beat has its own.
 * `answers`: what was answered before, asked for each text; what is not there is taken as it can be.
 */
export function caseWords(
	{ scenario, texts }: Pick<Case, 'scenario' | 'texts'>,
	variant: string,
	language: Language,
	answers: () => Facts = () => ({}),
): CaseWords {
	const i18n = createI18n(
		language,
		Object.fromEntries(LANGUAGES.map((lng) => [lng, { all: { ...texts[lng].value } }])),
	);
	const assumed = assumedFacts(scenario, variant);
	const facts = () => ({ ...assumed, ...answers() });
	const text = (key: string, lng: Language, values: Record<string, unknown> = {}) =>
		i18n.t(key, { lng, ns: 'all', defaultValue: '', ...facts(), context: variant, ...values }) ||
		undefined;
	return {
		language,
		get facts() {
			return facts();
		},
		say: (key) => text(key, scenario.beats[key.split('.')[1] ?? '']?.language ?? language),
		frame: (key, values) => text(key, language, values),
		explain: (key) => text(key, language),
	};
}
