import { Conflict } from './journal.ts';
import { Database, type AttemptRow } from './database.ts';
import {
	attemptOf,
	goesOn,
	handed,
	isRival,
	rowOf,
	sameStep,
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
			throw error instanceof Conflict ? error : new StoreError(error);
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
	const change = async (id: string, part: Partial<AttemptRow>) => {
		await guard(attempts.update(id, part));
	};
	return {
		durable: true,
		create: (attempt, owner) =>
			guard(
				database.transaction('rw', attempts, steps, async () => {
					const rows = await attempts.where('owner').equals(owner).toArray();
					const rival = rows.find((row) => isRival(row, attempt, owner));
					if (rival) throw new Conflict(await stored(rival));
					const known = await attempts.get(attempt.id);
					const there = known && (await stored(known));
					if (there && !goesOn(there.attempt.steps, attempt.steps)) throw new Conflict(there);
					await attempts.put(known ?? rowOf(attempt, owner));
					await steps.bulkPut(
						attempt.steps.map((step, index) => ({ ...step, attempt: attempt.id, index })),
					);
				}),
			),
		// One write and no more: the screen waits for it. What is there already is looked at only then.
		append: async (attempt, index, step) => {
			try {
				await steps.add({ ...step, attempt, index });
			} catch (error) {
				const there = await guard(steps.get([attempt, index]));
				const row = await guard(attempts.get(attempt));
				if (!there || !row) throw new StoreError(error);
				if (!sameStep(there, step)) throw new Conflict(await guard(stored(row)));
			}
		},
		speak: (attempt, conversation) => change(attempt, { conversation }),
		finish: (attempt, at) => change(attempt, { finishedAt: at, updatedAt: at }),
		told: (attempt, count) => change(attempt, { told: count }),
		setAside: (attempt) => change(attempt, { setAside: true }),
		hand: (from, to) =>
			guard(
				database.transaction('rw', attempts, async () => {
					const rows = await attempts.where('owner').equals(from).toArray();
					await attempts.bulkPut(rows.map((row) => handed(row, to)));
				}),
			),
		load: (id) => guard(attempts.get(id).then((row) => (row ? stored(row) : undefined))),
		list: (owner) => guard(newest(owner).then((rows) => Promise.all(rows.map(stored)))),
	};
}

/** Erases everything that Balie keeps in this browser. */
export async function eraseAll(): Promise<void> {
	await new Database().delete();
}
