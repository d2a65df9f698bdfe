import { availability, type Availability } from '../availability.ts';
import { entryOf, type Company } from '../company.ts';
import { discounted, percentOf } from '../money.ts';
import { productName, productNames, type ProductName } from './names.ts';

/* The pages on goods: stock, price list, what suppliers bring. Amounts in cents without VAT unless a name says so. */

export type StockRow = ProductName & Availability & { location: string };

/** The stock, in the order of the catalogue. */
export function stockRows(company: Company): StockRow[] {
	return productNames(company).map((row) => ({
		...row,
		location: entryOf(company.stock, row.product, 'stock of').location,
		...availability(company, row.product),
	}));
}

/** What is left of a price after what a piece costs us: in cents, and in per cent of the price, rounded. */
export type Margin = { cost: number; margin: number; marginPercent: number };

export type PriceRow = ProductName &
	Margin & {
		price: number;
		priceWithVat: number;
		/** The promotion that runs today, and the price of one piece in it. */
		promotion?: { id: string; percent: number; to: string; price: number; priceWithVat: number };
	};

/** The price list, in the order of the catalogue, with the promotions of today and what is left for us. */
export function priceRows(company: Company): PriceRow[] {
	const { prices, profile } = company;
	const today = profile.now.slice(0, 10);
	return productNames(company).map((row) => {
		const price = entryOf(prices.list, row.product, 'price of');
		const cost = entryOf(prices.costs, row.product, 'cost of');
		const priced = { ...row, ...withVat(company, price), ...marginOf(price, cost) };
		const running = Object.entries(prices.promotions).find(
			([, { family, from, to }]) => family === row.family && from <= today && today <= to,
		);
		if (!running) return priced;
		const [id, { percent, to }] = running;
		const reduced = withVat(company, discounted(price, percent));
		return { ...priced, promotion: { id, percent, to, ...reduced } };
	});
}

export type ServiceRow = Margin & {
	service: string;
	price: number;
	priceWithVat: number;
	per: 'order' | 'piece' | 'year';
};

/** What is sold beside goods, with its price and what is left for us. */
export function serviceRows(company: Company): ServiceRow[] {
	return Object.entries(company.prices.services).map(([service, { price, cost, per }]) => ({
		...{ service, per },
		...withVat(company, price),
		...marginOf(price, cost),
	}));
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

function withVat({ profile }: Company, price: number) {
	return { price, priceWithVat: price + percentOf(profile.vatPercent, price) };
}

function marginOf(price: number, cost: number): Margin {
	const margin = price - cost;
	return { cost, margin, marginPercent: price === 0 ? 0 : Math.round((100 * margin) / price) };
}
