import type { z } from 'zod';
import type {
	bankSchema,
	calendarSchema,
	chatSchema,
	companySchema,
	companyTextsSchema,
	complaintsSchema,
	contactsSchema,
	customersSchema,
	invoicesSchema,
	mailSchema,
	ordersSchema,
	patchSchema,
	patchTextsSchema,
	peopleSchema,
	planningSchema,
	pricesSchema,
	productsSchema,
	rulesSchema,
	stockSchema,
	suppliersSchema,
	termsSchema,
} from './schema.ts';

/** The simulated company. Amounts in cents without VAT, dates as YYYY-MM-DD, sizes in centimetres. */
export type Company = {
	profile: z.infer<typeof companySchema>;
	people: z.infer<typeof peopleSchema>;
	customers: z.infer<typeof customersSchema>;
	products: z.infer<typeof productsSchema>;
	prices: z.infer<typeof pricesSchema>;
	stock: z.infer<typeof stockSchema>;
	suppliers: z.infer<typeof suppliersSchema>;
	terms: z.infer<typeof termsSchema>;
	rules: z.infer<typeof rulesSchema>;
	orders: z.infer<typeof ordersSchema>;
	invoices: z.infer<typeof invoicesSchema>;
	bank: z.infer<typeof bankSchema>;
	complaints: z.infer<typeof complaintsSchema>;
	mail: z.infer<typeof mailSchema>;
	calendar: z.infer<typeof calendarSchema>;
	planning: z.infer<typeof planningSchema>;
	contacts: z.infer<typeof contactsSchema>;
	chat: z.infer<typeof chatSchema>;
};

/** What a case changes in the company. Amounts in cents. */
export type CompanyPatch = z.infer<typeof patchSchema>;
/** The words that go with such changes. */
export type CompanyPatchTexts = z.infer<typeof patchTextsSchema>;

/** The company's words in one language. */
export type CompanyTexts = z.infer<typeof companyTextsSchema>;

export type Product = Company['products'][string];
export type Customer = Company['customers'][string];

/** The pages of the desk. Some hold records: catalogue/<product>, customer/<customer>, orders/<number> … */
export const DESK_PAGES = [
	'customer',
	'catalogue',
	'prices',
	'stock',
	'suppliers',
	'terms',
	'rules',
	'orders',
	'planning',
	'invoices',
	'open-items',
	'bank',
	'complaints',
	'mail',
	'calendar',
	'phones',
	'chat',
] as const;
export type DeskPage = (typeof DESK_PAGES)[number];

/** The entry of a record, which must be there. Throws when it is not. */
export function entryOf<T>(record: Record<string, T>, id: string, what: string): T {
	const entry = Object.hasOwn(record, id) ? record[id] : undefined;
	if (entry === undefined) throw new Error(`there is no ${what} ${id}`);
	return entry;
}

/** The records that a page of the desk holds, by id. Empty for a page that is one whole. */
export function recordsOf(company: Company, page: DeskPage): Readonly<Record<string, unknown>> {
	switch (page) {
		case 'catalogue':
			return company.products;
		case 'customer':
			return company.customers;
		case 'rules':
		case 'orders':
		case 'invoices':
		case 'complaints':
		case 'mail':
			return company[page];
		default:
			return {};
	}
}
