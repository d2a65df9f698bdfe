import type { Frame } from './replay.ts';
import { beatOf, isDecision, type Scenario } from '../format/scenario.ts';
import { kindOf } from '../kinds/index.ts';
import { arrival, type Entry, type Shown } from './arrival.ts';
import { moodOf } from './mood.ts';
import { isAnswer } from './step.ts';

/** The conversation of a log, in order. Pure. */
export function transcript(log: { scenario: Scenario; initial: Shown; frames: Frame[] }): Entry[] {
	const { scenario, initial, frames } = log;
	const entries = arrival(scenario, initial, -1);
	frames.forEach(({ step: { event }, before, after }, step) => {
		const beat = beatOf(scenario, before.value as string);
		if (event.type === 'look') {
			entries.push({ kind: 'look', page: event.page, step });
			return;
		}
		if (event.type === 'hint') {
			entries.push({ kind: 'hint', beat: beat.id, step });
			return;
		}
		if (isDecision(beat) && isAnswer(event)) {
			entries.push({ ...kindOf(beat).entry(beat, event), step });
		}
		const mood = moodOf(after.context, beat);
		const answered = after.context.answers.at(-1);
		if (after.value === beat.id && answered) {
			entries.push({ kind: 'reply', text: `${answered}.reply`, mood, step });
			return;
		}
		if (event.type !== 'continue') {
			const taken = after.context.taken.at(-1);
			if (taken) entries.push({ kind: 'reply', text: `${taken.outcome}.reply`, mood, step });
		}
		entries.push(...arrival(scenario, after, step));
	});
	return entries;
}
