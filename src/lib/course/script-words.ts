import type { CaseTexts } from '../content/case-texts.ts';
import { formTexts, offerTexts, type PlainTexts } from '../content/form-texts.ts';
import { partOf } from '../scenario/format/answers.ts';
import {
	beatOf,
	factsOf,
	type Beat,
	type Condition,
	type Outcome,
	type Scenario,
} from '../scenario/format/scenario.ts';
import { valueOf, type Value } from '../scenario/format/value.ts';
import { canHold, conditionParts, type ConditionNames } from './condition-words.ts';

/** What a variant of a case asks of the learner, in words. */
export type ScriptWords = {
	/** Whether a condition can hold in this variant. */
	possible(when: Condition | undefined): boolean;
	/** What a condition in a beat asks that the variant does not settle; empty where that is nothing. */
	asks(when: Condition | undefined, beat: Beat): string;
	/** The outcomes that this variant can have: none behind one that asks nothing more, or just the same. */
	outcomes(list: readonly Outcome[], beat: Beat): Outcome[];
	/** An earlier answer, by `beat.part`: what was agreed, or filled in. */
	answer(name: string): { label: string; show: (value: Value) => string };
};

/** The words of a variant. `say`: the texts of the interface, by `namespace:key`. Pure. */
export function scriptWords(
	scenario: Scenario,
	variant: string,
	texts: PlainTexts & Pick<CaseTexts, 'say' | 'explain'>,
	say: (key: string, values?: Record<string, unknown>) => string,
): ScriptWords {
	const facts = factsOf(scenario, variant);
	const possible = (when: Condition | undefined) => canHold(when, variant, facts);
	const answer = (name: string): ReturnType<ScriptWords['answer']> => {
		const { beat: id, part } = partOf(name);
		const beat = beatOf(scenario, id);
		if (beat.kind === 'offer') {
			const words = offerTexts(beat, texts);
			return { label: words.name(part), show: (value) => words.amount(part, value) };
		}
		const field = beat.kind === 'form' && beat.fields.find((one) => one.id === part);
		if (beat.kind !== 'form' || !field) return { label: name, show: String };
		const words = formTexts(scenario, beat, texts);
		return { label: words.label(field), show: (value) => words.show(field, value) };
	};
	/** What a condition in a beat speaks of, in the words of its texts. */
	const namesOf = (beat: Beat): ConditionNames => {
		const part = { form: 'fields', errors: 'entries', write: 'mentions' };
		const offer = beat.kind === 'offer' ? offerTexts(beat, texts) : undefined;
		return {
			page: (page) => say(`desk:page.${page.split('/')[0]}`),
			flag: (flag) => texts.explain(`flags.${flag}`) ?? flag,
			field(id) {
				const key = `beats.${beat.id}`;
				if (beat.kind === 'sequence') return texts.say(`${key}.cards.${id}`) ?? id;
				return texts.frame(`${key}.${part[beat.kind as keyof typeof part]}.${id}.label`) ?? id;
			},
			term: (id) => offer?.name(id) ?? id,
			amount: (id, value) => offer?.amount(id, valueOf(value, texts.facts)) ?? String(value),
			answer: (name) => answer(name).label,
			answered: (name, value) => answer(name).show(valueOf(value, texts.facts)),
		};
	};
	const asks = (when: Condition | undefined, beat: Beat) =>
		conditionParts(
			when,
			(key, values) => say(`course:script.when.${key}`, values),
			namesOf(beat),
		).join('; ');
	return {
		possible,
		asks,
		answer,
		outcomes: (list, beat) =>
			list
				.filter(({ when }) => possible(when))
				.filter(({ when }, index, can) => {
					const all = asks(when, beat);
					return can.findIndex((one) => ['', all].includes(asks(one.when, beat))) === index;
				}),
	};
}
