import { execFile } from 'node:child_process';
import {
	cpSync,
	mkdirSync,
	mkdtempSync,
	readdirSync,
	readFileSync,
	rmSync,
	writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { pathToFileURL } from 'node:url';
import { build } from 'esbuild';
import { strFromU8, unzipSync } from 'fflate';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { parseAssignment } from '../lib/package/assignment.ts';
import { readContent } from './read-content.ts';

/** A folder with small cases, a build of one page, and the command as one file: each run of it reads all of these. */
const folder = mkdtempSync(join(tmpdir(), 'balie-package-'));
const command = join(folder, 'package.mjs');
cpSync('tests/cases', join(folder, 'scenarios'), { recursive: true });
cpSync('scenarios/company', join(folder, 'scenarios/company'), { recursive: true });
const cases = (readContent(join(folder, 'scenarios')).content?.cases ?? [])
	.map(({ scenario }) => scenario.id)
	.sort();

beforeAll(async () => {
	mkdirSync(join(folder, 'build'));
	writeFileSync(join(folder, 'build/index.html'), '<html><head></head></html>');
	await build({
		entryPoints: ['src/cli/package.ts'],
		outfile: command,
		...{ bundle: true, platform: 'node', format: 'esm', tsconfigRaw: {} },
		// What it reads beside its source, it finds there.
		define: {
			'import.meta.dirname': JSON.stringify(resolve('src/cli')),
			'import.meta.url': JSON.stringify(pathToFileURL('src/cli/package.ts')),
		},
		// Some of the modules in it are CommonJS, which asks for modules of Node by `require`.
		banner: {
			js: "import { createRequire as from } from 'node:module'; const require = from(import.meta.url);",
		},
	});
});
afterAll(() => rmSync(folder, { recursive: true, force: true }));

/** Runs the command; gives what it said, the assignment of each package by file name, and the keys. */
async function run(...options: string[]) {
	const out = mkdtempSync(join(folder, 'out-'));
	const { status, stderr } = await new Promise<{ status: unknown; stderr: string }>((done) => {
		const given = [command, '--out', out, ...options];
		execFile(process.execPath, given, { cwd: folder }, (error, _, stderr) => {
			done({ status: error?.code ?? 0, stderr });
		});
	});
	const files = readdirSync(out).sort();
	const packages = files
		.filter((name) => name.endsWith('.zip'))
		.map((name) => {
			const html = strFromU8(unzipSync(readFileSync(join(out, name)))['index.html'] as Uint8Array);
			const [, json = ''] = /balie-assignment">(.*?)<\/script>/.exec(html) ?? [];
			return [name, parseAssignment(json)] as const;
		});
	const keys = files.filter((name) => name.endsWith('.html'));
	return { status, stderr, packages: Object.fromEntries(packages), keys };
}

// Each test waits for a process of its own.
describe.concurrent('npm run package', () => {
	it('makes the whole course for every standard, when nothing is asked for', async () => {
		const { status, packages, keys } = await run();
		expect(status).toBe(0);
		expect(Object.keys(packages)).toEqual([
			'balie-course-scorm12-nl.zip',
			'balie-course-scorm2004-3-nl.zip',
			'balie-course-scorm2004-4-nl.zip',
		]);
		expect(keys).toEqual(cases.map((id) => `balie-${id}-key-nl.html`));
		for (const { scenarios, mode, title } of Object.values(packages)) {
			expect([...scenarios].sort()).toEqual(cases);
			expect({ mode, title }).toEqual({ mode: 'practice', title: 'Balie – Commercieel assistent' });
		}
	});

	it('makes what is asked for, a package for each case and language', async () => {
		const options = ['--each', '--standard', 'scorm2004-4', '--language', 'fr', '--language', 'en'];
		const { packages } = await run(...options, '--mode', 'test', '--pass-mark', '80');
		expect(Object.keys(packages)).toEqual(
			cases
				.flatMap((id) => ['en', 'fr'].map((code) => `balie-${id}-test-scorm2004-4-${code}.zip`))
				.sort(),
		);
		for (const given of Object.values(packages)) {
			expect(given).toMatchObject({ mode: 'test', passMark: 80 });
			expect(given.id).toBe(`${given.scenarios[0]}-test`);
		}
	});

	it('holds the cases that were asked for, under the title that was given', async () => {
		const [first = ''] = cases;
		const { packages } = await run('--case', first, '--title', 'Les 1', '--standard', 'scorm12');
		const name = `balie-${first}-scorm12-nl.zip`;
		expect(packages).toMatchObject({ [name]: { scenarios: [first], title: 'Les 1' } });
	});

	it.each([
		[['--case', 'geen'], '--case: expected one of'],
		[['--pass-mark', ''], '--pass-mark: expected a number'],
		[['--title', 'x'.repeat(256)], '--title: expected at most 255 characters; found 256'],
		[['--variant', 'zz'], '--variant: expected draw or, for'],
		[['--launch-data', 'mode=exam'], '--launch-data: expected mode=practice, mode=test'],
		[['--unknown'], '--unknown'],
	])('%j is refused', async (options, message) => {
		const { status, stderr, packages } = await run(...options);
		expect(status).toBe(2);
		expect(stderr).toContain(message);
		expect(packages).toEqual({});
	});
});
