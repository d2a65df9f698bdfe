import type { z } from 'zod';
import type {
	companySchema,
	companyTextsSchema,
	customersSchema,
	peopleSchema,
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
};

/** The company's words in one language. */
export type CompanyTexts = z.infer<typeof companyTextsSchema>;

export type Product = Company['products'][string];
export type Customer = Company['customers'][string];

/** The pages of the desk. Records: catalogue/<product>, customer/<customer>. */
export const DESK_PAGES = [
	'customer',
	'catalogue',
	'prices',
	'stock',
	'suppliers',
	'terms',
	'rules',
] as const;
export type DeskPage = (typeof DESK_PAGES)[number];

/** The entry of a record, which must be there. Throws when it is not. */
export function entryOf<T>(record: Record<string, T>, id: string, what: string): T {
	const entry = Object.hasOwn(record, id) ? record[id] : undefined;
	if (entry === undefined) throw new Error(`there is no ${what} ${id}`);
	return entry;
}
