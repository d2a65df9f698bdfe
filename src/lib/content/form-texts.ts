import type { CaseTexts } from './case-texts.ts';
import { formatDate, formatMoney, formatNumber } from '../i18n/format.ts';
import {
	factsOf,
	valueOf,
	type Field,
	type FormBeat,
	type Scenario,
	type Value,
} from '../scenario/scenario.ts';

/** The words of a form: what stands on it, its fields, and values as people read them. */
export type FormTexts = {
	given: { id: string; label: string; value: string }[];
	label(field: Field): string;
	hint(field: Field): string | undefined;
	/** What can be chosen in a field of kind `select`. */
	options(field: Field): { value: Value; label: string }[];
	/** A value of a field as it is read. */
	show(field: Field, value: Value): string;
};

/** The words of a form in a variant of a scenario. Pure. */
export function formTexts(
	scenario: Scenario,
	variant: string,
	beat: FormBeat,
	texts: CaseTexts,
): FormTexts {
	const facts = factsOf(scenario, variant);
	const key = (field: Field, part: string) => `beats.${beat.id}.fields.${field.id}.${part}`;
	const format = (value: Value, kind: string): string => {
		if (kind === 'date') return formatDate(String(value), texts.language);
		if (kind === 'money') return formatMoney(Number(value), texts.language);
		return kind === 'number' ? formatNumber(Number(value), texts.language) : String(value);
	};
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
		given: beat.given.map(({ id, value, format: kind }) => ({
			id,
			label: texts.frame(`beats.${beat.id}.given.${id}`) ?? id,
			value: format(valueOf(value, facts), kind),
		})),
		label: (field) => texts.frame(key(field, 'label')) ?? field.id,
		hint: (field) => texts.frame(key(field, 'hint')),
		options,
		show: (field, value) =>
			field.kind === 'select'
				? (options(field).find((option) => option.value === value)?.label ?? String(value))
				: format(value, field.kind),
	};
}
