import type { Frame } from './replay.ts';
import type { Snapshot } from './machine.ts';
import { beatOf, type Scenario, type Value } from '../format/scenario.ts';
import { linesOf } from './context.ts';

/**
 * One thing in the conversation as it can be read. `text` is the key of its words in the scenario's
 * texts; `step` is the index of the step that brought it, -1 for what stands at the start.
 */
export type Entry = { step: number } & (
	| { kind: 'line'; text: string; speaker?: string }
	/** The customer's answer to what was said or done; there need not be one in the texts. */
	| { kind: 'reply'; text: string }
	| { kind: 'said'; text: string }
	/** Several sentences said in this order. */
	| { kind: 'cards'; texts: string[] }
	| { kind: 'filled'; beat: string; values: Record<string, Value> }
	| { kind: 'marked'; beat: string; entries: string[] }
	| { kind: 'offered'; beat: string; terms: Record<string, Value> }
	/** `written` is empty where only what it says was kept. */
	| { kind: 'written'; beat: string; written: string; found: string[] }
	| { kind: 'hint'; beat: string }
	| { kind: 'look'; page: string }
	| { kind: 'end'; text: string; end: 'good' | 'fair' | 'poor' }
);

/** What of a snapshot is shown: the first screen stands before the machine is loaded. */
export type Shown = Pick<Snapshot, 'value' | 'context'>;

/** The conversation of a log, in order. Pure. */
export function transcript(log: { scenario: Scenario; initial: Shown; frames: Frame[] }): Entry[] {
	const { scenario, initial, frames } = log;
	const entries = arrival(scenario, initial, -1);
	frames.forEach(({ step: { event }, before, after }, step) => {
		const beat = before.value as string;
		if (event.type === 'look') {
			entries.push({ kind: 'look', page: event.page, step });
			return;
		}
		if (event.type === 'hint') {
			entries.push({ kind: 'hint', beat, step });
			return;
		}
		if (event.type === 'choose') {
			entries.push({
				kind: 'said',
				text: `beats.${beat}.options.${event.option}.say`,
				step,
			});
		} else if (event.type === 'arrange') {
			const texts = event.order.map((card) => `beats.${beat}.cards.${card}`);
			entries.push({ kind: 'cards', texts, step });
		} else if (event.type === 'submit') {
			const { values } = event;
			entries.push({ kind: 'filled', beat, values, step });
		} else if (event.type === 'mark') {
			const { entries: marked } = event;
			entries.push({ kind: 'marked', beat, entries: marked, step });
		} else if (event.type === 'offer') {
			const { terms } = event;
			entries.push({ kind: 'offered', beat, terms, step });
		} else if (event.type === 'write') {
			const { text: written, found } = event;
			const said = { beat, written, found };
			entries.push({ kind: 'written', ...said, step });
		}
		const answered = after.context.answers.at(-1);
		if (after.value === beat && answered) {
			entries.push({ kind: 'reply', text: `${answered}.reply`, step });
			return;
		}
		if (event.type !== 'continue') {
			const taken = after.context.taken.at(-1);
			if (taken) entries.push({ kind: 'reply', text: `${taken.outcome}.reply`, step });
		}
		entries.push(...arrival(scenario, after, step));
	});
	return entries;
}

/** What is said on entering the beat of this state. */
function arrival(scenario: Scenario, snapshot: Shown, step: number): Entry[] {
	const beat = beatOf(scenario, snapshot.value as string);
	const lines = linesOf(scenario, snapshot.context, beat).map(({ id, speaker }): Entry => ({
		kind: 'line',
		text: `beats.${beat.id}.says.${id}`,
		...(speaker ? { speaker } : {}),
		step,
	}));
	if (beat.kind !== 'end') return lines;
	return [...lines, { kind: 'end', text: `beats.${beat.id}.end`, end: beat.end, step }];
}

/** How far a log is: decisions taken, and how many there are on every path. */
export function progress(scenario: Scenario, snapshot: Shown): { taken: number; all: number } {
	return {
		taken: snapshot.context.taken.length,
		all: Object.keys(scenario.beats).filter((id) => 'items' in beatOf(scenario, id)).length,
	};
}
