import { defineConfig } from '@playwright/test';

/** The browser that `npm test` found or installed; without it, Playwright's own. */
const executablePath = process.env.BALIE_CHROMIUM || undefined;
const asRoot = process.getuid?.() === 0;

export default defineConfig({
	testDir: 'tests',
	testMatch: '**/*.spec.ts',
	fullyParallel: true,
	forbidOnly: !!process.env.CI,
	retries: 0,
	timeout: 60_000,
	reporter: process.env.BALIE_REPORT
		? [['list'], ['json', { outputFile: process.env.BALIE_REPORT }]]
		: 'list',
	use: {
		browserName: 'chromium',
		locale: 'nl-BE',
		timezoneId: 'Europe/Brussels',
		trace: 'retain-on-failure',
		launchOptions: {
			...(executablePath ? { executablePath } : {}),
			args: [
				'--disable-gpu',
				'--disable-background-networking',
				'--disable-component-update',
				'--disable-sync',
				'--no-first-run',
				...(asRoot ? ['--no-sandbox'] : []),
			],
		},
	},
});
