import { z } from 'zod';
import {
	decision,
	document,
	fieldName,
	format,
	given,
	id,
	outcomes,
	placed,
	rightValue,
	value,
} from '../format/parts.schema.ts';

const mistakes = z
	.array(z.strictObject({ value, key: id }))
	.optional()
	.describe('Wrong values with an explanation of their own');

const start = value.optional().describe('What stands there at first, to be changed or left');

const field = z.discriminatedUnion('kind', [
	z.strictObject({
		kind: z.literal('select'),
		is: rightValue,
		options: z.array(value).min(2).describe('Values to choose from; texts under the same ids'),
		optionNames: z
			.string()
			.optional()
			.describe('Path of the name of an option in the company, with $option'),
		mistakes,
		start,
		...placed,
	}),
	...(['number', 'money', 'date'] as const).map((kind) =>
		z.strictObject({ kind: z.literal(kind), is: rightValue, mistakes, start, ...placed }),
	),
]);

export const formSchema = z.strictObject({
	decision: z.literal('form'),
	...decision,
	...document,
	given,
	formats: z.record(fieldName, format).optional(),
	fields: z.record(fieldName, field),
	outcomes,
});
export type FormSource = z.infer<typeof formSchema>;
