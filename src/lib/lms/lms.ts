import type { Points } from '../grading/report.ts';
import type { AnswerReport, PartWords } from '../scenario/kinds/kind.ts';

/** What the platform says at launch. */
export type Launch = {
	learner: { id: string; name: string };
	/** The learner's language as the platform has it, if it says. */
	language?: string;
	/** `browse` and `review`: play or look, but record nothing. */
	mode: 'normal' | 'browse' | 'review';
	/** What was saved last, or empty. */
	state: string;
	/** What the trainer wrote for this launch, or empty: see launch-data.ts. */
	data: string;
};

/** One decision, as platforms record it. */
export type Interaction = {
	/** Letters, digits, `-` and `_`. */
	id: string;
	kind: AnswerReport['kind'];
	/** What was answered, part by part, in words. */
	response: PartWords[];
	/** Answers that would have been right. */
	correct: PartWords[][];
	/** 0 to 1. */
	credit: number;
	weighting: number;
	latency: number;
	/** Milliseconds since 1970. */
	at: number;
	objectives: string[];
	/** What the decision is called, for people who read the platform's report. */
	description: string;
};

/** Points of a competency group; none while no decision of the group was taken. */
export type Objective = Partial<Points> & {
	id: string;
	description: string;
	/** Absent while there is nothing to judge. */
	passed?: boolean;
};

/** All there is to tell the platform about an attempt or a course. Telling it twice changes nothing. */
export type LmsRecord = {
	/**
	 * The state in so many characters, with what can be missed left out. Throws when that is too much. `plain`:
	 * for a platform that changes what it keeps, in letters, digits, `-`, `_` and `;` alone.
	 */
	state: (limit: number, plain?: boolean) => string;
	/** How far: decisions taken. */
	location: string;
	sessionMilliseconds: number;
	/** 0 to 1. */
	progress: number;
	objectives: Objective[];
	interactions: Interaction[];
	/** Ids of the interactions that the state held at launch: they were told in an earlier session. */
	toldBefore: readonly string[];
	/** Once all is over: 0 to 100. */
	result?: { score: number; passed: boolean };
};

export type SaveResult = { ok: true } | { ok: false; code: string; message: string };

/** What can be chosen about how a platform is told. */
export type LmsWishes = {
	/** False: the platform is told that all is done, but not whether it was passed. */
	judged?: boolean;
	/** `exit`: once all is done, the session ends for good; the platform then throws the state away. */
	atEnd?: 'suspend' | 'exit';
};

/** Error of ours: a session that could be read only late held a state that was not known at launch. */
export const LATE_STATE = 'late-state';

/** Errors of ours, by their codes. */
export const CODES = {
	/** The standard's limit would cut the state, and a cut state is no state. */
	tooLong: 'state-too-long',
	/** The platform gave the state back shorter or otherwise than it was told. */
	altered: 'state-altered',
	/** Commit answered nothing, and what was saved cannot be read back. */
	unconfirmed: 'unconfirmed',
	/** The platform's session has ended, and a new one does not open. */
	closed: 'closed',
	/** The line to the server was down just after the platform said that it had saved. */
	noLine: 'no-line',
} as const;

/** A learning platform. One implementation for every standard. */
export type Lms = {
	readonly standard: 'scorm12' | 'scorm2004';
	/** A platform of ours in this page, not one around it. */
	readonly embedded: boolean;
	readonly launch: Launch;
	/**
	 * The state that turned up when a session that would not open at launch was opened later: it has to be
	 * reconciled before anything is saved over it. Given once.
	 */
	takeLateState(): string | undefined;
	/** Tells everything, asks the platform to keep it, and makes sure that it did. Never rejects. */
	save(record: LmsRecord): Promise<SaveResult>;
	/**
	 * Tells everything at once, for a page that is being hidden or closed. Whether it arrived nobody knows: what
	 * was not saved before has to be saved again. Never throws.
	 */
	flushOnHide(record: LmsRecord): void;
	/** Ends the session. Never throws; may come to nothing when the page is closing. */
	leave(): void;
};
