import { createInstance, type i18n, type Resource } from 'i18next';
import { formatDate, formatMoney, formatNumber, formatShortDate } from './format.ts';
import { LANGUAGES } from './language.ts';

/** The formats that texts may use in `{{name, format}}`. */
export const FORMATS = ['date', 'shortDate', 'eur', 'number'] as const;

/**
 * An i18next instance with our formats, ready at once. Texts are written to the page as text, never as
 * HTML, so values are not escaped.
 */
export function createI18n(language: string, resources: Resource = {}): i18n {
	const instance = createInstance();
	void instance.init({
		lng: language,
		fallbackLng: false,
		supportedLngs: [...LANGUAGES],
		resources,
		initAsync: false,
		returnNull: false,
		interpolation: { escapeValue: false, skipOnVariables: true },
	});
	const formatter = instance.services.formatter;
	const add = (
		name: (typeof FORMATS)[number],
		format: (value: never, language: string) => string,
	) => formatter?.add(name, (value, lng) => format(value as never, lng ?? language));
	add('date', formatDate);
	add('shortDate', formatShortDate);
	add('eur', formatMoney);
	add('number', formatNumber);
	return instance;
}
