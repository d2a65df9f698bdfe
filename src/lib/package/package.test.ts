import { strFromU8, strToU8, unzipSync } from 'fflate';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { assignmentOf, parseAssignment } from './assignment.ts';
import { escapeXml, manifest12 } from './manifest.ts';
import { makePackage, PRELOADS, withAssignment } from './package.ts';

const build = new Map([
	['index.html', strToU8('<html><head></head><body></body></html>')],
	['_app/b.js', strToU8('b')],
	['_app/a.js', strToU8('a')],
	['schema/scenario.schema.json', strToU8('{}')],
]);
const assignment = assignmentOf({ title: 'Niet in voorraad', scenarios: ['niet-in-voorraad'] });

/** The JSON that a page finds in its index.html. */
function assignmentIn(html: string): string {
	return /id="balie-assignment">([\s\S]*?)<\/script>/.exec(html)?.[1] ?? '';
}

describe('a package', () => {
	it('holds the build, the manifest and the assignment', () => {
		const { name, bytes } = makePackage(build, assignment, 'scorm12');
		expect(name).toBe('balie-niet-in-voorraad-scorm12-nl.zip');
		const files = unzipSync(bytes);
		expect(Object.keys(files).sort()).toEqual(
			['_app/a.js', '_app/b.js', 'imsmanifest.xml', 'index.html'].sort(),
		);
		const html = strFromU8(files['index.html'] as Uint8Array);
		expect(parseAssignment(assignmentIn(html))).toEqual(assignment);
	});

	it('is the same to the byte for the same input, in any order', () => {
		const other = new Map([...build].reverse());
		expect(makePackage(other, assignment, 'scorm12').bytes).toEqual(
			makePackage(build, assignment, 'scorm12').bytes,
		);
	});

	it('names what its first screen needs, where the build says so', () => {
		const preloads = { 'niet-in-voorraad/nl': ['_app/a.js'], 'niet-in-voorraad/fr': ['_app/b.js'] };
		const listed = new Map([...build, [PRELOADS, strToU8(JSON.stringify(preloads))]]);
		const files = unzipSync(makePackage(listed, assignment, 'scorm12').bytes);
		expect(Object.keys(files)).not.toContain(PRELOADS);
		const html = strFromU8(files['index.html'] as Uint8Array);
		expect(html.match(/modulepreload/g)).toHaveLength(1);
		expect(html).toContain('<link href="./_app/a.js" rel="modulepreload">');
	});

	it('refuses a build that is none', () => {
		expect(() => makePackage(new Map(), assignment, 'scorm12')).toThrow('no index.html');
	});
});

describe('the assignment in the page', () => {
	it('survives any title, and no title can end the element', () => {
		const title = fc.oneof(
			fc.string({ minLength: 1 }),
			fc.constant('</script><script>alert(1)<!--$&'),
		);
		fc.assert(
			fc.property(title, (text) => {
				const html = withAssignment('<head></head>', { ...assignment, title: text });
				expect(html.match(/<\/?script/gi)).toHaveLength(2);
				expect(parseAssignment(assignmentIn(html)).title).toBe(text);
			}),
		);
	});

	it.each([
		['{', 'not valid JSON'],
		['[]', 'format'],
		[JSON.stringify({ ...assignment, format: 2 }), 'another version'],
		[JSON.stringify({ ...assignment, scenarios: [] }), 'scenarios'],
		[JSON.stringify({ ...assignment, mode: 'exam' }), 'mode'],
		[JSON.stringify({ ...assignment, passMark: 101 }), 'passMark'],
		[JSON.stringify({ ...assignment, language: 'de' }), 'language'],
	])('%s is refused: %s', (text, message) => {
		expect(() => parseAssignment(text)).toThrow(message);
	});
});

describe('the manifest', () => {
	it('lists every file and names the standard', () => {
		const xml = manifest12(assignment, ['index.html', '_app/a.js']);
		expect(xml).toContain('<schemaversion>1.2</schemaversion>');
		expect(xml.match(/<file href=/g)).toHaveLength(2);
		expect(xml).toContain('adlcp:scormtype="sco" href="index.html"');
		expect(xml).not.toContain('masteryscore');
	});

	it('keeps any title well-formed', () => {
		expect(escapeXml('a & <b> "c" \u0001')).toBe('a &amp; &lt;b&gt; &quot;c&quot; ');
	});
});
