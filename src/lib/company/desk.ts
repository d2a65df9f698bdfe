import { availability, type Availability } from './availability.ts';
import { entryOf, type Company, type CompanyTexts, type DeskPage } from './company.ts';
import { discounted, lineTotal, percentOf, total } from './money.ts';

/* What the pages of the desk show, as rows. Amounts in cents without VAT unless a name says otherwise. */

/** A product on a page: its id, its name, its family. */
export type ProductName = { product: string; name: string; family: string };

export type StockRow = ProductName & Availability & { location: string };

/** The stock, in the order of the catalogue. */
export function stockRows(company: Company): StockRow[] {
	return productNames(company).map((row) => ({
		...row,
		location: entryOf(company.stock, row.product, 'stock of').location,
		...availability(company, row.product),
	}));
}

export type PriceRow = ProductName & {
	price: number;
	priceWithVat: number;
	/** The promotion that runs today, and the price of one piece in it. */
	promotion?: { id: string; percent: number; to: string; price: number; priceWithVat: number };
};

/** The price list, in the order of the catalogue, with the promotions of today. */
export function priceRows(company: Company): PriceRow[] {
	const { prices, profile } = company;
	const today = profile.now.slice(0, 10);
	const withVat = (price: number) => ({
		price,
		priceWithVat: price + percentOf(profile.vatPercent, price),
	});
	return productNames(company).map((row) => {
		const price = entryOf(prices.list, row.product, 'price of');
		const running = Object.entries(prices.promotions).find(
			([, { family, from, to }]) => family === row.family && from <= today && today <= to,
		);
		if (!running) return { ...row, ...withVat(price) };
		const [id, { percent, to }] = running;
		return {
			...row,
			...withVat(price),
			promotion: { id, percent, to, ...withVat(discounted(price, percent)) },
		};
	});
}

export type IncomingDelivery = {
	date: string;
	/** Id and name of the supplier. */
	supplier: string;
	name: string;
	order: string;
	lines: (ProductName & { quantity: number })[];
};

/** What suppliers bring, soonest first. */
export function supplierCalendar(company: Company): IncomingDelivery[] {
	return Object.entries(company.suppliers)
		.flatMap(([supplier, { name, deliveries }]) =>
			deliveries.map(({ date, order, lines }) => ({
				...{ date, supplier, name, order },
				lines: Object.entries(lines).map(([product, quantity]) => ({
					...productName(company, product),
					quantity,
				})),
			})),
		)
		.sort((a, b) => a.date.localeCompare(b.date));
}

export type CustomerOrder = {
	number: string;
	date: string;
	/** Each line with its amount: quantity times the price of that time. */
	lines: (ProductName & { quantity: number; price: number; amount: number })[];
	total: number;
};

/** What a customer ordered, newest first. Throws when there is no such customer. */
export function customerOrders(company: Company, customerId: string): CustomerOrder[] {
	entryOf(company.customers, customerId, 'customer');
	return Object.entries(company.orders)
		.filter(([, { customer }]) => customer === customerId)
		.map(([number, { date, lines }]) => ({
			...{ number, date },
			lines: lines.map((line) => ({
				...productName(company, line.product),
				...{ quantity: line.quantity, price: line.price, amount: lineTotal(line) },
			})),
			total: total(lines),
		}))
		.sort((a, b) => b.date.localeCompare(a.date));
}

/** Something found: the page, the record or rule on it, and its name. */
export type Found = { page: DeskPage; entry: string; title: string };

const MAX_FOUND = 20;

/**
 * Searches what the given pages hold of products, customers, rules and terms. All words must occur, in
 * any order, also inside a word ("stoel" finds "bureaustoel"); capitals and accents do not matter.
 * Names that match come first. Nothing is found for an empty query.
 */
export function search(
	company: Company,
	texts: CompanyTexts,
	query: string,
	pages: readonly DeskPage[],
): Found[] {
	const wanted = wordsOf(query);
	if (!wanted.length) return [];
	const matches = (text: string) => {
		const words = wordsOf(text);
		return wanted.every((part) => words.some((word) => word.includes(part)));
	};
	return entries(company, texts)
		.filter(({ page }) => pages.includes(page))
		.flatMap(({ text, ...found }) => {
			const named = matches(found.title);
			return named || matches(`${found.title} ${text}`) ? [{ found, named }] : [];
		})
		.sort((a, b) => Number(b.named) - Number(a.named))
		.slice(0, MAX_FOUND)
		.map(({ found }) => found);
}

function entries(company: Company, texts: CompanyTexts): (Found & { text: string })[] {
	return [
		...Object.entries(company.products).map(([entry, { name, family }]) => {
			const words = texts.products[entry];
			const text = [texts.families[family], words?.description, ...(words?.features ?? [])];
			return { page: 'catalogue' as const, entry, title: name, text: text.join(' ') };
		}),
		...Object.entries(company.customers).map(([entry, { name, contact, city }]) => ({
			...{ page: 'customer' as const, entry, title: name, text: `${contact} ${city}` },
		})),
		...Object.entries(texts.rules).map(([entry, { title, text }]) => ({
			...{ page: 'rules' as const, entry, title, text },
		})),
		// Terms have no titles of their own: the sentence is what is shown.
		...Object.entries(texts.terms).map(([entry, text]) => ({
			...{ page: 'terms' as const, entry, title: text, text: '' },
		})),
	];
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

function productNames(company: Company): ProductName[] {
	return Object.keys(company.products).map((id) => productName(company, id));
}

function productName(company: Company, product: string): ProductName {
	const { name, family } = entryOf(company.products, product, 'product');
	return { product, name, family };
}
