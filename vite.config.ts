import { sveltekit } from '@sveltejs/kit/vite';
import { readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { minify } from 'terser';
import type { Plugin } from 'vite';
import { defineConfig } from 'vitest/config';
import { content, typography } from './src/cli/content-plugin.ts';
import { licences } from './src/cli/licences-plugin.ts';

/**
 * All that the first screen of a case needs is one chunk, which index.html names: one wait for the line
 * instead of four, and fewer bytes than in twenty small files. The framework and the pages that lead to the
 * screen are in it; Kit would fetch each page by itself. What is imported later stays apart.
 */
const firstScreen: Plugin = {
	name: 'balie-first-screen',
	configEnvironment(name) {
		if (name !== 'client') return;
		const test = /client-optimized[\\/]app\.js|routes[\\/](CaseScreen|Package)\.svelte/;
		const output = { codeSplitting: { groups: [{ name: 'first', test }] } };
		return { build: { rolldownOptions: { output } } };
	},
	/** Terser first: what the bundler's own minifier then writes is about a hundredth smaller. */
	async renderChunk(code, { name }) {
		if (name !== 'first') return null;
		const smaller = await minify(code, { module: true, ecma: 2020, compress: { passes: 2 } });
		return smaller.code ?? null;
	},
	transform: {
		filter: { id: /client-optimized[\\/]app\.js/ },
		handler(code, id) {
			const pages = /routes\/(play\/\[case\]\/)?\+(layout|page)\.svelte|error\.svelte/;
			const imports: string[] = [];
			const inlined = code.replace(
				/import\(['"](\.\/nodes\/(\d+))['"]\)/g,
				(whole, node, number) => {
					if (!pages.test(readFileSync(join(dirname(id), `${node}.js`), 'utf8'))) return whole;
					imports.push(`import * as node${number} from '${node}';`);
					return `Promise.resolve(node${number})`;
				},
			);
			return [...imports, inlined].join('\n');
		},
	},
};

/** Kit takes names out of Svelte in a way that keeps all of it in the build, also what nobody asks for. */
const leanKit: Plugin = {
	name: 'balie-lean-kit',
	transform: {
		filter: { id: /@sveltejs[\\/]kit[\\/]src[\\/]runtime[\\/]client[\\/]client\.js/ },
		handler: (code) =>
			code.replace(
				'const { onMount, tick } = svelte;',
				'const onMount = svelte.onMount, tick = svelte.tick;',
			),
	},
};

/** i18next's words for who develops with it: nobody reads them in a build, and every learner waits for them. */
const quietI18n: Plugin = {
	name: 'balie-quiet-i18n',
	apply: 'build',
	transform: {
		filter: { id: /i18next[\\/]dist[\\/]esm[\\/]i18next\.js/ },
		handler: (code) =>
			code.replace(/(ogger\??\.(?:warn|deprecate|error|log)\()(?:`[^`]*`|'[^']*')/g, "$1''"),
	},
};

export default defineConfig({
	plugins: [content(), typography(), sveltekit(), firstScreen, leanKit, quietI18n, licences()],
	test: {
		include: ['src/**/*.test.ts', 'tests/unit/**/*.test.ts'],
		environment: 'node',
		// A limit for what hangs; how fast a machine is, no test judges.
		testTimeout: 120_000,
		hookTimeout: 120_000,
	},
});
