import { z } from 'zod';
import { condition, decision, id, oneOrMore, outcomes } from '../format/parts.schema.ts';

export const sequenceSchema = z.strictObject({
	decision: z.literal('sequence'),
	...decision,
	cards: z.array(id).min(3).max(12),
	right: z.union([
		z.array(oneOrMore(id)).min(2),
		z
			.array(z.strictObject({ when: condition.optional(), order: z.array(oneOrMore(id)).min(2) }))
			.min(1),
	]),
	outcomes,
});
export type SequenceSource = z.infer<typeof sequenceSchema>;
