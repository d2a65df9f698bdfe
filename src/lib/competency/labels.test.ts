import { describe, expect, test } from 'vitest';
import { entries, qualification } from './competency.ts';
import { label, labelOf, loadLabels } from './labels.ts';

const ids = entries().map(({ id }) => id);

describe('the official labels', () => {
	test('are those of the qualification, corrected where it has a slip', async () => {
		const dutch = await loadLabels('nl');
		expect(dutch.official).toBe(true);
		expect(dutch.note).toBeUndefined();
		expect(dutch.title).toBe(qualification.title);
		expect(Object.keys(dutch.labels)).toEqual(ids);
		expect(labelOf('S3', dutch)).toBe('Ondersteunt de verkoop');
		expect(labelOf('S1', dutch)).toBe('Verstrekt informatie aan de klant');
	});
});

describe.each(['fr', 'en'] as const)('the translation into %s', (language) => {
	test('says that it is not official', async () => {
		const { official, note } = await loadLabels(language);
		expect(official).toBe(false);
		expect(note).toContain('0351');
	});

	test('has every entry, in order, and no other', async () => {
		const { labels } = await loadLabels(language);
		expect(Object.keys(labels)).toEqual(ids);
	});

	test('has no empty, untidy, repeated or untranslated text', async () => {
		const translation = await loadLabels(language);
		const dutch = await loadLabels('nl');
		const texts = Object.values(translation.labels);
		const { title, definition, certificates } = translation;
		for (const text of [...texts, title, definition, certificates]) {
			expect(text).toMatch(/^\S.*\S$/);
			expect(text).not.toMatch(/ {2}|\.\.\.|,\)/);
			// Words that no French or English text has.
			expect(text).not.toMatch(/\b(het|een|van|voor|met|naar|klanten|bij)\b/);
		}
		for (const id of ids) expect(labelOf(id, translation), id).not.toBe(labelOf(id, dutch));
		expect(definition).not.toBe(dutch.definition);
		expect(new Set(texts).size).toBe(texts.length);
	});

	test('has the length and the lists of the Dutch: no clause got lost or swapped', async () => {
		const translation = await loadLabels(language);
		const dutch = await loadLabels('nl');
		// How many words each list in brackets has. What Dutch leaves at a comma or dots, we end in etc.
		const lists = (text: string) =>
			[...text.matchAll(/\(([^()]+)\)/g)]
				.map(([, list = '']) => list.replace(/,[ .]*$/, ', etc.').split(', ').length)
				.filter((length) => length > 1);
		for (const id of ids) {
			const [ours, official] = [labelOf(id, translation), labelOf(id, dutch)];
			expect(ours.length / official.length, `${id} ${ours}`).toBeGreaterThan(0.5);
			expect(ours.length / official.length, `${id} ${ours}`).toBeLessThan(2.2);
			expect(lists(ours), `${id} ${ours}`).toEqual(lists(official));
		}
	});
});

describe('a label', () => {
	test('is found by id in a language', async () => {
		await expect(label('S3', 'nl')).resolves.toBe('Ondersteunt de verkoop');
		await expect(label('S3', 'fr')).resolves.toBe('Soutient la vente');
		await expect(label('S3', 'en')).resolves.toBe('Supports sales');
	});

	test('of an unknown id is refused', async () => {
		await expect(label('S13', 'fr')).rejects.toThrow('the qualification has no entry S13');
		await expect(label('toString', 'nl')).rejects.toThrow('no entry toString');
	});
});
