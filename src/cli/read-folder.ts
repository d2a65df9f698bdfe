import { readdirSync, readFileSync, statSync } from 'node:fs';
import { join } from 'node:path';
import type { SourceFiles } from '../lib/content/read.ts';
import { MAX_CHARACTERS } from '../lib/source/read-yaml.ts';

/** The most bytes of a file that is read; a character takes at most three. */
const MAX_BYTES = 3 * MAX_CHARACTERS;

/** What the operating system says, in words. */
const REASONS: Record<string, string> = {
	ELOOP: 'a link that leads back to itself',
	EACCES: 'there is no permission to read it',
	EPERM: 'there is no permission to read it',
};

/**
 * The files of a folder of cases: those that end in .yaml, one folder deep, and the photos beside them.
 * What cannot be read comes along with the reason: a link to nothing, a folder where a file belongs,
 * a file that is too large, which is seen before it is read.
 */
export function readFolder(folder: string): SourceFiles {
	const files = new Map<string, string | { problem: string }>();
	const at = (path: string) => join(folder, path);
	/** The names in a folder, or none, with the reason noted. */
	const namesIn = (path: string): string[] => {
		try {
			if (statSync(at(path)).isDirectory()) return readdirSync(at(path)).sort();
			files.set(path, { problem: 'is a file; expected a folder' });
		} catch (error) {
			files.set(path, { problem: reasonOf(error, path ? 'folder' : 'root') });
		}
		return [];
	};
	for (const name of namesIn('')) {
		if (name.startsWith('.')) continue;
		// A note beside the cases is nobody's business, a link that leads nowhere may have been a case.
		if (name !== 'company' && isFile(at(name))) continue;
		const names = namesIn(name);
		if (files.has(name)) continue;
		for (const inside of names.filter((inside) => inside.endsWith('.yaml'))) {
			files.set(`${name}/${inside}`, readText(at(`${name}/${inside}`)));
		}
		if (name !== 'company' && !names.includes('scenario.yaml')) {
			files.set(`${name}/scenario.yaml`, { problem: 'the file is missing' });
		}
		if (!names.includes('photos')) continue;
		for (const photo of namesIn(`${name}/photos`).filter((photo) => photo.endsWith('.svg'))) {
			files.set(`${name}/photos/${photo}`, readText(at(`${name}/photos/${photo}`)));
		}
	}
	return files;
}

function isFile(path: string): boolean {
	return statSync(path, { throwIfNoEntry: false })?.isFile() ?? false;
}

/** The text of a file, or why it cannot be had. */
function readText(path: string): string | { problem: string } {
	try {
		const found = statSync(path);
		if (found.isDirectory()) return { problem: 'is a folder; expected a file' };
		// A pipe or a device would keep us waiting.
		if (!found.isFile()) return { problem: 'is neither a file nor a folder' };
		if (found.size > MAX_BYTES) {
			return { problem: `the file has ${found.size} bytes; expected at most ${MAX_BYTES}` };
		}
		return new TextDecoder('utf-8', { fatal: true }).decode(readFileSync(path));
	} catch (error) {
		return { problem: reasonOf(error, 'file') };
	}
}

function reasonOf(error: unknown, what: 'root' | 'folder' | 'file'): string {
	const { code = '', message } = error as NodeJS.ErrnoException;
	if (code === 'ENOENT') {
		return what === 'root' ? 'there is no such folder' : 'a link to something that is not there';
	}
	if (code === 'ERR_ENCODING_INVALID_ENCODED_DATA') return 'not a text in UTF-8';
	return REASONS[code] ?? `the ${what === 'root' ? 'folder' : what} cannot be read: ${message}`;
}
