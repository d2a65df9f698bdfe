import { z } from 'zod';
import {
	atMost,
	condition,
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

const optionNames = z
	.string()
	.optional()
	.describe('Path of the name of an option in the company, with $option');

const start = value.optional().describe('What stands there at first, to be changed or left');

const field = z.discriminatedUnion('kind', [
	z.strictObject({
		kind: z.literal('select'),
		is: rightValue,
		options: z.array(value).min(2).describe('Values to choose from; texts under the same ids'),
		optionNames,
		mistakes,
		start,
		...placed,
	}),
	z.strictObject({
		kind: z.literal('several'),
		is: z
			.union([
				z.array(value),
				z.array(z.strictObject({ when: condition.optional(), values: z.array(value) })).min(1),
			])
			.describe('The right ones, all of them; or by condition, the last without one'),
		options: z
			.array(value)
			.min(3)
			.max(10)
			.describe('Values of which any number can be chosen; texts under the same ids'),
		optionNames,
		...placed,
	}),
	...(['number', 'money', 'date', 'time', 'text'] as const).map((kind) =>
		z.strictObject({ kind: z.literal(kind), is: rightValue, mistakes, start, ...placed }),
	),
]);

export const formSchema = z.strictObject({
	decision: z.literal('form'),
	...decision,
	...document,
	given,
	formats: z.record(fieldName, format).optional(),
	fields: z.record(fieldName, field).refine(...atMost(40, 'fields')),
	outcomes,
});
export type FormSource = z.infer<typeof formSchema>;
