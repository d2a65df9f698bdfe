import { z } from 'zod';
import { isItemId } from '../../competency/ids.ts';
import { LANGUAGES } from '../../i18n/language.ts';
import { patchSchema, patchTextsSchema } from '../../company/schema.ts';
import type { Expression } from './expression.ts';
import { CHANNELS, CRITICAL_KINDS, DOCUMENT_KINDS, MISTAKES } from './scenario.ts';

/*
 * The format of scenario.yaml as its author writes it. The published JSON Schema is made from this,
 * so each field carries the description that an editor shows.
 */

/** Keys of the language files; an id of the same name could not be told from them. */
const RESERVED = new Set(
	'says say reply cards end happened why better mistakes reflect options outcomes fields hint world example'.split(
		' ',
	),
);

const slug = z
	.string()
	.regex(
		/^[a-z0-9]+(-[a-z0-9]+)*$/,
		'expected an id: lower-case letters, digits and single hyphens',
	)
	.max(60);
const id = slug.refine((name) => !RESERVED.has(name), {
	message: 'expected another id: this one is a key',
});
const fieldName = z
	.string()
	.regex(/^[a-z][A-Za-z0-9]*$/, 'expected a name in camelCase, letters and digits');
const page = z
	.string()
	.regex(
		/^[a-z-]+(\/[$A-Za-z0-9-]+)?$/,
		'expected a desk page, such as "stock" or "catalogue/stijg-160"',
	);
const item = z
	.string()
	.refine(isItemId, { message: 'expected a competency item of qualification 0351, such as S3.9' });
const scalar = z.union([z.string(), z.number(), z.boolean()]);

/** A literal, or `$name` for a fact of the variant. */
const value = scalar.describe('A literal, or $name for a parameter or fact of the variant');
const bounds = z.strictObject({
	min: z.number().int().optional(),
	max: z.number().int().optional(),
});
const oneOrMore = <T extends z.ZodType>(type: T) => z.union([type, z.array(type).min(1)]);

export type ConditionSource = {
	seen?: string | string[] | undefined;
	flag?: string | string[] | undefined;
	trust?: { min?: number | undefined; max?: number | undefined } | undefined;
	patience?: { min?: number | undefined; max?: number | undefined } | undefined;
	fact?: string | Record<string, string | number | boolean> | undefined;
	variant?: string | string[] | undefined;
	wrong?: number | undefined;
	missed?: string | string[] | undefined;
	offer?:
		| Record<
				string,
				| string
				| number
				| boolean
				| { min?: number | string | undefined; max?: number | string | undefined }
		  >
		| undefined;
	round?: { min?: number | undefined; max?: number | undefined } | undefined;
	not?: ConditionSource | undefined;
	any?: ConditionSource[] | undefined;
	all?: ConditionSource[] | undefined;
};

const condition: z.ZodType<ConditionSource> = z.lazy(() =>
	z
		.strictObject({
			seen: oneOrMore(page)
				.optional()
				.describe('Desk pages that the learner has opened, all of them'),
			flag: oneOrMore(id).optional().describe('Flags that were set, all of them'),
			trust: bounds.optional(),
			patience: bounds.optional(),
			fact: z.union([fieldName, z.record(fieldName, value)]).optional(),
			variant: oneOrMore(id).optional(),
			wrong: z.number().int().min(0).optional().describe('At most so many fields or pairs wrong'),
			missed: oneOrMore(fieldName).optional().describe('These fields are wrong, all of them'),
			offer: z
				.record(
					fieldName,
					z.union([
						value,
						z.strictObject({
							min: z.union([z.number().int(), z.string()]).optional(),
							max: z.union([z.number().int(), z.string()]).optional(),
						}),
					]),
				)
				.optional()
				.describe('Terms and figures of the offer: a value, or bounds'),
			round: bounds.optional().describe('Which offer it is, 1 is the first'),
			not: condition.optional(),
			any: z.array(condition).min(1).optional(),
			all: z.array(condition).min(1).optional(),
		})
		.refine((test) => Object.keys(test).length > 0, { message: 'expected at least one condition' }),
);

