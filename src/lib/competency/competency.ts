import type { GroupId } from './ids.ts';
import data from './qualification.json';

/** An entry of the qualification: its official text, and a corrected form where that has a slip. */
export type Entry = { id: string; label: string; display?: string };

/** One of the 114 activities, S3.9. */
export type CompetencyItem = Entry;

/** One of the 16 activities that the items belong to, S3, with the codes that the text gives it. */
export type CompetencyGroup = Entry & {
	id: GroupId;
	kind: 'basis' | 'specifiek';
	codes: string[];
	codesVerbatim: string;
	items: CompetencyItem[];
};

/** K1 to K28. */
export type Knowledge = Entry & {
	kind: 'generiek' | 'specifiek';
	level: 'basiskennis' | 'kennis';
};

/** C1 to C105 and P1 to P8. Each says again, as an ability, what one competency item says. */
export type Skill = Entry & { kind: 'cognitief' | 'probleemoplossend'; restates?: string };

/** R1 to R16. All but one say again what a competency group says. */
export type Responsibility = Entry & { restates?: GroupId };

/** The professional qualification as the Flemish government recognised it, in its own order. */
export type Qualification = {
	code: string;
	title: string;
	definition: string;
	level: number;
	year: number;
	/** Headings by the prefix of the ids below them; of knowledge KG and KS. M has no entries. */
	headings: Entry[];
	groups: CompetencyGroup[];
	knowledge: Knowledge[];
	skills: Skill[];
	context: { environment: Entry[]; action: Entry[] };
	autonomy: { independentIn: Entry[]; boundBy: Entry[]; appealsTo: Entry[] };
	responsibility: Responsibility[];
	certificates: string;
	annex: {
		title: string;
		decision: string;
		place: string;
		signatories: { office: string; name: string }[];
	};
};

/**
 * Professional qualification 0351, in Dutch, verbatim. The tests hold it against the text of the annex
 * in tests/fixtures. Whoever only needs ids imports `ids.ts`, which brings no texts along.
 */
// TypeScript reads every string of a JSON file as `string`; the tests hold the data to the type.
export const qualification = data as Qualification;

/** The 16 competency groups with their items, in the order of the qualification. */
export const { groups } = qualification;

/** The group with this id, such as S3. Throws when there is no such group. */
export function group(id: string): CompetencyGroup {
	const found = groups.find((group) => group.id === id);
	if (!found) throw new Error(`there is no competency group ${id}`);
	return found;
}

const itemsById = new Map(groups.flatMap(({ items }) => items.map((item) => [item.id, item])));

/** The competency item with this id, such as S3.9. Throws when there is no such item. */
export function item(id: string): CompetencyItem {
	const found = itemsById.get(id);
	if (!found) throw new Error(`there is no competency item ${id}`);
	return found;
}

/** All that has an id, in the order of the qualification; the headings come first. Pure. */
export function entries(): Entry[] {
	const { headings, knowledge, skills, context, autonomy, responsibility } = qualification;
	return [
		...headings,
		...groups.flatMap((group) => [group, ...group.items]),
		...knowledge,
		...skills,
		...Object.values(context).flat(),
		...Object.values(autonomy).flat(),
		...responsibility,
	];
}
