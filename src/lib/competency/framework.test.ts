import { describe, expect, test } from 'vitest';
import { framework } from './framework.ts';
import { groupIds, itemIds } from './ids.ts';

const entries = framework();
const idsOf = (kind: string) => entries.filter((one) => one.kind === kind).map(({ id }) => id);

describe('the competency framework', () => {
	test('has the domains, the 16 groups, the 114 items and the 28 kinds of knowledge, each once', () => {
		expect(idsOf('domain')).toEqual(['B', 'S', 'KG', 'KS']);
		expect(idsOf('group')).toEqual(groupIds);
		expect(idsOf('item')).toEqual(itemIds);
		expect(idsOf('knowledge')).toEqual(Array.from({ length: 28 }, (_, index) => `K${index + 1}`));
		expect(new Set(entries.map(({ id }) => id)).size).toBe(entries.length);
	});

	test('hangs every entry below one that came before', () => {
		const seen = new Set<string>();
		for (const { id, parent, kind } of entries) {
			expect(parent === undefined, id).toBe(kind === 'domain');
			if (parent) expect(seen, id).toContain(parent);
			seen.add(id);
		}
		expect(entries.find(({ id }) => id === 'S3.9')?.parent).toBe('S3');
		expect(entries.find(({ id }) => id === 'S3')?.parent).toBe('S');
		expect(entries.find(({ id }) => id === 'K18')?.parent).toBe('KS');
	});

	test('counts the places below each parent from 1', () => {
		const places = new Map<string | undefined, number[]>();
		for (const { parent, place } of entries) {
			places.set(parent, [...(places.get(parent) ?? []), place]);
		}
		for (const list of places.values()) expect(list).toEqual(list.map((_, index) => index + 1));
	});

	test('says the official words, and to the letter where they have a slip', () => {
		expect(entries.find(({ id }) => id === 'S1')).toMatchObject({
			label: 'Verstrekt informatie aan de klant',
			note: 'Letterlijk in de erkenning: Verstreckt informatie aan de klant',
		});
		expect(entries.find(({ id }) => id === 'S3')).not.toHaveProperty('note');
	});
});
