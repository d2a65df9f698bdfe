import { isMentioned } from '../../i18n/parse.ts';
import type { Circumstances } from '../format/condition.ts';
import { optional } from '../format/parts.ts';
import type { Mention, WriteBeat } from '../format/scenario.ts';
import { valueOf } from '../format/value.ts';
import { answersWith, type Part } from './combinations.ts';
import type { Kind, KindSource } from './kind.ts';
import { lastOutcome, outcomeWays } from './outcomes.ts';
import { idsAt, placesOf } from './places.ts';
import type { WriteSource } from './write.schema.ts';

/** Writes a text. `found`: what must (or must not) be said and is, so that the text itself can be lost. */
export type WriteEvent = { type: 'write'; text: string; found: string[] };

/** What a text says of what it must and must not say: the ids of the mentions that stand in it. */
export function mentionsIn(
	{ mentions }: WriteBeat,
	{ facts, today }: Pick<Circumstances, 'facts' | 'today'>,
	text: string,
): string[] {
	return mentions
		.filter(({ kind, is }) => isMentioned(text, kind, valueOf(is, facts), today))
		.map(({ id }) => id);
}

/** Mentions that are missing, or stand there and must not; undefined when what was found is not so. */
export function wrongMentions(
	beat: WriteBeat,
	now: Circumstances,
	{ text, found }: Pick<WriteEvent, 'text' | 'found'>,
): string[] | undefined {
	const ids = beat.mentions.map(({ id }) => id);
	if (!found.every((id) => ids.includes(id)) || new Set(found).size !== found.length) {
		return undefined;
	}
	// The text may have been dropped for want of room; one that is there must say what it is said to.
	if (text && mentionsIn(beat, now, text).sort().join() !== [...found].sort().join()) {
		return undefined;
	}
	return beat.mentions
		.filter(({ id, absent }) => found.includes(id) === (absent ?? false))
		.map(({ id }) => id);
}

/** A text in the learner's own words, in which what can be checked is. */
export const write: Kind<WriteBeat, WriteEvent> = {
	event: 'write',
	letter: 'w',
	ways: outcomeWays,
	conditions: () => [],

	judge(beat, now, event) {
		const wrong = wrongMentions(beat, now, event);
		return wrong && { wrong };
	},

	/** Nobody says by luck what must be said, nor what must not. */
	answers(beat, now) {
		const { mentions, outcomes } = beat;
		const parts = mentions.map(({ id, absent = false }): Part<boolean> => ({
			...{ id, right: !absent, wrong: absent },
			chance: absent ? 1 : 0,
		}));
		return answersWith(
			parts,
			outcomes,
			(given): WriteEvent => ({
				type: 'write',
				text: '',
				found: [...given].filter(([, said]) => said).map(([id]) => id),
			}),
			(event) => write.judge(beat, now, event),
		);
	},

	widest: ({ mentions }) => ({ type: 'write', text: '', found: mentions.map(({ id }) => id) }),
	encode: ({ mentions }, _, event) => placesOf(event.found, mentions),
	decode: ({ mentions }, _, code) => ({ type: 'write', text: '', found: idsAt(code, mentions) }),

	entry: ({ id }, { text, found }) => ({ kind: 'written', beat: id, written: text, found }),

	/** The text itself, or what was found in it; what it must say is what is right. */
	report({ mentions }, { facts }, { text, found }) {
		const parts = (said: readonly Mention[]) =>
			said.map(({ id, is }) => ({ id, value: valueOf(is, facts) }));
		return {
			kind: 'long-fill-in',
			response: text ? [{ value: text }] : parts(mentions.filter(({ id }) => found.includes(id))),
			correct: [parts(mentions.filter(({ absent }) => !absent))],
		};
	},
};

export const writeSource: KindSource<WriteSource, WriteBeat> = {
	resolve: (source, { id, outcomes }) => ({
		kind: 'write',
		medium: source.medium,
		mentions: Object.entries(source.mentions).map(([name, { kind, is, absent }]) => ({
			...{ id: name, kind, is },
			...optional('absent', absent),
		})),
		checklist: source.checklist,
		outcomes: outcomes(source.outcomes, `beats.${id}`),
	}),

	texts: ({ mentions, checklist }) => ({
		required: [
			...mentions.flatMap(({ id }) => [`mentions.${id}.label`, `mentions.${id}.why`]),
			...checklist.map((point) => `checklist.${point}`),
			'example',
		],
	}),

	check: (beat, _, problem) => lastOutcome(beat, problem),
};
