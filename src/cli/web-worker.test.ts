import { build } from 'esbuild';
import { runInNewContext } from 'node:vm';
import { expect, it } from 'vitest';
import { readFolder } from './read-folder.ts';

it('reads and verifies a case with nothing of Node or of a page, as in a worker of a browser', async () => {
	const { outputFiles } = await build({
		stdin: {
			contents: `
				export { read } from './src/lib/content/read.ts';
				export { worldOf } from './src/lib/content/world.ts';
				export { verify } from './src/lib/scenario/verify/verify.ts';`,
			resolveDir: process.cwd(),
		},
		// For a browser esbuild resolves no module of Node, and fails where one is imported.
		...{ bundle: true, platform: 'browser', format: 'iife', globalName: 'verifier' },
		...{ target: 'es2023', write: false, logLevel: 'silent', tsconfigRaw: {} },
	});
	const files = [...readFolder('scenarios')].filter(([path]) => path.startsWith('company/'));
	const found = runInNewContext(
		`${outputFiles[0]?.text};
		const { content, problems } = verifier.read(new Map(files));
		const entry = content.cases.find(({ scenario }) => scenario.id === 'sample');
		const { summary } = verifier.verify(entry, verifier.worldOf(content, entry), 70);
		JSON.stringify({ problems, decisions: summary.decisions, best: summary.best });`,
		// All that it has beside the language: what workers have too.
		{ files: [...files, ...readFolder('tests/cases')], TextEncoder, TextDecoder, URL, setTimeout },
	);
	expect(JSON.parse(found as string)).toMatchObject({ problems: [], best: 100 });
});
