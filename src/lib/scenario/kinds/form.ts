import { firstThatHolds, type Circumstances } from '../format/condition.ts';
import { conditionFrom, optional, placeFrom } from '../format/parts.ts';
import { type Field, type FormBeat, type Given } from '../format/scenario.ts';
import { pageOf, valueOf, type Facts, type Value } from '../format/value.ts';
import { combinations, type Part } from './combinations.ts';
import type { FormSource } from './form.schema.ts';
import type { Kind, KindSource } from './kind.ts';
import { lastOutcome, outcomeWays } from './outcomes.ts';
import type { SourceReader } from '../format/parts.ts';
import { wordKeys } from './words.ts';

/** Hands in a form. Amounts in cents, dates as YYYY-MM-DD, a choice as its value. */
export type SubmitEvent = { type: 'submit'; values: Record<string, Value> };

const DATE = /^\d{4}-\d\d-\d\d$/;

/** The right value of a field in these circumstances. */
export function rightValue(field: Field, now: Circumstances): Value {
	const right = firstThatHolds(field.is, now);
	if (!right) throw new Error(`no right value of ${field.id} holds`);
	return valueOf(right.value, now.facts);
}

/**
 * The ids of the fields that were filled in wrongly, or undefined when the values do not fit the
 * form: a field too many or too few, an option that is not there, a number that is none.
 */
export function wrongFields(
	{ fields }: FormBeat,
	now: Circumstances,
	values: Readonly<Record<string, unknown>>,
): string[] | undefined {
	if (Object.keys(values).length !== fields.length) return undefined;
	const wrong: string[] = [];
	for (const field of fields) {
		if (!Object.hasOwn(values, field.id)) return undefined;
		const value = values[field.id];
		if (!fits(field, value, now.facts)) return undefined;
		if (value !== rightValue(field, now)) wrong.push(field.id);
	}
	return wrong;
}

function fits(field: Field, value: unknown, facts: Facts): boolean {
	if (field.kind === 'select') return optionsOf(field, facts).some((option) => option === value);
	if (field.kind === 'date') return typeof value === 'string' && DATE.test(value);
	return typeof value === 'number' && Number.isFinite(value);
}

/** What can be chosen in a field of kind `select`. */
export function optionsOf({ options = [] }: Field, facts: Facts): Value[] {
	return options.map((option) => valueOf(option, facts));
}

/** A document or a screen that is filled in, field by field. */
export const form: Kind<FormBeat, SubmitEvent> = {
	event: 'submit',
	letter: 'f',
	ways: (beat) => outcomeWays(beat).map((way) => ({ ...way, keeps: true })),

	conditions: ({ fields }) => fields.flatMap(({ is }) => is.map(({ when }) => when)),

	judge(beat, now, event) {
		const wrong = wrongFields(beat, now, event.values);
		return wrong && { wrong };
	},

	/** A choice is right once in so many options; a number, an amount or a date is never right by luck. */
	answers({ fields, outcomes }, now, read) {
		const parts = fields.map((field): Part<Value> => {
			const right = rightValue(field, now);
			const options = optionsOf(field, now.facts);
			const [wrong, ...apart] =
				field.kind === 'select'
					? options.filter((option) => option !== right)
					: [other(field, right), ...slips(field, right, now.facts)];
			// Somebody who guesses leaves what stands there.
			const chance =
				field.start !== undefined
					? Number(valueOf(field.start, now.facts) === right)
					: options.length
						? 1 / options.length
						: 0;
			return {
				...{ id: field.id, right, chance },
				...(wrong === undefined ? {} : { wrong }),
				...(read?.has(field.id) ? { apart } : {}),
			};
		});
		return combinations(parts, outcomes).map(({ given, chance }) => ({
			event: { type: 'submit', values: Object.fromEntries(given) },
			chance,
		}));
	},

	given: (_, { values }) => values,

	parts: ({ fields }, facts) =>
		Object.fromEntries(fields.map(({ id, is }) => [id, assumed(is[0]?.value ?? '', facts)])),

	/** People type long numbers: the longest that parse-input.ts reads. */
	widest({ fields }, facts) {
		const widest = (field: Field): Value => {
			const last = optionsOf(field, facts).at(-1);
			if (last !== undefined) return last;
			if (field.kind === 'date') return '2000-01-01';
			return field.kind === 'money' ? 99_999_999_999 : 999_999_999;
		};
		const values = Object.fromEntries(fields.map((field) => [field.id, widest(field)]));
		return { type: 'submit', values };
	},

	encode({ fields }, facts, { values }) {
		const code = (field: Field) => {
			const value = values[field.id];
			if (field.kind === 'select') {
				return optionsOf(field, facts).findIndex((option) => option === value);
			}
			return field.kind === 'date' ? String(value).replaceAll('-', '') : value;
		};
		return fields.map(code).join('/');
	},

	decode({ fields }, facts, code) {
		const parts = code.split('/');
		if (parts.length !== fields.length) return undefined;
		const values: Record<string, Value> = {};
		for (const [index, field] of fields.entries()) {
			const part = parts[index] ?? '';
			if (field.kind === 'select') {
				const option = optionsOf(field, facts)[Number(part)];
				if (option === undefined) return undefined;
				values[field.id] = option;
			} else if (field.kind === 'date') {
				values[field.id] = part.replace(/^(\d{4})(\d\d)(\d\d)$/, '$1-$2-$3');
			} else {
				values[field.id] = part === '' ? NaN : Number(part);
			}
		}
		return { type: 'submit', values };
	},

	entry: ({ id }, { values }) => ({ kind: 'filled', beat: id, values }),

	report({ fields }, now, { values }) {
		const line = (value: (field: Field) => unknown) =>
			fields.map((field) => `${field.id}=${String(value(field))}`).join(' ');
		return {
			kind: 'fill-in',
			response: [line((field) => values[field.id])],
			correct: [[line((field) => rightValue(field, now))]],
			names: [],
		};
	},
};

