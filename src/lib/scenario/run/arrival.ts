import { beatOf, decisions, isDecision, type Scenario } from '../format/scenario.ts';
import type { AnswerEntry } from '../kinds/kind.ts';
import { linesOf } from './context.ts';
import { moodOf } from './mood.ts';
import type { Snapshot } from './machine.ts';

/*
 * What a state shows by itself, without the steps that led to it: the first screen needs this and not the machine.
 */

/**
 * One thing in the conversation as it can be read. `text` is the key of its words in the scenario's
 * texts; `step` is the index of the step that brought it, -1 for what stands at the start.
 */
export type Entry = { step: number } &
	/** `mood`: how whom one talks to feels at that moment, -3 to 3. */
	(
		| { kind: 'line'; text: string; mood: number; speaker?: string }
		/** The answer to what was said or done; there need not be one in the texts. */
		| { kind: 'reply'; text: string; mood: number }
		| AnswerEntry
		| { kind: 'hint'; beat: string }
		| { kind: 'look'; page: string }
		| { kind: 'end'; text: string; end: 'good' | 'fair' | 'poor' }
	);

/** What of a snapshot is shown: the first screen stands before the machine is loaded. */
export type Shown = Pick<Snapshot, 'value' | 'context'>;

/** What is said on entering the beat of this state. */
export function arrival(scenario: Scenario, snapshot: Shown, step: number): Entry[] {
	const beat = beatOf(scenario, snapshot.value as string);
	const mood = moodOf(snapshot.context, beat);
	const lines = linesOf(scenario, snapshot.context, beat).map(({ id, speaker }): Entry => ({
		kind: 'line',
		text: `beats.${beat.id}.says.${id}`,
		...(speaker ? { speaker } : {}),
		...{ mood, step },
	}));
	if (beat.kind !== 'end') return lines;
	return [...lines, { kind: 'end', text: `beats.${beat.id}.end`, end: beat.end, step }];
}

/** How far a log is: graded decisions taken, how many there are on every path, and whether this turn is an extra one. */
export function progress(
	scenario: Scenario,
	{ value, context }: Shown,
): { taken: number; all: number; extra: boolean } {
	const beat = beatOf(scenario, value as string);
	return {
		taken: context.taken.filter(({ formative }) => !formative).length,
		all: decisions(scenario).length,
		extra: isDecision(beat) && beat.formative === true,
	};
}
