import { strFromU8, strToU8, unzipSync } from 'fflate';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { assignmentOf, idOf, parseAssignment } from './assignment.ts';
import { STANDARDS, type Standard } from './manifest.ts';
import { makePackage, packageName, PARTS, withAssignment, withPreloads } from './package.ts';
import { SCHEMAS } from './schemas.ts';

const build = new Map([
	['index.html', strToU8('<html><head></head><body></body></html>')],
	['_app/b.js', strToU8('b')],
	['_app/a.js', strToU8('a')],
	['schema/scenario.schema.json', strToU8('{}')],
]);
const assignment = assignmentOf({ title: 'Niet in voorraad', scenarios: ['niet-in-voorraad'] });

/** What a package is made for, with schema files that say their names only. */
function target(standard: Standard) {
	return { standard, schemas: new Map(SCHEMAS[standard].map((name) => [name, strToU8(name)])) };
}
const scorm12 = target('scorm12');

/** The JSON that a page finds in its index.html. */
function assignmentIn(html: string): string {
	return /id="balie-assignment">([\s\S]*?)<\/script>/.exec(html)?.[1] ?? '';
}

describe('a package', () => {
	it.each(STANDARDS)(
		'for %s holds the build, the manifest, the schemas, the assignment',
		(standard) => {
			const { name, bytes } = makePackage(build, assignment, target(standard));
			expect(name).toBe(`balie-niet-in-voorraad-${standard}-nl.zip`);
			const files = unzipSync(bytes);
			const ours = ['_app/a.js', '_app/b.js', 'index.html'];
			expect(Object.keys(files)).toEqual(['imsmanifest.xml', ...SCHEMAS[standard], ...ours]);
			const html = strFromU8(files['index.html'] as Uint8Array);
			expect(parseAssignment(assignmentIn(html))).toEqual(assignment);
			const manifest = strFromU8(files['imsmanifest.xml'] as Uint8Array);
			const listed = [...manifest.matchAll(/<file href="([^"]+)"/g)].map(([, file]) => file);
			expect(listed).toEqual(ours);
		},
	);

	it('is the same to the byte for the same input, in any order and made again', () => {
		const other = new Map([...build].reverse().map(([name, file]) => [name, file.slice()]));
		for (const standard of STANDARDS) {
			expect(makePackage(other, assignment, target(standard))).toEqual(
				makePackage(build, assignment, target(standard)),
			);
		}
	});

	it('is not made under a title that Moodle refuses', () => {
		const titled = (length: number) => ({ ...assignment, title: 'x'.repeat(length) });
		expect(() => makePackage(build, titled(256), scorm12)).toThrow('at most 255 characters');
		expect(makePackage(build, titled(255), scorm12).bytes.length).toBeGreaterThan(0);
	});

	it('holds several cases in the order they were given', () => {
		const course = assignmentOf({ title: 'Cursus', scenarios: ['b', 'a'], id: 'course' });
		const { name, bytes } = makePackage(build, course, scorm12);
		expect(name).toBe('balie-course-scorm12-nl.zip');
		const html = strFromU8(unzipSync(bytes)['index.html'] as Uint8Array);
		expect(parseAssignment(assignmentIn(html)).scenarios).toEqual(['b', 'a']);
	});

	it('passes launch data on', () => {
		const { bytes } = makePackage(build, assignment, {
			...scorm12,
			launchData: 'status=completed',
		});
		const manifest = strFromU8(unzipSync(bytes)['imsmanifest.xml'] as Uint8Array);
		expect(manifest).toContain('>status=completed<');
	});

	it('has a file name that every system takes, whatever the id', () => {
		fc.assert(
			fc.property(fc.string({ unit: 'binary', minLength: 1 }), (id) => {
				const name = packageName({ ...assignment, id, language: 'fr' }, 'scorm2004-4');
				expect(name).toMatch(/^balie-[A-Za-z0-9._-]+-scorm2004-4-fr\.zip$/);
			}),
		);
	});

	it('names what its first screen needs, where the build says so', () => {
		const preloads = { 'niet-in-voorraad/nl': ['_app/a.js'], 'niet-in-voorraad/fr': ['_app/b.js'] };
		const parts = JSON.stringify({ preloads, cases: {} });
		const listed = new Map([...build, [PARTS, strToU8(parts)]]);
		const files = unzipSync(makePackage(listed, assignment, scorm12).bytes);
		expect(Object.keys(files)).not.toContain(PARTS);
		const html = strFromU8(files['index.html'] as Uint8Array);
		expect(html.match(/modulepreload/g)).toHaveLength(1);
		expect(html).toContain('<link href="./_app/a.js" rel="modulepreload">');

		const two = { ...assignment, scenarios: [...assignment.scenarios, 'b'] };
		const course = unzipSync(makePackage(listed, two, scorm12).bytes)['index.html'] as Uint8Array;
		expect(strFromU8(course)).not.toContain('modulepreload');
	});

	it('leaves out what only the website asks for', () => {
		const index = '<head>\t<!-- website --><script>1</script><!-- /website -->\n\t</head>';
		expect(withPreloads(index, [])).toBe('<head></head>');
	});

	it('leaves out what belongs to other cases', () => {
		const cases = { 'niet-in-voorraad': ['_app/mine.js'], b: ['_app/b.js'], c: ['_app/c.js'] };
		const listed = new Map([
			...build,
			...Object.values(cases).map(([file = '']) => [file, strToU8('')] as const),
			[PARTS, strToU8(JSON.stringify({ preloads: {}, cases }))] as const,
		]);
		const held = (scenarios: string[]) => {
			const { bytes } = makePackage(listed, { ...assignment, scenarios }, scorm12);
			const files = unzipSync(bytes);
			const names = Object.keys(files).filter((name) => /^_app\/(mine|b|c)\.js$/.test(name));
			// The manifest names just what is there.
			const manifest = strFromU8(files['imsmanifest.xml'] as Uint8Array);
			for (const [file = ''] of Object.values(cases)) {
				expect(manifest.includes(file)).toBe(names.includes(file));
			}
			return names;
		};
		expect(held(['niet-in-voorraad'])).toEqual(['_app/mine.js']);
		expect(held(['niet-in-voorraad', 'c'])).toEqual(['_app/c.js', '_app/mine.js']);
	});

	it('refuses a build that is none', () => {
		expect(() => makePackage(new Map(), assignment, scorm12)).toThrow('no index.html');
	});

	it('is not made without a schema file', () => {
		const schemas = new Map([...scorm12.schemas].slice(1));
		expect(() => makePackage(build, assignment, { ...scorm12, schemas })).toThrow('no adlcp_root');
	});
});

describe('the id of an assignment', () => {
	it('says its cases, and what makes it another than the practice of them', () => {
		expect(assignment.id).toBe('niet-in-voorraad');
		const given = { title: 'Twee', scenarios: ['a', 'b'] };
		expect(assignmentOf(given).id).toBe('a.b');
		expect(assignmentOf({ ...given, mode: 'test' }).id).toBe('a.b-test');
		expect(assignmentOf({ ...given, mode: 'test', variant: 'c' }).id).toBe('a.b-test-c');
		expect(idOf('course', { mode: 'practice', variant: 'c' })).toBe('course-c');
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
