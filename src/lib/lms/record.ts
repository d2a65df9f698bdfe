import type { Report } from '../grading/report.ts';
import {
	MAX_RATING,
	beatOf,
	type Decision,
	type Field,
	type Scenario,
} from '../scenario/scenario.ts';
import { rightOrder, rightValue, settle, wrongEntries } from '../scenario/settle.ts';
import type { Attempt } from '../scenario/attempt.ts';
import type { Replay } from '../scenario/replay.ts';
import type { StepEvent } from '../scenario/step.ts';
import type { Context } from '../scenario/context.ts';
import type { Interaction, LmsRecord, Objective } from './lms.ts';

/** Words for the platform's own reports; ids stand in where there are none. */
export type RecordWords = {
	decision?: (beat: string) => string;
	group?: (group: string) => string;
};

/**
 * All that a platform is told about an attempt: pure, so that telling it again is the same. Objectives
 * are competency groups, interactions are decisions. The result is there once the story is over.
 */
export function recordOf(
	scenario: Scenario,
	attempt: Attempt,
	log: Replay,
	report: Report,
	{ state, words = {} }: { state: string; words?: RecordWords },
): Omit<LmsRecord, 'sessionMilliseconds' | 'toldBefore'> {
	const all = Object.values(scenario.beats).filter((beat) => 'items' in beat).length;
	const objectives: Objective[] = report.groups.map(({ group, earned, available, level }) => ({
		id: group,
		description: words.group?.(group) ?? group,
		earned,
		available,
		...(report.complete && level ? { passed: level === 'reached' } : {}),
	}));
	const interactions: Interaction[] = report.decisions.flatMap((decision) => {
		const frame = log.frames[decision.step];
		if (!frame) return [];
		const beat = beatOf(scenario, decision.beat) as Decision;
		const { event, at } = frame.step;
		return {
			id: `${scenario.code}-${decision.beat}`,
			...answers(scenario, frame.before.context, beat, event),
			credit: decision.rating / MAX_RATING,
			weighting: MAX_RATING,
			latency: decision.took,
			at: attempt.startedAt + at,
			objectives: [...new Set(decision.items.map((item) => item.split('.')[0] ?? ''))],
			description: words.decision?.(decision.beat) ?? decision.beat,
		};
	});
	return {
		state,
		location: `${report.decisions.length}/${all}`,
		progress: report.complete ? 1 : report.decisions.length / all,
		objectives,
		interactions,
		...(report.complete ? { result: { score: report.percent, passed: report.passed } } : {}),
	};
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
		const line = (ids: readonly string[]) => ids.join(' ') || '-';
		return {
			kind: 'fill-in',
			response: [line(event.type === 'mark' ? event.entries : [])],
			correct: [[line(wrongEntries(scenario, context, beat))]],
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
