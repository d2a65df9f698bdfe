import { documentTexts, formTexts } from '../../content/form-texts.ts';
import type { CaseTexts } from '../../content/case-texts.ts';
import { ui } from '../../i18n/interface.svelte.ts';
import type { Decision, Scenario } from '../../scenario/format/scenario.ts';
import { valueOf } from '../../scenario/format/value.ts';
import type { Frame } from '../../scenario/run/replay.ts';
import { wrongEntries } from '../../scenario/kinds/errors.ts';
import { isSame, rightValue } from '../../scenario/kinds/form.ts';
import { circumstances } from '../../scenario/run/context.ts';

/** One part of an answer, held against what is right there. */
export type AnswerRow = {
	id: string;
	label: string;
	given: string;
	right: string;
	ok: boolean;
	why: string;
};

/** What was filled in, marked or written, part by part; empty for an answer that has no parts. */
export function answerRows(
	scenario: Scenario,
	beat: Decision,
	frame: Frame,
	texts: CaseTexts,
): AnswerRow[] {
	const { event } = frame.step;
	const { context } = frame.before;
	const now = circumstances(scenario, context);
	if (beat.kind === 'errors' && event.type === 'mark') {
		const wrong = wrongEntries(beat, now);
		const say = (marked: boolean) =>
			ui.t(marked ? 'course:debrief.entryWrong' : 'course:debrief.entryRight');
		return documentTexts(beat, texts).map(({ id, label, value }) => ({
			id,
			label: `${label}: ${value}`,
			given: say(event.entries.includes(id)),
			right: say(wrong.includes(id)),
			ok: event.entries.includes(id) === wrong.includes(id),
			why: texts.explain(`beats.${beat.id}.entries.${id}.why`) ?? '',
		}));
	}
	if (beat.kind === 'write' && event.type === 'write') {
		const say = (found: boolean) =>
			ui.t(found ? 'course:debrief.mentioned' : 'course:debrief.notMentioned');
		return beat.mentions.map(({ id, absent = false }) => ({
			id,
			label: texts.frame(`beats.${beat.id}.mentions.${id}.label`) ?? id,
			given: say(event.found.includes(id)),
			right: say(!absent),
			ok: event.found.includes(id) !== absent,
			why: texts.explain(`beats.${beat.id}.mentions.${id}.why`) ?? '',
		}));
	}
	if (beat.kind !== 'form' || event.type !== 'submit') return [];
	const words = formTexts(scenario, beat, texts);
	return beat.fields.map((field) => {
		const given = event.values[field.id];
		const right = rightValue(field, now);
		// In some variants a common mistake happens to be the right value.
		const ok = isSame(field, given, right);
		const slip =
			!ok && field.mistakes.find(({ value }) => isSame(field, valueOf(value, now.facts), given));
		const key = `beats.${beat.id}.fields.${field.id}`;
		return {
			id: field.id,
			label: words.label(field),
			given: given === undefined ? '' : words.show(field, given),
			right: words.show(field, right),
			ok,
			why: [slip && texts.explain(`${key}.mistakes.${slip.key}`), texts.explain(`${key}.why`)]
				.filter(Boolean)
				.join(' '),
		};
	});
}
