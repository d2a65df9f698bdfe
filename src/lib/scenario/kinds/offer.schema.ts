import { z } from 'zod';
import {
	atMost,
	condition,
	decision,
	effect,
	expression,
	fieldName,
	id,
	outcome,
	value,
} from '../format/parts.schema.ts';

export const offerSchema = z.strictObject({
	decision: z.literal('offer'),
	...decision,
	rounds: z.number().int().min(1).max(4).describe('Offers at most'),
	terms: z
		.record(
			fieldName,
			z.strictObject({
				kind: z.enum(['percent', 'number', 'days', 'choice']),
				values: z.array(value).min(2).max(30),
				start: value.optional().describe('What stands there at first; left out: the first'),
			}),
		)
		.refine(...atMost(12, 'terms')),
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
});
export type OfferSource = z.infer<typeof offerSchema>;
