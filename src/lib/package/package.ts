import { strToU8, strFromU8, zipSync, type Zippable } from 'fflate';
import { ASSIGNMENT_ELEMENT, type Assignment } from './assignment.ts';
import { manifest12, type Standard } from './manifest.ts';

/** A finished build: path from its root to bytes. */
export type Build = ReadonlyMap<string, Uint8Array>;

/** The earliest moment that a zip can hold, so that the same input gives the same bytes. */
const EPOCH = new Date(1980, 0, 1);

/**
 * Makes a package for a platform: the build with the assignment in its index.html, and the manifest. The
 * same input gives the same bytes. Throws when the build has no index.html or carries an assignment.
 */
export function makePackage(
	build: Build,
	assignment: Assignment,
	standard: Standard,
): { name: string; bytes: Uint8Array<ArrayBuffer> } {
	const index = build.get('index.html');
	if (!index) throw new Error('the build has no index.html');
	const files = [...build.keys()].filter(isNeeded).sort();
	const html = withPreloads(strFromU8(index), preloadsOf(build, assignment));
	const entries: Zippable = {
		'imsmanifest.xml': strToU8(manifest12(assignment, files)),
	};
	for (const file of files) {
		entries[file] =
			file === 'index.html'
				? strToU8(withAssignment(html, assignment))
				: (build.get(file) as Uint8Array);
	}
	const name = `balie-${assignment.id}-${standard}-${assignment.language}.zip`;
	return { name, bytes: zipSync(entries, { level: 9, mtime: EPOCH }) };
}

/** The schema of the scenario format is for authors, on the site; what to preload is for us. */
function isNeeded(file: string): boolean {
	return !file.startsWith('schema/') && file !== PRELOADS;
}

/** Name of the build's list of what the first screen of a case asks for late: `<case>/<language>` to files. */
export const PRELOADS = 'preloads.json';

/** The files that the first screen of this assignment asks for late; none when the build does not say. */
function preloadsOf(build: Build, { scenarios, language }: Assignment): string[] {
	const list = build.get(PRELOADS);
	if (!list) return [];
	const all = JSON.parse(strFromU8(list)) as Record<string, string[]>;
	return all[`${scenarios[0]}/${language}`] ?? [];
}

/** index.html that names these files, so that the browser asks for them at once and not one after another. */
export function withPreloads(html: string, files: readonly string[]): string {
	const links = files.map((file) => `\t<link href="./${file}" rel="modulepreload">\n\t`);
	return html.replace('</head>', () => `${links.join('')}</head>`);
}

/** index.html with the assignment as inert JSON, which no text in it can end or turn into a script. */
export function withAssignment(html: string, assignment: Assignment): string {
	if (html.includes(ASSIGNMENT_ELEMENT)) throw new Error('the build carries an assignment already');
	if (!html.includes('</head>')) throw new Error('index.html has no </head>');
	const json = JSON.stringify(assignment).replaceAll('<', '\\u003c');
	const element = `<script type="application/json" id="${ASSIGNMENT_ELEMENT}">${json}</script>`;
	return html.replace('</head>', () => `\t${element}\n\t</head>`);
}
