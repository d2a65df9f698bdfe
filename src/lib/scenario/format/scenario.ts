import type { Language } from '../../i18n/language.ts';
import type { Expression } from './expression.ts';
import type { Facts, Value } from './value.ts';

/*
 * A scenario ready to play: what resolve.ts makes of scenario.yaml and the company. Plain JSON, so
 * that a build can carry it and a page can load it without the YAML reader or the whole company.
 */

export const CHANNELS = [
	'phone',
	'counter',
	'e-mail',
	'chat',
	'meeting',
	'fair',
	'on-site',
] as const;
export type Channel = (typeof CHANNELS)[number];

/** What a critical error can be a breach of. Never tone. */
export const CRITICAL_KINDS = ['law', 'safety', 'privacy', 'authority'] as const;
export type CriticalKind = (typeof CRITICAL_KINDS)[number];

/** Kinds of mistake that beginners make; every option below 3 names one. */
export const MISTAKES = [
	'over-promising',
	'hiding-behind-procedure',
	'giving-in-too-soon',
	'solving-before-listening',
	'wrong-rule',
	'right-act-too-early',
	'right-act-too-late',
	'not-looking-up',
	'ignoring-the-need',
	'pushing',
	'vague',
	'blaming',
	'breaking-confidence',
] as const;
export type Mistake = (typeof MISTAKES)[number];

/** Documents on paper that a form can be drawn as. */
export const PAPERS = [
	'request-for-quotation',
	'quotation',
	'order-form',
	'order-confirmation',
	'delivery-note',
	'invoice',
	'credit-note',
	'reminder',
	'letter',
] as const;
/** Screens of a program that a form can be drawn as. */
export const SCREENS = [
	'availability',
	'order-track',
	'open-items',
	'warranty',
	'complaint-record',
	'customer-card',
	'note',
	'payment-plan',
] as const;
export const DOCUMENT_KINDS = [...PAPERS, ...SCREENS] as const;
export type DocumentKind = (typeof DOCUMENT_KINDS)[number];

export type Rating = 0 | 1 | 2 | 3;
export const MAX_RATING = 3;

/** A plain condition: all of its parts hold. */
export type Condition = {
	/** Desk pages that the learner has opened. `$name` stands for a fact. */
	seen?: string[];
	flags?: string[];
	trust?: MoodTest;
	patience?: MoodTest;
	facts?: Record<string, Value>;
	variants?: string[];
	/** At most so many fields, or pairs of a sequence, are wrong. */
	wrong?: number;
	/** These fields are wrong. */
	missed?: string[];
	/** Terms and figures of the offer within these bounds, or of this value; `$name` stands for a fact. */
	offer?: Record<string, OfferTest>;
	/** Earlier answers, by `beat.part`: within these bounds, or of this value. */
	answered?: Record<string, OfferTest>;
	/** Which offer it is: 1 is the first. */
	round?: { min?: number | undefined; max?: number | undefined };
	not?: Condition;
	any?: Condition[];
	all?: Condition[];
};

/** `of`: of somebody with a mood of his own; absent: of the customer. */
export type MoodTest = {
	min?: number | undefined;
	max?: number | undefined;
	of?: string | undefined;
};

export type OfferTest =
	Value | { min?: number | string | undefined; max?: number | string | undefined };

/** Where the story goes: the first whose condition holds; the last has none. */
export type Target = { when?: Condition; to: string }[];

/** `of`: on whose trust and patience, where that is not the customer. */
export type Effect = {
	trust?: number;
	patience?: number;
	of?: string;
	set?: string[];
	clear?: string[];
};

/** What a decision can come to. */
export type Outcome = {
	id: string;
	when?: Condition;
	rating: Rating;
	to: Target;
	effect?: Effect;
	mistake?: Mistake;
	critical?: CriticalKind;
	rules: string[];
	/** Key of its texts: reply, happened, why, better. */
	text: string;
	/** The customer answers an offer and another may follow: no rating counts, the story stays here. */
	again?: true;
	/** The customer agrees to the offer. */
	deal?: true;
};

export type Line = {
	id: string;
	when?: Condition;
	speaker?: string;
	claims?: Record<string, Value>;
};

export type Option = { id: string; when?: Condition; outcomes: Outcome[] };

export type Field = {
	id: string;
	/** `several`: any number of the options, as joinValues puts them together. `text`: a few words. */
	kind: 'select' | 'several' | 'number' | 'money' | 'date' | 'time' | 'text';
	/** The right value, the first whose condition holds; `$name` stands for a fact. */
	is: { when?: Condition; value: Value }[];
	options?: Value[];
	/** The name of each option that is a thing of the company; others have a text. */
	optionNames?: Record<string, string>;
	mistakes: { value: Value; key: string }[];
	/** What stands there at first, to be changed or left. */
	start?: Value;
} & Placed;
/** Where something stands on a document. Lines of one row stand beside each other. */
export type Placed = { place: 'head' | 'line' | 'foot'; row?: number };
/** `word`: the value is the key of a text. */
export type Format = 'text' | 'number' | 'money' | 'date' | 'word';
export type Given = { id: string; value: Value; format: Format } & Placed;
/** Something on a document that may be wrong. `wrong` absent: it never is. */
export type DocumentEntry = Given & { wrong?: Condition | true };

/** What can be offered. Numbers, or for a choice the keys of its texts. */
export type Term = {
	id: string;
	kind: 'percent' | 'number' | 'days' | 'choice';
	values: Value[];
	start?: Value;
};
/** What follows from an offer, a whole number. `show`: the learner sees it, so formatted. */
export type Figure = { id: string; is: Expression; show?: 'money' | 'number' | 'percent' };
/** Something that a free text must say, or with `absent` must not say. */
export type Mention = {
	id: string;
	kind: 'number' | 'money' | 'date' | 'text';
	is: Value;
	absent?: true;
};

