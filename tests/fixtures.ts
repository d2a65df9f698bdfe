import { test as base, expect, type Page } from '@playwright/test';
import { execFileSync } from 'node:child_process';
import {
	existsSync,
	mkdtempSync,
	mkdirSync,
	readdirSync,
	readFileSync,
	rmSync,
	writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { unzipSync } from 'fflate';
import { assignmentOf, type Assignment } from '../src/lib/package/assignment.ts';
import { withAssignment } from '../src/lib/package/package.ts';
import { serve, type Server } from './serve.ts';

/** Nobody knows beforehand where a package or a site will lie. */
export const DEEP = '/a/deep/unknown path/r7/';

export type Standard = 'scorm12' | 'scorm2004';

/** How a platform fails: in every call or in one, always or from so many calls on. */
export type Fault = {
	/** The call without its prefix, such as `Commit`; every call when absent. */
	call?: string;
	/** `gone`: the session is no more, and cannot be opened again. `slow`: keeps the page waiting. */
	how: 'throws' | 'false' | 'blank' | 'gone' | 'slow';
	/** Calls that still go well. */
	after?: number;
};

/** What is different about a launch. */
export type LaunchOptions = {
	/** What the platform says: `{ lesson_mode: 'browse' }` in 1.2, `{ mode: 'browse' }` in 2004. */
	values?: Record<string, string>;
	fault?: Fault;
	/** The platform has no API at all. */
	missing?: boolean;
};

/** A package under a platform that runs scorm-again. */
export type Platform = Server & {
	/** Opens the platform's page, which launches the package in a frame. */
	launch(page: Page, values?: Record<string, string>, options?: LaunchOptions): Promise<void>;
};

/** What the platform holds, as its own report would read it. */
export async function held(page: Page) {
	return page.evaluate(() => JSON.parse(localStorage.getItem('cmi') ?? '{}'));
}

/** The platform fails from now on, or is well again. */
export async function fail(page: Page, fault?: Fault) {
	await page.evaluate((given) => Object.assign(window, { fault: given }), fault);
}

/** What a package is made of, and for which standard. */
export type PackageOptions = { standard?: Standard } & Pick<Assignment, 'scenarios'> &
	Partial<Assignment>;

type Fixtures = {
	/** The built site, served from a deep path. */
	site: Server;
	/** The real package, made by the command and unzipped. */
	platform: Platform;
	/** A package of any cases: the build with that assignment in its index.html. */
	packageOf: (options: PackageOptions) => Promise<Platform>;
};

/** Where the package was unzipped, once for each worker. */
type WorkerFixtures = { packageFolder: string };

export const test = base.extend<Fixtures, WorkerFixtures>({
	site: async ({}, use) => {
		if (!existsSync('build/index.html')) throw new Error('there is no build: npm run build');
		const server = await serve({ [DEEP]: 'build' });
		await use({ ...server, url: server.url + encodeURI(DEEP.slice(1)) });
		await server.close();
	},
	packageFolder: [
		async ({}, use) => {
			const out = mkdtempSync(join(tmpdir(), 'balie-'));
			const command = ['src/cli/package.ts', '--case', 'niet-in-voorraad', '--standard', 'scorm12'];
			execFileSync(process.execPath, ['node_modules/tsx/dist/cli.mjs', ...command, '--out', out]);
			const zip = readdirSync(out).find((name) => name.endsWith('.zip'));
			const files = unzipSync(readFileSync(join(out, zip ?? '')));
			const folder = join(out, 'unzipped');
			for (const [path, bytes] of Object.entries(files)) {
				mkdirSync(dirname(join(folder, path)), { recursive: true });
				writeFileSync(join(folder, path), bytes);
			}
			await use(folder);
			rmSync(out, { recursive: true, force: true });
		},
		{ scope: 'worker' },
	],
	platform: async ({ packageFolder }, use) => {
		const platform = await platformWith({ [DEEP]: packageFolder }, 'scorm12');
		await use(platform);
		await platform.close();
	},
	packageOf: async ({}, use) => {
		const open: Platform[] = [];
		await use(async ({ standard = 'scorm12', ...given }) => {
			const html = readFileSync('build/index.html', 'utf8');
			const assignment = assignmentOf({ title: 'Opdracht', ...given });
			const index = { body: withAssignment(html, assignment), type: 'text/html' };
			const platform = await platformWith(
				{ [`${DEEP}index.html`]: index, [DEEP]: 'build' },
				standard,
			);
			open.push(platform);
			return platform;
		});
		await Promise.all(open.map((platform) => platform.close()));
	},
});

/** Serves a package under a platform. */
async function platformWith(
	places: Parameters<typeof serve>[0],
	standard: Standard,
): Promise<Platform> {
	const server = await serve({
		...places,
		'/platform.html': { body: platformPage(standard), type: 'text/html' },
		'/scorm.js': {
			body: readFileSync(`node_modules/scorm-again/dist/${standard}.min.js`, 'utf8'),
			type: 'text/javascript',
		},
	});
	return {
		...server,
		async launch(page, values = {}, options = {}) {
			await page.addInitScript(
				(given) => {
					if (window === window.top) Object.assign(window, given);
				},
				{ launchValues: { ...values, ...options.values }, ...options },
			);
			await page.goto(`${server.url}platform.html`);
		},
	};
}

/**
 * A platform's player: scorm-again, with what it holds in localStorage, as a server would. It counts the
 * calls, and fails in the way that `window.fault` says.
 */
function platformPage(standard: Standard): string {
	const old = standard === 'scorm12';
	return `<!doctype html><meta charset="utf-8"><title>Platform</title>
<script src="/scorm.js"></script>
<script>
	const old = ${old};
	const held = JSON.parse(localStorage.getItem('cmi') ?? '{}');
	const api = new (old ? Scorm12API : Scorm2004API)({ autocommit: false, logLevel: 5 });
	const given = window.launchValues ?? {};
	if (old) {
		const { launch_data = '', ...values } = given;
		const core = { student_id: 's-1', student_name: 'Peeters, Lena', lesson_mode: 'normal', ...values };
		const entry = held.core ? 'resume' : 'ab-initio';
		api.loadFromJSON({ ...held, launch_data, core: { ...held.core, ...core, entry } }, 'cmi');
	} else {
		const { session_time, exit, ...rest } = held;
		const values = { learner_id: 's-1', learner_name: 'Peeters, Lena', mode: 'normal', ...given };
		api.loadFromJSON({ ...rest, ...values, entry: held.location ? 'resume' : 'ab-initio' }, 'cmi');
	}
	api.on(old ? 'LMSCommit' : 'Commit', () => {
		localStorage.setItem('cmi', JSON.stringify(api.renderCMIToJSONObject().cmi));
	});
	window.calls = [];
	let gone = false;
	const wrapped = {};
	const names = ['Initialize', 'GetValue', 'SetValue', 'Commit', 'GetLastError', 'GetErrorString',
		'GetDiagnostic', old ? 'Finish' : 'Terminate'];
	for (const name of names) {
		const own = (old ? 'LMS' : '') + name;
		wrapped[own] = (...args) => {
			window.calls.push([name, ...args].join(' '));
			const fault = window.fault;
			const fails = fault && (!fault.call || fault.call === name) && (fault.after ?? 0) < 1;
			if (fault?.after > 0) fault.after--;
			if (gone && name === 'GetLastError') return old ? '301' : '132';
			if (!fails) return api[own](...args);
			if (fault.how === 'throws') throw new Error('the platform is gone');
			if (fault.how === 'blank') return '';
			if (fault.how === 'slow') {
				const until = performance.now() + 1500;
				while (performance.now() < until);
				return api[own](...args);
			}
			gone = fault.how === 'gone';
			if (name === 'GetLastError') return gone ? (old ? '301' : '132') : '101';
			return name.startsWith('Get') ? '' : 'false';
		};
	}
	if (!window.missing) window[old ? 'API' : 'API_1484_11'] = wrapped;
</script>
<iframe src="${encodeURI(DEEP)}index.html" style="border:0;width:100%;height:96vh" title="SCO"></iframe>`;
}

export { expect };
