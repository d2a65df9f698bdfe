import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { validateXML, type XMLValidationError } from 'xmllint-wasm';
import { escapeXml, manifest, STANDARDS, type Standard } from './manifest.ts';
import { SCHEMAS } from './schemas.ts';

const folder = fileURLToPath(new URL('schemas', import.meta.url));
const assignment = { id: 'niet-in-voorraad', title: 'Niet in voorraad' };
const files = ['_app/a.js', '_app/b.css', 'index.html'];

/** One schema that names all namespaces of the manifest: xmllint takes no more than one. */
function entrySchema(xml: string): string {
	const [, locations = ''] = /xsi:schemaLocation="([^"]+)"/.exec(xml) ?? [];
	const imports = [...locations.matchAll(/(\S+) (\S+)/g)].map(
		([, namespace, file]) => `<xs:import namespace="${namespace}" schemaLocation="${file}"/>`,
	);
	return `<xs:schema xmlns:xs="http://www.w3.org/2001/XMLSchema">${imports.join('')}</xs:schema>`;
}

/** What the schema files of a standard have against a manifest. */
async function problems(standard: Standard, xml: string): Promise<readonly XMLValidationError[]> {
	const { errors } = await validateXML({
		xml: { fileName: 'imsmanifest.xml', contents: xml },
		schema: { fileName: 'entry.xsd', contents: entrySchema(xml) },
		preload: SCHEMAS[standard].map((fileName) => ({
			fileName,
			contents: readFileSync(join(folder, standard, fileName)),
		})),
	});
	return errors;
}

describe.each(STANDARDS)('the manifest of %s', (standard) => {
	it('is valid by the schema files that lie in the package', async () => {
		expect(await problems(standard, manifest(standard, assignment, files))).toEqual([]);
	});

	it('is valid with launch data and with odd titles and names of files', async () => {
		const odd = { id: '1 é/ü ✓', title: '<b> & "c" \u0001 ]]>' };
		const xml = manifest(standard, odd, ["it's & so.js", 'index.html'], 'mode=test&language=fr');
		expect(await problems(standard, xml)).toEqual([]);
	});

	it('would be found out if it were not valid', async () => {
		const xml = manifest(standard, assignment, files);
		expect(await problems(standard, xml.replace('<title>', '<titel>'))).not.toEqual([]);
		const unknown = xml.replace(/="sco"/, '="applet"');
		expect(await problems(standard, unknown)).not.toEqual([]);
	});

	it('lists every file', () => {
		const xml = manifest(standard, assignment, files);
		expect([...xml.matchAll(/<file href="([^"]+)"\/>/g)].map(([, file]) => file)).toEqual(files);
	});

	it('leaves out what makes platforms overwrite what we report', () => {
		const xml = manifest(standard, assignment, files);
		expect(xml).not.toMatch(/masteryscore|completionThreshold|mapInfo|satisfiedByMeasure/i);
		expect(xml).not.toMatch(/datafromlms/i);
	});

	it('has identifiers that are XML names, each once, whatever the id', () => {
		fc.assert(
			fc.property(fc.string({ unit: 'binary' }), (id) => {
				const xml = manifest(standard, { ...assignment, id }, files);
				const found = [...xml.matchAll(/\sidentifier="([^"]*)"/g)].map(([, value]) => value);
				expect(found).toHaveLength(4);
				expect(new Set(found).size).toBe(4);
				for (const value of found) expect(value).toMatch(/^[A-Za-z_][A-Za-z0-9._-]*$/);
			}),
		);
	});

	it('has its schema files in the folder, and no other', () => {
		expect(readdirSync(join(folder, standard)).sort()).toEqual([...SCHEMAS[standard]].sort());
	});
});

describe('the manifest', () => {
	it.each([
		['scorm12', '<schemaversion>1.2</schemaversion>', 'adlcp:scormtype="sco"'],
		['scorm2004-3', '<schemaversion>2004 3rd Edition</schemaversion>', 'adlcp:scormType="sco"'],
		['scorm2004-4', '<schemaversion>2004 4th Edition</schemaversion>', 'adlcp:scormType="sco"'],
	] as const)('of %s says so as platforms compare it', (standard, version, type) => {
		const xml = manifest(standard, assignment, files);
		expect(xml).toContain(version);
		expect(xml).toContain(`${type} href="index.html"`);
	});

	it('of 2004 leaves completion and success to us', () => {
		const control = 'completionSetByContent="true" objectiveSetByContent="true"';
		expect(manifest('scorm2004-4', assignment, files)).toContain(
			`<imsss:deliveryControls ${control}/>`,
		);
	});

	it('passes launch data on, under the name that the standard gives it', () => {
		expect(manifest('scorm12', assignment, files, 'mode=test')).toContain(
			'<adlcp:datafromlms>mode=test</adlcp:datafromlms>',
		);
		expect(manifest('scorm2004-3', assignment, files, 'mode=test')).toContain(
			'<adlcp:dataFromLMS>mode=test</adlcp:dataFromLMS>',
		);
	});

	it('keeps any title well-formed', () => {
		expect(escapeXml('a & <b> "c" \u0001')).toBe('a &amp; &lt;b&gt; &quot;c&quot; ');
	});
});
