import { defineConfig } from '@playwright/test';
import { availableParallelism } from 'node:os';
import { FLAGS, lastBrowser } from './src/cli/browser.mjs';

/** The browser that `npm test` found or installed, now or before; without it, Playwright's own. */
const executablePath = lastBrowser();

export default defineConfig({
	testDir: 'tests',
	testMatch: '**/*.spec.ts',
	fullyParallel: true,
	workers: Math.max(2, Math.floor(availableParallelism() * 0.75)),
	forbidOnly: !!process.env.CI,
	retries: 0,
	timeout: 180_000,
	reporter: process.env.BALIE_REPORT
		? [['list'], ['json', { outputFile: process.env.BALIE_REPORT }]]
		: 'list',
	use: {
		browserName: 'chromium',
		locale: 'nl-BE',
		timezoneId: 'Europe/Brussels',
		// A trace makes a test a third slower: ask for it with --trace on.
		trace: 'off',
		launchOptions: { ...(executablePath ? { executablePath } : {}), args: FLAGS },
	},
});
