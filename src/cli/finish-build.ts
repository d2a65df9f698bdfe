import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { z } from 'zod';
import { photosOf } from '../lib/company/check.ts';
import { LANGUAGES } from '../lib/i18n/language.ts';
import { STATE_LIMIT, worstCourse } from '../lib/lms/worst-state.ts';
import { PARTS, type Parts } from '../lib/package/package.ts';
import { scenarioSchema } from '../lib/scenario/read/scenario.schema.ts';
import { textsSchema } from '../lib/scenario/read/texts.schema.ts';
import {
	withHashes,
	withIcon,
	withoutFacades,
	withRelativeAddresses,
	withWebPreloads,
} from './index-page.ts';
import { readContent } from './read-content.ts';

/*
 * The build's last step. With the hash router index.html still names /_app/… from the root of the server,
 * and each wave of chunks only once the one before has come; a package lies in a folder that nobody knows
 * beforehand. `index-page.ts` mends that.
 */

const folder = join(process.cwd(), 'build');
const file = join(folder, 'index.html');
const read = (name: string) => readFileSync(join(folder, name), 'utf8');

// A package knows its cases and language, and the site what its address names: with this list index.html can
// name all that the first screen needs, and what belongs to other cases stays out of a package.
const manifestFile = join(process.cwd(), '.svelte-kit/output/client/.vite/manifest.json');
const manifest = JSON.parse(readFileSync(manifestFile, 'utf8')) as Record<string, { file: string }>;
const built = (name: string) => {
	const entry = manifest[name];
	if (!entry) throw new Error(`${manifestFile}: there is no ${name}`);
	return entry.file;
};
const { content } = readContent(join(process.cwd(), 'scenarios'));
if (!content) throw new Error('the scenarios cannot be read: npm run verify says why');
const preloads: Record<string, string[]> = {};
const cases: Record<string, string[]> = {};
for (const { scenario, companies } of content.cases) {
	const { id } = scenario;
	const photos = new Set(Object.values(companies).flatMap(({ company }) => photosOf(company)));
	for (const language of LANGUAGES) {
		preloads[`${id}/${language}`] = [
			`balie:case/${id}`,
			`balie:texts/${id}/${language}/first`,
			`src/lib/i18n/texts/${language}/player.json`,
		].map(built);
	}
	const own = new RegExp(`^balie:(case|texts|world)/${id}(/|$)`);
	cases[id] = [
		...Object.keys(manifest).filter((name) => own.test(name)),
		...[...photos].map((photo) => `balie:photos/${photo}`),
	].map(built);
}
const parts: Parts = { preloads, cases };
writeFileSync(join(folder, PARTS), JSON.stringify(parts));

let html = withRelativeAddresses(readFileSync(file, 'utf8'));
html = withoutFacades(html, read);
html = withIcon(html, read('icon.svg'));
html = withWebPreloads(html, preloads);
writeFileSync(file, withHashes(html));

// The format of scenarios is published with the site, made from the schema that the parser uses.
mkdirSync(join(folder, 'schema'), { recursive: true });
for (const [name, schema] of [
	['scenario', scenarioSchema],
	['texts', textsSchema],
] as const) {
	const json = z.toJSONSchema(schema, { io: 'input', unrepresentable: 'any' });
	writeFileSync(join(folder, 'schema', `${name}.schema.json`), JSON.stringify(json, null, '\t'));
}

// A platform keeps so many characters for us and no more: the course of all cases must fit, whatever is
// played. A package of fewer cases then fits as well.
const worst = worstCourse(content.cases.map(({ scenario }) => scenario));
const { characters } = worst;
console.log(`saved state of the whole course: at most ${characters} of ${STATE_LIMIT} characters`);
if (characters > STATE_LIMIT) {
	const list = worst.cases.map(
		({ id, variant, bits }) => `  ${id}, ${variant}: ${Math.ceil(bits / 6)}`,
	);
	throw new Error(`the saved state of the course can become too long:\n${list.join('\n')}`);
}
