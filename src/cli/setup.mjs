import { spawn } from 'node:child_process';
import { createHash } from 'node:crypto';
import { existsSync, mkdirSync, readFileSync, readdirSync, writeFileSync } from 'node:fs';
import { dirname, join, relative } from 'node:path';
import { fileURLToPath } from 'node:url';

/*
 * What `npm start` and `npm test` need before anything is installed: plain JavaScript, Node only.
 */

/** The project's folder, wherever the command was called from. */
export const ROOT = join(dirname(fileURLToPath(import.meta.url)), '..', '..');
const CACHE = join(ROOT, 'node_modules', '.cache', 'balie');
const OLDEST_NODE = [20, 19];

/** Ends with a clear word when this Node.js is too old. */
export function checkNode() {
	const [major = 0, minor = 0] = process.versions.node.split('.').map(Number);
	const [needed = 0, least = 0] = OLDEST_NODE;
	if (major > needed || (major === needed && minor >= least)) return;
	console.error(
		`Balie needs Node.js ${needed}.${least} or newer; this is ${process.versions.node}.`,
	);
	process.exit(1);
}

/**
 * Runs a command in the project's folder with its output shown.
 * @param {string} command
 * @param {string[]} args
 * @param {Record<string, string>} [env]
 * @returns {Promise<number>} its exit code
 */
export function run(command, args, env = {}) {
	return new Promise((resolve) => {
		const child = spawn(command, args, {
			cwd: ROOT,
			stdio: ['ignore', 'inherit', 'inherit'],
			env: { ...process.env, ...env },
		});
		child.on('error', (error) => {
			console.error(`${command}: ${error.message}`);
			resolve(1);
		});
		child.on('close', (code) => resolve(code ?? 1));
	});
}

/**
 * Runs npm as the one that called us, so that it works where `npm` is a script of the shell's.
 * @param {string[]} args
 * @param {Record<string, string>} [env]
 */
export function npm(args, env) {
	const cli = process.env.npm_execpath;
	if (cli && /\.c?js$/.test(cli)) return run(process.execPath, [cli, ...args], env);
	return run(process.platform === 'win32' ? 'npm.cmd' : 'npm', args, env);
}

/** Installs the dependencies unless they are those of this package-lock.json already. */
export async function installDependencies() {
	const wanted = hashOf([join(ROOT, 'package-lock.json')]) + process.versions.modules;
	if (existsSync(join(ROOT, 'node_modules')) && remembered('dependencies') === wanted) return;
	console.log('Installing what Balie needs …');
	if ((await npm(['ci', '--no-audit', '--no-fund'])) !== 0) {
		console.error('The dependencies could not be installed. Is the npm registry within reach?');
		process.exit(1);
	}
	remember('dependencies', wanted);
}

/** Builds the site unless the build is of these sources already. Resolves to the exit code. */
export async function build() {
	const wanted = hashOf(
		[
			'src',
			'static',
			'scenarios',
			'package-lock.json',
			'svelte.config.js',
			'vite.config.ts',
		].flatMap((name) => filesIn(join(ROOT, name))),
	);
	if (existsSync(join(ROOT, 'build', 'index.html')) && remembered('build') === wanted) {
		console.log('The build is up to date.');
		return 0;
	}
	const code = await npm(['run', '--silent', 'build']);
	if (code === 0) remember('build', wanted);
	return code;
}

/**
 * What was noted under this name, or nothing.
 * @param {string} name
 */
export function remembered(name) {
	const file = join(CACHE, name);
	return existsSync(file) ? readFileSync(file, 'utf8') : undefined;
}

/**
 * Notes something for the next run. It goes with node_modules.
 * @param {string} name
 * @param {string} value
 */
export function remember(name, value) {
	mkdirSync(CACHE, { recursive: true });
	writeFileSync(join(CACHE, name), value);
}

/**
 * @param {string} path
 * @returns {string[]} the files at or below a path, in a fixed order
 */
function filesIn(path) {
	if (!existsSync(path)) return [];
	const entries = readdirSync(dirname(path), { withFileTypes: true });
	if (entries.find(({ name }) => join(dirname(path), name) === path)?.isFile()) return [path];
	return readdirSync(path, { withFileTypes: true })
		.sort((a, b) => (a.name < b.name ? -1 : 1))
		.flatMap((entry) => filesIn(join(path, entry.name)));
}

/** @param {string[]} files */
function hashOf(files) {
	const hash = createHash('sha256');
	for (const file of files) hash.update(relative(ROOT, file)).update(readFileSync(file));
	return hash.digest('hex');
}
