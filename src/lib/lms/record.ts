import { grade } from '../grading/grade.ts';
import type { GroupReport, Points, Report } from '../grading/report.ts';
import {
	MAX_RATING,
	beatOf,
	decisions,
	type Decision,
	type Field,
	type Scenario,
} from '../scenario/format/scenario.ts';
import { rightOrder, rightValue, settle, wrongEntries } from '../scenario/run/settle.ts';
import type { Attempt } from '../scenario/run/attempt.ts';
import type { Replay } from '../scenario/run/replay.ts';
import type { Step, StepEvent } from '../scenario/run/step.ts';
import type { Context } from '../scenario/run/context.ts';
import type { Interaction } from './lms.ts';

/** Words for the platform's own reports; ids stand in where there are none. */
export type RecordWords = {
	decision?: (beat: string) => string;
	/** What was said or done, in words. */
	answer?: (beat: Decision, event: StepEvent) => string | undefined;
};

/** A case as the platform's record knows it: all of it follows from the log. */
export type CaseRecord = Points & {
	scenario: Scenario;
	complete: boolean;
	/** A critical error that a test does not forgive. */
	failed: boolean;
	/** Decisions taken, and how many there are. */
	taken: number;
	all: number;
	groups: GroupReport[];
	interactions: Interaction[];
};

/** What a platform is told of one attempt: pure, so that telling it again is the same. */
export function recordOf(
	scenario: Scenario,
	attempt: Attempt,
	log: Replay,
	report: Report,
	words: RecordWords = {},
): CaseRecord {
	const { earned, available, complete, critical, groups } = report;
	const interactions: Interaction[] = report.decisions.flatMap((decision) => {
		const frame = log.frames[decision.step];
		if (!frame) return [];
		const beat = beatOf(scenario, decision.beat) as Decision;
		const { event, at } = frame.step;
		const label = words.decision?.(decision.beat) ?? decision.beat;
		const answer = words.answer?.(beat, event);
		return {
			id: interactionId(scenario, decision.beat),
			...answers(scenario, frame.before.context, beat, event),
			names: namesOf(beat),
			credit: decision.rating / MAX_RATING,
			weighting: MAX_RATING,
			latency: decision.took,
			at: attempt.startedAt + at,
			objectives: [...new Set(decision.items.map((item) => item.split('.')[0] ?? ''))],
			description: answer ? `${label}: ${answer}` : label,
		};
	});
	return {
		...{ scenario, earned, available, complete, groups, interactions },
		failed: attempt.mode === 'test' && critical.length > 0,
		taken: report.decisions.length,
		all: decisions(scenario).length,
	};
}

/** The record of a case that has not been begun: all its points are still to come. Pure. */
export function noRecord(scenario: Scenario): CaseRecord {
	const variant = Object.keys(scenario.variants)[0] ?? '';
	const steps: Step[] = [];
	const attempt = { id: '', variant, mode: 'practice' as const, steps };
	const { earned, available, groups } = grade(scenario, attempt);
	const all = decisions(scenario).length;
	const none = { complete: false, failed: false, taken: 0, interactions: [] };
	return { scenario, earned, available, groups, all, ...none };
}

/** The id under which platforms keep a decision: letters, digits, `-` and `_`, unique in a course. */
export function interactionId(scenario: Scenario, beat: string): string {
	return `${scenario.code}-${beat}`;
}

/** What can be chosen or ordered in a decision, in the order of the file. */
function namesOf(beat: Decision): string[] {
	if (beat.kind === 'choice') return beat.options.map(({ id }) => id);
	return beat.kind === 'sequence' ? beat.cards : [];
}

/** What was answered and what would have been right, as places in the file: `0`, `1`, … `a`. */
function answers(
	scenario: Scenario,
	context: Context,
	beat: Decision,
	event: StepEvent,
): Pick<Interaction, 'kind' | 'response' | 'correct'> {
	const place = (index: number) => index.toString(36);
	if (beat.kind === 'choice') {
		const best = beat.options.flatMap(({ id }, index) => {
			const settled = settle(scenario, context, beat.id, { type: 'choose', option: id });
			return settled?.outcome?.rating === MAX_RATING ? [[place(index)]] : [];
		});
		const chosen = beat.options.findIndex(
			({ id }) => event.type === 'choose' && id === event.option,
		);
		return { kind: 'choice', response: [place(chosen)], correct: best };
	}
	if (beat.kind === 'sequence') {
		const places = (cards: string[]) => cards.map((card) => place(beat.cards.indexOf(card)));
		return {
			kind: 'sequencing',
			response: places(event.type === 'arrange' ? event.order : []),
			correct: [places(rightOrder(scenario, context, beat).flat())],
		};
	}
	if (beat.kind === 'errors') {
		const wrong = wrongEntries(scenario, context, beat);
		const inOrder = (marked: readonly string[]) =>
			beat.entries.map(({ id }) => id).filter((id) => marked.includes(id));
		const line = (ids: readonly string[]) => inOrder(ids).join(' ') || '-';
		return {
			kind: 'fill-in',
			response: [line(event.type === 'mark' ? event.entries : [])],
			correct: [[line(wrong)]],
		};
	}
	if (beat.kind === 'offer') {
		const line = (terms: Readonly<Record<string, unknown>>) =>
			beat.terms.map(({ id }) => `${id}=${String(terms[id])}`).join(' ');
		// Which offer is the best depends on what was said before; there is no one right answer.
		return {
			kind: 'fill-in',
			response: [line(event.type === 'offer' ? event.terms : {})],
			correct: [],
		};
	}
	if (beat.kind === 'write') {
		const wanted = beat.mentions.filter(({ absent }) => !absent).map(({ id }) => id);
		const line = (found: readonly string[]) => found.join(' ') || '-';
		return {
			kind: 'fill-in',
			response: [event.type === 'write' ? event.text || line(event.found) : ''],
			correct: [[line(wanted)]],
		};
	}
	const { fields } = beat;
	const line = (value: (field: Field) => unknown) =>
		fields.map((field) => `${field.id}=${String(value(field))}`).join(' ');
	return {
		kind: 'fill-in',
		response: [line((field) => (event.type === 'submit' ? event.values[field.id] : ''))],
		correct: [[line((field) => rightValue(scenario, context, field))]],
	};
}
