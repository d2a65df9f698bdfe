import type { Step } from '../scenario/run/step.ts';
import type { AttemptRow } from './database.ts';
import { Erased } from './erased.ts';
import {
	attemptOf,
	Conflict,
	goesOn,
	handed,
	isRival,
	rowOf,
	sameStep,
	type Journal,
	type StoredAttempt,
} from './journal.ts';

/** A journal in memory, for browsers that refuse storage: one can play, nothing outlives the page. */
export function memoryJournal(): Journal {
	const rows = new Map<string, AttemptRow>();
	const steps = new Map<string, Step[]>();
	const stored = (row: AttemptRow): StoredAttempt => {
		return { row, attempt: { ...attemptOf(row), steps: [...(steps.get(row.id) ?? [])] } };
	};
	const listed = (wanted: (row: AttemptRow) => boolean) =>
		[...rows.values()]
			.filter(wanted)
			.sort((a, b) => b.updatedAt - a.updatedAt)
			.map(stored);
	const change = (id: string, part: Partial<AttemptRow>) => {
		const row = rows.get(id);
		if (!row) return false;
		rows.set(id, { ...row, ...part });
		return true;
	};
	const changeOrSay = (id: string, part: Partial<AttemptRow>) => {
		if (!change(id, part)) throw new Erased(id);
	};
	return {
		durable: false,
		async create(attempt, owner) {
			const rival = [...rows.values()].find((row) => isRival(row, attempt, owner));
			if (rival) throw new Conflict(stored(rival));
			const known = rows.get(attempt.id);
			if (known && !goesOn(steps.get(attempt.id) ?? [], attempt.steps)) {
				throw new Conflict(stored(known));
			}
			rows.set(attempt.id, known ?? rowOf(attempt, owner));
			steps.set(attempt.id, [...attempt.steps]);
		},
		async append(id, index, step) {
			const list = steps.get(id);
			const row = rows.get(id);
			if (!list || !row || list.length < index) throw new Erased(id);
			if (list[index] && !sameStep(list[index], step)) throw new Conflict(stored(row));
			list[index] = step;
		},
		speak: async (id, conversation) => changeOrSay(id, { conversation }),
		finish: async (id, at) => changeOrSay(id, { finishedAt: at, updatedAt: at }),
		told: async (id, steps) => void change(id, { told: steps }),
		setAside: async (id) => void change(id, { setAside: true }),
		async hand(ids, to) {
			for (const row of rows.values()) {
				if (ids.includes(row.id)) rows.set(row.id, handed(row, to));
			}
		},
		async load(id) {
			const row = rows.get(id);
			return row && stored(row);
		},
		list: async (owner) => listed((row) => row.owner === owner),
		listUnder: async (prefix) => listed((row) => row.owner.startsWith(prefix)),
	};
}
