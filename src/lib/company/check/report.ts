import type { Language } from '../../i18n/language.ts';
import type { Company } from '../company.ts';

/** Says what does not agree with the rest: in which part of the company or in whose words, at which path, and what. */
export type Report = (
	key: keyof Company | Language,
	path: readonly PropertyKey[],
	message: string,
) => void;

/** The day on which it is now in the company. */
export function todayOf({ profile }: Company): string {
	return profile.now.slice(0, 10);
}

/** Whether a record holds an entry of that id. */
export function has(record: object, id: string): boolean {
	return Object.hasOwn(record, id);
}

/** The year that the number of a document names: 2026 of VO-26-0052. */
export function yearOf(number: string): string {
	return `20${/\d\d/.exec(number)?.[0] ?? ''}`;
}
