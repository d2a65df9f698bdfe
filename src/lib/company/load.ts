import type { z } from 'zod';
import { LANGUAGES, type Language } from '../i18n/language.ts';
import { readYaml, type Problem, type Source } from '../source/read-yaml.ts';
import { checkCompany, checkTexts, type Report } from './check.ts';
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
 * family or text that one names exists in the other. Problems say file, line and column; `folder` is
 * where a file that is missing should be.
 */
export function readCompany(files: Readonly<Record<string, string>>, folder = ''): ReadCompany {
	const problems: Problem[] = [];
	const sources: Partial<Record<string, Source<unknown>>> = {};
	const read = (name: string, type: z.ZodType, key: string) => {
		const path = Object.keys(files).find((file) => file === name || file.endsWith(`/${name}`));
		if (path === undefined) {
			problems.push({ file: folder + name, line: 1, column: 1, message: 'the file is missing' });
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
	const report: Report = (key, path, message) => {
		const source = sources[key] as Source<unknown>;
		problems.push({ file: source.file, ...source.at(path), message });
	};
	checkCompany(company, report);
	const terms = LANGUAGES.flatMap((language) => Object.keys(texts[language].terms));
	for (const language of LANGUAGES) {
		checkTexts(company, texts[language], language, report, { terms, exact: true });
	}
	return problems.length ? { ok: false, problems } : { ok: true, company, texts, problems: [] };
}
