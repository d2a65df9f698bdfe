import { describe, expect, test } from 'vitest';
import { framework } from './framework.ts';
import { moodleCsv } from './moodle-csv.ts';

const entries = framework();
const [header = [], own = [], ...rows] = readCsv(moodleCsv(entries));

/** Reads comma-separated values as PHP's fgetcsv does. */
function readCsv(text: string): string[][] {
	const rows: string[][] = [];
	let row: string[] = [];
	for (const [, quoted, plain = '', end] of text.matchAll(
		/(?:"((?:[^"]|"")*)"|([^",\n]*))([,\n])/g,
	)) {
		row.push(quoted === undefined ? plain : quoted.replaceAll('""', '"'));
		if (end === ',') continue;
		rows.push(row);
		row = [];
	}
	return rows;
}

describe('the file for Moodle', () => {
	test('has the columns that Moodle reads by their place', () => {
		expect(header).toHaveLength(14);
		expect(header.slice(0, 3)).toEqual(['Parent ID number', 'ID number', 'Short name']);
		expect(header.slice(12)).toEqual(['Is framework', 'Taxonomy']);
		for (const row of [own, ...rows]) expect(row).toHaveLength(14);
	});

	test('says the framework first, with a scale that tells who masters a competency', () => {
		expect(own[0]).toBe('');
		expect(own[1]).toBe('BK-0351');
		expect(own[12]).toBe('1');
		const values = own[5]?.split(',') ?? [];
		// Moodle writes the id of the scale in the first, and looks for a default and a proficient value.
		const [scale, ...levels] = JSON.parse(own[6] ?? '') as Record<string, unknown>[];
		expect(scale).toHaveProperty('scaleid');
		expect(levels.some(({ scaledefault }) => scaledefault)).toBe(true);
		expect(levels.some(({ proficient }) => proficient)).toBe(true);
		for (const { id } of levels) expect(values[Number(id) - 1]).toBe('Bereikt');
	});

	test('has a row for every entry, and no other framework', () => {
		expect(rows.map(([, id]) => id)).toEqual(entries.map(({ id }) => id));
		expect(rows.map(([parent]) => parent)).toEqual(entries.map(({ parent = '' }) => parent));
		for (const row of rows) expect(row[12]).toBe('');
	});

	test('has no short name that Moodle would cut, and the whole text beside one that is cut', () => {
		for (const [index, [, , name = '', description = '']] of rows.entries()) {
			const label = entries[index]?.label ?? '';
			expect(name.length).toBeLessThanOrEqual(100);
			if (name === label) continue;
			expect(name).toMatch(/[^\s,]…$/);
			expect(label.startsWith(name.slice(0, -1))).toBe(true);
			expect(description.split('\n')[0]).toBe(label);
		}
	});
});
