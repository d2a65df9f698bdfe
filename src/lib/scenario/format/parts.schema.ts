import { z } from 'zod';
import { LANGUAGES } from '../../i18n/language.ts';
import { isItemId, isKnowledgeId } from '../../competency/ids.ts';
import type { Expression } from './expression.ts';
import { CHANNELS, CRITICAL_KINDS, DOCUMENT_KINDS, MISTAKES } from './scenario.ts';

/*
 * The parts of scenario.yaml of which beats are made, as its author writes them. The published JSON Schema
 * is made from this, so each field carries the description that an editor shows.
 */

/** Keys of the language files; an id of the same name could not be told from them. */
const RESERVED = new Set(
	'says say reply cards end happened why better mistakes reflect options outcomes fields hint world example'.split(
		' ',
	),
);

export const slug = z
	.string()
	.regex(
		/^[a-z0-9]+(-[a-z0-9]+)*$/,
		'expected an id: lower-case letters, digits and single hyphens',
	)
	.max(60);
export const id = slug.refine((name) => !RESERVED.has(name), {
	message: 'expected another id: this one is a key',
});
/** Of a record, so many entries at most: more than that nobody can follow, and nothing can be walked in time. */
export const atMost = (most: number, what: string) =>
	[
		(entries: object) => Object.keys(entries).length <= most,
		{ message: `expected at most ${most} ${what}` },
	] as const;
export const fieldName = z
	.string()
	.regex(/^[a-z][A-Za-z0-9]*$/, 'expected a name in camelCase, letters and digits');
export const page = z
	.string()
	.regex(
		/^[a-z-]+(\/[$A-Za-z0-9-]+)?$/,
		'expected a desk page, such as "stock" or "catalogue/stijg-160"',
	);
export const item = z
	.string()
	.refine(isItemId, { message: 'expected a competency item of qualification 0351, such as S3.9' });
const knowledgeItem = z.string().refine(isKnowledgeId, {
	message: 'expected a knowledge item of qualification 0351, such as K25',
});
export const scalar = z.union([z.string(), z.number(), z.boolean()]);

/** A literal, `$name` for a fact of the variant, or `$beat.part` for an earlier answer. */
export const value = scalar.describe(
	'A literal, $name for a parameter or fact of the variant, or $beat.part for an earlier answer',
);
export const bounds = z.strictObject({
	min: z.number().int().optional(),
	max: z.number().int().optional(),
});
const moodBounds = bounds.extend({
	of: id.optional().describe('Of whom, where it is not whom one talks to here'),
});
export const oneOrMore = <T extends z.ZodType>(type: T) => z.union([type, z.array(type).min(1)]);

type MoodSource = {
	min?: number | undefined;
	max?: number | undefined;
	of?: string | undefined;
};
type TestSource =
	| string
	| number
	| boolean
	| { min?: number | string | undefined; max?: number | string | undefined };
export type ConditionSource = {
	seen?: string | string[] | undefined;
	flag?: string | string[] | undefined;
	trust?: MoodSource | undefined;
	patience?: MoodSource | undefined;
	fact?: string | Record<string, string | number | boolean> | undefined;
	variant?: string | string[] | undefined;
	wrong?: number | undefined;
	missed?: string | string[] | undefined;
	offer?: Record<string, TestSource> | undefined;
	answer?: Record<string, TestSource> | undefined;
	round?: { min?: number | undefined; max?: number | undefined } | undefined;
	not?: ConditionSource | undefined;
	any?: ConditionSource[] | undefined;
	all?: ConditionSource[] | undefined;
};

const test = z.union([
	value,
	z.strictObject({
		min: z.union([z.number().int(), z.string()]).optional(),
		max: z.union([z.number().int(), z.string()]).optional(),
	}),
]);
const answerName = z
	.string()
	.regex(/^[a-z0-9-]+\.[A-Za-z0-9]+$/, 'expected a beat and what was answered: bargain.quantity');

