import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { formatProblem } from '../lib/source/read-yaml.ts';
import { newCase } from './scaffold.ts';
import { readFolder } from './read-folder.ts';

/*
 * npm run new-case -- ID [--code SC06] [--scenarios FOLDER]: writes a small case that passes, to begin with. The code
 * is that of its place in the plan; left out, it is one outside the plan.
 */

const root = join(import.meta.dirname, '../..');
const { values, positionals } = parseArgs({
	allowPositionals: true,
	options: {
		scenarios: { type: 'string', default: join(root, 'scenarios') },
		code: { type: 'string' },
	},
});
const [id, ...more] = positionals;
if (!id || more.length) {
	console.error('expected one id: npm run new-case -- a-short-name');
	process.exit(2);
}
const made = newCase(
	id,
	readFolder(values.scenarios),
	readFolder(join(root, 'tests/cases')),
	values.code,
);
if (!made.ok) {
	for (const problem of made.problems)
		console.error(typeof problem === 'string' ? problem : formatProblem(problem));
	process.exit(1);
}
for (const [path, text] of made.files) {
	const file = join(values.scenarios, path);
	mkdirSync(join(file, '..'), { recursive: true });
	// A file that is there is somebody's work.
	writeFileSync(file, text, { flag: 'wx' });
	console.log(file);
}
console.log(`Now change it bit by bit: npm run verify tells what is missing, npm start plays it.`);