const expression: z.ZodType<Expression> = z.lazy(() =>
	z.union(
		[
			scalar,
			z.strictObject({
				path: z
					.string()
					.describe('A path into the company, such as stock/$product/free; $ names are filled in'),
			}),
			z.strictObject({
				call: z
					.tuple([z.string()], expression)
					.describe('A calculation of the company by name, and its arguments'),
			}),
			z.strictObject({ plus: z.array(expression).min(2) }),
			z.strictObject({ minus: z.tuple([expression, expression]) }),
			z.strictObject({ times: z.array(expression).min(2) }),
			z.strictObject({
				divide: z.tuple([expression, expression]).describe('Rounded to a whole (cent)'),
			}),
			z.strictObject({
				percent: z
					.tuple([expression, expression])
					.describe('So many per cent, rounded to a whole (cent)'),
			}),
			z.strictObject({
				atMost: z
					.tuple([expression, expression])
					.describe('The first is at most the second; dates too'),
			}),
			z.strictObject({ is: z.tuple([expression, expression]) }),
			z.strictObject({ not: expression }),
			z.strictObject({ and: z.array(expression).min(2) }),
			z.strictObject({ or: z.array(expression).min(2) }),
			z.strictObject({ if: z.tuple([expression, expression, expression]) }),
		],
		{
			error:
				'expected a value, or one of path, call, plus, minus, times, divide, percent, atMost, is, not, and, or, if',
		},
	),
);

const line = z.union([
	id,
	z.strictObject({
		line: id,
		when: condition.optional(),
		speaker: id.optional().describe('Who speaks, when it is not the customer'),
		claims: z
			.record(z.string(), value)
			.optional()
			.describe('What the line says about the company: path to value, held against the desk'),
	}),
]);
const says = z
	.array(line)
	.optional()
	.describe('What the customer says on entering the beat, in order');

const target = z.union([
	id,
	z.array(z.union([id, z.strictObject({ when: condition, to: id })])).min(1),
]);
const effect = z.strictObject({
	trust: z.number().int().min(-3).max(3).optional(),
	patience: z.number().int().min(-3).max(3).optional(),
	set: oneOrMore(id).optional().describe('Flags to set'),
	clear: oneOrMore(id).optional().describe('Flags to clear'),
});
const rating = z
	.union([z.literal(0), z.literal(1), z.literal(2), z.literal(3)], {
		error: 'expected a rating: 0, 1, 2 or 3',
	})
	.describe('3 best, 2 acceptable, 1 weak but harmless, 0 wrong');
const consequence = {
	rating,
	to: target.optional().describe("Next beat; left out: the decision's own `to`"),
	effect: effect.optional(),
	mistake: z.enum(MISTAKES).optional().describe('The kind of mistake, where it is one'),
	critical: z
		.enum(CRITICAL_KINDS)
		.optional()
		.describe('A breach that fails the scenario in a test'),
	rules: z.array(z.string()).optional().describe('House rules and facts behind the rating'),
};
const outcome = z.strictObject({ when: condition.optional(), ...consequence });
const outcomes = z
	.record(id, outcome)
	.describe('Tried in order; the first whose condition holds counts');

const option = z
	.strictObject({
		when: condition.optional().describe('Offered only if'),
		...consequence,
		rating: rating.optional(),
		outcomes: outcomes.optional().describe('Instead of a rating, where it depends on something'),
	})
	.refine((given) => (given.rating === undefined) !== (given.outcomes === undefined), {
		message: 'expected a rating or outcomes, not both',
	});

const scene = {
	says,
	channel: z.enum(CHANNELS).optional().describe("Where it is not the scenario's"),
	with: id.optional().describe('The customer whom one talks to, where it is another'),
	mood: z
		.number()
		.int()
		.min(-6)
		.max(6)
		.optional()
		.describe('By how much the face is better or worse here than trust and patience say'),
};
const decision = {
	...scene,
	items: z.array(item).min(1).max(3).describe('The competency items that it exercises'),
	rules: z.array(z.string()).optional(),
	to: target.optional(),
};

const rightValue = z
	.union([
		value,
		z
			.array(z.union([value, z.strictObject({ when: condition, value })]))
			.min(2)
			.describe('The first whose condition holds; the last has none'),
	])
	.describe('The right value');

const placed = {
	place: z.enum(['head', 'line', 'foot']).optional().describe('Where on the document'),
	row: z.number().int().min(1).optional().describe('Lines of one row stand beside each other'),
};
const format = z.enum(['text', 'number', 'money', 'date', 'word']);
const given = z
	.record(
		fieldName,
		z.union([value, z.strictObject({ value, format: format.optional(), ...placed })]),
	)
	.optional()
	.describe('What the document already says');
const document = {
	document: z.enum(DOCUMENT_KINDS),
	party: z.string().optional().describe('The customer whom the document is for, or $name'),
};

