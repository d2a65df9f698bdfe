import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { findBrowser } from './browser.mjs';
import { build, checkNode, installDependencies, npm } from './setup.mjs';

/*
 * npm test: installs what is missing, then runs every check, and ends with a plain summary.
 * A failed step does not keep the others from running, unless they need what it makes.
 */

/**
 * @typedef {object} Step
 * @property {string} name
 * @property {number} passed a step without tests of its own counts as one
 * @property {number} failed
 * @property {string} note how long it took, and what it counted
 */

const reports = mkdtempSync(join(tmpdir(), 'balie-test-'));
process.on('exit', () => rmSync(reports, { recursive: true, force: true }));
const unitReport = join(reports, 'unit.json');
const browserReport = join(reports, 'browser.json');

/** @type {Step[]} */
const steps = [];

checkNode();
if (await step('Dependencies', installDependencies)) await checks();

console.log('\nSummary');
for (const { name, failed, note } of steps) {
	console.log(`  ${failed ? 'FAILED' : 'ok    '}  ${name.padEnd(16)} ${note}`);
}
const total = (/** @type {'passed' | 'failed'} */ outcome) =>
	steps.reduce((sum, step) => sum + step[outcome], 0);
console.log(`\n${total('passed')} passed, ${total('failed')} failed`);
process.exitCode = total('failed') ? 1 : 0;

/** Every check, in the order in which they are of use: what needs no build comes first. */
async function checks() {
	/** @type {string | undefined} */
	let browser;
	await step('Browser', async () => {
		browser = await findBrowser();
		return browser ? 0 : 1;
	});
	await step('Format and lint', () => npm(['run', '--silent', 'lint']));
	await step('Types', () => npm(['run', '--silent', 'check']));
	await step('Scenarios', () => npm(['run', '--silent', 'verify']));
	await step(
		'Unit tests',
		() =>
			npm([
				...['run', '--silent', 'unit', '--', '--reporter=default', '--reporter=json'],
				`--outputFile.json=${unitReport}`,
			]),
		() => {
			const report = read(unitReport);
			return { passed: report.numPassedTests, failed: report.numFailedTests };
		},
	);
	const built = await step('Build', build);
	if (browser && built) {
		const env = { BALIE_CHROMIUM: browser, BALIE_REPORT: browserReport };
		await step(
			'Browser tests',
			() => npm(['run', '--silent', 'browser'], env),
			() => {
				const { stats } = read(browserReport);
				return { passed: stats.expected, failed: stats.unexpected + stats.flaky };
			},
		);
	} else {
		const note = `not run: ${built ? 'there is no browser' : 'the build failed'}`;
		steps.push({ name: 'Browser tests', passed: 0, failed: 1, note });
	}
}

/**
 * Runs a step and notes how it went. A step that fails counts at least one failure, also when no test did.
 * @param {string} name
 * @param {() => Promise<number>} work resolves to an exit code
 * @param {() => { passed: number, failed: number }} [count] its tests, by its report
 * @returns {Promise<boolean>} whether it passed
 */
async function step(name, work, count) {
	console.log(`\n── ${name}`);
	const began = performance.now();
	const code = await work().catch((error) => {
		console.error(error);
		return 1;
	});
	const ok = code === 0;
	const took = `${((performance.now() - began) / 1000).toFixed(1).padStart(5)} s`;
	if (!count) {
		steps.push({ name, passed: ok ? 1 : 0, failed: ok ? 0 : 1, note: took });
		return ok;
	}
	try {
		const { passed, failed } = count();
		const least = ok ? failed : Math.max(failed, 1);
		const note = `${took}, ${passed} passed, ${failed} failed`;
		steps.push({ name, passed, failed: least, note });
		return least === 0;
	} catch {
		steps.push({ name, passed: 0, failed: 1, note: `${took}, left no report` });
		return false;
	}
}

/** @param {string} file */
function read(file) {
	return JSON.parse(readFileSync(file, 'utf8'));
}
