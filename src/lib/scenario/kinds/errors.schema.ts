import { z } from 'zod';
import {
	atMost,
	condition,
	decision,
	document,
	fieldName,
	format,
	outcomes,
	placed,
	value,
} from '../format/parts.schema.ts';

export const errorsSchema = z.strictObject({
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
		})
		.refine(...atMost(40, 'entries')),
	outcomes,
});
export type ErrorsSource = z.infer<typeof errorsSchema>;
