import type { Points } from '../grading/report.ts';

/** What the platform says at launch. */
export type Launch = {
	learner: { id: string; name: string };
	/** The learner's language as the platform has it, if it says. */
	language?: string;
	/** `browse` and `review`: play or look, but record nothing. */
	mode: 'normal' | 'browse' | 'review';
	/** What was saved last, or empty. */
	state: string;
};

/** One decision, as platforms record it. */
export type Interaction = {
	/** Letters, digits, `-` and `_`. */
	id: string;
	kind: 'choice' | 'sequencing' | 'fill-in';
	/** Choices and cards as their place, 0 to 9 a to z; a form as one line of text. */
	response: string[];
	/** Every answer that would have been right. */
	correct: string[][];
	/** 0 to 1. */
	credit: number;
	weighting: number;
	latency: number;
	/** Milliseconds since 1970. */
	at: number;
	objectives: string[];
	description: string;
};

/** Points of a competency group. */
export type Objective = Points & {
	id: string;
	description: string;
	/** Absent while there is nothing to judge. */
	passed?: boolean;
};

/** All there is to tell the platform about an attempt. Telling it twice changes nothing. */
export type LmsRecord = {
	state: string;
	/** How far: decisions taken. */
	location: string;
	sessionMilliseconds: number;
	/** 0 to 1. */
	progress: number;
	objectives: Objective[];
	interactions: Interaction[];
	/** So many of the interactions were told in an earlier session and are with the platform. */
	toldBefore: number;
	/** Once the story is over: 0 to 100. */
	result?: { score: number; passed: boolean };
};

export type SaveResult = { ok: true } | { ok: false; code: string; message: string };

/** A learning platform. One implementation for every standard. */
export type Lms = {
	readonly standard: 'scorm12' | 'scorm2004';
	/** A platform of ours in this page, not one around it. */
	readonly embedded: boolean;
	readonly launch: Launch;
	/** Tells everything and asks the platform to keep it. Never throws. */
	save(record: LmsRecord): SaveResult;
	/** Ends the session. Never throws; may come to nothing when the page is closing. */
	leave(): void;
};