const field = z.discriminatedUnion('kind', [
	z.strictObject({
		kind: z.literal('select'),
		is: rightValue,
		options: z.array(value).min(2).describe('Values to choose from; texts under the same ids'),
		optionNames: z
			.string()
			.optional()
			.describe('Path of the name of an option in the company, with $option'),
		mistakes: z.array(z.strictObject({ value, key: id })).optional(),
		...placed,
	}),
	...(['number', 'money', 'date'] as const).map((kind) =>
		z.strictObject({
			kind: z.literal(kind),
			is: rightValue,
			mistakes: z
				.array(z.strictObject({ value, key: id }))
				.optional()
				.describe('Wrong values with an explanation of their own'),
			...placed,
		}),
	),
]);

/** Talk or an end: what is said, and where it goes from there. */
const plainBeat = z
	.strictObject({
		decision: z.undefined().optional(),
		...scene,
		to: target.optional().describe('The learner goes on to this beat'),
		end: z.enum(['good', 'fair', 'poor']).optional().describe('An end of the story'),
	})
	.refine((given) => (given.to === undefined) !== (given.end === undefined), {
		message: 'expected a decision, or `to`, or `end`',
	});

const beat = z.discriminatedUnion(
	'decision',
	[
		plainBeat,
		z.strictObject({
			decision: z.literal('choice'),
			...decision,
			options: z
				.record(id, option)
				.refine((options) => Object.keys(options).length >= 3 && Object.keys(options).length <= 4, {
					message: 'expected three or four options',
				}),
		}),
		z.strictObject({
			decision: z.literal('form'),
			...decision,
			...document,
			given,
			formats: z.record(fieldName, format).optional(),
			fields: z.record(fieldName, field),
			outcomes,
		}),
		z.strictObject({
			decision: z.literal('sequence'),
			...decision,
			cards: z.array(id).min(3).max(6),
			right: z.union([
				z.array(oneOrMore(id)).min(2),
				z
					.array(
						z.strictObject({ when: condition.optional(), order: z.array(oneOrMore(id)).min(2) }),
					)
					.min(1),
			]),
			outcomes,
		}),
		z.strictObject({
			decision: z.literal('errors'),
			...decision,
			...document,
			entries: z
				.record(
					fieldName,
					z.strictObject({
						value,
						format: format.default('text'),
						...placed,
						wrong: z
							.union([z.literal(true), condition])
							.optional()
							.describe('Whether it is wrong: always, or under a condition'),
					}),
				)
				.refine((entries) => Object.keys(entries).length >= 4, {
					message: 'expected four entries or more',
				}),
			outcomes,
		}),
		z.strictObject({
			decision: z.literal('offer'),
			...decision,
			rounds: z.number().int().min(1).max(4).describe('Offers at most'),
			terms: z.record(
				fieldName,
				z.strictObject({
					kind: z.enum(['percent', 'number', 'days', 'choice']),
					values: z.array(value).min(2).max(30),
					start: value.optional().describe('What stands there at first; left out: the first'),
				}),
			),
			figures: z
				.record(
					fieldName,
					z.strictObject({
						is: expression,
						show: z.enum(['money', 'number', 'percent']).optional(),
					}),
				)
				.describe('Whole numbers that follow from facts ($), terms and the figures above (@)'),
			outcomes: z.record(
				id,
				z.union([
					outcome.extend({ deal: z.literal(true).optional() }),
					z.strictObject({
						when: condition.optional(),
						again: z.literal(true).describe('The customer answers; another offer may follow'),
						effect: effect.optional(),
					}),
				]),
			),
		}),
		z.strictObject({
			decision: z.literal('write'),
			...decision,
			medium: z.enum(['e-mail', 'note']),
			mentions: z.record(
				fieldName,
				z.strictObject({
					kind: z.enum(['number', 'money', 'date', 'text']),
					is: value,
					absent: z.literal(true).optional().describe('It must not stand there'),
				}),
			),
			checklist: z.array(fieldName.or(id)).default([]),
			outcomes,
		}),
	],
	{
		error:
			'expected choice, form, sequence, errors, offer or write; left out for talk and for ends',
	},
);

export const scenarioSchema = z
	.strictObject({
		$schema: z.string().optional(),
		id: slug,
		code: z
			.string()
			.regex(/^SC\d\d$/)
			.describe('Its place in the plan of cases'),
		version: z.number().int().min(1).describe('Raised when a change makes older attempts differ'),
		key: z.enum(['draft', 'agreed']).describe('Whether practitioners have agreed on the ratings'),
		channel: z.enum(CHANNELS),
		customer: id.describe("A person in the company's CRM"),
		conversation: z.enum(LANGUAGES).describe('The language of the customer'),
		minutes: z.number().int().min(1).describe('How long it takes, about'),
		trust: z.number().int().min(-3).max(3).default(0).describe('At the start, -3 to 3'),
		patience: z.number().int().min(0).max(4).default(3).describe('At the start, 0 to 4'),
		desk: z.array(id).min(1).describe('Desk pages within reach'),
		variants: z
			.record(id, z.record(fieldName, scalar))
			.refine((rows) => Object.keys(rows).length >= 1, {
				message: 'expected at least one variant',
			}),
		world: z
			.record(id, patchSchema)
			.optional()
			.describe('What this case changes in the company, for `all` variants and for each'),
		facts: z
			.record(fieldName, expression)
			.default({})
			.describe('What follows from the parameters and the company, in order'),
		literal: z
			.array(z.string())
			.default([])
			.describe(
				'Keys of texts, facts and fields that may hold a figure typed by hand, or be the same in two languages',
			),
		start: id,
		beats: z.record(id, beat),
	})
	.describe('A Balie scenario');

