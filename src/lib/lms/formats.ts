import type { PartWords } from '../scenario/kinds/kind.ts';

/* How the standards write times and numbers. Sources: SCORM 1.2 Run-Time, SCORM 2004 4th ed. Run-Time. */

/** 1.2 CMITimespan: `HHHH:MM:SS.SS`. Moodle refuses fewer digits and three decimals. */
export function timespan12(milliseconds: number): string {
	const { hours, minutes, seconds } = parts(milliseconds);
	const pad = (value: number, length: number) => String(value).padStart(length, '0');
	return `${pad(Math.min(hours, 9999), 4)}:${pad(minutes, 2)}:${seconds.toFixed(2).padStart(5, '0')}`;
}

/** 1.2 CMITime: `HH:MM:SS` on this machine's clock. */
export function time12(at: number): string {
	return timestamp2004(at).slice(11);
}

/** 2004 timeinterval: ISO 8601 duration with at most two decimals. */
export function timeinterval2004(milliseconds: number): string {
	const { hours, minutes, seconds } = parts(milliseconds);
	return `PT${hours}H${minutes}M${decimal(seconds, 2)}S`;
}

/** 2004 time: `YYYY-MM-DDThh:mm:ss` on this machine's clock; zone and fraction are refused by some. */
export function timestamp2004(at: number): string {
	const date = new Date(at);
	const local = new Date(at - date.getTimezoneOffset() * 60_000);
	return local.toISOString().slice(0, 19);
}

/** A decimal number with a digit before the point and no exponent. */
export function decimal(value: number, digits = 4): string {
	return String(Number(value.toFixed(digits)));
}

/**
 * Two 2004 timeintervals together. What cannot be read counts as nothing: a platform that lost the time
 * must not lose the rest. Years and months are not taken: nobody plays that long.
 */
export function addTimeintervals(first: string, second: string): string {
	return timeinterval2004(millisecondsOf(first) + millisecondsOf(second));
}

function millisecondsOf(interval: string): number {
	const match = /^P(?:(\d+)D)?(?:T(?:(\d+)H)?(?:(\d+)M)?(?:(\d+(?:\.\d+)?)S)?)?$/.exec(interval);
	const [days, hours, minutes, seconds] = (match ?? []).slice(1).map((part) => Number(part ?? 0));
	return ((((days ?? 0) * 24 + (hours ?? 0)) * 60 + (minutes ?? 0)) * 60 + (seconds ?? 0)) * 1000;
}

/** So much of what a field is called still says which it is. */
const SHORTEST_LABEL = 4;

/**
 * Parts of an answer on one line, `label: text; label: text`, in at most so many UTF-16 units. Where that is too
 * little, what the parts are called is shortened, and only then what they say. A dash where there are no parts.
 */
export function answerLine(parts: readonly PartWords[], length: number): string {
	const lines = parts.map(({ label = '', text }) => ({
		before: label && `${oneLine(label)}: `,
		text: oneLine(text) || '–',
	}));
	const room = length - (lines.length - 1) * 2;
	const texts = lines.reduce((sum, { text }) => sum + text.length, 0);
	const labels = shareOf(
		lines.map(({ before }) => before.length),
		room - texts,
	);
	const called = lines.map(({ before, text }) =>
		labels < SHORTEST_LABEL || before.length <= labels
			? `${before}${text}`
			: `${shortened(before.slice(0, -2), labels - 2)}: ${text}`,
	);
	const share = shareOf(
		called.map((line) => line.length),
		room,
	);
	return cut(called.map((line) => shortened(line, share)).join('; ') || '–', length);
}

function shortened(text: string, length: number): string {
	return text.length <= length ? text : `${cut(text, Math.max(0, length - 1)).trimEnd()}…`;
}

/** How long each of several texts can be in all this room: what is short leaves more to the others. */
function shareOf(lengths: readonly number[], room: number): number {
	let left = room;
	for (const [index, length] of [...lengths].sort((a, b) => a - b).entries()) {
		const share = Math.floor(left / (lengths.length - index));
		if (length > share) return share;
		left -= length;
	}
	return Infinity;
}

/**
 * Options or cards as 2004 tokens, `b_Waarvoor_is_het`, in at most 250 units together: Moodle takes
 * `[A-Za-z0-9_.]` only, so letters lose their accents and the rest becomes `_`.
 */
export function tokens2004(parts: readonly PartWords[]): string {
	const tokens = parts.map(
		({ label, text }) =>
			(label ? `${label} ${text}` : text)
				.normalize('NFD')
				.replace(/\p{M}/gu, '')
				.replace(/[^A-Za-z0-9.]+/g, '_')
				.replace(/^_|_$/g, '') || '_',
	);
	const separator = '[,]';
	const room = 250 - (tokens.length - 1) * separator.length;
	const share = shareOf(
		tokens.map(({ length }) => length),
		room,
	);
	return tokens.map((token) => token.slice(0, share)).join(separator);
}

/**
 * Text for a field of the 2004 standard: one line, in which nothing is taken for a delimiter: no `[,]`, and no `{` in
 * front.
 */
export function line2004(text: string, length = 250): string {
	return cut(oneLine(text).replace(/^\{/, '(').replaceAll('[,]', '(,)'), length);
}

/** Text without line ends and control characters, and with single spaces. */
export function oneLine(text: string): string {
	return text.replace(/[\s\p{Cc}]+/gu, ' ').trim();
}

/**
 * The beginning of a text, in at most so many UTF-16 units and well-formed: a character of two units stays
 * whole or goes, and half a one, which makes platforms throw at every Commit, becomes U+FFFD. Every text
 * that leaves goes through here.
 */
export function cut(text: string, length: number): string {
	// With the flag u the expression sees code points: only halves without their other half are surrogates.
	const whole = text.replace(/\p{Cs}/gu, '\ufffd');
	return whole.slice(0, length).replace(/[\ud800-\udbff]$/, '');
}

function parts(milliseconds: number) {
	// In hundredths of a second, so that 59.999 s is a minute and not 60.00 s.
	const hundredths = Math.max(0, Math.round(milliseconds / 10));
	return {
		hours: Math.floor(hundredths / 360_000),
		minutes: Math.floor(hundredths / 6000) % 60,
		seconds: (hundredths % 6000) / 100,
	};
}
