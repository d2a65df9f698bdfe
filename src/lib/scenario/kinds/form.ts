import { firstThatHolds, type Circumstances } from '../format/condition.ts';
import { conditionFrom, optional, placeFrom } from '../format/parts.ts';
import { type Field, type FormBeat, type Given } from '../format/scenario.ts';
import { pageOf, valueOf, type Facts, type Value } from '../format/value.ts';
import { answersWith, type Part } from './combinations.ts';
import type { FormSource } from './form.schema.ts';
import type { Kind, KindSource } from './kind.ts';
import { lastOutcome, outcomeWays } from './outcomes.ts';
import type { SourceReader } from '../format/parts.ts';
import { wordKeys } from './words.ts';

/** Hands in a form. Amounts in cents, dates as YYYY-MM-DD, a choice as its value. */
export type SubmitEvent = { type: 'submit'; values: Record<string, Value> };

const DATE = /^\d{4}-\d\d-\d\d$/;
const TIME = /^([01]\d|2[0-3]):[0-5]\d$/;
/** The longest that is typed into a field of text: what is longer is for a letter. */
export const LONGEST_TEXT = 40;
/** Between the values of a field of kind `several`. */
const AND = '+';

/** Several values as one, in the order of the options. */
export function joinValues(values: readonly Value[]): string {
	return values.map(String).join(AND);
}

/** The values of a field of kind `several`. */
export function splitValues(value: Value): string[] {
	return value === '' ? [] : String(value).split(AND);
}

/** A value as the file of a case has it, with facts filled in. */
export function valueIn(field: Field, value: Value, facts: Facts): Value {
	if (field.kind !== 'several') return valueOf(value, facts);
	const chosen = splitValues(value).map((part) => String(valueOf(part, facts)));
	return joinValues(optionsOf(field, facts).filter((option) => chosen.includes(String(option))));
}

/** Whether two values of a field are the same. A text is, whatever its capitals, accents, spaces and signs. */
export function isSame({ kind }: Field, one: unknown, other: unknown): boolean {
	return kind === 'text' ? bare(one) === bare(other) : one === other;
}

function bare(text: unknown): string {
	return plain(text)
		.toLowerCase()
		.replace(/[^a-z0-9]/g, '');
}

/** A text in the letters that a saved state has. */
function plain(text: unknown): string {
	return String(text)
		.normalize('NFD')
		.replace(/\p{M}/gu, '')
		.replace(/[^A-Za-z0-9.-]/g, ' ');
}

/** The right value of a field in these circumstances. */
export function rightValue(field: Field, now: Circumstances): Value {
	const right = firstThatHolds(field.is, now);
	if (!right) throw new Error(`no right value of ${field.id} holds`);
	return valueIn(field, right.value, now.facts);
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
		if (!isSame(field, value, rightValue(field, now))) wrong.push(field.id);
	}
	return wrong;
}

function fits(field: Field, value: unknown, facts: Facts): boolean {
	if (field.kind === 'select') return optionsOf(field, facts).some((option) => option === value);
	if (field.kind === 'several') {
		if (typeof value !== 'string') return false;
		const chosen = splitValues(value);
		const all = optionsOf(field, facts).map(String);
		return joinValues(all.filter((option) => chosen.includes(option))) === value;
	}
	if (field.kind === 'date') return typeof value === 'string' && DATE.test(value);
	if (field.kind === 'time') return typeof value === 'string' && TIME.test(value);
	if (field.kind === 'text') {
		return typeof value === 'string' && value.length <= LONGEST_TEXT && bare(value) !== '';
	}
	return typeof value === 'number' && Number.isFinite(value);
}

