import { strToU8, strFromU8 } from 'fflate';
import { ASSIGNMENT_ELEMENT, LONGEST_TITLE, type Assignment } from './assignment.ts';
import { manifest, plainName, type Standard } from './manifest.ts';
import { SCHEMAS } from './schemas.ts';
import { compress, zip, type Compressed } from './zip.ts';

/** Files by their path from a root. */
export type Files = ReadonlyMap<string, Uint8Array>;

/** A finished build. */
export type Build = Files;

/** What a package is made for. */
export type Target = {
	standard: Standard;
	/** The standard's schema files, by the names in `SCHEMAS`. */
	schemas: Files;
	/** What the platform is to pass on at every launch; `lms/launch-data.ts` reads it. */
	launchData?: string | undefined;
};

/**
 * Makes a package for a platform: the manifest, the standard's schema files and the build, with the
 * assignment in its index.html. The same input gives the same bytes. Throws when the build has no
 * index.html or carries an assignment, when a schema file is missing, and when the title is too long.
 */
export function makePackage(
	build: Build,
	assignment: Assignment,
	{ standard, schemas, launchData }: Target,
): { name: string; bytes: Uint8Array<ArrayBuffer> } {
	const { length } = assignment.title;
	if (length > LONGEST_TITLE) {
		throw new Error(`title: expected at most ${LONGEST_TITLE} characters; found ${length}`);
	}
	const index = fileOf(build, 'index.html', 'the build');
	const parts = partsOf(build);
	const files = [...build.keys()].filter(neededFor(assignment, parts)).sort();
	const html = withPreloads(strFromU8(index), preloadsOf(assignment, parts));
	const bytes = zip([
		// First, where whoever looks into the zip finds it.
		['imsmanifest.xml', compress(strToU8(manifest(standard, assignment, files, launchData)))],
		...SCHEMAS[standard].map((name): [string, Compressed] => {
			return [name, compressed(fileOf(schemas, name, `the schemas of ${standard}`))];
		}),
		...files.map((file): [string, Compressed] => [
			file,
			file === 'index.html'
				? compress(strToU8(withAssignment(html, assignment)))
				: compressed(fileOf(build, file, 'the build')),
		]),
	]);
	return { name: packageName(assignment, standard), bytes };
}

/** The file name of a package: what it holds, and what whoever imports it must know. Pure. */
export function packageName({ id, language }: Assignment, standard: Standard): string {
	return `balie-${plainName(id)}-${standard}-${language}.zip`;
}

function fileOf(files: Files, name: string, where: string): Uint8Array {
	const file = files.get(name);
	if (!file) throw new Error(`${where}: there is no ${name}`);
	return file;
}

/** Files that were compressed before. Packages of one build have nearly all of them in common. */
const known = new WeakMap<Uint8Array, Compressed>();

function compressed(file: Uint8Array): Compressed {
	const before = known.get(file);
	if (before) return before;
	const now = compress(file);
	known.set(file, now);
	return now;
}

/** What a build says of its files, for packages. */
export type Parts = {
	/** What the first screen of a case asks for late: `<case>/<language>` to files. */
	preloads: Readonly<Record<string, readonly string[]>>;
	/** What a case needs, and nothing else but perhaps another case. */
	cases: Readonly<Record<string, readonly string[]>>;
};

/** Name of the build's file with its parts. */
export const PARTS = 'parts.json';

function partsOf(build: Build): Parts {
	const file = build.get(PARTS);
	return file ? (JSON.parse(strFromU8(file)) as Parts) : { preloads: {}, cases: {} };
}

/** Whether a file of the build goes along. The schema of the scenario format is for authors, on the site. */
function neededFor({ scenarios }: Assignment, { cases }: Parts): (file: string) => boolean {
	const own = new Set(scenarios.flatMap((id) => cases[id] ?? []));
	const ofCases = new Set(Object.values(cases).flat());
	return (file) =>
		!file.startsWith('schema/') && file !== PARTS && (own.has(file) || !ofCases.has(file));
}

/**
 * The files that the first screen of this assignment asks for late; none when the build does not say, nor
 * with several cases: the first screen is then the choice among them.
 */
function preloadsOf({ scenarios, language }: Assignment, { preloads }: Parts): readonly string[] {
	return scenarios.length > 1 ? [] : (preloads[`${scenarios[0]}/${language}`] ?? []);
}

/** index.html that names these files, so that the browser asks for them at once; what the website does for that goes. */
export function withPreloads(html: string, files: readonly string[]): string {
	const links = files.map((file) => `\t<link href="./${file}" rel="modulepreload">\n\t`);
	const bare = html.replace(/\t<!-- website -->[\s\S]*?<!-- \/website -->\n\t/, '');
	return bare.replace('</head>', () => `${links.join('')}</head>`);
}

/** index.html with the assignment as inert JSON, which no text in it can end or turn into a script. */
export function withAssignment(html: string, assignment: Assignment): string {
	if (html.includes(ASSIGNMENT_ELEMENT)) throw new Error('the build carries an assignment already');
	if (!html.includes('</head>')) throw new Error('index.html has no </head>');
	const json = JSON.stringify(assignment).replaceAll('<', '\\u003c');
	const element = `<script type="application/json" id="${ASSIGNMENT_ELEMENT}">${json}</script>`;
	return html.replace('</head>', () => `\t${element}\n\t</head>`);
}
