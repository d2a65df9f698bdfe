import { v5 } from 'uuid';
import { qualification } from './competency.ts';
import type { FrameworkEntry } from './framework.ts';

/** Drawn once. With it the same entry has the same id in every file that is ever written. */
const NAMESPACE = '8d6145e3-a304-4ae1-8b8b-18e5b29fbe25';
/** The annex says the year alone; nothing changed since. */
const CHANGED = `${qualification.year}-01-01T00:00:00+00:00`;
const LANGUAGE = 'nl';

const ITEM_TYPES: Record<FrameworkEntry['kind'], string> = {
	domain: 'Domein',
	group: 'Activiteitengroep',
	item: 'Activiteit',
	knowledge: 'Kennis',
};

type Link = { title: string; identifier: string; uri: string };

/** What a CASE 1.0 file holds; only what we fill in. */
export type CasePackage = {
	CFDocument: Record<string, string>;
	CFItems: Record<string, string>[];
	CFAssociations: Record<string, string | number | Link>[];
};

/**
 * A competency framework as a CFPackage of IMS Competencies and Academic Standards Exchange (CASE) 1.0. Ids
 * are UUIDs of version 5, made of the ids of the qualification. No server holds the entries, so their
 * addresses are names (`urn:uuid:`). Pure.
 */
export function casePackage(entries: readonly FrameworkEntry[]): CasePackage {
	const { code, title, definition, level, year } = qualification;
	const document = {
		...identity('document'),
		creator: 'Vlaamse Regering',
		title: `Beroepskwalificatie ${code}: ${title}`,
		lastChangeDateTime: CHANGED,
		description: definition,
		language: LANGUAGE,
		version: String(year),
		adoptionStatus: 'Adopted',
		notes: `Niveau ${level}. Activiteiten en kennis; waar de erkende tekst een verschrijving heeft, staat de letterlijke tekst in de nota.`,
	};
	const items = entries.map(({ id, label, note, kind }) => ({
		...identity(`item/${id}`),
		fullStatement: label,
		humanCodingScheme: id,
		CFItemType: ITEM_TYPES[kind],
		language: LANGUAGE,
		lastChangeDateTime: CHANGED,
		...(note ? { notes: note } : {}),
	}));
	const associations = entries.map(({ id, parent, place }) => ({
		...identity(`isChildOf/${id}`),
		associationType: 'isChildOf',
		sequenceNumber: place,
		originNodeURI: { title: id, ...identity(`item/${id}`) },
		destinationNodeURI: parent
			? { title: parent, ...identity(`item/${parent}`) }
			: { title: document.title, ...identity('document') },
		lastChangeDateTime: CHANGED,
	}));
	return { CFDocument: document, CFItems: items, CFAssociations: associations };
}

/** The id of a part of the framework, and its address. */
function identity(name: string): Omit<Link, 'title'> {
	const identifier = v5(name, NAMESPACE);
	return { identifier, uri: `urn:uuid:${identifier}` };
}
