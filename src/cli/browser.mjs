import { execFileSync } from 'node:child_process';
import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { forget, remember, remembered, ROOT, run } from './setup.mjs';

/** How long a download of Playwright's browser, or of Debian's package, may take, in milliseconds. */
const PATIENCE = 10 * 60_000;
/** How long a browser may take to start, on a slow machine. */
const START = 60_000;
/** After a failed download the next is tried a day later. */
const DAY = 24 * 60 * 60_000;

const SYSTEM_NAMES = ['chromium', 'chromium-browser', 'google-chrome-stable', 'google-chrome'];
const SYSTEM_PATHS = [
	'/Applications/Google Chrome.app/Contents/MacOS/Google Chrome',
	'/Applications/Chromium.app/Contents/MacOS/Chromium',
	...['PROGRAMFILES', 'PROGRAMFILES(X86)', 'LOCALAPPDATA'].flatMap((name) => {
		const folder = process.env[name];
		if (!folder) return [];
		return [
			join(folder, 'Google', 'Chrome', 'Application', 'chrome.exe'),
			join(folder, 'Chromium', 'Application', 'chrome.exe'),
		];
	}),
];

/** How the tests start a browser: quiet, and without the sandbox that root cannot have. */
export const FLAGS = [
	'--disable-gpu',
	'--disable-background-networking',
	'--disable-component-update',
	'--disable-sync',
	'--no-first-run',
	...(process.getuid?.() === 0 ? ['--no-sandbox'] : []),
];

/**
 * A Chromium for the browser tests: the one in BALIE_CHROMIUM, else Playwright's own where it can be had,
 * else the system's, else Debian's package. Only one that starts will do. Says in a line which it is.
 * @returns {Promise<string | undefined>} its path, or undefined when there is none to be had
 */
export async function findBrowser() {
	const path = await choose();
	if (path) remember('browser', path);
	else forget('browser');
	return path;
}

/** The browser that is given, or that findBrowser last came upon: for tests that are run by themselves. */
export function lastBrowser() {
	if (process.env.BALIE_CHROMIUM) return process.env.BALIE_CHROMIUM;
	const path = remembered('browser');
	return path && existsSync(path) ? path : undefined;
}

async function choose() {
	const given = process.env.BALIE_CHROMIUM;
	if (given) {
		if (await starts(given)) return said('the one in BALIE_CHROMIUM', given);
		console.error('Set BALIE_CHROMIUM to a Chromium or Chrome that works here, or unset it.');
		return undefined;
	}

	const own = await playwrightBrowser();
	if (own) return said("Playwright's own", own);
	const system = await systemBrowser();
	if (system) return said("the system's", system);
	if (await installDebianPackage()) {
		const installed = await systemBrowser();
		if (installed) return said("Debian's package", installed);
	}
	console.error(
		'No browser for the tests: neither Playwright nor apt could provide one that starts,\n' +
			'and there is no other Chromium or Chrome. Install one, or set BALIE_CHROMIUM to its path.',
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

/**
 * Whether a browser is there and starts: one without the libraries that it needs does not.
 * @param {string} executablePath
 */
async function starts(executablePath) {
	const { chromium } = await import('@playwright/test');
	try {
		const browser = await chromium.launch({ executablePath, args: FLAGS, timeout: START });
		await browser.close();
		return true;
	} catch (error) {
		const reason = existsSync(executablePath) ? reasonOf(String(error)) : 'it is not there';
		console.log(`Browser: ${executablePath} does not start: ${reason}`);
		return false;
	}
}

/**
 * What of Playwright's long message says why a browser did not start.
 * @param {string} message
 */
function reasonOf(message) {
	const lines = message.split('\n').map((line) => line.trim());
	return lines.find((line) => /\[err\]|error while loading/.test(line)) ?? lines[0];
}

async function playwrightBrowser() {
	const { chromium } = await import('@playwright/test');
	const path = chromium.executablePath();
	if (!existsSync(path) && !(await download(path))) return undefined;
	return (await starts(path)) ? path : undefined;
}

/**
 * Downloads Playwright's browser, unless that failed for this version less than a day ago.
 * @param {string} path where it will be; it names the version
 */
async function download(path) {
	const [failed = '', at = '0'] = (remembered('browser-download-failed') ?? '').split('\n');
	if (failed === path && Math.abs(Date.now() - Number(at)) < DAY) return false;
	console.log("Downloading Playwright's browser …");
	const cli = join(ROOT, 'node_modules', '@playwright', 'test', 'cli.js');
	// Without --no-shell it would fetch a second, smaller browser that has no path of its own to ask for.
	await run(process.execPath, [cli, 'install', '--no-shell', 'chromium'], {
		timeout: PATIENCE,
		errors: 'ignore',
	});
	// The browser counts, not the exit code: what comes after it in the download is for videos.
	if (existsSync(path)) return true;
	console.log('It could not be downloaded. The next try is a day from now.');
	remember('browser-download-failed', `${path}\n${Date.now()}`);
	return false;
}

async function systemBrowser() {
	const folders = (process.env.PATH ?? '').split(process.platform === 'win32' ? ';' : ':');
	const named = SYSTEM_NAMES.flatMap((name) => folders.map((folder) => join(folder, name)));
	for (const path of new Set([...named, ...SYSTEM_PATHS])) {
		if (existsSync(path) && (await starts(path))) return path;
	}
	return undefined;
}

/** Where apt is and we may use it. */
async function installDebianPackage() {
	if (process.platform !== 'linux' || !works('apt-get', ['--version'])) return false;
	const root = process.getuid?.() === 0;
	if (!root && !works('sudo', ['-n', 'true'])) return false;
	console.log("Installing Debian's Chromium …");
	const [command = '', ...before] = [
		...(root ? [] : ['sudo', '-n']),
		...['env', 'DEBIAN_FRONTEND=noninteractive', 'apt-get', '-o', 'DPkg::Lock::Timeout=120', '-q'],
	];
	const apt = (/** @type {string[]} */ ...args) =>
		run(command, [...before, ...args], { timeout: PATIENCE });
	// A list that cannot be renewed may still be good enough to install from.
	await apt('update');
	return (await apt('install', '-y', 'chromium')) === 0;
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
