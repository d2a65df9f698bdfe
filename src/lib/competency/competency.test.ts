import { createHash } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { entries, group, groups, item, qualification } from './competency.ts';
import { compareIds } from './ids.ts';

const source = readFileSync(
	new URL('../../../tests/fixtures/beroepskwalificatie-0351.txt', import.meta.url),
	'utf8',
);
const annex = readAnnex(source);

/**
 * The headings of the annex, each with the entries below it. The text comes from a PDF: a page break
 * left a blank line, and may have cut an entry in two or taken away the indent of the ones after it.
 */
function readAnnex(text: string) {
	const sections: { heading: string; entries: string[]; plain: string[] }[] = [];
	const lines = text.split('\n').filter((line) => line.trim());
	const entryOf = (line = '') => /^ ?- (.*)$/.exec(line)?.[1];
	lines.forEach((line, index) => {
		const section = sections.at(-1);
		const entry = entryOf(line);
		const isHeading =
			/^(\d|[a-d])\.|vaardigheden$/.test(line) || entryOf(lines[index + 1]) !== undefined;
		if (section && entry !== undefined) section.entries.push(entry);
		else if (section?.entries.length && /^[a-z]/.test(line)) {
			section.entries.push(`${section.entries.pop()} ${line}`);
		} else if (section && !isHeading) section.plain.push(line);
		else sections.push({ heading: line, entries: [], plain: [] });
	});
	return sections;
}

function below(heading: string): string[] {
	const section = annex.find((section) => section.heading === heading);
	if (!section) throw new Error(`the annex has no heading ${heading}`);
	return section.entries;
}

/** The lines of activities: those that end in codes open a group. */
function readGroups(lines: string[]) {
	const found: { label: string; codesVerbatim: string; items: string[] }[] = [];
	for (const line of lines) {
		const match = /^(.*?) ((?:\((?:M160601|D140101|co) [^()]+\) ?)+)$/.exec(line);
		if (match?.[1] && match[2]) {
			found.push({ label: match[1], codesVerbatim: match[2], items: [] });
		} else found.at(-1)?.items.push(line);
	}
	return found;
}

const labels = (entries: { label: string }[]) => entries.map(({ label }) => label);
const ids = (entries: { id: string }[]) => entries.map(({ id }) => id);
const numbered = (prefix: string, count: number) =>
	Array.from({ length: count }, (_, index) => `${prefix}${index + 1}`);

describe('the fixture', () => {
	test('is the annex as it was handed to us', () => {
		expect(createHash('sha256').update(source).digest('hex')).toBe(
			'9c5c0bdd788c0fef8dfbd9c8cb40937e2b494065263b24b8a71bc8b99b77be6a',
		);
	});
});

describe('the qualification says what the annex says', () => {
	const lineOf = (entry: { label: string; codesVerbatim?: string }) =>
		entry.codesVerbatim ? `${entry.label} ${entry.codesVerbatim}` : entry.label;
	const plain = (heading: string) => annex.find((section) => section.heading === heading)?.plain;

	test('in its head', () => {
		expect(plain('a. Titel')).toEqual([qualification.title]);
		expect(plain('b. Definitie')).toEqual([qualification.definition]);
		expect(plain('c. Niveau')).toEqual([String(qualification.level)]);
		expect(plain('d. Jaartal')).toEqual([String(qualification.year)]);
		expect(qualification.annex.title).toContain(`(${qualification.code})`);
	});

	test('in its headings, in order', () => {
		const texts = annex.map(({ heading }) => heading.replace(/^[\d.]+ /, ''));
		const found = labels(qualification.headings).map((label) => texts.indexOf(label));
		expect(found).not.toContain(-1);
		expect(found).toEqual([...found].sort((a, b) => a - b));
		expect(below('Motorische vaardigheden')).toEqual([]);
	});

	test.each([
		['basis', 'BASISACTIVITEITEN', 4, 24],
		['specifiek', 'SPECIFIEKE ACTIVITEITEN', 12, 90],
	] as const)('in its groups and items: %s', (kind, heading, groupCount, itemCount) => {
		const ofKind = groups.filter((group) => group.kind === kind);
		expect(
			ofKind.map(({ label, codesVerbatim, items }) => ({
				label,
				codesVerbatim,
				items: labels(items),
			})),
		).toEqual(readGroups(below(heading)));
		expect(ofKind).toHaveLength(groupCount);
		expect(ofKind.flatMap(({ items }) => items)).toHaveLength(itemCount);
	});

	test('in the codes of a group', () => {
		for (const { codes, codesVerbatim } of groups) {
			// Within brackets the letter and number before the first Id count for the next too.
			const expected = [...codesVerbatim.matchAll(/\(([^()]+)\)/g)].flatMap(([, list = '']) => {
				const domain = /^\w+(?= Id)/.exec(list)?.[0];
				return list.split(', ').map((code) => (code.startsWith('Id') ? `${domain} ${code}` : code));
			});
			expect(codes).toEqual(expected);
		}
	});

	test.each([
		['Generieke kennis', 17, qualification.knowledge.filter(({ kind }) => kind === 'generiek')],
		['Specifieke kennis', 11, qualification.knowledge.filter(({ kind }) => kind === 'specifiek')],
		[
			'Cognitieve vaardigheden',
			105,
			qualification.skills.filter(({ kind }) => kind === 'cognitief'),
		],
		[
			'Probleemoplossende vaardigheden',
			8,
			qualification.skills.filter(({ kind }) => kind === 'probleemoplossend'),
		],
		['Omgevingscontext', 16, qualification.context.environment],
		['Handelingscontext', 12, qualification.context.action],
		['Is zelfstandig in', 16, qualification.autonomy.independentIn],
		['Is gebonden aan', 6, qualification.autonomy.boundBy],
		['Doet beroep op', 4, qualification.autonomy.appealsTo],
		['2.2.5 Verantwoordelijkheid', 16, qualification.responsibility],
	])('under "%s", with %i entries', (heading, count, entries) => {
		expect(labels(entries)).toEqual(below(heading));
		expect(entries).toHaveLength(count);
	});

	test('in the level of knowledge', () => {
		for (const { label, level } of qualification.knowledge) {
			expect(label.split(' ')[0]?.toLowerCase()).toBe(level);
		}
	});

	test('and leaves no line out', () => {
		const { title, decision, place, signatories } = qualification.annex;
		const written = [
			title,
			qualification.title,
			qualification.definition,
			qualification.level,
			qualification.year,
			...labels(qualification.headings),
			...entries().slice(qualification.headings.length).map(lineOf),
			qualification.certificates,
			decision,
			`${place},`,
			...signatories.flatMap(({ office, name }) => [`${office},`, name]),
		];
		// Headings that only gather other headings.
		const outline = [
			'1. GLOBAAL',
			'a. Titel',
			'b. Definitie',
			'c. Niveau',
			'd. Jaartal',
			'2. COMPETENTIES',
			'2.1 Opsomming competenties',
			'2.2 Beschrijving competenties/activiteiten adhv de descriptorelementen',
			'2.2.1 Kennis',
			'2.2.2 Vaardigheden',
			'2.2.3 Context',
			'2.2.4 Autonomie',
			'2.3 Attesten',
		];
		// Word by word, since a page break cuts entries into lines.
		const words = (text: string) =>
			text
				.split(/\s+/)
				.filter((word) => word && word !== '-')
				.sort();
		const ofSource = source.replace('2.2.5 Verantwoordelijkheid', 'Verantwoordelijkheid');
		expect(words([...written, ...outline].join(' '))).toEqual(words(ofSource));
	});
});

