import { createI18n } from '../i18n/create-i18n.ts';
import texts from '../i18n/texts/nl/desk.json';

/** Something that a document says. */
export type Word = keyof (typeof texts)['paper'];

const i18n = createI18n('nl', { nl: { paper: texts.paper } });

/**
 * A word of our documents. They are in Dutch, whatever the interface speaks: the law wants that of invoices
 * from this part of the country.
 */
export function dutch(word: Word, values: Record<string, unknown> = {}): string {
	return i18n.t(word, { ns: 'paper', ...values });
}
