import { execFileSync } from 'node:child_process';
import {
	cpSync,
	mkdirSync,
	mkdtempSync,
	rmSync,
	symlinkSync,
	truncateSync,
	writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { join, relative } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { readContent } from './read-content.ts';

const CASE = 'sample';
const SCENARIO = `${CASE}/scenario.yaml`;

let root: string;
let folder: string;
beforeEach(() => {
	root = mkdtempSync(join(tmpdir(), 'balie-folder-'));
	folder = join(root, 'cases');
	cpSync('scenarios/company', join(folder, 'company'), { recursive: true });
	cpSync(join('tests/cases', CASE), join(folder, CASE), { recursive: true });
});
afterEach(() => rmSync(root, { recursive: true, force: true }));

const remove = (path: string) => rmSync(join(folder, path), { recursive: true });
/** Problems as `path: message`, by the path from the folder. */
const told = () =>
	readContent(folder).problems.map(
		({ file, message }) => `${relative(folder, file) || '.'}: ${message}`,
	);

describe('a folder that is not what it should be', () => {
	it('reads one that is', () => {
		writeFileSync(join(folder, 'README.md'), 'a note');
		mkdirSync(join(folder, '.git'));
		expect(told()).toEqual([]);
		expect(readContent(folder).content?.cases).toHaveLength(1);
	});

	const replace = (path: string, make: (at: string) => void) => () => {
		remove(path);
		make(join(folder, path));
	};
	it.each<[string, () => void, string[]]>([
		['is not there', () => remove('.'), ['.: there is no such folder']],
		['is a file', replace('.', (at) => writeFileSync(at, '')), ['.: is a file; expected a folder']],
		[
			'is empty',
			replace('.', (at) => mkdirSync(at)),
			[
				'.: expected a folder of cases, with the company in a folder company',
				'.: holds no case: expected a folder with a scenario.yaml',
			],
		],
		[
			'is that of one case',
			() => {
				folder = join(folder, CASE);
			},
			[
				'.: expected a folder of cases, with the company in a folder company',
				'.: holds no case: expected a folder with a scenario.yaml',
			],
		],
		[
			'has no case',
			() => remove(CASE),
			['.: holds no case: expected a folder with a scenario.yaml'],
		],
		[
			'has a file for a company',
			replace('company', (at) => writeFileSync(at, '')),
			[
				'company: is a file; expected a folder',
				'.: expected a folder of cases, with the company in a folder company',
			],
		],
		[
			'has a case without a scenario',
			() => mkdirSync(join(folder, 'leeg')),
			['scenario', 'nl', 'fr', 'en'].map((name) => `leeg/${name}.yaml: the file is missing`),
		],
		[
			'has a link to nothing for a case',
			() => symlinkSync('nowhere', join(folder, 'weg')),
			['weg: a link to something that is not there'],
		],
		[
			'has a folder for a file',
			replace(SCENARIO, (at) => mkdirSync(at)),
			[`${SCENARIO}: is a folder; expected a file`],
		],
		[
			'has a link to nothing for a file',
			replace(SCENARIO, (at) => symlinkSync('nowhere.yaml', at)),
			[`${SCENARIO}: a link to something that is not there`],
		],
		[
			'has a link that goes round',
			replace(`${CASE}/nl.yaml`, (at) => symlinkSync('nl.yaml', at)),
			[`${CASE}/nl.yaml: a link that leads back to itself`],
		],
		[
			'has a file of a gigabyte, which is not read',
			() => truncateSync(join(folder, 'company/stock.yaml'), 2 ** 30),
			['company/stock.yaml: the file has 1073741824 bytes; expected at most 1572864'],
		],
		[
			'has a file that is no text',
			replace(`${CASE}/en.yaml`, (at) => writeFileSync(at, Buffer.from([0x74, 0xff, 0xfe]))),
			[`${CASE}/en.yaml: not a text in UTF-8`],
		],
		[
			'has a file for photos',
			() => writeFileSync(join(folder, CASE, 'photos'), ''),
			[`${CASE}/photos: is a file; expected a folder`],
		],
	])('%s', (_, spoil, expected) => {
		spoil();
		expect(told()).toEqual(expected);
	});

	it('has a pipe, for which nobody waits', () => {
		remove(SCENARIO);
		execFileSync('mkfifo', [join(folder, SCENARIO)]);
		expect(told()).toEqual([`${SCENARIO}: is neither a file nor a folder`]);
	});

	it('follows a link to a case that is there', () => {
		cpSync(join(folder, CASE), join(root, CASE), { recursive: true });
		remove(CASE);
		symlinkSync(join(root, CASE), join(folder, CASE));
		expect(told()).toEqual([]);
	});
});
