import { z } from 'zod';
import { LANGUAGES } from '../i18n/language.ts';
import { isDate } from './calendar.ts';

/* The files of scenarios/company as their author writes them. Amounts there are in euro, here in cents. */

const id = z
	.string()
	.regex(/^[a-z0-9]+(-[a-z0-9]+)*$/, 'expected an id: lower-case letters, digits and hyphens');
const text = z.string().min(1);
const date = z.iso.date('expected a date as YYYY-MM-DD');
const time = z.string().regex(/^([01]\d|2[0-3]):[0-5]\d$/, 'expected a time as hh:mm');
const count = z.number().int().min(0);
const euro = z
	.number()
	.min(0)
	.refine((value) => Math.abs(value * 100 - Math.round(value * 100)) < 1e-6, {
		message: 'expected an amount in euro with at most two decimals',
	})
	.transform((value) => Math.round(value * 100));

/** Belgian enterprise number: ten digits of which the last two are 97 less the rest modulo 97. */
const enterpriseNumber = z.string().refine(
	(value) => {
		const digits = value.replace(/\D/g, '');
		return (
			/^BE [01]\d{3}\.\d{3}\.\d{3}$/.test(value) &&
			97 - (Number(digits.slice(0, 8)) % 97) === Number(digits.slice(8))
		);
	},
	{ message: 'expected a Belgian enterprise number with a valid check, as BE 0123.456.749' },
);

/** Belgian IBAN, checked by ISO 13616: rearranged, letters as numbers, modulo 97 is 1. */
const iban = z.string().refine(
	(value) => {
		const plain = value.replaceAll(' ', '');
		const digits = (plain.slice(4) + plain.slice(0, 4)).replace(/[A-Z]/g, (letter) =>
			String(letter.charCodeAt(0) - 55),
		);
		return /^BE\d{14}$/.test(plain) && BigInt(digits) % 97n === 1n;
	},
	{ message: 'expected a Belgian IBAN with valid check digits, as BE68 5390 0754 7034' },
);

const address = { street: text, postcode: text, city: text };
const weekdays = z.array(z.number().int().min(1).max(7)).min(1);

export const companySchema = z.strictObject({
	name: text,
	legalName: text,
	enterpriseNumber,
	iban,
	...address,
	country: text,
	phone: text,
	email: text,
	now: z
		.string()
		.refine(
			(value) => isDate(value.slice(0, 10)) && /^T([01]\d|2[0-3]):[0-5]\d$/.test(value.slice(10)),
			{
				message: 'expected a moment as YYYY-MM-DDThh:mm',
			},
		),
	openingHours: z.strictObject({ days: weekdays, from: time, to: time }),
	vatPercent: z.number(),
	holidays: z.array(date),
	rounds: z.strictObject({ assembly: weekdays, van: weekdays }),
});

export const peopleSchema = z.record(id, z.strictObject({ name: text, role: id, phone: text }));

export const productsSchema = z.record(
	id,
	z.strictObject({
		name: text,
		family: id,
		supplier: id,
		width: count,
		depth: count,
		heightMin: count.optional(),
		heightMax: count.optional(),
		adjustable: z.boolean().optional(),
		memory: z.boolean().optional(),
		assembly: z.boolean(),
		maxLoad: count.optional(),
		labelWidth: count.optional(),
		speed: count.optional(),
		dpi: count.optional(),
		network: z.boolean().optional(),
		indoorOnly: z.boolean().optional(),
		warrantyYears: count,
	}),
);

export const pricesSchema = z.strictObject({
	validFrom: date,
	list: z.record(id, euro),
	promotions: z.record(
		id,
		z.strictObject({ from: date, to: date, family: id, percent: z.number().min(0).max(100) }),
	),
});

export const stockSchema = z.record(
	id,
	z.strictObject({ onHand: count, reserved: count, location: text }),
);

export const suppliersSchema = z.record(
	id,
	z.strictObject({
		name: text,
		city: text,
		deliveries: z.array(z.strictObject({ date, order: text, lines: z.record(id, count) })),
	}),
);

export const termsSchema = z.strictObject({
	paymentDays: count,
	freeDeliveryFrom: euro,
	deliveryCost: euro,
	quoteValidDays: count,
	discountOwn: count,
	discountManager: count,
	orderBefore: time,
});

export const customersSchema = z.record(
	id,
	z.strictObject({
		name: text,
		legalForm: text.optional(),
		kind: z.enum(['business', 'consumer']),
		enterpriseNumber: enterpriseNumber.optional(),
		person: id,
		contact: text,
		role: id.optional(),
		language: z.enum(LANGUAGES),
		since: z.number().int(),
		...address,
		delivery: z.strictObject(address).optional(),
		email: text,
		phone: text,
		paymentDays: count,
		notes: z.array(id),
		orders: z.array(
			z.strictObject({
				number: text,
				date,
				lines: z.array(z.strictObject({ product: id, quantity: count, price: euro })).min(1),
			}),
		),
	}),
);

export const rulesSchema = z.record(
	id,
	z.discriminatedUnion('kind', [
		z.strictObject({ kind: z.literal('house') }),
		z.strictObject({ kind: z.literal('law'), fact: text, source: z.url() }),
	]),
);

const words = z.record(id, text);
export const companyTextsSchema = z.strictObject({
	families: words,
	roles: words,
	openingHours: text,
	products: z.record(
		id,
		z.strictObject({ description: text, features: z.array(text), limits: z.array(text) }),
	),
	promotions: words,
	notes: words,
	terms: words,
	rules: z.record(id, z.strictObject({ title: text, text })),
});
