import type { CaseTexts } from './case-texts.ts';
import {
	formatDay,
	formatDays,
	formatMoney,
	formatNumber,
	formatShortDate,
} from '../i18n/format.ts';
import {
	type DocumentEntry,
	type ErrorsBeat,
	type Field,
	type Figure,
	type Format,
	type FormBeat,
	type Given,
	type OfferBeat,
	type Placed,
	type Scenario,
	type Term,
} from '../scenario/format/scenario.ts';
import { valueOf, type Value } from '../scenario/format/value.ts';
import { splitValues } from '../scenario/kinds/form.ts';
import { offerFigures } from '../scenario/kinds/offer.ts';

/** What is asked of the words of a case to say what stands on a document. */
export type PlainTexts = Pick<CaseTexts, 'language' | 'facts' | 'frame'>;

/** Something that stands on a document, in words. */
export type Written = { id: string; label: string; value: string } & Placed;

/** The words of a form: what stands on it, its fields, and values as people read them. */
export type FormTexts = {
	given: Written[];
	label(field: Field): string;
	hint(field: Field): string | undefined;
	/** What can be chosen in a field of kind `select` or `several`. */
	options(field: Field): { value: Value; label: string }[];
	/** A value of a field as it is read. */
	show(field: Field, value: Value): string;
	/** A value of a field as somebody types it. */
	typed(field: Field, value: Value): string;
};

/** The words of a form of a scenario. Pure. */
export function formTexts(scenario: Scenario, beat: FormBeat, texts: PlainTexts): FormTexts {
	const { facts } = texts;
	const key = (field: Field, part: string) => `beats.${beat.id}.fields.${field.id}.${part}`;
	const options = (field: Field) =>
		(field.options ?? []).map((option) => {
			const value = valueOf(option, facts);
			const name = field.optionNames?.[String(value)];
			return {
				value,
				label: name ?? texts.frame(key(field, `options.${value}`)) ?? String(value),
			};
		});
	return {
		given: beat.given.map((given) => ({
			...given,
			label: texts.frame(`beats.${beat.id}.given.${given.id}`) ?? given.id,
			value: written(
				given,
				valueOf(given.value, facts),
				texts,
				`beats.${beat.id}.values.${given.id}`,
			),
		})),
		label: (field) => texts.frame(key(field, 'label')) ?? field.id,
		hint: (field) => texts.frame(key(field, 'hint')),
		options,
		typed({ kind }, value) {
			if (kind === 'money') return formatMoney(Number(value), texts.language);
			return kind === 'date' ? formatShortDate(String(value), texts.language) : String(value);
		},
		show(field, value) {
			if (field.kind === 'date') return formatDay(String(value), texts.language, scenario.now);
			const { kind } = field;
			if (kind === 'time' || kind === 'text') return String(value);
			if (kind === 'number' || kind === 'money') return read(value, kind, texts);
			const chosen = kind === 'several' ? splitValues(value) : [String(value)];
			const found = options(field).filter((option) => chosen.includes(String(option.value)));
			return found.map(({ label }) => label).join(', ') || '–';
		},
	};
}

/** What stands on a document in which errors are to be found. Pure. */
export function documentTexts(beat: ErrorsBeat, texts: PlainTexts): Written[] {
	const { facts } = texts;
	return beat.entries.map((entry: DocumentEntry) => {
		const key = `beats.${beat.id}.entries.${entry.id}`;
		return {
			...{ id: entry.id, place: entry.place, label: texts.frame(`${key}.label`) ?? entry.id },
			...(entry.row === undefined ? {} : { row: entry.row }),
			value: written(entry, valueOf(entry.value, facts), texts, `${key}.values`),
		};
	});
}

/** The words of an offer: its terms with what can be offered, and the figures that follow. */
export type OfferTexts = {
	label(term: Term): string;
	hint(term: Term): string | undefined;
	show(term: Term, value: Value): string;
	/** What a term or figure is called, by its id; a figure that the learner does not see has no name but that. */
	name(id: string): string;
	/** A value of a term or figure, by its id, as it is written. */
	amount(id: string, value: Value): string;
	/** The figures that the learner sees, for these terms; none while the offer is not one. */
	figures(terms: Readonly<Record<string, Value>>): { id: string; label: string; value: string }[];
};

/** The words of an offer of a scenario. Pure. */
export function offerTexts(beat: OfferBeat, texts: PlainTexts): OfferTexts {
	const { facts } = texts;
	const key = (term: Term, part: string) => `beats.${beat.id}.terms.${term.id}.${part}`;
	const shown = (value: Value, show: Figure['show']) => {
		if (show !== 'percent') return read(value, show ?? 'number', texts);
		return `${formatNumber(Number(value), texts.language)} %`;
	};
	return {
		name(id) {
			const term = beat.terms.find((one) => one.id === id);
			return (
				(term && texts.frame(key(term, 'label'))) ??
				texts.frame(`beats.${beat.id}.figures.${id}.label`) ??
				id
			);
		},
		amount(id, value) {
			const term = beat.terms.find((one) => one.id === id);
			if (term) return this.show(term, value);
			// What the learner does not see is reckoned in the same unit as what he sees.
			const [first] = beat.figures.filter(({ show }) => show);
			return shown(value, beat.figures.find((one) => one.id === id)?.show ?? first?.show);
		},
		label: (term) => texts.frame(key(term, 'label')) ?? term.id,
		hint: (term) => texts.frame(key(term, 'hint')),
		show(term, value) {
			if (term.kind === 'choice')
				return texts.frame(key(term, `options.${value}`)) ?? String(value);
			if (term.kind === 'days') return formatDays(Number(value), texts.language);
			const number = formatNumber(Number(value), texts.language);
			return term.kind === 'percent' ? `${number} %` : number;
		},
		figures(terms) {
			const offer = offerFigures(beat, facts, terms);
			if (!offer) return [];
			return beat.figures.flatMap(({ id, show }) => {
				if (!show) return [];
				const value = offer[id] ?? 0;
				return {
					id,
					label: texts.frame(`beats.${beat.id}.figures.${id}.label`) ?? id,
					value: shown(value, show),
				};
			});
		},
	};
}

function written(
	{ format }: Pick<Given, 'format'>,
	value: Value,
	texts: PlainTexts,
	words: string,
): string {
	if (format !== 'word') return read(value, format, texts);
	return texts.frame(`${words}.${value}`) ?? String(value);
}

function read(value: Value, format: Format, { language }: PlainTexts): string {
	if (format === 'date') return formatShortDate(String(value), language);
	if (format === 'money') return formatMoney(Number(value), language);
	return format === 'number' ? formatNumber(Number(value), language) : String(value);
}
