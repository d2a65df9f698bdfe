import { languageOf, type Language } from '../i18n/language.ts';
import type { Mode } from '../scenario/run/attempt.ts';

/** What a trainer can ask for in the platform, on top of what the package says. */
export type LaunchData = {
	case?: string;
	variant?: string;
	mode?: Mode;
	language?: Language;
	/** 0 to 100. */
	passMark?: number;
	/** `completed`: the platform is told that all is done, and the score, but not passed or failed. */
	status?: 'passed' | 'completed';
	/** `exit`: at the end the session is closed for good, for platforms that count only then. */
	atEnd?: 'suspend' | 'exit';
};

/** A part that was left out, and what could have stood there. */
export type LaunchProblem = { part: string; expected: string };

/** One of these, or undefined. */
const oneOf =
	<T extends string>(...all: T[]) =>
	(value: string) =>
		all.find((one) => one === value);

type Key = { to: keyof LaunchData; expected: string; read: (value: string) => unknown };

const name = (value: string) => (/^[\w.-]+$/.test(value) ? value : undefined);

const KEYS: Record<string, Key> = {
	case: { to: 'case', expected: 'case=niet-in-voorraad', read: name },
	variant: { to: 'variant', expected: 'variant=a', read: name },
	mode: { to: 'mode', expected: 'mode=practice, mode=test', read: oneOf('practice', 'test') },
	language: { to: 'language', expected: 'language=nl, language=fr, language=en', read: languageOf },
	'pass-mark': {
		to: 'passMark',
		expected: 'pass-mark=0 … 100',
		read: (value) =>
			/^\d{1,3}(\.\d+)?$/.test(value) && Number(value) <= 100 ? Number(value) : undefined,
	},
	status: {
		to: 'status',
		expected: 'status=passed, status=completed',
		read: oneOf('passed', 'completed'),
	},
	'at-end': {
		to: 'atEnd',
		expected: 'at-end=suspend, at-end=exit',
		read: oneOf('suspend', 'exit'),
	},
};

/**
 * Reads launch data (1.2 `datafromlms`, 2004 `dataFromLMS`): `case=niet-in-voorraad;mode=test`, with `;`,
 * `&` or new lines between the parts. A part that cannot be read is left out and said; the rest counts.
 * Pure.
 */
export function readLaunchData(text: string): { data: LaunchData; problems: LaunchProblem[] } {
	const data: Record<string, unknown> = {};
	const problems: LaunchProblem[] = [];
	for (const part of text.split(/[;&\r\n]+/).map((part) => part.trim())) {
		if (!part) continue;
		const [word = '', ...rest] = part.split('=');
		const id = word.trim().toLowerCase();
		const key = Object.hasOwn(KEYS, id) ? KEYS[id] : undefined;
		const value = key?.read(rest.join('=').trim());
		if (key && value !== undefined) data[key.to] = value;
		else
			problems.push({ part, expected: key?.expected ?? `${Object.keys(KEYS).join(', ')} (= …)` });
	}
	return { data: data as LaunchData, problems };
}
