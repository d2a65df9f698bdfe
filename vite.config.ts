import { sveltekit } from '@sveltejs/kit/vite';
import type { Plugin } from 'vite';
import { defineConfig } from 'vitest/config';
import { content } from './src/cli/content-plugin.ts';

/**
 * All that the first screen of a case needs is one chunk, which index.html names: one wait for the line
 * instead of four, and fewer bytes than in twenty small files. What is imported later stays apart.
 */
const firstScreen: Plugin = {
	name: 'balie-first-screen',
	configEnvironment(name) {
		if (name !== 'client') return;
		const test = /src[\\/]routes[\\/](CaseScreen|Package)\.svelte/;
		const output = { codeSplitting: { groups: [{ name: 'first', test }] } };
		return { build: { rolldownOptions: { output } } };
	},
};

export default defineConfig({
	plugins: [content(), sveltekit(), firstScreen],
	test: {
		include: ['src/**/*.test.ts', 'tests/unit/**/*.test.ts'],
		environment: 'node',
		// A limit for what hangs; how fast a machine is, no test judges.
		testTimeout: 120_000,
		hookTimeout: 120_000,
	},
});
