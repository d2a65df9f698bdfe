import { readdirSync, readFileSync } from 'node:fs';
import { readCompany } from '../src/lib/company/load.ts';

/* The company of this project, read for its unit tests. */

export const folder = 'scenarios/company/';

/** The company's files by path. */
export const files: Record<string, string> = Object.fromEntries(
	readdirSync(folder)
		.filter((name) => name.endsWith('.yaml') && name !== 'cast.yaml')
		.map((name) => [folder + name, readFileSync(folder + name, 'utf8')]),
);

const read = readCompany(files);
if (!read.ok) throw new Error(JSON.stringify(read.problems, null, 1));
export const { company, texts } = read;
