import { createHash } from 'node:crypto';
import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { z } from 'zod';
import { scenarioSchema, textsSchema } from '../lib/scenario/schema.ts';

/*
 * The build's last step. With the hash router index.html still names /_app/… from the root of the
 * server; a package lies in a folder that nobody knows beforehand. So the addresses become relative,
 * and the hash of the start script in the security policy is renewed.
 */

const folder = join(process.cwd(), 'build');
const file = join(folder, 'index.html');

const absolute = /(["'(`])\/_app\//g;
let html = readFileSync(file, 'utf8');
if (!absolute.test(html)) throw new Error(`${file}: expected addresses that begin with /_app/`);
html = html.replace(absolute, '$1./_app/').replace(/(href|src)="\/(?!\/)/g, '$1="./');
const left = /(?:href|src)="\/|import\("\/|base: "\//.exec(html);
if (left) throw new Error(`${file}: still names an address from the root: ${left[0]}`);

const script = /<script(?![^>]*type="application\/json")[^>]*>([\s\S]*?)<\/script>/.exec(html)?.[1];
const policy = /'sha256-[A-Za-z0-9+/=]+'/g;
if (!script || (html.match(policy) ?? []).length !== 1) {
	throw new Error(`${file}: expected one start script and one hash in the policy`);
}
const hash = createHash('sha256').update(script).digest('base64');
html = html.replace(policy, `'sha256-${hash}'`);
writeFileSync(file, html);

// The format of scenarios is published with the site, made from the schema that the parser uses.
mkdirSync(join(folder, 'schema'), { recursive: true });
for (const [name, schema] of [
	['scenario', scenarioSchema],
	['texts', textsSchema],
] as const) {
	const json = z.toJSONSchema(schema, { io: 'input', unrepresentable: 'any' });
	writeFileSync(join(folder, 'schema', `${name}.schema.json`), JSON.stringify(json, null, '\t'));
}