export const condition: z.ZodType<ConditionSource> = z.lazy(() =>
	z
		.strictObject({
			seen: oneOrMore(page)
				.optional()
				.describe('Desk pages that the learner has opened, all of them'),
			flag: oneOrMore(id).optional().describe('Flags that were set, all of them'),
			trust: moodBounds.optional(),
			patience: moodBounds.optional(),
			fact: z.union([fieldName, z.record(fieldName, value)]).optional(),
			variant: oneOrMore(id).optional(),
			wrong: z.number().int().min(0).optional().describe('At most so many fields or pairs wrong'),
			missed: oneOrMore(fieldName).optional().describe('These fields are wrong, all of them'),
			offer: z
				.record(fieldName, test)
				.optional()
				.describe('Terms and figures of the offer: a value, or bounds'),
			answer: z
				.record(answerName, test)
				.optional()
				.describe('What was answered or agreed before, as beat.part: a value, or bounds'),
			round: bounds.optional().describe('Which offer it is, 1 is the first'),
			not: condition.optional(),
			any: z.array(condition).min(1).optional(),
			all: z.array(condition).min(1).optional(),
		})
		.refine((test) => Object.keys(test).length > 0, { message: 'expected at least one condition' }),
);

export const expression: z.ZodType<Expression> = z.lazy(() =>
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
export const says = z
	.array(line)
	.optional()
	.describe('What the customer says on entering the beat, in order');

export const target = z.union([
	id,
	z.array(z.union([id, z.strictObject({ when: condition, to: id })])).min(1),
]);
export const effect = z.strictObject({
	trust: z.number().int().min(-3).max(3).optional(),
	patience: z.number().int().min(-3).max(3).optional(),
	of: id.optional().describe('On whom, where it is not whom one talks to here'),
	set: oneOrMore(id).optional().describe('Flags to set'),
	clear: oneOrMore(id).optional().describe('Flags to clear'),
});
export const rating = z
	.union([z.literal(0), z.literal(1), z.literal(2), z.literal(3)], {
		error: 'expected a rating: 0, 1, 2 or 3',
	})
	.describe('3 best, 2 acceptable, 1 weak but harmless, 0 wrong');
export const consequence = {
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
export const outcome = z.strictObject({ when: condition.optional(), ...consequence });
export const outcomes = z
	.record(id, outcome)
	.describe('Tried in order; the first whose condition holds counts');

export const option = z
	.strictObject({
		when: condition.optional().describe('Offered only if'),
		...consequence,
		rating: rating.optional(),
		outcomes: outcomes.optional().describe('Instead of a rating, where it depends on something'),
	})
	.refine((given) => (given.rating === undefined) !== (given.outcomes === undefined), {
		message: 'expected a rating or outcomes, not both',
	});

export const scene = {
	says,
	channel: z.enum(CHANNELS).optional().describe("Where it is not the scenario's"),
	with: id
		.optional()
		.describe(
			'Whom one talks to, where it is another: of `people`, a customer, a colleague, a supplier',
		),
	language: z
		.enum(LANGUAGES)
		.optional()
		.describe('The language of this beat, whatever the learner chose for the conversation'),
	mood: z
		.number()
		.int()
		.min(-6)
		.max(6)
		.optional()
		.describe('By how much the face is better or worse here than trust and patience say'),
};
export const decision = {
	...scene,
	items: z.array(item).min(1).max(3).describe('The competency items that it exercises'),
	knowledge: z
		.array(knowledgeItem)
		.min(1)
		.optional()
		.describe('The knowledge items of the qualification that it asks for: K25'),
	rules: z.array(z.string()).optional(),
	formative: z
		.literal(true)
		.optional()
		.describe('An extra turn that has feedback and no points; not every path need pass it'),
	default: z
		.record(fieldName, value)
		.optional()
		.describe('What later beats read of this answer where none was given, or none agreed on'),
	to: target.optional(),
};

export const rightValue = z
	.union([
		value,
		z
			.array(z.union([value, z.strictObject({ when: condition, value })]))
			.min(2)
			.describe('The first whose condition holds; the last has none'),
	])
	.describe('The right value');

export const placed = {
	place: z.enum(['head', 'line', 'foot']).optional().describe('Where on the document'),
	row: z.number().int().min(1).optional().describe('Lines of one row stand beside each other'),
};
export const format = z.enum(['text', 'number', 'money', 'date', 'word']);
export const given = z
	.record(
		fieldName,
		z.union([value, z.strictObject({ value, format: format.optional(), ...placed })]),
	)
	.optional()
	.describe('What the document already says');
export const document = {
	document: z.enum(DOCUMENT_KINDS),
	party: z.string().optional().describe('The customer whom the document is for, or $name'),
};

export type EffectSource = z.infer<typeof effect>;
export type OutcomeSource = z.infer<typeof outcome>;
export type TargetSource = z.infer<typeof target>;
export type LineSource = z.infer<typeof line>;
