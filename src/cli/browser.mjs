import { execFileSync } from 'node:child_process';
import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { remember, remembered, ROOT, run } from './setup.mjs';

/** How long a download of Playwright's browser may take, in milliseconds. */
const PATIENCE = 10 * 60_000;
/** After a failed download the next is tried a day later. */
const DAY = 24 * 60 * 60_000;

const SYSTEM_NAMES = ['chromium', 'chromium-browser', 'google-chrome-stable', 'google-chrome'];
const SYSTEM_PATHS = [
	'/Applications/Google Chrome.app/Contents/MacOS/Google Chrome',
	'/Applications/Chromium.app/Contents/MacOS/Chromium',
	'C:\\Program Files\\Google\\Chrome\\Application\\chrome.exe',
	'C:\\Program Files (x86)\\Google\\Chrome\\Application\\chrome.exe',
];

/**
 * A Chromium for the browser tests: the one in BALIE_CHROMIUM, else Playwright's own where it can be had,
 * else the system's, else Debian's package. Says in a line which it is.
 * @returns {Promise<string | undefined>} its path, or undefined when there is none to be had
 */
export async function findBrowser() {
	const given = process.env.BALIE_CHROMIUM;
	if (given) return said('given by BALIE_CHROMIUM', given);

	const own = await playwrightBrowser();
	if (own) return said("Playwright's own", own);
	const system = systemBrowser();
	if (system) return said("the system's", system);
	if (await installDebianPackage()) {
		const installed = systemBrowser();
		if (installed) return said("Debian's package", installed);
	}
	console.error(
		'No browser for the tests: Playwright could not download one, and there is no Chromium or Chrome.\n' +
			'Install one, or set BALIE_CHROMIUM to its path.',
	);
	return undefined;
}

/**
 * @param {string} which
 * @param {string} path
 */
function said(which, path) {
	console.log(`Browser: ${which}, ${path}`);
	return path;
}

async function playwrightBrowser() {
	const { chromium } = await import('@playwright/test');
	const path = chromium.executablePath();
	if (existsSync(path)) return path;
	const failed = Number(remembered('browser-download-failed') ?? 0);
	if (Date.now() - failed < DAY) return undefined;
	console.log("Downloading Playwright's browser …");
	const cli = join(ROOT, 'node_modules', '@playwright', 'test', 'cli.js');
	const timeout = new Promise((resolve) => setTimeout(resolve, PATIENCE, 1).unref());
	const code = await Promise.race([
		run(process.execPath, [cli, 'install', '--only-shell', 'chromium'], {
			PLAYWRIGHT_DOWNLOAD_CONNECTION_TIMEOUT: '15000',
		}),
		timeout,
	]);
	if (code === 0 && existsSync(path)) return path;
	remember('browser-download-failed', String(Date.now()));
	return undefined;
}

function systemBrowser() {
	const folders = (process.env.PATH ?? '').split(process.platform === 'win32' ? ';' : ':');
	const candidates = SYSTEM_NAMES.flatMap((name) => folders.map((folder) => join(folder, name)));
	return [...candidates, ...SYSTEM_PATHS].find((path) => existsSync(path));
}

/** Where apt is and we may use it. */
async function installDebianPackage() {
	if (process.platform !== 'linux' || !works('apt-get', ['--version'])) return false;
	const root = process.getuid?.() === 0;
	if (!root && !works('sudo', ['-n', 'true'])) return false;
	const apt = (/** @type {string[]} */ args) =>
		root ? run('apt-get', args) : run('sudo', ['-n', 'apt-get', ...args]);
	console.log("Installing Debian's Chromium …");
	return (await apt(['update', '-q'])) === 0 && (await apt(['install', '-qy', 'chromium'])) === 0;
}

/**
 * @param {string} command
 * @param {string[]} args
 */
function works(command, args) {
	try {
		execFileSync(command, args, { stdio: 'ignore' });
		return true;
	} catch {
		return false;
	}
}
