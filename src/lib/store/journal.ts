import type { Language } from '../i18n/language.ts';
import type { Attempt } from '../scenario/run/attempt.ts';
import type { Step } from '../scenario/run/step.ts';
import type { AttemptRow } from './database.ts';

/** The record of attempts, step by step. Every call resolves once it is durable, or rejects. */
export type Journal = {
	/** Whether what is written outlives this page. */
	readonly durable: boolean;
	/**
	 * Writes an attempt with its steps. Rejects with a Conflict when another window went further in the same
	 * attempt, or began another one at the same case.
	 */
	create(attempt: Attempt, owner: string): Promise<void>;
	/**
	 * Writes a step at its index. Rejects with a Conflict when another window wrote a different one there, and
	 * with Erased when the attempt or a step before it is no longer there.
	 */
	append(attempt: string, index: number, step: Step): Promise<void>;
	/** Notes the language that an attempt goes on in. Rejects with Erased when it is no longer there. */
	speak(attempt: string, conversation: Language): Promise<void>;
	/** Notes when an attempt ended. Rejects with Erased when it is no longer there. */
	finish(attempt: string, at: number): Promise<void>;
	/** Notes how many steps of an attempt the platform has confirmed. */
	told(attempt: string, steps: number): Promise<void>;
	/** Keeps an attempt, but does not go on with it: another one counts. */
	setAside(attempt: string): Promise<void>;
	/** Gives attempts to another owner, as not yet told. */
	hand(attempts: readonly string[], to: string): Promise<void>;
	load(attempt: string): Promise<StoredAttempt | undefined>;
	/** All attempts of an owner, newest first. */
	list(owner: string): Promise<StoredAttempt[]>;
	/** All attempts of owners whose names begin so, newest first. */
	listUnder(prefix: string): Promise<StoredAttempt[]>;
};

/** An attempt with its steps and what the journal knows of it. */
export type StoredAttempt = { attempt: Attempt; row: AttemptRow };

/** Another window of this browser went on: what it wrote stands. */
export class Conflict extends Error {
	constructor(readonly stored: StoredAttempt) {
		super(`attempt ${stored.attempt.id} went on in another window`);
		this.name = 'Conflict';
	}
}

/** Storage said no: denied, full, or in use in a way that another page must end. */
export class StoreError extends Error {
	constructor(cause: unknown) {
		super(cause instanceof Error ? cause.message : String(cause), { cause });
		this.name = 'StoreError';
	}
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
export function isOpen(row: AttemptRow): boolean {
	return !row.finishedAt && !row.setAside;
}

/** Whether a row is an open attempt at the same case of the same owner: there is one at a time. */
export function isRival(row: AttemptRow, attempt: Attempt, owner: string): boolean {
	const same = row.owner === owner && row.scenario === attempt.scenario;
	return same && row.id !== attempt.id && isOpen(row);
}

/** Whether these steps are the ones that are there, and perhaps more. */
export function goesOn(there: readonly Step[], steps: readonly Step[]): boolean {
	return there.every((step, index) => {
		const other = steps[index];
		return other !== undefined && sameStep(step, other);
	});
}

/** Whether two steps are the same act: the saved state of a platform knows the time to the second only. */
export function sameStep(one: Step, other: Step): boolean {
	return eventKey(one) === eventKey(other);
}

/** What was done, whatever the order of keys; a text that was written may be lost on the way. */
function eventKey({ event }: Step): string {
	return JSON.stringify(event, (key, value: unknown) => {
		if (key === 'text') return undefined;
		if (typeof value !== 'object' || value === null || Array.isArray(value)) return value;
		return Object.fromEntries(Object.entries(value).sort(([a], [b]) => (a < b ? -1 : 1)));
	});
}

/** A row of another owner, whose platform knows nothing of it yet. */
export function handed(row: AttemptRow, owner: string): AttemptRow {
	const { told: _, ...rest } = row;
	return { ...rest, owner };
}
