import { groups, qualification, type Entry } from './competency.ts';

/** A part of the qualification as a platform takes it in: a domain, a group, an item or knowledge. */
export type FrameworkEntry = {
	id: string;
	/** The official text, corrected where it has a slip. */
	label: string;
	/** In Dutch, what the official text says to the letter, where that differs. */
	note?: string;
	kind: 'domain' | 'group' | 'item' | 'knowledge';
	/** The id of what it belongs to; none for a domain. */
	parent?: string;
	/** Its place among those of the same parent, from 1. */
	place: number;
};

/** The domains by the ids of their headings, and what lies in each. */
const DOMAINS: { heading: string; groups?: string; knowledge?: string }[] = [
	{ heading: 'B', groups: 'basis' },
	{ heading: 'S', groups: 'specifiek' },
	{ heading: 'KG', knowledge: 'generiek' },
	{ heading: 'KS', knowledge: 'specifiek' },
];

/**
 * The qualification as a competency framework: basic and specific activities, generic and specific
 * knowledge; in them the groups and the knowledge, in the groups their items. Each after its parent, in the
 * order of the qualification. Pure.
 */
export function framework(): FrameworkEntry[] {
	return DOMAINS.flatMap(({ heading, ...holds }, index) => {
		const label = headings.get(heading) ?? heading;
		const inside = groups.filter(({ kind }) => kind === holds.groups);
		const known = qualification.knowledge.filter(({ kind }) => kind === holds.knowledge);
		return [
			{ id: heading, label, kind: 'domain', place: index + 1 },
			...below(heading, 'group', inside).flatMap((group, index) => [
				group,
				...below(group.id, 'item', inside[index]?.items ?? []),
			]),
			...below(heading, 'knowledge', known),
		];
	});
}

const headings = new Map(
	qualification.headings.map(({ id, label, display = label }) => [id, display]),
);

function below(
	parent: string,
	kind: FrameworkEntry['kind'],
	entries: readonly Entry[],
): FrameworkEntry[] {
	return entries.map(({ id, label, display = label }, index) => {
		const note = display === label ? {} : { note: `Letterlijk in de erkenning: ${label}` };
		return { id, label: display, ...note, kind, parent, place: index + 1 };
	});
}
