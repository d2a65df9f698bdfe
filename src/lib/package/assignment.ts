import { LANGUAGES, type Language } from '../i18n/language.ts';
import { PASS_MARK } from '../grading/report.ts';
import type { Mode } from '../scenario/run/attempt.ts';

/** What a trainer hands out. In a package it stands in index.html as inert JSON. */
export type Assignment = {
	format: 1;
	/**
	 * Names the assignment on every platform and in the learner's browser, where attempts at assignments of
	 * the same id are attempts at the same: a test and the practice for it have two.
	 */
	id: string;
	title: string;
	/** Ids of cases, in order. */
	scenarios: string[];
	mode: Mode;
	/** 0 to 100. */
	passMark: number;
	/** The language to begin in; the learner can choose another. */
	language: Language;
	/** A variant by name, or drawn for each attempt. */
	variant: string | 'draw';
};

/** The longest title, in UTF-16 units: Moodle refuses a package with a longer one. */
export const LONGEST_TITLE = 255;

/** The id of the element of index.html that holds the assignment. */
export const ASSIGNMENT_ELEMENT = 'balie-assignment';

/** An assignment with what is not said filled in. Its id says its cases, a test and a fixed variant. Pure. */
export function assignmentOf(
	given: Pick<Assignment, 'title' | 'scenarios'> & Partial<Assignment>,
): Assignment {
	const { scenarios, mode = 'practice', variant = 'draw' } = given;
	return {
		format: 1,
		id: idOf(scenarios.join('.'), { mode, variant }),
		mode,
		passMark: PASS_MARK,
		language: 'nl',
		variant,
		...given,
	};
}

/** An id for these cases, handed out in this way. Pure. */
export function idOf(
	cases: string,
	{ mode, variant }: Pick<Assignment, 'mode' | 'variant'>,
): string {
	return [cases, mode === 'test' && 'test', variant !== 'draw' && variant]
		.filter(Boolean)
		.join('-');
}

/** Reads an assignment. Throws an Error that says what was expected where. */
export function parseAssignment(text: string): Assignment {
	let value: unknown;
	try {
		value = JSON.parse(text);
	} catch (error) {
		const what = error instanceof Error ? error.message : String(error);
		throw new Error(`not valid JSON: ${what}`, { cause: error });
	}
	if (typeof value !== 'object' || value === null) throw new Error('expected an object');
	const given = value as Record<string, unknown>;
	const expect = (key: keyof Assignment, what: string, test: (value: unknown) => boolean) => {
		if (!test(given[key])) throw new Error(`${key}: expected ${what}`);
	};
	const isText = (part: unknown) => typeof part === 'string' && part.length > 0;
	expect('format', '1; this package was made by another version of Balie', (part) => part === 1);
	for (const key of ['id', 'title', 'variant'] as const) expect(key, 'a text', isText);
	expect('scenarios', 'at least one id of a case', (part) => {
		return Array.isArray(part) && part.length > 0 && part.every(isText);
	});
	expect('mode', 'practice or test', (part) => part === 'practice' || part === 'test');
	expect('passMark', 'a number from 0 to 100', (part) => {
		return typeof part === 'number' && part >= 0 && part <= 100;
	});
	expect('language', LANGUAGES.join(', '), (part) => LANGUAGES.includes(part as Language));
	return value as Assignment;
}