/** A scenario as its author wrote it, before the company's facts are filled in. */
export type ScenarioSource = z.infer<typeof scenarioSchema>;
export type BeatSource = z.infer<typeof beat>;
export type OutcomeSource = z.infer<typeof outcome>;
export type TargetSource = z.infer<typeof target>;
export type LineSource = z.infer<typeof line>;

/** The key of a text, with `_variant` behind it where the words differ in one variant (i18next's context). */
const textKey = z
	.string()
	.regex(/^[A-Za-z0-9]+(-[a-z0-9]+)*(_[a-z0-9]+)?$/, 'expected an id, or an id with _variant');
const text = z.string().min(1);
const feedback = {
	reply: text.optional().describe('What the customer says at once'),
	happened: text.describe('What happened, for the debrief'),
	why: text.describe('Why it is rated so: the rule or fact behind it'),
	better: text.optional().describe('Better words, where it was not the best'),
};
const outcomeTexts = z.record(
	id,
	z.union([z.strictObject(feedback), z.strictObject({ reply: text })]),
);

const optionTexts = z
	.strictObject({
		say: text.describe('What the learner says'),
		...feedback,
		happened: feedback.happened.optional(),
		why: feedback.why.optional(),
		outcomes: outcomeTexts.optional(),
	})
	.refine((given) => !!given.outcomes !== !!(given.happened && given.why), {
		message: 'expected happened and why, or outcomes with theirs',
	});

/** The format of a language file (nl.yaml, fr.yaml, en.yaml) of a scenario. */
export const textsSchema = z.strictObject({
	$schema: z.string().optional(),
	title: text,
	summary: text.describe('One sentence for the list of cases'),
	briefing: text.describe('Your role, what is going on; a few short sentences'),
	goal: text.describe('What a good end looks like'),
	critical: text.optional().describe('The kind of critical error, announced beforehand'),
	reflect: text.describe('One question to think over after the debrief'),
	flags: z
		.record(id, text)
		.optional()
		.describe('What a flag stands for, said in the script: what went before'),
	looked: z
		.record(textKey, text)
		.default({})
		.describe('What the transcript says when the learner opens a desk page'),
	world: patchTextsSchema.optional().describe('The words that go with `world` of the scenario'),
	beats: z.record(
		id,
		z.strictObject({
			label: text.optional().describe('Name of the decision in the debrief'),
			hint: text.optional().describe('Where to look or what to think of, without the answer'),
			prompt: text.optional().describe('The question above the options'),
			says: z.record(textKey, text).optional(),
			options: z.record(id, optionTexts).optional(),
			given: z.record(textKey, text).optional(),
			values: z
				.record(fieldName, z.record(z.string(), text))
				.optional()
				.describe('Words for given values of format `word`, by the id of what is given'),
			fields: z
				.record(
					fieldName,
					z.strictObject({
						label: text,
						hint: text.optional(),
						why: text,
						options: z.record(z.string(), text).optional(),
						mistakes: z.record(id, text).optional(),
					}),
				)
				.optional(),
			cards: z.record(textKey, text).optional(),
			entries: z
				.record(
					fieldName,
					z.strictObject({ label: text, why: text, values: z.record(z.string(), text).optional() }),
				)
				.optional(),
			terms: z
				.record(
					fieldName,
					z.strictObject({
						label: text,
						hint: text.optional(),
						options: z.record(z.string(), text).optional(),
					}),
				)
				.optional(),
			figures: z.record(fieldName, z.strictObject({ label: text })).optional(),
			mentions: z.record(fieldName, z.strictObject({ label: text, why: text })).optional(),
			checklist: z.record(z.string(), text).optional(),
			example: text.optional().describe('A good text, shown afterwards'),
			outcomes: outcomeTexts.optional(),
			end: text.optional().describe('How it ended, in one sentence'),
		}),
	),
});

/** The texts of a scenario in one language, as written. */
export type TextsSource = z.infer<typeof textsSchema>;
