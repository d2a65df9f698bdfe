import { build } from 'esbuild';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';

/*
 * npm run verify: makes plain JavaScript of the verifier, which is faster than to have it translated as it runs,
 * and runs that. What comes of it is the same for the same source, so its bytes say which verifier found what.
 */

const folder = join(import.meta.dirname, '../../node_modules/.cache/balie/verify');
await build({
	entryPoints: ['main', 'worker'].map((name) => join(import.meta.dirname, `verify/${name}.ts`)),
	outdir: folder,
	outExtension: { '.js': '.mjs' },
	bundle: true,
	platform: 'node',
	format: 'esm',
	packages: 'external',
	target: 'node20',
	logLevel: 'warning',
});
await import(pathToFileURL(join(folder, 'main.mjs')).href);
