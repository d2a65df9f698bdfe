import { existsSync, mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join, relative, sep } from 'node:path';
import { parseArgs } from 'node:util';
import { languageOf } from '../lib/i18n/language.ts';
import { assignmentOf } from '../lib/package/assignment.ts';
import { STANDARDS, type Standard } from '../lib/package/manifest.ts';
import { makePackage } from '../lib/package/package.ts';
import { readContent } from './read-content.ts';

/*
 * npm run package -- --case niet-in-voorraad --standard scorm12 --out dist
 * Makes packages for learning platforms from the finished build.
 */

const USAGE = `npm run package -- --case ID [--standard ${STANDARDS.join('|')}] [--out dist]
  [--mode practice|test] [--pass-mark 70] [--language nl|fr|en] [--variant NAME] [--title TEXT]`;

function fail(message: string): never {
	console.error(`${message}\n\n${USAGE}`);
	process.exit(2);
}

/** The command line, or the end of it all with a clear word. */
function readArguments() {
	try {
		return parseArgs({
			options: {
				case: { type: 'string' },
				standard: { type: 'string', default: 'scorm12' },
				out: { type: 'string', default: 'dist' },
				mode: { type: 'string', default: 'practice' },
				'pass-mark': { type: 'string' },
				language: { type: 'string', default: 'nl' },
				variant: { type: 'string', default: 'draw' },
				title: { type: 'string' },
			},
		}).values;
	} catch (error) {
		return fail(error instanceof Error ? error.message : String(error));
	}
}

const given = readArguments();
const { content, problems } = readContent(join(process.cwd(), 'scenarios'));
if (!content || problems.length) fail('scenarios/ has problems; run npm run verify');
const found = content.cases.find(({ scenario }) => scenario.id === given.case);
if (!found) {
	const ids = content.cases.map(({ scenario }) => scenario.id).join(', ');
	fail(`--case: expected one of ${ids}; found ${given.case ?? 'nothing'}`);
}
const language = languageOf(given.language) ?? fail('--language: expected nl, fr or en');
const standard = STANDARDS.find((name) => name === given.standard) as Standard | undefined;
if (!standard) fail(`--standard: expected ${STANDARDS.join(' or ')}; found ${given.standard}`);
const { mode, variant } = given;
if (mode !== 'practice' && mode !== 'test') fail('--mode: expected practice or test');
if (variant !== 'draw' && !Object.hasOwn(found.scenario.variants, variant)) {
	fail(`--variant: expected draw or one of ${Object.keys(found.scenario.variants).join(', ')}`);
}
const passMark = given['pass-mark'] === undefined ? undefined : Number(given['pass-mark']);
if (passMark !== undefined && !(passMark >= 0 && passMark <= 100)) {
	fail(`--pass-mark: expected a number from 0 to 100; found ${given['pass-mark']}`);
}

const folder = join(process.cwd(), 'build');
if (!existsSync(join(folder, 'index.html'))) fail('there is no finished build; run npm run build');
const build = new Map(
	readdirSync(folder, { recursive: true, withFileTypes: true })
		.filter((entry) => entry.isFile())
		.map((entry): [string, Uint8Array] => {
			const path = join(entry.parentPath, entry.name);
			return [relative(folder, path).split(sep).join('/'), readFileSync(path)];
		}),
);
const assignment = assignmentOf({
	title: given.title ?? found.texts[language].value.title,
	scenarios: [found.scenario.id],
	...{ mode, language, variant },
	...(passMark === undefined ? {} : { passMark }),
});
const { name, bytes } = makePackage(build, assignment, standard);
mkdirSync(given.out, { recursive: true });
writeFileSync(join(given.out, name), bytes);
console.log(`${join(given.out, name)}  ${Math.ceil(bytes.length / 1000)} kB`);