/**
 * `channel`, `with` and `language` where they differ from the scenario's: how one talks, with whom, and in which
 * language whatever the learner chose. `mood`: by how much better or worse the face is than trust and patience say.
 */
type Said = {
	id: string;
	says: Line[];
	channel?: Channel;
	with?: string;
	language?: Language;
	mood?: number;
};
/**
 * `formative`: an extra turn, such as one to repair what one broke; it has feedback and no points. `defaults`: what
 * later beats read of its answer where none was given, or none agreed on.
 */
type Deciding = Said & {
	items: string[];
	rules: string[];
	/** Knowledge items of the qualification that it asks for. */
	knowledge?: string[];
	formative?: true;
	defaults?: Record<string, Value>;
};
export type TalkBeat = Said & { kind: 'talk'; to: Target };
export type EndBeat = Said & { kind: 'end'; end: 'good' | 'fair' | 'poor' };
export type ChoiceBeat = Deciding & { kind: 'choice'; options: Option[] };
export type FormBeat = Deciding & {
	kind: 'form';
	document: DocumentKind;
	/** The customer whom the document is for, when it is not who one talks to. May be `$name`. */
	party?: string;
	given: Given[];
	fields: Field[];
	outcomes: Outcome[];
};
/** A document in which the learner marks what is wrong. */
export type ErrorsBeat = Deciding & {
	kind: 'errors';
	document: DocumentKind;
	party?: string;
	entries: DocumentEntry[];
	outcomes: Outcome[];
};
/** Offers, at most so many, until the customer agrees or leaves. */
export type OfferBeat = Deciding & {
	kind: 'offer';
	rounds: number;
	terms: Term[];
	figures: Figure[];
	outcomes: Outcome[];
};
/** A text in the learner's own words; what can be checked in it is. */
export type WriteBeat = Deciding & {
	kind: 'write';
	medium: 'e-mail' | 'note';
	mentions: Mention[];
	checklist: string[];
	outcomes: Outcome[];
};
export type SequenceBeat = Deciding & {
	kind: 'sequence';
	cards: string[];
	/** Groups in order; within a group the order is free. The first whose condition holds counts. */
	right: { when?: Condition; order: string[][] }[];
	outcomes: Outcome[];
};
export type Decision = ChoiceBeat | FormBeat | SequenceBeat | ErrorsBeat | OfferBeat | WriteBeat;
export type Beat = TalkBeat | EndBeat | Decision;

/**
 * Who one talks to: the drawing, the name, the company (if any), since when a customer. `outside`: not in the CRM. A
 * name that is empty is a text of the case.
 */
export type Person = {
	id: string;
	name: string;
	about?: string;
	since?: number;
	outside?: true;
};

/** How somebody feels: trust from -3 to 3, patience from 0 to 4. */
export type Mood = { trust: number; patience: number };

export type Scenario = {
	id: string;
	code: string;
	version: number;
	/** Of everything that decides what an attempt comes to; texts are not part of it. */
	hash: string;
	key: 'draft' | 'agreed';
	channel: Channel;
	customer: string;
	person: Person;
	/** The others whom one talks to, by the id under which beats name them. */
	others: Record<string, Person>;
	/** Names of the others who speak. */
	speakers: Record<string, string>;
	conversation: Language;
	minutes: number;
	/** The moment at which the story plays, ISO 8601 without a zone. */
	now: string;
	trust: number;
	patience: number;
	/** How those feel at the start who have a mood of their own. */
	moods?: Record<string, Mood>;
	desk: string[];
	variants: Record<string, Facts>;
	start: string;
	/** The earlier answers that its conditions and values read, by `beat.part`. */
	reads?: string[];
	beats: Record<string, Beat>;
};

/** The customer whom a beat is about: an id of the CRM. */
export function customerOf({ customer, others }: Scenario, beat: Beat): string {
	return beat.with && !others[beat.with]?.outside ? beat.with : customer;
}

/** Whom one talks to in a beat. */
export function personIn({ person, others }: Scenario, beat: Beat): Person {
	return (beat.with ? others[beat.with] : undefined) ?? person;
}

/** How one talks in a beat. */
export function channelOf(scenario: Scenario, beat: Beat): Channel {
	return beat.channel ?? scenario.channel;
}

export function isDecision(beat: Beat): beat is Decision {
	return beat.kind !== 'talk' && beat.kind !== 'end';
}

/** Whether what is done in a beat earns points. */
export function isGraded(beat: Beat): beat is Decision {
	return isDecision(beat) && !beat.formative;
}

/** The beat of that id. Throws when the scenario has none. */
export function beatOf(scenario: Scenario, id: string): Beat {
	const beat = Object.hasOwn(scenario.beats, id) ? scenario.beats[id] : undefined;
	if (!beat) throw new Error(`scenario ${scenario.id} has no beat ${id}`);
	return beat;
}

/** The facts of a variant. Throws when the scenario has none of that name. */
export function factsOf(scenario: Scenario, variant: string): Facts {
	const facts = Object.hasOwn(scenario.variants, variant) ? scenario.variants[variant] : undefined;
	if (!facts) throw new Error(`scenario ${scenario.id} has no variant ${variant}`);
	return facts;
}

/** The graded beats, in the order of the file. */
export function decisions(scenario: Scenario): Decision[] {
	return Object.values(scenario.beats).filter(isGraded);
}
