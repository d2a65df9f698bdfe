import { createHash } from 'node:crypto';
import { mkdirSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { deserialize, serialize } from 'node:v8';
import type { SourceFiles } from '../../lib/content/read.ts';
import type { Result } from './work.ts';

/**
 * Cases that were found in order, kept by the content of all that it hangs on: the files of the case and of the
 * company, the verifier, and what it was asked. Whoever changes any of these has it verified again.
 */
export function proofsIn(folder: string, verifier: readonly string[], files: SourceFiles) {
	const base = createHash('sha256');
	for (const part of verifier) base.update(part).update('\0');
	addFiles(base, files, 'company/');

	const pathOf = (id: string) => {
		const hash = addFiles(base.copy(), files, `${id}/`).digest('hex');
		return join(folder, `${id}.${hash.slice(0, 32)}`);
	};
	return {
		/** What was found of a case when all was as it is now. */
		find(id: string): Result | undefined {
			try {
				return deserialize(readFileSync(pathOf(id))) as Result;
			} catch {
				return undefined;
			}
		},
		/** Keeps what was found of a case, in place of what was found before. */
		keep(result: Result) {
			try {
				mkdirSync(folder, { recursive: true });
				for (const name of readdirSync(folder)) {
					if (name.startsWith(`${result.id}.`)) rmSync(join(folder, name));
				}
				writeFileSync(pathOf(result.id), serialize(result));
			} catch {
				// A disk that is full or may not be written costs time, nothing else.
			}
		},
	};
}

function addFiles(hash: ReturnType<typeof createHash>, files: SourceFiles, prefix: string) {
	for (const [path, file] of [...files].sort(([a], [b]) => (a < b ? -1 : 1))) {
		if (!path.startsWith(prefix)) continue;
		const text = typeof file === 'string' ? file : file.problem;
		hash.update(`${path}\0${typeof file}\0${text.length}\0${text}`);
	}
	return hash;
}
