/**
 * What somebody typed, as a value: a whole number, an amount in cents, a date as YYYY-MM-DD, a time as HH:MM, or the
 * text itself. Undefined when it cannot be read. `today` (YYYY-MM-DD) gives the year where none is typed.
 */
export function parseInput(
	kind: 'number' | 'money' | 'date' | 'time' | 'text' | 'select' | 'several',
	typed: string,
	today: string,
): string | number | undefined {
	const text = typed.trim();
	if (kind === 'number') return /^\d{1,9}$/.test(text) ? Number(text) : undefined;
	if (kind === 'money') return parseMoney(text);
	if (kind === 'date') return parseDate(text, today);
	if (kind === 'time') return parseTime(text);
	return text || undefined;
}

/** A time of the day as people type it: 9:30, 9u30, 9h30, 9.30, 14 u, 9:30 am, 2 pm. */
export function parseTime(typed: string): string | undefined {
	const match =
		/^(\d{1,2})(?:\s*(?::|\.|u|h|uur|heures?)\s*(\d\d)?)?\s*(am|pm)?$/i.exec(typed.trim()) ??
		/^(\d\d)(\d\d)$/.exec(typed.trim());
	if (!match) return undefined;
	const [, hours = '', minutes = '00', half] = match;
	const hour = half ? (Number(hours) % 12) + (half.toLowerCase() === 'pm' ? 12 : 0) : Number(hours);
	if (hour > 23 || Number(minutes) > 59) return undefined;
	return `${String(hour).padStart(2, '0')}:${minutes}`;
}

/**
 * An amount as people type it, in cents: 1.234,56 · 1234.56 · € 12,5 · 1 234. A last point or comma
 * with one or two digits behind it is the decimal mark; groups of three before it are thousands.
 */
