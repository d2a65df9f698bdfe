import { join, relative } from 'node:path';
import { read, type Content } from '../lib/content/read.ts';
import type { Problem } from '../lib/source/read-yaml.ts';
import { readFolder } from './read-folder.ts';

/** Reads a folder of cases and the company in it. Problems name files as a terminal links them. */
export function readContent(folder: string): { content?: Content; problems: Problem[] } {
	return read(readFolder(folder), (path) => relative(process.cwd(), join(folder, path)) || '.');
}