/** A value, or what may stand for it while an earlier answer that it reads is not known. */
function assumed(value: Value, facts: Facts): Value {
	try {
		return valueOf(value, facts);
	} catch {
		return 0;
	}
}

/** The wrong values that the case names. */
function slips({ mistakes }: Field, right: Value, facts: Facts): Value[] {
	const named = new Set(mistakes.map(({ value }) => valueOf(value, facts)));
	return [...named].filter((value) => value !== right);
}

/** A value of the same kind that is not the right one. */
function other(field: Field, right: Value): Value {
	if (field.kind !== 'date') return Number(right) + 1;
	return right === '2000-01-01' ? '2000-01-02' : '2000-01-01';
}

export const formSource: KindSource<FormSource, FormBeat> = {
	resolve: (source, reader) => ({
		kind: 'form',
		document: source.document,
		...optional('party', source.party),
		given: Object.entries(source.given ?? {}).map(([name, given]): Given => {
			const full = typeof given === 'object' ? given : { value: given };
			const formats = source.formats ?? {};
			const shared = Object.hasOwn(formats, name) ? formats[name] : undefined;
			const format = full.format ?? shared ?? 'text';
			return { id: name, value: full.value, format, ...placeFrom(full) };
		}),
		fields: Object.entries(source.fields).map(([name, field]) => fieldFrom(name, field, reader)),
		outcomes: reader.outcomes(source.outcomes, `beats.${reader.id}`),
	}),

	texts({ given, fields }, scenario) {
		const required = given.map(({ id }) => `given.${id}`);
		const optional: string[] = [];
		for (const { id, format, value } of given) {
			if (format === 'word') required.push(...wordKeys(scenario, [value], `values.${id}`));
		}
		for (const { id, mistakes, options = [], optionNames } of fields) {
			const name = `fields.${id}`;
			required.push(`${name}.label`, `${name}.why`);
			optional.push(`${name}.hint`);
			required.push(...mistakes.map((mistake) => `${name}.mistakes.${mistake.key}`));
			required.push(...wordKeys(scenario, options, `${name}.options`, optionNames));
		}
		return { required, optional };
	},

	/** The right value of a field is one that can be given, in every variant. */
	check(beat, scenario, problem, factsIn) {
		lastOutcome(beat, problem);
		for (const field of beat.fields) {
			const path = ['fields', field.id];
			if (field.is.at(-1)?.when) problem('form', path, 'the last right value has a condition');
			for (const variant of Object.keys(scenario.variants)) {
				const facts = factsIn(variant);
				const resolve = (value: Value) => {
					try {
						return valueOf(value, facts);
					} catch (error) {
						problem('fact', path, (error as Error).message, { variant });
						return undefined;
					}
				};
				const options = field.options?.map(resolve);
				for (const { value } of field.is) {
					const right = resolve(value);
					if (right === undefined) continue;
					const fits = options
						? options.includes(right)
						: field.kind === 'date'
							? DATE.test(String(right))
							: Number.isInteger(right);
					if (fits) continue;
					problem('form', path, `${String(right)} is no ${field.kind} here`, { variant });
				}
				field.mistakes.forEach(({ value }) => resolve(value));
				if (field.start !== undefined) resolve(field.start);
			}
		}
	},
};

function fieldFrom(
	id: string,
	field: FormSource['fields'][string],
	{ variants, companyOf }: SourceReader,
): Field {
	const right = Array.isArray(field.is) ? field.is : [field.is];
	const is = right.map((part) =>
		typeof part === 'object'
			? { value: part.value, ...optional('when', conditionFrom(part.when)) }
			: { value: part },
	);
	const shared = {
		...{ id, is, mistakes: field.mistakes ?? [] },
		...placeFrom(field),
		...optional('start', field.start),
	};
	if (field.kind !== 'select') return { ...shared, kind: field.kind };
	const { kind, options, optionNames } = field;
	const names = optionNames ? namesOf(options, optionNames, variants, companyOf) : undefined;
	return { ...shared, kind, options, ...optional('optionNames', names) };
}

/** The names of options that are things of the company, by their value in any variant. */
function namesOf(
	options: Value[],
	path: string,
	variants: SourceReader['variants'],
	companyOf: SourceReader['companyOf'],
): Record<string, string> {
	const names: Record<string, string> = {};
	for (const [variant, facts] of Object.entries(variants)) {
		const company = companyOf(variant);
		for (const option of options) {
			const value = String(valueOf(option, facts));
			names[value] = String(company.lookUp(pageOf(path, { ...facts, option: value })));
		}
	}
	return names;
}