describe('ids', () => {
	test('are numbered in the order of the annex', () => {
		expect(ids(groups)).toEqual([...numbered('B', 4), ...numbered('S', 12)]);
		for (const { id, items } of groups)
			expect(ids(items)).toEqual(numbered(`${id}.`, items.length));
		expect(ids(qualification.knowledge)).toEqual(numbered('K', 28));
		expect(ids(qualification.skills)).toEqual([...numbered('C', 105), ...numbered('P', 8)]);
		expect(ids(qualification.context.environment)).toEqual(numbered('CO', 16));
		expect(ids(qualification.context.action)).toEqual(numbered('CH', 12));
		expect(ids(qualification.autonomy.independentIn)).toEqual(numbered('AZ', 16));
		expect(ids(qualification.autonomy.boundBy)).toEqual(numbered('AG', 6));
		expect(ids(qualification.autonomy.appealsTo)).toEqual(numbered('AD', 4));
		expect(ids(qualification.responsibility)).toEqual(numbered('R', 16));
	});

	test('are all different', () => {
		const all = ids(entries());
		expect(new Set(all).size).toBe(all.length);
		expect(all).toHaveLength(13 + 16 + 114 + 28 + 113 + 28 + 26 + 16);
	});

	test('of headings are the prefixes of the entries below them', () => {
		const rest = entries().slice(qualification.headings.length);
		const prefixes = new Set(rest.map(({ id }) => id.replace(/[\d.]+$/, '')));
		const expected = ids(qualification.headings).filter((id) => id !== 'M' && !id.startsWith('K'));
		expect([...prefixes].filter((prefix) => prefix !== 'K').sort()).toEqual(expected.sort());
	});

	test('that do not exist are refused', () => {
		expect(() => item('S3.15')).toThrow('there is no competency item S3.15');
		expect(() => item('S3')).toThrow('there is no competency item S3');
		expect(() => group('S13')).toThrow('there is no competency group S13');
	});

	test('find their group and item', () => {
		expect(item('S3.9').label).toBe(
			'Presenteert een alternatief voorstel indien het gewenste artikel niet in voorraad is',
		);
		expect(group('S3').items).toContain(item('S3.9'));
	});
});

describe('what says something again', () => {
	test('a skill names one item, and all but two items have a skill', () => {
		const restated = qualification.skills.map(({ restates = '' }) => item(restates).id);
		const missing = ids(groups.flatMap(({ items }) => items)).filter(
			(id) => !restated.includes(id),
		);
		expect(missing).toEqual(['S4.1', 'S4.6']);
		// The skills follow the items: C105 comes after all, P1 to P8 begin anew.
		const inOrder = restated.slice(0, 104);
		expect(inOrder).toEqual([...inOrder].sort(compareIds));
		expect(new Set(inOrder).size).toBe(104);
		expect(restated.slice(104).join(' ')).toBe('B1.8 B2.1 B2.2 B2.3 B2.4 B2.5 S6.3 S5.1 S5.2');
	});

	test('a responsibility names one group, except R15, and all but S12 are named', () => {
		const named: string[] = qualification.responsibility.flatMap(({ restates }) => restates ?? []);
		const silent = qualification.responsibility.filter(({ restates }) => !restates);
		expect(ids(groups).filter((id) => !named.includes(id))).toEqual(['S12']);
		expect(ids(silent)).toEqual(['R15']);
		expect(new Set(named).size).toBe(named.length);
	});
});

describe('a corrected form', () => {
	test('stands beside the official text where that has a slip, and differs from it', () => {
		const corrected = entries().filter(({ display }) => display !== undefined);
		expect(ids(corrected)).toEqual(['B', 'S', 'B2.3', 'B3.2', 'S1', 'S6.7', 'S9.5', 'S12.1']);
		for (const { label, display } of corrected) expect(display).not.toBe(label);
	});
});
