import { describe, expect, test } from 'vitest';
import { groups, qualification } from './competency.ts';
import {
	compareIds,
	groupIds,
	groupOf,
	isItemId,
	isKnowledgeId,
	itemIds,
	knowledgeIds,
} from './ids.ts';

describe('ids', () => {
	test('are those of the qualification, in its order', () => {
		expect(groupIds).toEqual(groups.map(({ id }) => id));
		expect(itemIds).toEqual(groups.flatMap(({ items }) => items.map(({ id }) => id)));
		expect(groupIds).toHaveLength(16);
		expect(itemIds).toHaveLength(114);
	});

	test('of items are told from others', () => {
		expect(isItemId('S3.14')).toBe(true);
		for (const id of ['S3.15', 'S3.0', 'S3.01', 'S3', 'S13.1', 'K25', 's3.1', '']) {
			expect(isItemId(id), id).toBe(false);
		}
	});

	test('of knowledge are those of the qualification', () => {
		expect(knowledgeIds).toEqual(qualification.knowledge.map(({ id }) => id));
		expect(knowledgeIds).toHaveLength(28);
		expect(isKnowledgeId('K28')).toBe(true);
		for (const id of ['K0', 'K29', 'K', 'S3.1', 'k1']) expect(isKnowledgeId(id), id).toBe(false);
	});

	test('say their group', () => {
		for (const { id, items } of groups) {
			for (const item of items) expect(groupOf(item.id)).toBe(id);
		}
		expect(() => groupOf('S3.15')).toThrow('there is no competency item S3.15');
		expect(() => groupOf('toString')).toThrow('there is no competency item toString');
	});

	test('sort by number, B before S', () => {
		expect(['S3.10', 'S10.1', 'B1.1', 'S3.2', 'S3'].sort(compareIds)).toEqual([
			'B1.1',
			'S3',
			'S3.2',
			'S3.10',
			'S10.1',
		]);
		expect([...itemIds].sort().sort(compareIds)).toEqual(itemIds);
		expect([...groupIds].sort().sort(compareIds)).toEqual(groupIds);
		expect(compareIds('S3.2', 'S3.2')).toBe(0);
	});
});
