import type { Value } from '../format/scenario.ts';

/** What a learner can do. These events are all that an attempt consists of. */
export type StepEvent =
	/** Opens a page of the desk, or a record on it: `stock`, `catalogue/stijg-160`. */
	| { type: 'look'; page: string }
	/** Says one of the options. */
	| { type: 'choose'; option: string }
	/** Hands in a form. Amounts in cents, dates as YYYY-MM-DD, a choice as its value. */
	| { type: 'submit'; values: Record<string, Value> }
	/** Puts cards in order. */
	| { type: 'arrange'; order: string[] }
	/** Marks what is wrong in a document. */
	| { type: 'mark'; entries: string[] }
	/** Makes an offer: a value for each term. */
	| { type: 'offer'; terms: Record<string, Value> }
	/** Writes a text. `found`: what must (or must not) be said and is, so that the text itself can be lost. */
	| { type: 'write'; text: string; found: string[] }
	/** Asks for a hint. */
	| { type: 'hint' }
	/** Lets the customer go on. */
	| { type: 'continue' };

/** One event of the learner, as logged. `at` is in milliseconds since the attempt began. */
export type Step = { event: StepEvent; at: number };
