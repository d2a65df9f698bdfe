import type { Circumstances } from '../format/condition.ts';
import type { SourceReader } from '../format/parts.ts';
import type { Condition, Decision, Outcome, Scenario } from '../format/scenario.ts';
import type { Facts, Value } from '../format/value.ts';

/** What an answer comes to, as the conditions of outcomes see it. */
export type Judged = Pick<Circumstances, 'wrong' | 'offer'>;

/** A way that a decision can go: an outcome, under these conditions, all of them. `keeps`: the answer can be read later. */
export type Way = {
	when: (Condition | undefined)[];
	outcome: Outcome;
	option?: string;
	keeps?: boolean;
};

/** An answer that somebody can give, what it comes to, and the chance that a guess comes to the same. */
export type Answer<E> = { event: E; comesTo: Judged; chance: number };

/** More answers to a decision that make a difference than anybody can weigh, and than a walk has time for. */
export const MAX_ANSWERS = 5000;

/** A case, or a part of it, is larger than can be walked. The message says which limit it passed. */
export class TooLarge extends Error {}

/**
 * A part of an answer, for reports: an option or a card by its id; a field, an entry, a term or a mention with its
 * value. Without an id: what was written.
 */
export type AnswerPart = { id?: string; value?: Value };

/** A part of an answer as people read it: `b` and what is said, or what a field is called and what stands in it. */
export type PartWords = { label?: string; text: string };

/** What was answered and what would have been right, in the terms of platforms. */
export type AnswerReport = {
	kind: 'choice' | 'sequencing' | 'fill-in' | 'long-fill-in';
	response: AnswerPart[];
	/** Right answers, one at least. Where more than can be listed are right, that which is nearest to what was given. */
	correct: AnswerPart[][];
};

/** An answer as the transcript shows it. `text`: the key of its words. */
export type AnswerEntry =
	| { kind: 'said'; text: string }
	/** Several sentences said in this order. */
	| { kind: 'cards'; texts: string[] }
	| { kind: 'filled'; beat: string; values: Record<string, Value> }
	| { kind: 'marked'; beat: string; entries: string[] }
	| { kind: 'offered'; beat: string; terms: Record<string, Value> }
	/** `written` is empty where only what it says was kept. */
	| { kind: 'written'; beat: string; written: string; found: string[] };

/**
 * A kind of decision: all that the rest of the house must know of it. Everything is pure. The machine, the
 * verifier, the saved state and the reports ask the kind of a beat and never which kind it is.
 */
export type Kind<B extends Decision = Decision, E extends { type: string } = { type: string }> = {
	/** The event that answers it. */
	readonly event: E['type'];
	/** The letter of its answers in a saved state. */
	readonly letter: string;
	/** Its ways on, in the order in which they are tried. */
	ways(beat: B): Way[];
	/** The conditions that decide what is right. */
	conditions(beat: B): (Condition | undefined)[];
	/** What an answer comes to, or undefined when it does not fit the decision. */
	judge(beat: B, now: Circumstances, event: E): Judged | undefined;
	/** Answers enough to come to every outcome that any answer can come to. `read`: parts that later beats read. */
	answers(beat: B, now: Circumstances, read?: ReadonlySet<string>): Iterable<Answer<E>>;
	/** What an answer says that later beats can read, by name. `now`: with what the answer comes to. */
	given?(beat: B, now: Circumstances, event: E): Readonly<Record<string, Value>>;
	/** What later beats can read of an answer, by name, each with a value that it can have. */
	parts?(beat: B, facts: Facts): Readonly<Record<string, Value>>;
	/** The answer that takes most room in a saved state, where those of `answers` need not be it. */
	widest?(beat: B, facts: Facts): E;
	/** An answer as it stands in a saved state, behind the letter. */
	encode(beat: B, facts: Facts, event: E): string;
	/** The answer of a saved state, or undefined when it is none. */
	decode(beat: B, facts: Facts, code: string): E | undefined;
	/** How the transcript shows an answer. */
	entry(beat: B, event: E): AnswerEntry;
	/** What platforms are told. */
	report(beat: B, now: Circumstances, event: E): AnswerReport;
};

/** Where a problem of a decision lies, beneath the beat, and what it is. */
export type ReportProblem = (
	check: string,
	path: PropertyKey[],
	message: string,
	detail?: { variant?: string },
) => void;

/** Keys of texts, beneath those of the beat. */
export type TextKeys = { required: string[]; optional?: string[] };

/** How a kind of decision is read from the files of a case, and what these must hold. */
export type KindSource<
	S extends { decision?: string | undefined },
	B extends Decision = Decision,
> = {
	/** What the beat has beyond what all decisions have. */
	resolve(source: S, reader: SourceReader): Omit<B, keyof Decision> & { kind: B['kind'] };
	/** The texts that it needs, beside those that all decisions have and those of its outcomes. */
	texts(beat: B, scenario: Scenario): TextKeys;
	/** What can be seen to be wrong without walking. `factsIn`: those of a variant, with answers as they can be. */
	check?(
		beat: B,
		scenario: Scenario,
		problem: ReportProblem,
		factsIn: (variant: string) => Facts,
	): void;
};
