import { z } from 'zod';
import { decision, id, option } from '../format/parts.schema.ts';

export const choiceSchema = z.strictObject({
	decision: z.literal('choice'),
	...decision,
	options: z
		.record(id, option)
		.refine((options) => Object.keys(options).length >= 3 && Object.keys(options).length <= 4, {
			message: 'expected three or four options',
		}),
});
export type ChoiceSource = z.infer<typeof choiceSchema>;
