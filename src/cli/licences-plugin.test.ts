import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, describe, expect, it } from 'vitest';
import { noticeOf, noticesText, packageFolder } from './licences-plugin.ts';

const folder = mkdtempSync(join(tmpdir(), 'balie-licences-'));
afterAll(() => rmSync(folder, { recursive: true, force: true }));

function packageWith(name: string, about: object, files: Record<string, string> = {}) {
	const path = join(folder, name);
	mkdirSync(path);
	writeFileSync(join(path, 'package.json'), JSON.stringify({ name, version: '1.2.3', ...about }));
	for (const [file, text] of Object.entries(files)) writeFileSync(join(path, file), text);
	return path;
}

describe('the notices of what ships', () => {
	it.each([
		['/a/node_modules/x/dist/y.js', '/a/node_modules/x'],
		['/a/node_modules/@s/x/y.css?inline', '/a/node_modules/@s/x'],
		['\0/a/node_modules/x/y.js', '/a/node_modules/x'],
		['C:\\a\\node_modules\\x\\y.js', 'C:/a/node_modules/x'],
		['/a/node_modules/x/node_modules/z/y.js', '/a/node_modules/x/node_modules/z'],
		['/a/src/lib/y.ts', undefined],
		['balie:cases', undefined],
	])('find the package of %s', (module, found) => expect(packageFolder(module)).toBe(found));

	it('carry the licence and its text', () => {
		const path = packageWith('x', { license: 'MIT' }, { 'LICENSE.md': 'Do as you like.\n' });
		expect(noticeOf(path)).toEqual({
			...{ name: 'x', version: '1.2.3', licence: 'MIT', text: 'Do as you like.' },
		});
	});

	it('are refused for a package without a licence', () => {
		expect(() => noticeOf(packageWith('y', {}))).toThrow('names no licence');
	});

	it('stand in the order of their names, whatever order they came in', () => {
		const of = (name: string) => ({ name, version: '1.0.0', licence: 'ISC', text: '' });
		expect(noticesText([of('b'), of('a')])).toBe(noticesText([of('a'), of('b')]));
	});
});
