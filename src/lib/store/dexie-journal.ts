import { Database, stepsByAttempt, type AttemptRow, type StepRow } from './database.ts';
import { Erased } from './erased.ts';
import {
	attemptOf,
	Conflict,
	goesOn,
	handed,
	isRival,
	rowOf,
	sameStep,
	StoreError,
	type Journal,
	type StoredAttempt,
} from './journal.ts';

/** From so many attempts on, one question for all steps is quicker than one for each attempt. */
const MANY = 20;

/** The journal in this browser's IndexedDB. Rejects with a StoreError when storage refuses. */
export async function openJournal(): Promise<Journal> {
	const database = new Database();
	const guard = async <T>(work: Promise<T>): Promise<T> => {
		try {
			return await work;
		} catch (error) {
			const told = error instanceof Conflict || error instanceof Erased;
			throw told ? error : new StoreError(error);
		}
	};
	await guard(database.open());
	const { attempts, steps } = database;

	const stored = async (row: AttemptRow): Promise<StoredAttempt> =>
		withSteps(row, await steps.where('attempt').equals(row.id).sortBy('index'));
	const withSteps = (row: AttemptRow, rows: readonly StepRow[]): StoredAttempt => {
		// A gap means that a step was lost: what follows it cannot be believed.
		const gap = rows.findIndex(({ index }, place) => index !== place);
		const whole = gap < 0 ? rows : rows.slice(0, gap);
		const last = whole.at(-1);
		return {
			row: { ...row, updatedAt: Math.max(row.updatedAt, row.startedAt + (last?.at ?? 0)) },
			attempt: { ...attemptOf(row), steps: whole.map(({ event, at }) => ({ event, at })) },
		};
	};
	const listed = async (rows: AttemptRow[]): Promise<StoredAttempt[]> => {
		rows.sort((a, b) => b.updatedAt - a.updatedAt);
		if (rows.length < MANY) return Promise.all(rows.map(stored));
		const all = await stepsByAttempt(steps);
		return rows.map((row) => withSteps(row, all.get(row.id) ?? []));
	};
	const change = (id: string, part: Partial<AttemptRow>) => guard(attempts.update(id, part));
	const changeOrSay = async (id: string, part: Partial<AttemptRow>) => {
		if (!(await change(id, part))) throw new Erased(id);
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
		// The screen waits for it: what is looked at first is asked for at once.
		append: (id, index, step) =>
			guard(
				database.transaction('rw', attempts, steps, async () => {
					const before = steps.where('[attempt+index]').between([id, 0], [id, index]);
					const [row, count, there] = await Promise.all([
						attempts.get(id),
						before.count(),
						steps.get([id, index]),
					]);
					if (!row || count < index) throw new Erased(id);
					if (!there) await steps.add({ ...step, attempt: id, index });
					else if (!sameStep(there, step)) throw new Conflict(await stored(row));
				}),
			),
		speak: (id, conversation) => changeOrSay(id, { conversation }),
		finish: (id, at) => changeOrSay(id, { finishedAt: at, updatedAt: at }),
		told: async (id, count) => void (await change(id, { told: count })),
		setAside: async (id) => void (await change(id, { setAside: true })),
		hand: (ids, to) =>
			guard(
				database.transaction('rw', attempts, async () => {
					const rows = await attempts.bulkGet([...ids]);
					await attempts.bulkPut(rows.flatMap((row) => (row ? handed(row, to) : [])));
				}),
			),
		load: (id) => guard(attempts.get(id).then((row) => (row ? stored(row) : undefined))),
		list: (owner) => guard(attempts.where('owner').equals(owner).toArray().then(listed)),
		listUnder: (prefix) => guard(attempts.where('owner').startsWith(prefix).toArray().then(listed)),
	};
}

/** Erases everything that Balie keeps in this browser. */
export async function eraseAll(): Promise<void> {
	await new Database().delete();
}
