import { decimal } from './formats.ts';
import type { FoundApi } from './find.ts';

/*
 * Some platforms send what differs from what they sent last, and take it for sent before the server has answered:
 * after a refused commit the same values are never sent again (Moodle, mod/scorm/datamodels/scorm_12.js,
 * CollectData). So what may not have arrived is told in another form first, and then as it is.
 */

type Rule = {
	of: RegExp;
	other: (value: string, standard: FoundApi['standard']) => string | undefined;
};

/** Statuses that can stand for another for a moment, and take no result away that was not there. */
const STATUSES: Record<string, string> = {
	...{ passed: 'completed', failed: 'incomplete', completed: 'incomplete', incomplete: 'browsed' },
};

const only12 =
	(other: (value: string) => string): Rule['other'] =>
	(value, standard) =>
		standard === 'scorm12' ? other(value) : undefined;

/** The last digit one further: another time or duration that is as well-formed. */
const nextDigit = (value: string) =>
	value.replace(/\d(?=\D*$)/, (digit) => String((Number(digit) + 1) % 10));

const nearby = (value: string) => {
	const number = Number(value);
	return Number.isFinite(number)
		? decimal(number >= 0.5 ? number - 0.01 : number + 0.01)
		: undefined;
};

/** From the most to the least particular: the first that fits the name of the element. */
const RULES: Rule[] = [
	{ of: /session_time$|^adl\./, other: () => undefined },
	// In 2004 an id stands once it is set, and the type decides how a response is read.
	{ of: /\.id$/, other: only12((value) => `${value.slice(0, 254)}_`) },
	{ of: /\.type$/, other: only12((value) => (value === 'performance' ? 'choice' : 'performance')) },
	{
		of: /\.(pattern|student_response|learner_response)$/,
		other: (value, standard) => value.slice(0, 240) + (standard === 'scorm12' ? ',z' : '[,]z'),
	},
	{ of: /\.(time|timestamp|latency)$/, other: nextDigit },
	{ of: /\.result$/, other: (value) => (value === 'neutral' ? '0' : 'neutral') },
	{ of: /\.(raw|min|max|scaled|weighting)$|progress_measure$/, other: nearby },
	{ of: /exit$/, other: (value) => (value === 'suspend' ? 'logout' : 'suspend') },
	{ of: /success_status$/, other: (value) => (value === 'unknown' ? undefined : 'unknown') },
	{
		of: /completion_status$/,
		other: (value) => (value === 'incomplete' ? 'unknown' : 'incomplete'),
	},
	{ of: /status$/, other: (value) => STATUSES[value] },
	{ of: /location$/, other: (value) => `${value}.` },
	{ of: /description$/, other: (value) => `${value.slice(0, 240)}.` },
];

/**
 * Another value for the same element, as good for a moment, so that a platform that sends differences sends
 * the true one next; undefined where there is none, or the standard does not let it change. Pure.
 */
export function otherForm(
	name: string,
	value: string,
	standard: FoundApi['standard'],
): string | undefined {
	return RULES.find(({ of }) => of.test(name))?.other(value, standard);
}
