import { Database, type AttemptRow } from './database.ts';
import {
	attemptOf,
	isOpen,
	rowOf,
	StoreError,
	type Journal,
	type StoredAttempt,
} from './journal.ts';

/** The journal in this browser's IndexedDB. Rejects with a StoreError when storage refuses. */
export async function openJournal(): Promise<Journal> {
	const database = new Database();
	const guard = async <T>(work: Promise<T>): Promise<T> => {
		try {
			return await work;
		} catch (error) {
			throw new StoreError(error);
		}
	};
	await guard(database.open());
	const { attempts, steps } = database;

	const stored = async (row: AttemptRow): Promise<StoredAttempt> => {
		const rows = await steps.where('attempt').equals(row.id).sortBy('index');
		// A gap means that a step was lost: what follows it cannot be believed.
		const gap = rows.findIndex(({ index }, place) => index !== place);
		const whole = gap < 0 ? rows : rows.slice(0, gap);
		const last = whole.at(-1);
		return {
			row: { ...row, updatedAt: Math.max(row.updatedAt, row.startedAt + (last?.at ?? 0)) },
			attempt: { ...attemptOf(row), steps: whole.map(({ event, at }) => ({ event, at })) },
		};
	};
	const newest = async (owner: string) => {
		const rows = await attempts.where('owner').equals(owner).toArray();
		return rows.sort((a, b) => b.updatedAt - a.updatedAt);
	};
	return {
		durable: true,
		create: (attempt, owner) =>
			guard(
				database.transaction('rw', attempts, steps, async () => {
					await attempts.put(rowOf(attempt, owner));
					await steps.bulkPut(
						attempt.steps.map((step, index) => ({ ...step, attempt: attempt.id, index })),
					);
				}),
			),
		// One write and no more: the screen waits for it.
		append: async (attempt, index, step) => {
			await guard(steps.put({ ...step, attempt, index }));
		},
		finish: async (attempt, at) => {
			await guard(attempts.update(attempt, { finishedAt: at, updatedAt: at }));
		},
		load: (id) => guard(attempts.get(id).then((row) => (row ? stored(row) : undefined))),
		open: (owner, scenario) =>
			guard(
				newest(owner).then((rows) => {
					const row = rows.find((candidate) => isOpen(candidate, owner, scenario));
					return row ? stored(row) : undefined;
				}),
			),
		list: (owner) => guard(newest(owner).then((rows) => Promise.all(rows.map(stored)))),
	};
}

/** Erases everything that Balie keeps in this browser. */
export async function eraseAll(): Promise<void> {
	await new Database().delete();
}
