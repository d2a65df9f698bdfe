import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { findBrowser } from './browser.mjs';
import { build, checkNode, installDependencies, npm } from './setup.mjs';

/*
 * npm test: installs what is missing, then runs every check, and ends with a plain summary.
 */

checkNode();
await installDependencies();

const reports = mkdtempSync(join(tmpdir(), 'balie-test-'));
const unitReport = join(reports, 'unit.json');
const browserReport = join(reports, 'browser.json');

/** @type {{ name: string, ok: boolean, seconds: number, note?: string }[]} */
const steps = [];

/**
 * Runs a step and notes how it went; the others go on either way.
 * @param {string} name
 * @param {() => Promise<number>} work
 */
async function step(name, work) {
	console.log(`\n── ${name}`);
	const began = performance.now();
	const ok = (await work()) === 0;
	steps.push({ name, ok, seconds: (performance.now() - began) / 1000 });
	return ok;
}

await step('Format and lint', () => npm(['run', '--silent', 'lint']));
await step('Types', () => npm(['run', '--silent', 'check']));
await step('Scenarios', () => npm(['run', '--silent', 'verify']));
await step('Unit tests', () =>
	npm([
		...['run', '--silent', 'unit', '--', '--reporter=default', '--reporter=json'],
		`--outputFile.json=${unitReport}`,
	]),
);
const built = await step('Build', build);
if (built) {
	await step('Browser tests', async () => {
		const browser = await findBrowser();
		if (!browser) return 1;
		return npm(['run', '--silent', 'browser'], {
			BALIE_CHROMIUM: browser,
			BALIE_REPORT: browserReport,
		});
	});
} else {
	steps.push({ name: 'Browser tests', ok: false, seconds: 0, note: 'not run: the build failed' });
}

const unit = counts(unitReport, (report) => [report.numPassedTests, report.numFailedTests]);
const browser = counts(browserReport, ({ stats }) => [stats.expected, stats.unexpected]);
rmSync(reports, { recursive: true, force: true });

console.log('\nSummary');
for (const { name, ok, seconds, note } of steps) {
	console.log(
		`  ${ok ? 'ok    ' : 'FAILED'}  ${name.padEnd(16)} ${note ?? `${seconds.toFixed(1)} s`}`,
	);
}
// Each step without tests of its own counts as one check.
const checks = steps.filter(({ name }) => !/tests$/.test(name));
const passed = checks.filter(({ ok }) => ok).length + unit.passed + browser.passed;
const failures = steps.filter(({ ok }) => !ok).length;
const failed = Math.max(
	failures,
	checks.filter(({ ok }) => !ok).length + unit.failed + browser.failed,
);
console.log(`\n${passed} passed, ${failed} failed`);
process.exit(failed ? 1 : 0);

/**
 * Tests passed and failed by a runner's report; none where there is no report.
 * @param {string} file
 * @param {(report: any) => [number, number]} read
 */
function counts(file, read) {
	try {
		const [passed, failed] = read(JSON.parse(readFileSync(file, 'utf8')));
		return { passed, failed };
	} catch {
		return { passed: 0, failed: 0 };
	}
}
