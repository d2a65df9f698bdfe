import type { AnswerEvent } from '../kinds/index.ts';

/** What a learner can do. These events are all that an attempt consists of. */
export type StepEvent =
	/** Answers a decision. */
	| AnswerEvent
	/** Opens a page of the desk, or a record on it: `stock`, `catalogue/stijg-160`. */
	| { type: 'look'; page: string }
	/** Asks for a hint. */
	| { type: 'hint' }
	/** Lets the customer go on. */
	| { type: 'continue' };

/** One event of the learner, as logged. `at` is in milliseconds since the attempt began. */
export type Step = { event: StepEvent; at: number };

/** Whether an event answers a decision. */
export function isAnswer(event: StepEvent): event is AnswerEvent {
	return event.type !== 'look' && event.type !== 'hint' && event.type !== 'continue';
}
