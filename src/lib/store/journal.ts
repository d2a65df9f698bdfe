import type { Attempt } from '../scenario/attempt.ts';
import type { Step } from '../scenario/step.ts';
import type { AttemptRow } from './database.ts';

/** The record of attempts, step by step. Every call resolves once it is durable, or rejects. */
export type Journal = {
	/** Whether what is written outlives this page. */
	readonly durable: boolean;
	create(attempt: Attempt, owner: string): Promise<void>;
	/** Writes a step at its index; the same step may be written twice, another one not over it. */
	append(attempt: string, index: number, step: Step): Promise<void>;
	finish(attempt: string, at: number): Promise<void>;
	load(attempt: string): Promise<StoredAttempt | undefined>;
	/** The newest attempt of an owner at a scenario that has not come to its end. */
	open(owner: string, scenario: string): Promise<StoredAttempt | undefined>;
	/** All attempts of an owner, newest first. */
	list(owner: string): Promise<StoredAttempt[]>;
};

/** An attempt with its steps and what the journal knows of it. */
export type StoredAttempt = { attempt: Attempt; row: AttemptRow };

/** Storage said no: denied, full, or in use in a way that another page must end. */
export class StoreError extends Error {
	constructor(cause: unknown) {
		super(cause instanceof Error ? cause.message : String(cause), { cause });
		this.name = 'StoreError';
	}
}

/** A journal in memory, for browsers that refuse storage: one can play, nothing outlives the page. */
export function memoryJournal(): Journal {
	const rows = new Map<string, AttemptRow>();
	const steps = new Map<string, Step[]>();
	const stored = (row: AttemptRow): StoredAttempt => {
		return { row, attempt: { ...attemptOf(row), steps: [...(steps.get(row.id) ?? [])] } };
	};
	const newest = () => [...rows.values()].sort((a, b) => b.updatedAt - a.updatedAt);
	return {
		durable: false,
		async create(attempt, owner) {
			rows.set(attempt.id, rowOf(attempt, owner));
			steps.set(attempt.id, [...attempt.steps]);
		},
		async append(id, index, step) {
			const list = steps.get(id);
			if (list) list[index] = step;
		},
		async finish(id, at) {
			const row = rows.get(id);
			if (row) rows.set(id, { ...row, finishedAt: at, updatedAt: at });
		},
		async load(id) {
			const row = rows.get(id);
			return row && stored(row);
		},
		async open(owner, scenario) {
			const row = newest().find((candidate) => isOpen(candidate, owner, scenario));
			return row && stored(row);
		},
		async list(owner) {
			return newest()
				.filter((row) => row.owner === owner)
				.map(stored);
		},
	};
}

/** The row of an attempt that begins now. */
export function rowOf(attempt: Attempt, owner: string): AttemptRow {
	const { steps: _, ...head } = attempt;
	return { ...head, owner, updatedAt: attempt.startedAt };
}

/** The attempt in a row, as yet without steps. */
export function attemptOf(row: AttemptRow): Attempt {
	const { id, scenario, version, hash, variant, seed, mode, conversation, startedAt } = row;
	return {
		...{ id, scenario, version, hash, variant, seed, mode, conversation, startedAt },
		steps: [],
	};
}

/** Whether a row is an attempt to go on with. */
export function isOpen(row: AttemptRow, owner: string, scenario: string): boolean {
	return row.owner === owner && row.scenario === scenario && !row.finishedAt;
}
