import type { z } from 'zod';
import { LANGUAGES, type Language } from '../i18n/language.ts';
import { isWorkingDay } from './calendar.ts';
import { readYaml, type Problem, type Source } from '../source/read-yaml.ts';
import type { Company, CompanyTexts } from './company.ts';
import * as schema from './schema.ts';

const FILES = {
	profile: ['company.yaml', schema.companySchema],
	people: ['people.yaml', schema.peopleSchema],
	customers: ['customers.yaml', schema.customersSchema],
	products: ['products.yaml', schema.productsSchema],
	prices: ['prices.yaml', schema.pricesSchema],
	stock: ['stock.yaml', schema.stockSchema],
	suppliers: ['suppliers.yaml', schema.suppliersSchema],
	terms: ['terms.yaml', schema.termsSchema],
	rules: ['rules.yaml', schema.rulesSchema],
	orders: ['orders.yaml', schema.ordersSchema],
	invoices: ['invoices.yaml', schema.invoicesSchema],
	bank: ['bank.yaml', schema.bankSchema],
	complaints: ['complaints.yaml', schema.complaintsSchema],
	mail: ['mail.yaml', schema.mailSchema],
	calendar: ['calendar.yaml', schema.calendarSchema],
	planning: ['planning.yaml', schema.planningSchema],
	contacts: ['contacts.yaml', schema.contactsSchema],
	chat: ['chat.yaml', schema.chatSchema],
} as const satisfies Record<keyof Company, [string, z.ZodType]>;

/** The company and its texts, or what is wrong with its files. */
export type ReadCompany =
	| { ok: true; company: Company; texts: Record<Language, CompanyTexts>; problems: [] }
	| { ok: false; problems: Problem[] };

/**
 * Reads the company from its files, by path. Holds the files against one another: a product, supplier,
 * family or text that one names exists in the other. Problems say file, line and column.
 */
export function readCompany(files: Readonly<Record<string, string>>): ReadCompany {
	const problems: Problem[] = [];
	const sources: Partial<Record<string, Source<unknown>>> = {};
	const read = (name: string, type: z.ZodType, key: string) => {
		const path = Object.keys(files).find((file) => file === name || file.endsWith(`/${name}`));
		if (path === undefined) {
			problems.push({ file: name, line: 1, column: 1, message: 'the file is missing' });
			return;
		}
		const result = readYaml(files[path] as string, path, type);
		problems.push(...result.problems);
		if (result.ok) sources[key] = result.source;
	};
	for (const [key, [name, type]] of Object.entries(FILES)) read(name, type, key);
	for (const language of LANGUAGES) read(`${language}.yaml`, schema.companyTextsSchema, language);
	if (problems.length) return { ok: false, problems };

	const valueOf = (key: string) => sources[key]?.value;
	const company = Object.fromEntries(
		Object.keys(FILES).map((key) => [key, valueOf(key)]),
	) as unknown as Company;
	const texts = Object.fromEntries(
		LANGUAGES.map((language) => [language, valueOf(language)]),
	) as Record<Language, CompanyTexts>;
	const report = (key: string, path: PropertyKey[], message: string) => {
		const source = sources[key] as Source<unknown>;
		problems.push({ file: source.file, ...source.at(path), message });
	};
	checkReferences(company, report);
	const terms = LANGUAGES.flatMap((language) => Object.keys(texts[language].terms));
	for (const language of LANGUAGES) checkTexts(company, texts[language], terms, language, report);
	return problems.length ? { ok: false, problems } : { ok: true, company, texts, problems: [] };
}

type Report = (key: string, path: PropertyKey[], message: string) => void;

function checkReferences(company: Company, report: Report) {
	const { products, prices, stock, suppliers, customers, orders } = company;
	const isProduct = (id: string) => Object.hasOwn(products, id);
	for (const [id, product] of Object.entries(products)) {
		if (!Object.hasOwn(prices.list, id)) report('prices', ['list'], `${id} has no price`);
		if (!Object.hasOwn(stock, id)) report('stock', [], `${id} has no stock`);
		if (!Object.hasOwn(suppliers, product.supplier)) {
			report('products', [id, 'supplier'], `there is no supplier ${product.supplier}`);
		}
	}
	for (const id of Object.keys(prices.list)) {
		if (!isProduct(id)) report('prices', ['list', id], `there is no product ${id}`);
	}
	for (const [id, { onHand, reserved }] of Object.entries(stock)) {
		if (!isProduct(id)) report('stock', [id], `there is no product ${id}`);
		if (reserved > onHand) report('stock', [id], `${reserved} reserved of ${onHand} on hand`);
	}
	const today = company.profile.now.slice(0, 10);
	for (const [id, { deliveries }] of Object.entries(suppliers)) {
		deliveries.forEach(({ date, lines }, index) => {
			// What came before today stands in the stock; a second count of it would be a promise too many.
			if (date < today || !isWorkingDay(date, company.profile.holidays)) {
				const path = [id, 'deliveries', index, 'date'];
				report('suppliers', path, `expected a working day from ${today} on, found ${date}`);
			}
			for (const product of Object.keys(lines)) {
				const path = [id, 'deliveries', index, 'lines', product];
				if (!isProduct(product)) report('suppliers', path, `there is no product ${product}`);
				else if (products[product]?.supplier !== id) {
					report('suppliers', path, `${product} comes from ${products[product]?.supplier}`);
				}
			}
		});
	}
	const families = new Set(Object.values(products).map(({ family }) => family));
	for (const [id, { family, from, to }] of Object.entries(prices.promotions)) {
		if (!families.has(family)) report('prices', ['promotions', id], `no product is of ${family}`);
		if (from > to) report('prices', ['promotions', id], 'ends before it begins');
	}
	for (const [id, { kind, enterpriseNumber }] of Object.entries(customers)) {
		if (kind === 'business' && !enterpriseNumber) {
			report('customers', [id], `${id}: a business has an enterprise number`);
		}
	}
	for (const [number, { customer, date, lines }] of Object.entries(orders)) {
		const path = [number];
		const since = Object.hasOwn(customers, customer) ? customers[customer]?.since : undefined;
		if (since === undefined) report('orders', path, `there is no customer ${customer}`);
		else if (Number(date.slice(0, 4)) < since) report('orders', path, `ordered before ${since}`);
		if (date > today) report('orders', path, `ordered on ${date}, after today, ${today}`);
		for (const { product } of lines) {
			if (!isProduct(product)) report('orders', path, `there is no product ${product}`);
		}
	}
}

/** Every text that the data need is there, and no other; each of the terms is worded in all languages. */
function checkTexts(
	company: Company,
	texts: CompanyTexts,
	terms: readonly string[],
	language: string,
	report: Report,
) {
	const { products, people, customers, prices, rules } = company;
	const needed: Record<string, Iterable<string>> = {
		families: Object.values(products).map(({ family }) => family),
		roles: [...Object.values(people), ...Object.values(customers)].flatMap(
			({ role }) => role ?? [],
		),
		products: Object.keys(products),
		promotions: Object.keys(prices.promotions),
		terms,
		notes: Object.values(customers).flatMap(({ notes }) => notes),
		rules: Object.keys(rules),
	};
	for (const [group, ids] of Object.entries(needed)) {
		const present = texts[group as 'families'];
		const wanted = new Set(ids);
		for (const id of wanted) {
			if (!Object.hasOwn(present, id)) report(language, [group], `${group}: ${id} has no text`);
		}
		for (const id of Object.keys(present)) {
			if (!wanted.has(id)) report(language, [group, id], `${group}: nothing uses ${id}`);
		}
	}
}
