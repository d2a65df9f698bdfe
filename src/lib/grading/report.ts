import type { CriticalKind, Mistake, Rating } from '../scenario/format/scenario.ts';

/** Points: whole numbers; a decision has MAX_RATING available. */
export type Points = { earned: number; available: number };

/** What grading says of one decision that was taken. */
export type DecisionReport = {
	beat: string;
	/** Index in the attempt's steps of the step that took it. */
	step: number;
	items: string[];
	rating: Rating;
	/** Key of the outcome's texts. */
	outcome: string;
	mistake?: Mistake;
	critical?: CriticalKind;
	/** It is not graded: the rating is feedback. */
	formative?: true;
	rules: string[];
	/**
	 * Points that can no longer be had because of this decision: best still attainable before, less after.
	 * Only where it was asked for: it takes a walk through all that could have followed.
	 */
	cost?: number;
	/** Of a choice that was not the best: the option that was, at that moment. Only where costs were asked for. */
	bestOption?: string;
	/** A hint was asked for. It costs nothing; a trainer may want to know. */
	hinted: boolean;
	/** Milliseconds between the moment the decision could be taken and the step. */
	took: number;
};

export type ItemReport = Points & { item: string; observations: number };
/** `level` is absent when there are too few observations to say anything. */
export type GroupReport = Points & {
	group: string;
	observations: number;
	level?: 'reached' | 'practise';
};

/** What grading makes of an attempt. Derived, never stored as truth. */
export type Report = Points & {
	/** Whether the story has come to an end. */
	complete: boolean;
	/** 0 to 100, one decimal at most; earned over available on the whole path. */
	percent: number;
	/** The mark to pass, 0 to 100. */
	passMark: number;
	/** Complete, at or above the pass mark, and in a test without a critical error. */
	passed: boolean;
	critical: CriticalKind[];
	/** The graded decisions that were taken, in order. */
	decisions: DecisionReport[];
	/** Those that were taken and are not graded: their ratings are feedback and count nowhere. */
	formative: DecisionReport[];
	items: ItemReport[];
	groups: GroupReport[];
	/** The end that was reached. */
	end?: { beat: string; kind: 'good' | 'fair' | 'poor' };
};

/** Provisional: no panel has set it (Angoff) yet; an assignment can set another. */
export const PASS_MARK = 70;
/** Below so many observations a group has no level. */
export const MIN_OBSERVATIONS = 3;
