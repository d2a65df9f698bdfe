import { readdirSync, readFileSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { contentSource } from './content-source.ts';
import { read, type SourceFiles } from './read.ts';

/* Small cases and the company, as a browser would have them: texts in memory, nothing to ask a disk for. */

const filesIn = (folder: string, from = '') =>
	(readdirSync(join(folder, from), { recursive: true }) as string[])
		.map((path) => join(from, path).replaceAll('\\', '/'))
		.filter((path) => statSync(join(folder, path)).isFile())
		.map((path) => [path, readFileSync(join(folder, path), 'utf8')] as const);
const files = new Map([...filesIn('scenarios', 'company'), ...filesIn('tests/cases')]);
const ID = 'sample';
const { content } = read(files);
if (!content) throw new Error('the cases cannot be read: npm run verify says why');

type Change = (changed: Map<string, string | { problem: string }>) => void;
function changed(change: Change): SourceFiles {
	const copy = new Map<string, string | { problem: string }>(files);
	change(copy);
	return copy;
}
const without = (prefix: string): Change => {
	return (copy) => [...copy.keys()].forEach((path) => path.startsWith(prefix) && copy.delete(path));
};
const put = (path: string, text: string | { problem: string }): Change => {
	return (copy) => void copy.set(path, text);
};
const told = (given: SourceFiles) =>
	read(given).problems.map(({ file, message }) => `${file}: ${message}`);

describe('what is wrong with files is told, each once, by the name of the file', () => {
	it.each<[string, Change, string[]]>([
		['nothing', () => undefined, []],
		[
			'no files at all',
			(copy) => copy.clear(),
			[
				': expected a folder of cases, with the company in a folder company',
				': holds no case: expected a folder with a scenario.yaml',
			],
		],
		[
			'a root that cannot be read',
			(copy) => (copy.clear(), copy.set('', { problem: 'there is no such folder' })),
			[': there is no such folder'],
		],
		[
			'cases without a company',
			without('company/'),
			[': expected a folder of cases, with the company in a folder company'],
		],
		[
			'a company without cases',
			(copy) =>
				[...copy.keys()].forEach((path) => path.startsWith('company/') || copy.delete(path)),
			[': holds no case: expected a folder with a scenario.yaml'],
		],
		['no scenario', without(`${ID}/scenario`), [`${ID}/scenario.yaml: the file is missing`]],
		['a missing language', without(`${ID}/fr`), [`${ID}/fr.yaml: the file is missing`]],
		[
			'a missing company file',
			without('company/stock'),
			['company/stock.yaml: the file is missing'],
		],
		[
			'a rule that asks for knowledge which nobody is asked',
			put(
				'company/rules.yaml',
				files
					.get('company/rules.yaml')
					?.replace(
						'listen-first: { kind: house,',
						'listen-first: { kind: house, knowledge: [K99],',
					) ?? '',
			),
			['company/rules.yaml: listen-first: there is no knowledge item K99 in the qualification'],
		],
		['no cast', without('company/cast'), ['company/cast.yaml: the file is missing']],
		...[`${ID}/scenario.yaml`, `${ID}/en.yaml`, 'company/stock.yaml', 'company/cast.yaml'].map(
			(path): [string, Change, string[]] => [
				`${path}, a folder`,
				put(path, { problem: 'is a folder; expected a file' }),
				[`${path}: is a folder; expected a file`],
			],
		),
	])('%s', (_, change, expected) => {
		expect(told(changed(change))).toEqual(expected);
	});

	it('a case that says another name than its folder', () => {
		const text = files.get(`${ID}/scenario.yaml`) ?? '';
		const given = changed(put(`${ID}/scenario.yaml`, text.replace(`id: ${ID}`, 'id: other')));
		expect(told(given)).toEqual([
			`${ID}/scenario.yaml: id: expected ${ID}, the name of its folder`,
		]);
		expect(read(given).content?.cases).toHaveLength(content.cases.length - 1);
	});

	it('by the name that is asked for', () => {
		const given = changed(without(`${ID}/fr`));
		const [problem] = read(given, (path) => `elsewhere/${path}`).problems;
		expect(problem?.file).toBe(`elsewhere/${ID}/fr.yaml`);
		expect(read(given, (path) => `elsewhere/${path}`).content?.cases[0]?.source.file).toMatch(
			/^elsewhere\//,
		);
	});
});

describe('cases from files are a source like any other', () => {
	const source = contentSource(content);

	it('gives all parts of a case', async () => {
		expect(source.caseIds).toContain(ID);
		const scenario = await source.scenario(ID);
		expect(scenario.id).toBe(ID);
		const opening = await source.texts(ID, 'fr', 'opening');
		expect(Object.keys(opening.beats ?? {})).toEqual([scenario.start]);
		expect(await source.texts(ID, 'fr', 'talk')).toMatchObject(opening);
		const [entry] = (await source.catalogue('en')).filter(({ id }) => id === ID);
		expect(entry?.variants).toEqual(Object.keys(scenario.variants));
		expect((await source.company('nl')).company).toBe(content.company);
		expect(await source.person(scenario.person.id)).toHaveProperty('drawing');
	});

	it('has nothing under a name that only JavaScript knows', async () => {
		expect(await source.person('constructor')).toBeUndefined();
		expect(await source.photo('toString')).toBeUndefined();
	});

	it('rejects for a case that it has not', async () => {
		await expect(source.scenario('geen')).rejects.toThrow('there is no case geen');
		await expect(source.texts('geen', 'nl', 'talk')).rejects.toThrow('there is no case geen');
	});
});
