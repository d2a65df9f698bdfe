import { z } from 'zod';
import { LANGUAGES } from '../../i18n/language.ts';
import { patchSchema } from '../../company/schema.ts';
import {
	atMost,
	expression,
	fieldName,
	id,
	scalar,
	scene,
	slug,
	target,
} from '../format/parts.schema.ts';
import { CHANNELS } from '../format/scenario.ts';
import { choiceSchema } from '../kinds/choice.schema.ts';
import { errorsSchema } from '../kinds/errors.schema.ts';
import { formSchema } from '../kinds/form.schema.ts';
import { offerSchema } from '../kinds/offer.schema.ts';
import { sequenceSchema } from '../kinds/sequence.schema.ts';
import { writeSchema } from '../kinds/write.schema.ts';

/* The format of scenario.yaml as its author writes it. The published JSON Schema is made from this. */

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
	[plainBeat, choiceSchema, formSchema, sequenceSchema, errorsSchema, offerSchema, writeSchema],
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
		people: z
			.record(
				id,
				z.strictObject({
					drawing: id.optional().describe('Who it is in the cast; left out: nobody sees the face'),
					name: z.string().optional().describe('Left out: a text of the case, people.<id>.name'),
					trust: z.number().int().min(-3).max(3).default(0),
					patience: z.number().int().min(0).max(4).default(3),
				}),
			)
			.default({})
			.describe('Those who have a mood of their own, and those who are nowhere in the company'),
		variants: z
			.record(id, z.record(fieldName, scalar))
			.refine((rows) => Object.keys(rows).length >= 1, {
				message: 'expected at least one variant',
			})
			.refine(...atMost(20, 'variants')),
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
		beats: z.record(id, beat).refine(...atMost(100, 'beats')),
	})
	.describe('A Balie scenario');

/** A scenario as its author wrote it, before the company's facts are filled in. */
export type ScenarioSource = z.infer<typeof scenarioSchema>;
export type BeatSource = z.infer<typeof beat>;
export type DecisionSource = Exclude<BeatSource, { decision?: undefined }>;
