import { holds, type Circumstances } from '../format/condition.ts';
import { conditionFrom, optional, placeFrom } from '../format/parts.ts';
import type { DocumentEntry, ErrorsBeat } from '../format/scenario.ts';
import { valueOf } from '../format/value.ts';
import { answersWith, type Part } from './combinations.ts';
import type { ErrorsSource } from './errors.schema.ts';
import type { Kind, KindSource } from './kind.ts';
import { lastOutcome, outcomeWays } from './outcomes.ts';
import { idsAt, placesOf } from './places.ts';
import { wordKeys } from './words.ts';

/** Marks what is wrong in a document. */
export type MarkEvent = { type: 'mark'; entries: string[] };

/** The entries of a document that are wrong in these circumstances. */
export function wrongEntries({ entries }: ErrorsBeat, now: Circumstances): string[] {
	return entries
		.filter(({ wrong }) => wrong !== undefined && (wrong === true || holds(wrong, now)))
		.map(({ id }) => id);
}

/** Entries that were marked though right, or left though wrong; undefined when one does not exist or stands twice. */
export function misjudged(
	beat: ErrorsBeat,
	now: Circumstances,
	marked: readonly unknown[],
): string[] | undefined {
	const ids = beat.entries.map(({ id }) => id);
	if (new Set(marked).size !== marked.length) return undefined;
	if (!marked.every((entry) => ids.includes(entry as string))) return undefined;
	const wrong = wrongEntries(beat, now);
	return ids.filter((id) => wrong.includes(id) !== marked.includes(id));
}

/** A document in which one marks what is wrong. */
export const errors: Kind<ErrorsBeat, MarkEvent> = {
	event: 'mark',
	letter: 'm',
	ways: outcomeWays,

	conditions: ({ entries }) => entries.map(({ wrong }) => (wrong === true ? undefined : wrong)),

	judge(beat, now, event) {
		const wrong = misjudged(beat, now, event.entries);
		return wrong && { wrong };
	},

	/** Somebody who guesses tosses a coin for each entry. */
	answers(beat, now) {
		const wrong = wrongEntries(beat, now);
		const parts = beat.entries.map(({ id }): Part<boolean> => {
			const right = wrong.includes(id);
			return { id, right, wrong: !right, chance: 0.5 };
		});
		return answersWith(
			parts,
			beat.outcomes,
			(given): MarkEvent => ({
				type: 'mark',
				entries: [...given].filter(([, marked]) => marked).map(([id]) => id),
			}),
			(event) => errors.judge(beat, now, event),
		);
	},

	widest: ({ entries }) => ({ type: 'mark', entries: entries.map(({ id }) => id) }),
	encode: ({ entries }, _, event) => placesOf(event.entries, entries),
	decode: ({ entries }, _, code) => ({ type: 'mark', entries: idsAt(code, entries) }),

	entry: ({ id }, { entries }) => ({ kind: 'marked', beat: id, entries }),

	report(beat, now, event) {
		const parts = (marked: readonly string[]) =>
			beat.entries
				.filter(({ id }) => marked.includes(id))
				.map(({ id, value }) => ({ id, value: valueOf(value, now.facts) }));
		return {
			kind: 'fill-in',
			response: parts(event.entries),
			correct: [parts(wrongEntries(beat, now))],
		};
	},
};

export const errorsSource: KindSource<ErrorsSource, ErrorsBeat> = {
	resolve: (source, { id, outcomes }) => ({
		kind: 'errors',
		document: source.document,
		...optional('party', source.party),
		entries: Object.entries(source.entries).map(([name, entry]): DocumentEntry => {
			const { value, format, wrong } = entry;
			return {
				...{ id: name, value, format },
				...placeFrom(entry),
				...optional('wrong', wrong === true ? wrong : conditionFrom(wrong)),
			};
		}),
		outcomes: outcomes(source.outcomes, `beats.${id}`),
	}),

	texts({ entries }, scenario) {
		const required = entries.flatMap(({ id }) => [`entries.${id}.label`, `entries.${id}.why`]);
		for (const { id, format, value } of entries) {
			if (format === 'word') {
				required.push(...wordKeys(scenario, [value], `entries.${id}.values`));
			}
		}
		return { required };
	},

	check: (beat, _, problem) => lastOutcome(beat, problem),
};
