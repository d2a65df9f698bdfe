import { formatShortDate } from '../i18n/format.ts';
import { localeOf } from '../i18n/language.ts';
import type { Decision, Scenario } from '../scenario/format/scenario.ts';
import type { Value } from '../scenario/format/value.ts';
import type { AnswerPart, PartWords } from '../scenario/kinds/kind.ts';
import type { CaseTexts } from './case-texts.ts';
import { documentTexts, formTexts, offerTexts, type PlainTexts } from './form-texts.ts';

/**
 * The words of the parts of answers to a decision, as somebody would write them: `b` and what is said;
 * `Amount` and `549,00`. Pure.
 */
export function answerWords(
	scenario: Scenario,
	beat: Decision,
	texts: PlainTexts & Pick<CaseTexts, 'say'>,
): (part: AnswerPart) => PartWords {
	const key = `beats.${beat.id}`;
	const words = wordsIn(scenario, beat, texts, key);
	return ({ id, value = '' }) => (id === undefined ? { text: String(value) } : words(id, value));
}

/** The letter under which reports name an option or a card: `a` for the first in the file, in every variant. */
export function letterOf(place: number): string {
	return String.fromCharCode(97 + place);
}

function wordsIn(
	scenario: Scenario,
	beat: Decision,
	texts: PlainTexts & Pick<CaseTexts, 'say'>,
	key: string,
): (id: string, value: Value) => PartWords {
	const lettered = (ids: readonly string[], textKey: (id: string) => string) => (id: string) => ({
		label: letterOf(ids.indexOf(id)),
		text: texts.say(`${key}.${textKey(id)}`) ?? id,
	});
	switch (beat.kind) {
		case 'choice': {
			const ids = beat.options.map(({ id }) => id);
			return lettered(ids, (id) => `options.${id}.say`);
		}
		case 'sequence':
			return lettered(beat.cards, (id) => `cards.${id}`);
		case 'form': {
			const words = formTexts(scenario, beat, texts);
			const fields = new Map(beat.fields.map((field) => [field.id, field]));
			return (id, value) => {
				const field = fields.get(id);
				if (!field) return { label: id, text: String(value) };
				const { kind } = field;
				const chosen = kind === 'select' || kind === 'several';
				const text = chosen ? words.show(field, value) : typed(kind, value, texts.language);
				return { label: words.label(field), text };
			};
		}
		case 'errors': {
			const entries = new Map(documentTexts(beat, texts).map((entry) => [entry.id, entry]));
			return (id, value) => {
				const { label = id, value: text = String(value) } = entries.get(id) ?? {};
				return { label, text };
			};
		}
		case 'offer': {
			const words = offerTexts(beat, texts);
			return (id, value) => ({ label: words.name(id), text: words.amount(id, value) });
		}
		case 'write': {
			const kinds = new Map(beat.mentions.map(({ id, kind }) => [id, kind]));
			return (id, value) => ({
				label: texts.frame(`${key}.mentions.${id}.label`) ?? id,
				text: typed(kinds.get(id) ?? 'text', value, texts.language),
			});
		}
	}
}

/** A value as somebody types it: `549,00`, `05/03/2026`. */
function typed(kind: string, value: Value, language: string): string {
	if (kind === 'date') return formatShortDate(String(value), language);
	if (kind !== 'money') return String(value);
	return (Number(value) / 100).toLocaleString(localeOf(language), { minimumFractionDigits: 2 });
}
