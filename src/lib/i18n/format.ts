import { localeOf } from './language.ts';

const dateFormats = new Map<string, Intl.DateTimeFormat>();
const numberFormats = new Map<string, Intl.NumberFormat>();

/** A day as people say it: `donderdag 12 maart`. The date is ISO 8601; a time of day is left out. */
export function formatDate(date: string, language: string): string {
	const day = atNoon(date);
	const words = dateFormat(language, { weekday: 'long', day: 'numeric', month: 'long' }).format(
		day,
	);
	return withFirst(words, day, language);
}

/** A day as people say it, with the year where that is not this one: `woensdag 31 juli 2024`. */
export function formatDay(date: string, language: string, today: string): string {
	if (date.slice(0, 4) === today.slice(0, 4)) return formatDate(date, language);
	const day = atNoon(date);
	return withFirst(dateFormat(language, { dateStyle: 'full' }).format(day), day, language);
}

/** French says the first day of a month as `1er`; Intl writes `1`. */
function withFirst(words: string, day: Date, language: string): string {
	if (language !== 'fr' || day.getUTCDate() !== 1) return words;
	return words.replace(/(^|\s)1(?=\s)/, '$11er');
}

/** A day as documents write it: `12/03/2026`. */
export function formatShortDate(date: string, language: string): string {
	return dateFormat(language, { day: '2-digit', month: '2-digit', year: 'numeric' }).format(
		atNoon(date),
	);
}

/** An amount in cents: `€ 1.234,56` in Dutch. */
export function formatMoney(cents: number, language: string): string {
	return numberFormat(language, { style: 'currency', currency: 'EUR' }).format(cents / 100);
}

/** A number with the separators of the language. */
export function formatNumber(value: number, language: string): string {
	return numberFormat(language, {}).format(value);
}

/** A number of days with the word: `30 dagen`. */
export function formatDays(days: number, language: string): string {
	return numberFormat(language, { style: 'unit', unit: 'day', unitDisplay: 'long' }).format(days);
}

/** Noon in UTC: a calendar day does not shift with the zone of the machine. */
function atNoon(date: string): Date {
	const day = new Date(`${date.slice(0, 10)}T12:00:00Z`);
	if (Number.isNaN(day.getTime())) throw new Error(`expected a date as YYYY-MM-DD, found ${date}`);
	return day;
}

function dateFormat(language: string, options: Intl.DateTimeFormatOptions) {
	const key = language + JSON.stringify(options);
	let format = dateFormats.get(key);
	if (!format) {
		format = new Intl.DateTimeFormat(localeOf(language), { ...options, timeZone: 'UTC' });
		dateFormats.set(key, format);
	}
	return format;
}

function numberFormat(language: string, options: Intl.NumberFormatOptions) {
	const key = language + JSON.stringify(options);
	let format = numberFormats.get(key);
	if (!format) {
		format = new Intl.NumberFormat(localeOf(language), options);
		numberFormats.set(key, format);
	}
	return format;
}
