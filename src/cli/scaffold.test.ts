import { describe, expect, it } from 'vitest';
import { read } from '../lib/content/read.ts';
import { worldOf } from '../lib/content/world.ts';
import { verify } from '../lib/scenario/verify/verify.ts';
import { readFolder } from './read-folder.ts';
import { newCase } from './scaffold.ts';

const files = readFolder('scenarios');
const samples = readFolder('tests/cases');

describe('a new case', () => {
	const made = newCase('lege-doos', files, samples);

	it('passes as it is; with one decision, luck cannot be ruled out, and that is a warning', () => {
		if (!made.ok) throw new Error(made.problems.map(String).join());
		const { content, problems } = read(new Map([...files, ...made.files]));
		expect(problems).toEqual([]);
		const entry = content?.cases.find(({ scenario }) => scenario.id === 'lege-doos');
		if (!content || !entry) throw new Error('the new case is not among the cases');
		const verdict = verify(entry, worldOf(content, entry), 70);
		expect(verdict.problems).toEqual([]);
		expect(verdict.warnings.map(({ check }) => check)).toEqual(['guessing']);
		expect(verdict.summary).toMatchObject({ best: 100, decisions: 1, variants: 3 });
	});

	it('has a code outside the plan, or the one that is asked for', () => {
		const codeOf = (code?: string) => {
			const made = newCase('lege-doos', files, samples, code);
			return made.ok && /^code: .*$/m.exec(made.files.get('lege-doos/scenario.yaml') ?? '')?.[0];
		};
		expect(codeOf()).toBe('code: SC90');
		expect(codeOf('SC22')).toBe('code: SC22');
	});

	it.each<[string, string, string | undefined, string]>([
		[
			'the id of another',
			'niet-in-voorraad',
			undefined,
			'there is a folder niet-in-voorraad already',
		],
		['the folder of the company', 'company', undefined, 'there is a folder company already'],
		['capitals', 'Lege-Doos', undefined, 'Lege-Doos: expected an id of lower-case'],
		['a way out of the folder', '../lege-doos', undefined, 'expected an id of'],
		[
			'the code of another',
			'lege-doos',
			'SC02',
			'SC02 is the code of niet-in-voorraad/scenario.yaml',
		],
		['a code that is none', 'lege-doos', 'X1', 'code'],
	])('is refused with %s', (_, id, code, says) => {
		const made = newCase(id, files, samples, code);
		const problems = made.ok ? [] : made.problems;
		expect(JSON.stringify(problems)).toContain(says);
	});
});
