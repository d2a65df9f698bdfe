/**
 * How many items each competency group of qualification 0351 has; ids are `<group>.<n>`, n from 1.
 * Apart from the texts, which the player's first screen does without; a test holds it against them.
 */
const ITEMS_PER_GROUP = {
	B1: 8,
	B2: 5,
	B3: 6,
	B4: 5,
	S1: 8,
	S2: 9,
	S3: 14,
	S4: 14,
	S5: 3,
	S6: 10,
	S7: 6,
	S8: 5,
	S9: 5,
	S10: 3,
	S11: 7,
	S12: 6,
} as const;

export type GroupId = keyof typeof ITEMS_PER_GROUP;

/** The ids of the 16 groups, in the order of the qualification. */
export const groupIds = Object.keys(ITEMS_PER_GROUP) as GroupId[];

/** The ids of the 114 items, in the order of the qualification. */
export const itemIds: string[] = groupIds.flatMap((group) =>
	Array.from({ length: ITEMS_PER_GROUP[group] }, (_, index) => `${group}.${index + 1}`),
);

/** Whether this is the id of a competency item, such as S3.10. */
export function isItemId(id: string): boolean {
	return itemIds.includes(id);
}

/** How many knowledge items the qualification has: K1, K2 and so on. */
const KNOWLEDGE_ITEMS = 28;

/** The ids of the knowledge items, in the order of the qualification. */
export const knowledgeIds: string[] = Array.from(
	{ length: KNOWLEDGE_ITEMS },
	(_, index) => `K${index + 1}`,
);

/** Whether this is the id of a knowledge item, such as K25. */
export function isKnowledgeId(id: string): boolean {
	return knowledgeIds.includes(id);
}

/** The group of an item. Throws when there is no such item. */
export function groupOf(item: string): GroupId {
	if (!isItemId(item)) throw new Error(`there is no competency item ${item}`);
	return item.split('.')[0] as GroupId;
}

/** The order of groups and items in the qualification: B before S, S3.2 before S3.10. */
export function compareIds(a: string, b: string): number {
	return a.localeCompare(b, 'en', { numeric: true });
}