export function parseMoney(typed: string): number | undefined {
	const text = typed
		.trim()
		.replace(/^(?:€|eur|euro)\s*|\s*(?:€|eur|euro)$/gi, '')
		.replace(/(\d)[\s\u00a0\u202f'’](?=\d{3}(?!\d))/g, '$1');
	const match = /^(\d{1,9}|\d{1,3}(?:\.\d{3})+|\d{1,3}(?:,\d{3})+)(?:([.,])(\d{1,2}|-))?$/.exec(
		text,
	);
	if (!match) return undefined;
	const [, whole = '', mark, decimals = ''] = match;
	// One sign cannot be both: 1.234.56 is a slip, not an amount.
	if (mark && whole.includes(mark)) return undefined;
	const euros = Number(whole.replace(/[.,]/g, ''));
	return euros * 100 + Number(decimals.replace('-', '').padEnd(2, '0'));
}

const MONTHS = [
	['jan', 'januari', 'janvier', 'january', 'janv'],
	['feb', 'februari', 'février', 'fevrier', 'february', 'févr', 'fevr', 'fév'],
	['mrt', 'maart', 'mars', 'march', 'mar'],
	['apr', 'april', 'avril', 'avr'],
	['mei', 'mai', 'may'],
	['jun', 'juni', 'juin', 'june'],
	['jul', 'juli', 'juillet', 'july', 'juil'],
	['aug', 'augustus', 'août', 'aout', 'august'],
	['sep', 'september', 'septembre', 'sept'],
	['okt', 'oktober', 'octobre', 'october', 'oct'],
	['nov', 'november', 'novembre'],
	['dec', 'december', 'décembre', 'decembre', 'déc', 'déc'],
];

/** A day as people type it: 5/3, 05-03-2026, 5.3.26, 5 maart, donderdag 5 mars 2026, March 5, 2026-03-05. */
export function parseDate(typed: string, today: string): string | undefined {
	const text = typed.trim().toLowerCase().normalize('NFC');
	const iso = /^(\d{4})-(\d{1,2})-(\d{1,2})$/.exec(text);
	if (iso) return day(Number(iso[1]), Number(iso[2]), Number(iso[3]));
	const numbers = /^(\d{1,2})\s*[/.\-\s]\s*(\d{1,2})(?:\s*[/.\-\s]\s*(\d{4}|\d{2}))?\.?$/.exec(
		text,
	);
	if (numbers) return day(year(numbers[3], today), Number(numbers[2]), Number(numbers[1]));

	const words = text.replace(/[.,]/g, ' ').split(/\s+/).filter(Boolean);
	const month = words.flatMap((word) => {
		const index = MONTHS.findIndex((names) => names.includes(word));
		return index < 0 ? [] : [index + 1];
	});
	const figures = words.filter((word) => /^\d/.test(word));
	const date = figures[0]?.replace(/(?:st|nd|rd|th|er|e)$/, '');
	if (month.length !== 1 || figures.length > 2 || !date || !/^\d{1,2}$/.test(date))
		return undefined;
	if (figures[1] && !/^(\d{4}|\d{2})$/.test(figures[1])) return undefined;
	return day(year(figures[1], today), month[0] ?? 0, Number(date));
}

function year(typed: string | undefined, today: string): number {
	if (!typed) return Number(today.slice(0, 4));
	return Number(typed) + (typed.length === 2 ? 2000 : 0);
}

/** The day as YYYY-MM-DD if there is one: 30 February is no date. */
function day(year: number, month: number, date: number): string | undefined {
	const time = new Date(Date.UTC(year, month - 1, date));
	const real =
		time.getUTCFullYear() === year &&
		time.getUTCMonth() === month - 1 &&
		time.getUTCDate() === date;
	return real ? time.toISOString().slice(0, 10) : undefined;
}

const AMOUNTS =
	/\d{1,3}(?:[.,\s\u00a0\u202f'’]\d{3})+(?:[.,]\d{1,2})?(?!\d)|\d+(?:[.,]\d{1,2})?(?!\d)/g;
const DATES = [
	/\d{4}-\d{1,2}-\d{1,2}/g,
	/\d{1,2}\s?[/.-]\s?\d{1,2}(?:\s?[/.-]\s?(?:\d{4}|\d{2}))?/g,
	/\d{1,2}(?:er|e|st|nd|rd|th)?\s+\p{L}+(?:\s+\d{4})?/gu,
	/\p{L}+\s+\d{1,2}(?:st|nd|rd|th)?(?:,?\s+\d{4})?/gu,
];

/** Small numbers as people write them out, from two to twelve; one is an article too. */
const NUMBER_WORDS = [
	['twee', 'deux', 'two'],
	['drie', 'trois', 'three'],
	['vier', 'quatre', 'four'],
	['vijf', 'cinq', 'five'],
	['zes', 'six'],
	['zeven', 'sept', 'seven'],
	['acht', 'huit', 'eight'],
	['negen', 'neuf', 'nine'],
	['tien', 'dix', 'ten'],
	['elf', 'onze', 'eleven'],
	['twaalf', 'douze', 'twelve'],
];

/**
 * Whether a text says a value, in any notation that people use: a number, an amount in cents, a day as
 * YYYY-MM-DD (`today` gives the year where none is written), or a text whatever its spaces, signs and capitals.
 */
export function isMentioned(
	text: string,
	kind: 'number' | 'money' | 'date' | 'text',
	value: string | number | boolean,
	today: string,
): boolean {
	if (kind === 'text') return bare(text).includes(bare(String(value)));
	if (kind === 'date') {
		return DATES.flatMap((pattern) => [...text.matchAll(pattern)]).some(
			([found]) => parseDate(found, today) === value,
		);
	}
	if (kind === 'money') {
		return [...text.matchAll(AMOUNTS)].some(([found]) => parseMoney(found) === value);
	}
	const words: readonly string[] = NUMBER_WORDS[Number(value) - 2] ?? [];
	if (
		words.some((word) =>
			text
				.toLowerCase()
				.split(/[^\p{L}]+/u)
				.includes(word),
		)
	)
		return true;
	// The figures of a day or of a code such as VO-26-0061 are no number that the text gives.
	const rest = DATES.reduce(
		(left, pattern) => left.replace(pattern, (found) => (parseDate(found, today) ? ' ' : found)),
		text,
	);
	return [...rest.matchAll(AMOUNTS)].some(
		({ 0: found, index }) =>
			parseMoney(found) === Number(value) * 100 &&
			!/[\p{L}-]$/u.test(rest.slice(0, index)) &&
			!/^-\d/.test(rest.slice(index + found.length)),
	);
}

function bare(text: string): string {
	return text.toLowerCase().replace(/[^\p{L}\p{N}]/gu, '');
}
