import { spawn } from 'node:child_process';
import { createHash } from 'node:crypto';
import {
	existsSync,
	mkdirSync,
	readFileSync,
	readdirSync,
	rmSync,
	statSync,
	writeFileSync,
} from 'node:fs';
import { basename, dirname, join, relative } from 'node:path';
import { fileURLToPath } from 'node:url';

/*
 * What `npm start` and `npm test` need before anything is installed: plain JavaScript, Node only.
 */

/** The project's folder, wherever the command was called from. */
export const ROOT = join(dirname(fileURLToPath(import.meta.url)), '..', '..');
const CACHE = join(ROOT, 'node_modules', '.cache', 'balie');
/** The oldest minor version of each major version that the tools still run on; later majors do too. */
const OLDEST_MINOR = new Map([
	[20, 19],
	[22, 13],
]);
const ANY_FROM = 24;

/** What a build is made of. Unit tests are not part of it. */
const SOURCES = [
	...['src', 'static', 'scenarios'],
	...['package.json', 'package-lock.json', 'tsconfig.json', 'svelte.config.js', 'vite.config.ts'],
];

/** Ends with a clear word when Balie's tools do not run on this Node.js. */
export function checkNode() {
	const [major = 0, minor = 0] = process.versions.node.split('.').map(Number);
	if (major >= ANY_FROM || minor >= (OLDEST_MINOR.get(major) ?? Infinity)) return;
	const known = [...OLDEST_MINOR].map(([major, minor]) => `${major}.${minor} or a later ${major}`);
	console.error(
		`This is Node.js ${process.versions.node}. Balie needs ${known.join(', ')}, or ${ANY_FROM} and up: ` +
			'https://nodejs.org',
	);
	process.exit(1);
}

/**
 * Runs a command in the project's folder with its output shown.
 * @param {string} command
 * @param {string[]} args
 * @param {{ env?: Record<string, string>, timeout?: number, shell?: boolean, errors?: 'inherit' | 'ignore' }} [options]
 *   a timeout, in milliseconds, ends the command
 * @returns {Promise<number>} its exit code
 */
export function run(command, args, { env = {}, timeout, shell, errors = 'inherit' } = {}) {
	return new Promise((resolve) => {
		const child = spawn(command, args, {
			cwd: ROOT,
			stdio: ['ignore', 'inherit', errors],
			env: { ...process.env, ...env },
			timeout,
			shell,
		});
		child.on('error', (error) => {
			console.error(`${command}: ${error.message}`);
			resolve(1);
		});
		child.on('close', (code) => resolve(code ?? 1));
	});
}

/**
 * Runs npm: the one that called us, or the one that the shell finds (on Windows a script, so by a shell).
 * @param {string[]} args
 * @param {Record<string, string>} [env]
 */
export function npm(args, env) {
	const cli = process.env.npm_execpath ?? '';
	if (basename(cli) === 'npm-cli.js') return run(process.execPath, [cli, ...args], { env });
	const windows = process.platform === 'win32';
	const quoted = windows ? args.map((arg) => (/\s/.test(arg) ? `"${arg}"` : arg)) : args;
	return run('npm', quoted, { env, shell: windows });
}

/**
 * Installs the dependencies unless they are those of this package-lock.json, for this Node.js, already.
 * @returns {Promise<number>} the exit code
 */
export async function installDependencies() {
	const lock = hashOf([join(ROOT, 'package-lock.json')]);
	const wanted = [lock, process.platform, process.arch, process.versions.modules].join(' ');
	if (remembered('dependencies') === wanted) return 0;
	console.log('Installing what Balie needs …');
	// The tools are development dependencies, wanted also where npm is set to leave those out.
	const code = await npm(['ci', '--include=dev', '--no-audit', '--no-fund']);
	if (code === 0) remember('dependencies', wanted);
	else console.error('The dependencies could not be installed: see above for what npm says.');
	return code;
}

/**
 * Builds the site unless what lies there was made from these sources and is untouched since.
 * @returns {Promise<number>} the exit code
 */
export async function build() {
	const sources = sourcesHash();
	const stamp = () => `${sources} ${hashOf(filesIn(join(ROOT, 'build')))}`;
	if (existsSync(join(ROOT, 'build', 'index.html')) && remembered('build') === stamp()) {
		console.log('The build is up to date.');
		return 0;
	}
	const code = await npm(['run', '--silent', 'build']);
	if (code === 0) remember('build', stamp());
	return code;
}

/** A hash of all that a build is made of: the same sources have the same, wherever they lie. */
export function sourcesHash() {
	const files = SOURCES.flatMap((name) => filesIn(join(ROOT, name)));
	return hashOf(files.filter((file) => !file.endsWith('.test.ts')));
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
 * Forgets what was noted under this name.
 * @param {string} name
 */
export function forget(name) {
	rmSync(join(CACHE, name), { force: true });
}

/**
 * @param {string} path
 * @returns {string[]} the files at or below a path, in a fixed order; none where nothing is there
 */
function filesIn(path) {
	const found = statSync(path, { throwIfNoEntry: false });
	if (!found?.isDirectory()) return found ? [path] : [];
	return readdirSync(path)
		.sort()
		.flatMap((name) => filesIn(join(path, name)));
}

/** @param {string[]} files */
function hashOf(files) {
	const hash = createHash('sha256');
	for (const file of files) {
		const content = readFileSync(file);
		hash.update(`${relative(ROOT, file)}\0${content.length}\0`).update(content);
	}
	return hash.digest('hex');
}
