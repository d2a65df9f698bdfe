import js from '@eslint/js';
import svelte from 'eslint-plugin-svelte';
import { defineConfig } from 'eslint/config';
import globals from 'globals';
import ts from 'typescript-eslint';
import { layers } from './src/cli/eslint-layers.js';
import svelteConfig from './svelte.config.js';

/** Layers that run in Node and in a browser, with time and chance passed in. */
const CORE = ['source', 'competency', 'company', 'scenario', 'grading', 'package'];

export default defineConfig(
	{ ignores: ['build', 'dist', '.svelte-kit', 'node_modules', 'test-results'] },
	js.configs.recommended,
	...ts.configs.strict,
	...svelte.configs.recommended,
	{
		languageOptions: { globals: { ...globals.browser, ...globals.node } },
		plugins: { balie: { rules: { layers } } },
		rules: {
			'balie/layers': 'error',
			'no-undef': 'off',
			'@typescript-eslint/no-unused-vars': [
				'error',
				{ argsIgnorePattern: '^_', varsIgnorePattern: '^_' },
			],
			'@typescript-eslint/no-non-null-assertion': 'error',
		},
	},
	{
		// The type check does not see these.
		files: ['**/*.mjs'],
		languageOptions: { globals: globals.node },
		rules: { 'no-undef': 'error' },
	},
	{
		files: ['**/*.svelte', '**/*.svelte.ts'],
		languageOptions: {
			parserOptions: { parser: ts.parser, extraFileExtensions: ['.svelte'], svelteConfig },
		},
		rules: {
			// Addresses lie behind the #; there is no base path to resolve.
			'svelte/no-navigation-without-resolve': 'off',
		},
	},
	{
		files: CORE.map((layer) => `src/lib/${layer}/**/*.{ts,js,svelte}`),
		ignores: ['**/*.test.ts'],
		rules: {
			'no-restricted-globals': [
				'error',
				...['window', 'document', 'navigator', 'localStorage', 'process', 'Buffer', 'setTimeout'],
			],
			'no-restricted-syntax': [
				'error',
				{
					selector: "MemberExpression[object.name='Date'][property.name='now']",
					message: 'The clock is passed in.',
				},
				{
					selector: "NewExpression[callee.name='Date'][arguments.length=0]",
					message: 'The clock is passed in.',
				},
				{
					selector: "CallExpression[callee.name='Date']",
					message: 'The clock is passed in.',
				},
				{
					selector: "MemberExpression[object.name='Math'][property.name='random']",
					message: 'Chance is passed in.',
				},
			],
		},
	},
	{
		files: ['**/*.test.ts', '**/*.spec.ts'],
		rules: {
			'no-restricted-syntax': [
				'error',
				{
					selector: "MemberExpression[property.name='only']",
					message: 'This would keep the other tests from running.',
				},
			],
		},
	},
	{
		files: ['tests/fixtures.ts'],
		// Playwright reads the names of fixtures from the pattern, which may be empty.
		rules: { 'no-empty-pattern': 'off' },
	},
);
