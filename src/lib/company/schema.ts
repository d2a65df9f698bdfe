import { z } from 'zod';
import { LANGUAGES } from '../i18n/language.ts';
import { isDate } from './calendar.ts';
import { CHECKED_FACTS } from './checked-facts.ts';

/* The files of scenarios/company as their author writes them. Amounts there are in euro, here in cents. */

const id = z
	.string()
	.regex(/^[a-z0-9]+(-[a-z0-9]+)*$/, 'expected an id: lower-case letters, digits and hyphens');
const text = z.string().min(1);
const date = z.iso.date('expected a date as YYYY-MM-DD');
const time = z.string().regex(/^([01]\d|2[0-3]):[0-5]\d$/, 'expected a time as hh:mm');
const moment = z
	.string()
	.refine(
		(value) => isDate(value.slice(0, 10)) && /^T([01]\d|2[0-3]):[0-5]\d$/.test(value.slice(10)),
		{ message: 'expected a moment as YYYY-MM-DDThh:mm' },
	);
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
	now: moment,
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
	/** What a piece costs us: purchase and freight. */
	costs: z.record(id, euro),
	/** What is sold beside goods. `per`: what the price is for. */
	services: z.record(
		id,
		z.strictObject({ price: euro, cost: euro, per: z.enum(['order', 'piece', 'year']) }),
	),
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
	/** Goodwill per case that the assistant may give; more is the manager's. */
	concessionOwn: euro,
	/** Working days within which a complaint is answered. */
	complaintDays: count,
	/** Days after the due date of the first reminder, and between one step and the next. */
	reminderAfter: count,
	reminderInterval: count,
	/** A payment plan that the assistant may agree: parts, and days until the last. */
	planParts: count,
	planDays: count,
	orderBefore: time,
});

const customerSchema = z.strictObject({
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
	/** A contract of sale with terms of its own. */
	contract: z.strictObject({ signed: date, note: id }).optional(),
});
export const customersSchema = z.record(id, customerSchema);

const orderNumber = z.string().regex(/^VO-\d\d-\d{4}$/, 'expected an order as VO-26-0041');
const invoiceNumber = z.string().regex(/^F-\d\d-\d{4}$/, 'expected an invoice as F-26-0041');
const complaintNumber = z.string().regex(/^K-\d\d-\d{3}$/, 'expected a complaint as K-26-007');

/** What can happen to an order on its way. */
export const TRACK = [
	'ordered',
	'confirmed',
	'awaiting-stock',
	'picked',
	'planned',
	'not-loaded',
	'loaded',
	'delivered',
	'called',
	'cancelled',
] as const;

export const ordersSchema = z.record(
	orderNumber,
	z.strictObject({
		customer: id,
		date,
		lines: z.array(z.strictObject({ product: id, quantity: count, price: euro })).min(1),
		services: z.array(z.strictObject({ service: id, quantity: count, price: euro })).optional(),
		/** Per cent off the goods. */
		discount: z.number().min(0).max(100).optional(),
		/** What the confirmation says: the day on which the customer expects it. */
		promised: date.optional(),
		track: z.array(
			z.strictObject({
				at: moment,
				what: z.enum(TRACK),
				/** Who did it. */
				by: id.optional(),
				/** Of `planned`: the day of the round. */
				for: date.optional(),
				note: id.optional(),
			}),
		),
	}),
);

export const invoicesSchema = z.record(
	invoiceNumber,
	z.strictObject({
		order: orderNumber,
		date,
		/** Days to pay; without it, those of the customer. */
		paymentDays: count.optional(),
		/** Paid in full on this day, before the statement of the bank begins. */
		settled: date.optional(),
		credits: z.array(z.strictObject({ number: text, date, net: euro, reason: id })).optional(),
		/** Reasoned dispute: since when, and the note that says why. */
		disputed: z.strictObject({ date, note: id }).optional(),
		reminders: z
			.array(
				z.strictObject({
					date,
					step: z.enum(['first', 'second', 'notice']),
					by: z.enum(['e-mail', 'post', 'phone']),
				}),
			)
			.optional(),
	}),
);

export const bankSchema = z.strictObject({
	/** Payments up to this day have been booked against invoices; later ones stand on the statement only. */
	bookedUntil: date,
	lines: z.array(
		z.strictObject({
			date,
			amount: euro,
			from: text,
			/** What the payer wrote. */
			message: text,
			/** What it pays in truth; not shown. */
			invoice: invoiceNumber.optional(),
		}),
	),
});

