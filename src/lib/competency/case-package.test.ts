import { describe, expect, test } from 'vitest';
import { z } from 'zod';
import { casePackage } from './case-package.ts';
import { framework } from './framework.ts';

const entries = framework();
const made = casePackage(entries);

/** What of CASE 1.0 we use. Source: the JSON schema of the CFPackage in the REST binding of CASE 1.0. */
const uuid = z.uuid({ version: 'v5' });
const uri = z.templateLiteral(['urn:uuid:', z.string()]);
const changed = z.iso.datetime({ offset: true });
const link = z.strictObject({ title: z.string().min(1), identifier: uuid, uri });
const schema = z.strictObject({
	CFDocument: z.strictObject({
		identifier: uuid,
		uri,
		creator: z.string().min(1),
		title: z.string().min(1),
		lastChangeDateTime: changed,
		description: z.string(),
		language: z.literal('nl'),
		version: z.string(),
		adoptionStatus: z.enum(['Private Draft', 'Draft', 'Adopted', 'Deprecated']),
		notes: z.string(),
	}),
	CFItems: z.array(
		z.strictObject({
			identifier: uuid,
			uri,
			fullStatement: z.string().min(1),
			humanCodingScheme: z.string().min(1),
			CFItemType: z.string().min(1),
			language: z.literal('nl'),
			lastChangeDateTime: changed,
			notes: z.string().optional(),
		}),
	),
	CFAssociations: z.array(
		z.strictObject({
			identifier: uuid,
			uri,
			associationType: z.literal('isChildOf'),
			sequenceNumber: z.int().positive(),
			originNodeURI: link,
			destinationNodeURI: link,
			lastChangeDateTime: changed,
		}),
	),
});
const { CFDocument, CFItems, CFAssociations } = schema.parse(made);

describe('the CASE package', () => {
	test('is one by the schema of CASE 1.0', () => {
		expect(schema.safeParse(made).error).toBeUndefined();
	});

	test('has an item for every entry', () => {
		expect(CFItems.map((item) => item.humanCodingScheme)).toEqual(entries.map(({ id }) => id));
		expect(CFItems.map((item) => item.fullStatement)).toEqual(entries.map(({ label }) => label));
	});

	test('hangs every item below its parent or the document', () => {
		const codes = new Map(CFItems.map((item) => [item.identifier, item.humanCodingScheme]));
		const tree = CFAssociations.map(({ originNodeURI, destinationNodeURI, sequenceNumber }) => {
			const parent = destinationNodeURI.identifier;
			if (parent !== CFDocument.identifier) expect([...codes.keys()]).toContain(parent);
			return {
				id: codes.get(originNodeURI.identifier),
				parent: codes.get(parent),
				place: sequenceNumber,
			};
		});
		expect(tree).toEqual(entries.map(({ id, parent, place }) => ({ id, parent, place })));
	});

	test('has ids that stay, each once', () => {
		const all = [CFDocument, ...CFItems, ...CFAssociations].map(({ identifier }) => identifier);
		expect(new Set(all).size).toBe(1 + 2 * entries.length);
		// A platform that took the framework in knows the entries by these.
		expect(CFItems.find((item) => item.humanCodingScheme === 'S3.9')?.identifier).toBe(
			'f70e25ce-2715-5be1-bf84-9a90da641a0b',
		);
	});
});
