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
import { serve, type Server } from './serve.ts';

/** Nobody knows beforehand where a package or a site will lie. */
export const DEEP = '/a/deep/unknown path/r7/';

/** The real package, made by the command and unzipped, under a platform that runs scorm-again. */
export type Platform = Server & {
	/** Opens the platform's page, which launches the package in a frame. */
	launch(page: Page, values?: Record<string, string>): Promise<void>;
};

type Fixtures = {
	/** The built site, served from a deep path. */
	site: Server;
	platform: Platform;
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
		const server = await serve({
			[DEEP]: packageFolder,
			'/platform.html': { body: platformPage(), type: 'text/html' },
			'/scorm12.js': {
				body: readFileSync('node_modules/scorm-again/dist/scorm12.min.js', 'utf8'),
				type: 'text/javascript',
			},
		});
		await use({
			...server,
			async launch(page, values = {}) {
				await page.addInitScript((given) => {
					if (window === window.top) Object.assign(window, { launchValues: given });
				}, values);
				await page.goto(`${server.url}platform.html`);
			},
		});
		await server.close();
	},
});

/** A platform's player: scorm-again's SCORM 1.2, with what it holds in localStorage, as a server would. */
function platformPage(): string {
	return `<!doctype html><meta charset="utf-8"><title>Platform</title>
<script src="/scorm12.js"></script>
<script>
	const held = JSON.parse(localStorage.getItem('cmi') ?? '{}');
	const api = new Scorm12API({ autocommit: false, logLevel: 5 });
	const core = { student_id: 's-1', student_name: 'Peeters, Lena', lesson_mode: 'normal', ...window.launchValues };
	api.loadFromJSON({ ...held, core: { ...held.core, ...core, entry: held.core ? 'resume' : 'ab-initio' } }, 'cmi');
	api.on('LMSCommit', () => {
		localStorage.setItem('cmi', JSON.stringify(api.renderCMIToJSONObject().cmi));
	});
	window.API = api;
</script>
<iframe src="${encodeURI(DEEP)}index.html" style="border:0;width:100%;height:96vh" title="SCO"></iframe>`;
}

export { expect };
