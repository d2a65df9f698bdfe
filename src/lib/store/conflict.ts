import type { StoredAttempt } from './journal.ts';

/** Another window of this browser went on: what it wrote stands. */
export class Conflict extends Error {
	constructor(readonly stored: StoredAttempt) {
		super(`attempt ${stored.attempt.id} went on in another window`);
		this.name = 'Conflict';
	}
}
