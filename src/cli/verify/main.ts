import { readFileSync } from 'node:fs';
import { availableParallelism } from 'node:os';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { Worker } from 'node:worker_threads';
import { PASS_MARK } from '../../lib/grading/report.ts';
import { idsIn, read, type SourceFiles } from '../../lib/content/read.ts';
import { readFolder } from '../read-folder.ts';
import { print } from './print.ts';
import { proofsIn } from './proofs.ts';
import { nameIn, type News, type Result, type Work } from './work.ts';

/*
 * npm run verify [-- --scenarios FOLDER] [--pass-mark 70] [--fresh]: walks every variant of every case and prints what
 * it found. A case that was in order, and of which nothing has changed, is not walked again unless --fresh asks for
 * it. Exit code 1 when there is a problem.
 */

const { values } = parseArgs({
	options: {
		scenarios: { type: 'string', default: join(process.cwd(), 'scenarios') },
		'pass-mark': { type: 'string', default: String(PASS_MARK) },
		fresh: { type: 'boolean', default: false },
	},
});
const passMark = Number(values['pass-mark']);
if (!(passMark > 0 && passMark <= 100)) {
	console.error(
		`--pass-mark: expected a number above 0, at most 100; found ${values['pass-mark']}`,
	);
	process.exit(2);
}

/** A thread that needs more has met a case that no budget of the verifier foresaw. */
const MAX_MEGABYTES = 200;

const began = performance.now();
const folder = values.scenarios;
const files = readFolder(folder);
const ids = idsIn(files);
// With no case to verify, what is wrong is wrong with the folder.
const problems = ids.length ? [] : read(files, nameIn(folder)).problems;

const own = import.meta.dirname;
const source = ['main.mjs', 'worker.mjs'].map((name) => readFileSync(join(own, name), 'utf8'));
const lock = readFileSync(join(own, '../../../../package-lock.json'), 'utf8');
const place = JSON.stringify([nameIn(folder)(''), passMark]);
const proofs = proofsIn(join(own, 'proofs'), [...source, lock, place], files);

const results = new Map<string, Result>();
/** How far each worker is in its case. */
const places = new Map<Worker, string>();
for (const id of ids) {
	const known = values.fresh ? undefined : proofs.find(id);
	if (known) results.set(id, known);
}
const kept = results.size;
const open = ids.filter((id) => !results.has(id));
const shares = divide(open, Math.min(availableParallelism(), open.length));
await Promise.all(shares.map(work));
show('');
const all = ids.flatMap((id) => results.get(id) ?? []);
process.exitCode = print(all, problems, { kept, seconds: (performance.now() - began) / 1000 });

/** Verifies some of the cases in a thread of their own. */
async function work(share: string[]): Promise<void> {
	const wanted = new Set(['company', ...share]);
	const part: SourceFiles = new Map(
		[...files].filter(([path]) => wanted.has(path.split('/')[0] ?? '')),
	);
	const workerData: Work = { files: part, folder, passMark };
	const failure = await new Promise<string | undefined>((resolve) => {
		const worker = new Worker(join(own, 'worker.mjs'), {
			workerData,
			resourceLimits: { maxOldGenerationSizeMb: MAX_MEGABYTES },
		});
		worker.on('message', (news: News) => {
			if ('result' in news) note(news.result);
			else places.set(worker, news.at);
			showProgress();
		});
		worker.on('error', ({ message }: Error) => {
			const last = places.get(worker);
			resolve(last ? `${message}; last seen in ${last}` : message);
		});
		worker.on('exit', () => {
			places.delete(worker);
			resolve(undefined);
		});
	});
	// Cases are verified in the order of their names: the first without a result is the one that failed.
	const [failed, ...rest] = share.filter((id) => !results.has(id)).sort();
	if (!failed) return;
	const file = nameIn(folder)(`${failed}/scenario.yaml`);
	const message = `cannot be verified: ${failure ?? 'its thread ended without a word'}`;
	note({ id: failed, warnings: [], problems: [{ file, line: 1, column: 1, message }] });
	if (rest.length) await work(rest);
}

/** Takes what came of a case, and keeps it when the case is in order. */
function note(result: Result) {
	results.set(result.id, result);
	if (!result.problems.length) proofs.keep(result);
}

function showProgress() {
	show([`${results.size} of ${ids.length} cases`, ...places.values()].join(' · '));
}

/** Cases by turns, so that each thread has as many; the largest first. */
function divide(cases: readonly string[], count: number): string[][] {
	const size = (id: string) =>
		[...files].reduce((sum, [path, file]) => {
			return path.startsWith(`${id}/`) && typeof file === 'string' ? sum + file.length : sum;
		}, 0);
	const shares = Array.from({ length: count }, () => ({ cases: [] as string[], size: 0 }));
	for (const id of [...cases].sort((a, b) => size(b) - size(a))) {
		const least = shares.reduce((a, b) => (b.size < a.size ? b : a));
		least.cases.push(id);
		least.size += size(id);
	}
	return shares.map((share) => share.cases);
}

/** A line that says how far it is, where there is somebody to read it. */
function show(line: string) {
	if (!process.stderr.isTTY) return;
	process.stderr.write(`\r\u001b[K${line.slice(0, (process.stderr.columns || 80) - 1)}`);
}
