import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Plugin } from 'vite';

/** The file with the notices, in the site and in every package. */
export const NOTICES = 'third-party.txt';

/** A piece of others' work that ships with Balie. */
export type Notice = { name: string; version: string; licence: string; text: string };

/**
 * The folder of the npm package that a module lies in, or undefined for a module of our own.
 * @example packageFolder('/a/node_modules/@x/y/dist/z.js?raw') // '/a/node_modules/@x/y'
 */
export function packageFolder(module: string): string | undefined {
	const path = module.replaceAll('\\', '/').replace(/^\0/, '').replace(/\?.*$/, '');
	return /^.*\/node_modules\/(?:@[^/]+\/)?[^/]+(?=\/)/.exec(path)?.[0];
}

/** The notice of an npm package, from its package.json and licence file. Throws when it names no licence. */
export function noticeOf(folder: string): Notice {
	const about = JSON.parse(readFileSync(join(folder, 'package.json'), 'utf8')) as {
		name: string;
		version: string;
		license?: string;
	};
	const { name, version, license: licence } = about;
	if (!licence) throw new Error(`${folder}/package.json: names no licence`);
	const file = readdirSync(folder).find((entry) => /^(licen[cs]e|copying)/i.test(entry));
	const text = file ? readFileSync(join(folder, file), 'utf8').trim() : '';
	return { name, version, licence, text };
}

/** The notices as one text, by name. */
export function noticesText(notices: readonly Notice[]): string {
	const line = '-'.repeat(78);
	const sorted = [...notices].sort((a, b) => (a.name < b.name ? -1 : 1));
	const parts = sorted.map(({ name, version, licence, text }) =>
		[line, `${name} ${version} (${licence})`, ...(text ? ['', text] : [])].join('\n'),
	);
	const list = sorted.map(({ name, licence }) => `  ${name}: ${licence}`);
	return ['Balie ships work of others, under these licences:', '', ...list, '', ...parts, ''].join(
		'\n',
	);
}

/** Not bundled, but in what the build draws. */
const DRAWINGS: Notice = {
	name: 'Open Peeps by Pablo Stanley',
	version: 'as in @dicebear/open-peeps',
	licence: 'CC0-1.0',
	text: 'https://www.openpeeps.com/\nhttps://creativecommons.org/publicdomain/zero/1.0/',
};

/** Writes the notices of all npm packages that came into the client's build. */
export function licences(): Plugin {
	return {
		name: 'balie-licences',
		apply: 'build',
		applyToEnvironment: ({ name }) => name === 'client',
		generateBundle() {
			const folders = new Set<string>();
			for (const module of this.getModuleIds()) {
				const folder = packageFolder(module);
				if (folder && existsSync(join(folder, 'package.json'))) folders.add(folder);
			}
			const notices = [...[...folders].map(noticeOf), DRAWINGS];
			const source = noticesText(notices);
			this.emitFile({ type: 'asset', fileName: NOTICES, source });
		},
	};
}
