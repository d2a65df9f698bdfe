import { z } from 'zod';
import { atMost, decision, fieldName, id, outcomes, value } from '../format/parts.schema.ts';

export const writeSchema = z.strictObject({
	decision: z.literal('write'),
	...decision,
	medium: z.enum(['e-mail', 'note']),
	mentions: z
		.record(
			fieldName,
			z.strictObject({
				kind: z.enum(['number', 'money', 'date', 'text']),
				is: value,
				absent: z.literal(true).optional().describe('It must not stand there'),
			}),
		)
		.refine(...atMost(40, 'mentions')),
	checklist: z.array(fieldName.or(id)).default([]),
	outcomes,
});
export type WriteSource = z.infer<typeof writeSchema>;