export const complaintsSchema = z.record(
	complaintNumber,
	z.strictObject({
		customer: id,
		order: orderNumber,
		product: id,
		received: date,
		category: z.enum(['defect', 'damage', 'misuse', 'delivery', 'service', 'invoice']).optional(),
		status: z.enum(['new', 'in-progress', 'answered', 'closed']),
		photos: z.array(id),
		note: id,
	}),
);

export const mailSchema = z.record(
	id,
	z.strictObject({
		at: moment,
		/** A customer or one of our people. */
		from: id,
		/** Photos, orders, invoices or complaints that are attached, as pages: photos/gas-spring, orders/VO-26-0041. */
		attachments: z.array(text).optional(),
	}),
);

export const calendarSchema = z.record(
	id,
	z.strictObject({ date, from: time, to: time, who: z.array(id).min(1) }),
);

/** Delivery rounds that have been planned, and what goes along. */
export const planningSchema = z.array(
	z.strictObject({
		date,
		round: z.enum(['assembly', 'van']),
		driver: id,
		/** Orders, in the order in which they are driven. */
		stops: z.array(orderNumber),
		/** How many stops there is time for. */
		places: count,
		note: id.optional(),
	}),
);

/** Telephone numbers outside the house. */
export const contactsSchema = z.record(id, z.strictObject({ name: text, role: id, phone: text }));

/** The chat with the manager. `from` is one of our people, or `me`. */
export const chatSchema = z.array(z.strictObject({ id, at: moment, from: id }));

/** Chapters of the handbook. */
export const CHAPTERS = [
	'contact',
	'sales',
	'orders',
	'discounts',
	'concessions',
	'complaints',
	'dunning',
	'privacy',
] as const;
const chapter = z.enum(CHAPTERS);
/** The id of a fact of law or practice that was checked against its sources. */
const fact = z.enum(CHECKED_FACTS, { error: 'expected the id of a checked fact, such as GUA-1' });

/** To break such a rule fails a test: what it is a breach of. */
const critical = z.enum(['law', 'safety', 'privacy', 'authority']).optional();
/** The knowledge items of the qualification that one needs to keep it. */
const knowledge = z
	.array(z.string().regex(/^K\d+$/, 'expected a knowledge item, such as K25'))
	.min(1)
	.optional();
const checked = { fact, source: z.url() };

export const rulesSchema = z.record(
	id,
	z.discriminatedUnion('kind', [
		z.strictObject({ kind: z.literal('house'), chapter, critical, knowledge }),
		z.strictObject({ kind: z.literal('law'), chapter, critical, knowledge, ...checked }),
		/** Good practice that others wrote down: no law, and not ours. */
		z.strictObject({ kind: z.literal('standard'), chapter, knowledge, ...checked }),
	]),
);

const words = z.record(id, text);
export const companyTextsSchema = z.strictObject({
	families: words,
	roles: words,
	openingHours: text,
	products: z.record(
		id,
		z.strictObject({
			/** Where the language has a name of its own for it: `Footrest`. Brand names are the same in all. */
			name: text.optional(),
			description: text,
			features: z.array(text),
			limits: z.array(text),
		}),
	),
	promotions: words,
	services: words,
	/** Of customers, orders, invoices, complaints, rounds and contracts. */
	notes: words,
	mail: z.record(id, z.strictObject({ subject: text, body: text })),
	calendar: words,
	chat: words,
	/** What a photo shows, for its caption and for those who do not see it. */
	photos: z.record(id, z.strictObject({ title: text, alt: text })),
	terms: words,
	rules: z.record(id, z.strictObject({ title: text, text })),
});

/**
 * What a case changes in the company, entry by entry: an order, an invoice or a mail is added or replaced
 * whole; of a customer and of the company itself, what is named here is replaced. Lists are replaced whole.
 */
export const patchSchema = z
	.strictObject({
		profile: z.strictObject({ now: moment }),
		customers: z.record(id, customerSchema.partial()),
		stock: stockSchema,
		suppliers: suppliersSchema,
		orders: ordersSchema,
		invoices: invoicesSchema,
		bank: bankSchema,
		complaints: complaintsSchema,
		mail: mailSchema,
		calendar: calendarSchema,
		planning: planningSchema,
		contacts: contactsSchema,
		chat: chatSchema,
	})
	.partial();

/** The words that go with such changes. */
export const patchTextsSchema = companyTextsSchema
	.pick({ notes: true, mail: true, calendar: true, chat: true, photos: true, roles: true })
	.partial();
