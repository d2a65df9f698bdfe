import { existsSync, mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join, relative, sep } from 'node:path';
import { parseArgs } from 'node:util';
import { loadLabels } from '../lib/competency/labels.ts';
import { PASS_MARK } from '../lib/grading/report.ts';
import { LANGUAGES, type Language } from '../lib/i18n/language.ts';
import { cut } from '../lib/lms/formats.ts';
import { readLaunchData } from '../lib/lms/launch-data.ts';
import { assignmentOf, idOf, LONGEST_TITLE } from '../lib/package/assignment.ts';
import { STANDARDS } from '../lib/package/manifest.ts';
import { makePackage, type Files } from '../lib/package/package.ts';
import { answerKey } from './answer-key.ts';
import { readContent } from './read-content.ts';

/*
 * npm run package [-- OPTIONS]: makes packages for learning platforms from the finished build. docs/lms
 * says what to do with them. Beside them lies the key to each case, for the trainer.
 */

/** What the package of all cases is called. */
const COURSE = 'course';

const USAGE = `npm run package -- [options]     without any: the whole course, in Dutch, for every standard

  --case ID           hand out this case; again for one more, in this order. Left out: all cases
  --each              a package for each case, not one that holds them all
  --standard NAME     ${STANDARDS.join(', ')}; again for one more. Left out: all
  --language CODE     the language to begin in: ${LANGUAGES.join(', ')}; again for one more package. Left out: nl
  --mode MODE         practice (the story goes on after a critical error) or test. Left out: practice
  --pass-mark MARK    0 to 100. Left out: ${PASS_MARK}
  --variant NAME      draw (another situation each time) or the name of one. Left out: draw
  --title TEXT        what learners and platforms read. Left out: that of the case or the course
  --id NAME           names a package that holds several cases. Left out: their ids, or course
  --launch-data TEXT  what the platform passes on at every launch: status=completed;at-end=exit
  --out FOLDER        left out: dist`;

function fail(message: string): never {
	console.error(`${message}\n\n${USAGE}`);
	process.exit(2);
}

/** The command line, or the end of it all with a clear word. */
function readArguments() {
	try {
		return parseArgs({
			options: {
				case: { type: 'string', multiple: true },
				each: { type: 'boolean', default: false },
				standard: { type: 'string', multiple: true, default: [...STANDARDS] },
				language: { type: 'string', multiple: true, default: ['nl'] },
				mode: { type: 'string', default: 'practice' },
				'pass-mark': { type: 'string' },
				variant: { type: 'string', default: 'draw' },
				title: { type: 'string' },
				id: { type: 'string' },
				'launch-data': { type: 'string' },
				out: { type: 'string', default: 'dist' },
				help: { type: 'boolean', default: false },
			},
		}).values;
	} catch (error) {
		return fail(error instanceof Error ? error.message : String(error));
	}
}

/** Each of the given words once, if all are among the allowed ones. */
function among<Word extends string>(option: string, given: string[], allowed: readonly Word[]) {
	return [...new Set(given)].map((word) => {
		const found = allowed.find((one) => one === word);
		return found ?? fail(`--${option}: expected one of ${allowed.join(', ')}; found ${word}`);
	});
}

/** All files of a folder, by their path from it. */
function readFolder(folder: string): Files {
	return new Map(
		readdirSync(folder, { recursive: true, withFileTypes: true })
			.filter((entry) => entry.isFile())
			.map((entry): [string, Uint8Array] => {
				const path = join(entry.parentPath, entry.name);
				return [relative(folder, path).split(sep).join('/'), readFileSync(path)];
			}),
	);
}

const began = performance.now();
const given = readArguments();
if (given.help) {
	console.log(USAGE);
	process.exit();
}
const { content, problems } = readContent(join(process.cwd(), 'scenarios'));
if (!content || problems.length) fail('scenarios/ has problems; run npm run verify');

const standards = among('standard', given.standard, STANDARDS);
const languages = among('language', given.language, LANGUAGES);
const [mode = 'practice'] = among('mode', [given.mode], ['practice', 'test'] as const);
const { variant, 'launch-data': launchData } = given;
const passMark = given['pass-mark'] === undefined ? PASS_MARK : Number(given['pass-mark'] || NaN);
if (!(passMark >= 0 && passMark <= 100)) {
	fail(`--pass-mark: expected a number from 0 to 100; found ${given['pass-mark']}`);
}
const [unread] = readLaunchData(launchData ?? '').problems;
if (unread) fail(`--launch-data: expected ${unread.expected}; found ${unread.part}`);
if (given.title === '') fail('--title: expected a text');
const longTitle = given.title && given.title.length > LONGEST_TITLE ? given.title.length : 0;
if (longTitle) fail(`--title: expected at most ${LONGEST_TITLE} characters; found ${longTitle}`);

const all = new Map(content.cases.map((one) => [one.scenario.id, one]));
const chosen = among('case', given.case ?? [...all.keys()], [...all.keys()]);
for (const id of variant === 'draw' ? [] : chosen) {
	const variants = Object.keys(all.get(id)?.scenario.variants ?? {});
	if (variants.includes(variant)) continue;
	fail(`--variant: expected draw or, for ${id}, one of ${variants.join(', ')}; found ${variant}`);
}
if (given.each && given.id !== undefined) fail('--id: with --each the cases name the packages');
/** A package for each of these: cases, and what they are called together. */
const packages = given.each
	? chosen.map((id) => ({ id, scenarios: [id] }))
	: [{ id: given.id ?? (given.case ? chosen.join('.') : COURSE), scenarios: chosen }];
for (const { id } of packages) {
	if (/^[\w-][\w.-]{0,99}$/.test(id)) continue;
	fail(`--id: expected at most 100 letters, digits, dots and dashes; found ${id}`);
}

const folder = join(process.cwd(), 'build');
if (!existsSync(join(folder, 'index.html'))) fail('there is no finished build; run npm run build');
const build = readFolder(folder);
mkdirSync(given.out, { recursive: true });
for (const standard of standards) {
	const schemas = readFolder(join(import.meta.dirname, '../lib/package/schemas', standard));
	for (const language of languages) {
		for (const { id, scenarios } of packages) {
			const title = given.title ?? (await titleOf(id, scenarios, language));
			const assignment = assignmentOf({
				...{ title, scenarios, mode, passMark, language, variant },
				id: idOf(id, { mode, variant }),
			});
			const { name, bytes } = makePackage(build, assignment, { standard, schemas, launchData });
			writeFileSync(join(given.out, name), bytes);
			console.log(`${join(given.out, name)}  ${Math.ceil(bytes.length / 1000)} kB`);
		}
	}
}
// Beside the packages and not in them: what is in one, learners can open.
for (const language of languages) {
	for (const one of chosen.flatMap((id) => all.get(id) ?? [])) {
		const file = join(given.out, `balie-${one.scenario.id}-key-${language}.html`);
		writeFileSync(file, answerKey(one, language));
		console.log(`${file}  the key, for the trainer`);
	}
}
console.log(`in ${((performance.now() - began) / 1000).toFixed(1)} s`);

/** What learners and platforms read, when nothing else is asked for. */
async function titleOf(id: string, scenarios: string[], language: Language): Promise<string> {
	if (id === COURSE) return `Balie – ${(await loadLabels(language)).title}`;
	const titles = scenarios.map((id) => all.get(id)?.texts[language].value.title).join(' · ');
	return titles.length > LONGEST_TITLE ? `${cut(titles, LONGEST_TITLE - 1)}…` : titles;
}