/** What can be chosen in a field of kind `select` or `several`. */
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

	/** A choice is right once in so many options; what is typed is never right by luck. */
	answers(beat, now, read) {
		const { fields, outcomes } = beat;
		const parts = fields.map((field): Part<Value> => {
			const right = rightValue(field, now);
			const options = optionsOf(field, now.facts);
			const [wrong, ...apart] =
				field.kind === 'select'
					? options.filter((option) => option !== right)
					: [other(field, right, now.facts), ...slips(field, right, now.facts)];
			// Somebody who guesses leaves what stands there.
			const chance =
				field.start !== undefined
					? Number(isSame(field, valueIn(field, field.start, now.facts), right))
					: chanceIn(field, options.length);
			return {
				...{ id: field.id, right, chance },
				...(wrong === undefined ? {} : { wrong }),
				...(read?.has(field.id) ? { apart } : {}),
			};
		});
		return answersWith(
			parts,
			outcomes,
			(given): SubmitEvent => ({ type: 'submit', values: Object.fromEntries(given) }),
			(event) => form.judge(beat, now, event),
		);
	},

	given: ({ fields }, _, { values }) =>
		Object.fromEntries(
			fields.filter(canBeRead).flatMap(({ id }) => {
				const value = values[id];
				return value === undefined ? [] : [[id, value]];
			}),
		),

	parts: ({ fields }, facts) =>
		Object.fromEntries(
			fields.filter(canBeRead).map(({ id, is }) => [id, assumed(is[0]?.value ?? '', facts)]),
		),

	/** People type long numbers: the longest that parse-input.ts reads. */
	widest({ fields }, facts) {
		const widest = (field: Field): Value => {
			const options = optionsOf(field, facts);
			if (field.kind === 'several') return joinValues(options);
			const last = options.at(-1);
			if (last !== undefined) return last;
			if (field.kind === 'date') return '2000-01-01';
			if (field.kind === 'time') return '00:00';
			if (field.kind === 'text') return 'Q'.repeat(LONGEST_TEXT);
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
			if (field.kind === 'several') {
				const chosen = splitValues(value ?? '');
				const bits = optionsOf(field, facts).map((option) => chosen.includes(String(option)));
				return bits.reduceRight((sum, bit) => sum * 2 + Number(bit), 0).toString(36);
			}
			if (field.kind === 'text') return plain(value).trim().replace(/ +/g, '_');
			return String(value).replaceAll(field.kind === 'date' ? '-' : ':', '');
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
			} else if (field.kind === 'several') {
				const bits = parseInt(part, 36);
				values[field.id] = joinValues(
					optionsOf(field, facts).filter((_, place) => Math.floor(bits / 2 ** place) % 2 === 1),
				);
			} else if (field.kind === 'text') {
				values[field.id] = part.replaceAll('_', ' ');
			} else if (field.kind === 'time') {
				values[field.id] = part.replace(/^(\d\d)(\d\d)$/, '$1:$2');
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
		const parts = (value: (field: Field) => Value) =>
			fields.map((field) => ({ id: field.id, value: value(field) }));
		return {
			kind: 'fill-in',
			response: parts(({ id }) => values[id] ?? ''),
			correct: [parts((field) => rightValue(field, now))],
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
function other(field: Field, right: Value, facts: Facts): Value {
	switch (field.kind) {
		case 'date':
			return right === '2000-01-01' ? '2000-01-02' : '2000-01-01';
		case 'time':
			return right === '00:00' ? '00:01' : '00:00';
		case 'text':
			return bare(right) === 'x' ? 'y' : 'x';
		case 'several': {
			const [first = ''] = optionsOf(field, facts);
			return right === '' ? String(first) : '';
		}
		default:
			return Number(right) + 1;
	}
}

/** The chance that a guess is right. */
function chanceIn({ kind }: Field, options: number): number {
	if (kind === 'several') return 1 / 2 ** options;
	return options ? 1 / options : 0;
}

/** What is typed freely may be lost in a saved state, and several values are not one: these cannot be read later. */
function canBeRead({ kind }: Field): boolean {
	return kind !== 'text' && kind !== 'several';
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
						return valueIn(field, value, facts);
					} catch (error) {
						problem('fact', path, (error as Error).message, { variant });
						return undefined;
					}
				};
				const options = field.options?.map((option) => valueOf(option, facts));
				for (const { value } of field.is) {
					const right = resolve(value);
					if (right === undefined) continue;
					const parts = splitValues(value).map((part) => valueOf(part, facts));
					const fit =
						field.kind === 'several'
							? parts.every((part) => options?.map(String).includes(String(part)))
							: fits(field, right, facts) && (typeof right !== 'number' || Number.isInteger(right));
					if (fit) continue;
					problem('form', path, `${String(right)} is no ${field.kind} here`, { variant });
				}
				field.mistakes.forEach(({ value }) => resolve(value));
				if (field.start !== undefined) resolve(field.start);
			}
		}
	},
};

function fieldFrom(id: string, field: FormSource['fields'][string], reader: SourceReader): Field {
	if (field.kind === 'several') return severalFrom(id, field, reader);
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
	return { ...shared, kind, options, ...namesOf(options, optionNames, reader) };
}

function severalFrom(
	id: string,
	field: Extract<FormSource['fields'][string], { kind: 'several' }>,
	reader: SourceReader,
): Field {
	const { kind, options, optionNames } = field;
	const conditional = field.is.filter((part) => typeof part === 'object');
	const always = field.is.filter((part) => typeof part !== 'object');
	const is = conditional.length
		? conditional.map(({ when, values }) => ({
				value: joinValues(values),
				...optional('when', conditionFrom(when)),
			}))
		: [{ value: joinValues(always) }];
	return {
		...{ id, kind, is, options, mistakes: [] },
		...placeFrom(field),
		...namesOf(options, optionNames, reader),
	};
}

/** The names of options that are things of the company, by their value in any variant; none without a path. */
function namesOf(
	options: Value[],
	path: string | undefined,
	{ variants, companyOf }: SourceReader,
): Pick<Field, 'optionNames'> {
	if (path === undefined) return {};
	const names: Record<string, string> = {};
	for (const [variant, facts] of Object.entries(variants)) {
		const company = companyOf(variant);
		for (const option of options) {
			const value = String(valueOf(option, facts));
			names[value] = String(company.lookUp(pageOf(path, { ...facts, option: value })));
		}
	}
	return { optionNames: names };
}
