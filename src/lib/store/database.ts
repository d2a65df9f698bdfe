import Dexie, { type EntityTable, type Table } from 'dexie';
import type { Attempt } from '../scenario/run/attempt.ts';
import type { Step } from '../scenario/run/step.ts';

/** An attempt as stored: its steps lie in their own table. */
export type AttemptRow = Omit<Attempt, 'steps'> & {
	/** Which platform or assignment it belongs to; `home` for play without one. */
	owner: string;
	/** When it began or ended; with steps in between, when the last of them was. */
	updatedAt: number;
	/** Set when the story has come to an end. */
	finishedAt?: number;
	/** So many of its steps the platform has confirmed. */
	told?: number;
	/** Kept, but another attempt counts instead. */
	setAside?: boolean;
};

export type StepRow = Step & { attempt: string; index: number };

/** The database of this browser. Opened on first use. */
export class Database extends Dexie {
	declare attempts: EntityTable<AttemptRow, 'id'>;
	declare steps: Table<StepRow, [string, number]>;
	/** What the embedded platform keeps, by owner. */
	declare platform: EntityTable<{ owner: string; data: unknown }, 'owner'>;
	declare settings: EntityTable<{ key: string; value: unknown }, 'key'>;

	constructor() {
		super('balie');
		this.version(1).stores({
			attempts: 'id, owner, scenario, updatedAt',
			steps: '[attempt+index], attempt',
			platform: 'owner',
			settings: 'key',
		});
	}
}

/** All steps that are stored, by attempt and in order. */
export async function stepsByAttempt(steps: Database['steps']): Promise<Map<string, StepRow[]>> {
	const all = new Map<string, StepRow[]>();
	// By the primary key, which is attempt and index.
	for (const step of await steps.toArray()) {
		const list = all.get(step.attempt);
		if (list) list.push(step);
		else all.set(step.attempt, [step]);
	}
	return all;
}
