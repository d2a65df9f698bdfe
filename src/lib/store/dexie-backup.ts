import { mergeAttempts, type Backup, type Merged, type SavedAttempt } from './backup.ts';
import { Database, stepsByAttempt } from './database.ts';

/** All that this browser keeps, for a file. Rejects when storage refuses. */
export async function readAll(): Promise<Pick<Backup, 'attempts' | 'platform' | 'settings'>> {
	const database = new Database();
	try {
		const { attempts, steps, platform, settings } = database;
		return await database.transaction('r', [attempts, steps, platform, settings], async () => ({
			attempts: await allAttempts(database),
			platform: await platform.toArray(),
			settings: await settings.toArray(),
		}));
	} finally {
		database.close();
	}
}

/**
 * Writes what a file holds beside what is here, in one go: all of it or nothing. Rejects when storage
 * refuses; then nothing has changed.
 */
export async function mergeAll(
	backup: Backup,
	isValid: (attempt: SavedAttempt) => boolean,
): Promise<Omit<Merged, 'write'>> {
	const database = new Database();
	try {
		const { attempts, steps, platform, settings } = database;
		return await database.transaction('rw', [attempts, steps, platform, settings], async () => {
			const here = await allAttempts(database);
			const { write, ...merged } = mergeAttempts(here, backup.attempts, isValid);
			const known = new Set(here.map(({ id }) => id));
			const replaced = write.map(({ id }) => id).filter((id) => known.has(id));
			await steps.where('attempt').anyOf(replaced).delete();
			await attempts.bulkPut(write.map(({ steps: _, ...row }) => row));
			await steps.bulkPut(
				write.flatMap(({ id, steps: list }) =>
					list.map((step, index) => ({ ...step, attempt: id, index })),
				),
			);
			const changed = new Set(write.map(({ id, owner }) => `${owner}/${id}`));
			for (const entry of backup.platform) {
				const known = await platform.get(entry.owner);
				if (!known || changed.has(entry.owner)) await platform.put(entry);
			}
			for (const entry of backup.settings) {
				if (!(await settings.get(entry.key))) await settings.put(entry);
			}
			return merged;
		});
	} finally {
		database.close();
	}
}

async function allAttempts({ attempts, steps }: Database): Promise<SavedAttempt[]> {
	// One question for all: a thousand of them, one for each attempt, take seconds.
	const [rows, all] = await Promise.all([attempts.toArray(), stepsByAttempt(steps)]);
	return rows.map((row) => ({
		...row,
		steps: (all.get(row.id) ?? []).map(({ event, at }) => ({ event, at })),
	}));
}
