import type { Company, CompanyTexts, DeskPage } from '../company.ts';
import { invoiceRows } from './invoices.ts';
import { complaintRows } from './complaints.ts';
import { mailRows, phoneRows } from './office.ts';
import { orderRows } from './orders.ts';

/** Something found: the page, the record or line on it, its name, and what to open to see it. */
export type Found = { page: DeskPage; entry: string; title: string; path: string };

type Entry = Found & { titleWords: string[]; words: string[] };

const MAX_FOUND = 20;

/** What was made ready to be searched, so that each letter typed does not read the whole company again. */
const indexes = new WeakMap<Company, WeakMap<CompanyTexts, Entry[]>>();

/**
 * Searches what the given pages hold: products, customers, orders, invoices, complaints, mails, telephone
 * numbers, rules and terms; orders and invoices also by their customer and products. All words must occur,
 * in any order, also inside a word ("stoel" finds "bureaustoel"); capitals and accents do not matter. Names
 * that match come first. Nothing is found for an empty query.
 */
export function search(
	company: Company,
	texts: CompanyTexts,
	query: string,
	pages: readonly DeskPage[],
): Found[] {
	const wanted = wordsOf(query);
	if (!wanted.length) return [];
	const matches = (words: readonly string[]) =>
		wanted.every((part) => words.some((word) => word.includes(part)));
	return indexOf(company, texts)
		.filter(({ page }) => pages.includes(page))
		.flatMap(({ titleWords, words, ...found }) => {
			const named = matches(titleWords);
			return named || matches(words) ? [{ found, named }] : [];
		})
		.sort((a, b) => Number(b.named) - Number(a.named))
		.slice(0, MAX_FOUND)
		.map(({ found }) => found);
}

function indexOf(company: Company, texts: CompanyTexts): Entry[] {
	const byTexts = indexes.get(company) ?? new WeakMap<CompanyTexts, Entry[]>();
	indexes.set(company, byTexts);
	const known = byTexts.get(texts);
	if (known) return known;
	const index = entries(company, texts);
	byTexts.set(texts, index);
	return index;
}

function entries(company: Company, texts: CompanyTexts): Entry[] {
	const { products, customers } = company;
	return [
		...Object.entries(products).map(([id, { name, family }]) => {
			const words = texts.products[id];
			const features = words?.features ?? [];
			return entry('catalogue', id, name, texts.families[family], words?.description, ...features);
		}),
		...Object.entries(customers).map(([id, { name, contact, city, phone }]) =>
			entry('customer', id, name, contact, city, phone),
		),
		...orderRows(company).map(({ number, name, products }) =>
			entry('orders', number, `${number} · ${name}`, ...products.map(nameOf(company))),
		),
		...invoiceRows(company).map(({ number, name, order }) =>
			entry('invoices', number, `${number} · ${name}`, order),
		),
		...complaintRows(company).map(({ number, name, productName, order }) =>
			entry('complaints', number, `${number} · ${name}`, productName, order),
		),
		...mailRows(company).map(({ id, from }) =>
			entry('mail', id, texts.mail[id]?.subject ?? id, from.name, texts.mail[id]?.body),
		),
		...phoneRows(company).map(({ id, name, role, phone }) => ({
			...entry('phones', id, name, texts.roles[role], phone),
			path: 'phones',
		})),
		...Object.entries(texts.rules).map(([id, { title, text }]) => entry('rules', id, title, text)),
		// Terms have no titles of their own: the sentence is what is shown.
		...Object.entries(texts.terms).map(([id, text]) => ({
			...entry('terms', id, text),
			path: 'terms',
		})),
	];
}

function entry(
	page: DeskPage,
	id: string,
	title: string,
	...more: readonly (string | undefined)[]
): Entry {
	const words = wordsOf([title, ...more].join(' '));
	return { page, entry: id, title, path: `${page}/${id}`, titleWords: wordsOf(title), words };
}

function nameOf({ products }: Company) {
	return (product: string) => products[product]?.name;
}

/** The words of a text without capitals and accents. */
function wordsOf(text: string): string[] {
	return (
		text
			.normalize('NFD')
			.replace(/\p{M}/gu, '')
			.toLowerCase()
			.match(/[\p{L}\p{N}]+/gu) ?? []
	);
}
