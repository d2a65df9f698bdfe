import adapter from '@sveltejs/adapter-static';
import { vitePreprocess } from '@sveltejs/vite-plugin-svelte';
import { sourcesHash } from './src/cli/setup.mjs';

/** @type {import('@sveltejs/kit').Config} */
export default {
	preprocess: vitePreprocess(),
	kit: {
		// Not the time: the same sources make the same bytes.
		version: { name: sourcesHash().slice(0, 16) },
		adapter: adapter({ fallback: undefined }),
		// One output runs from any folder, on the web and inside a package: addresses live behind the #.
		router: { type: 'hash' },
		output: { bundleStrategy: 'split' },
		paths: { relative: true },
		csp: {
			mode: 'hash',
			directives: {
				'default-src': ['self'],
				'script-src': ['self'],
				// Svelte's route announcer and i18n-width bars set style attributes.
				'style-src': ['self', 'unsafe-inline'],
				'img-src': ['self', 'data:'],
				'font-src': ['self'],
				'connect-src': ['self'],
				'object-src': ['none'],
				'base-uri': ['none'],
				'form-action': ['none'],
			},
		},
	},
};
