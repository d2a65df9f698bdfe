import { entryOf, type Company } from '../company.ts';
import { lineTotal } from '../money.ts';
import {
	deliveredDay,
	isOpen,
	orderStatus,
	orderTotals,
	plannedDay,
	roundOf,
	type Order,
	type OrderTotals,
} from '../order.ts';
import { colleague, productName, type ProductName } from './names.ts';

/* The pages on orders and on the rounds that bring them. Amounts in cents without VAT unless a name says so. */

export type OrderRow = {
	number: string;
	customer: string;
	/** Name of the customer. */
	name: string;
	date: string;
	status: ReturnType<typeof orderStatus>;
	/** Whether it has still to come to the customer. */
	open: boolean;
	promised?: string;
	/** Day of the round, by the last plan. */
	planned?: string;
	delivered?: string;
	/** Products, in the order of the lines. */
	products: string[];
	net: number;
	/** With VAT. */
	total: number;
};

/** All orders, or those of a customer, newest first. */
export function orderRows(company: Company, customer?: string): OrderRow[] {
	return Object.entries(company.orders)
		.filter(([, order]) => customer === undefined || order.customer === customer)
		.map(([number, order]) => orderRow(company, number, order))
		.sort((a, b) => b.date.localeCompare(a.date) || b.number.localeCompare(a.number));
}

function orderRow(company: Company, number: string, order: Order): OrderRow {
	const { net, total } = orderTotals(company, order);
	const { customer, date, promised } = order;
	return {
		...{ number, customer, date, net, total },
		name: entryOf(company.customers, customer, 'customer').name,
		status: orderStatus(order),
		open: isOpen(order),
		products: order.lines.map(({ product }) => product),
		...present({ promised, planned: plannedDay(order), delivered: deliveredDay(order) }),
	};
}

export type OrderSheet = Omit<OrderRow, 'products'> &
	OrderTotals & {
		/** Each line with its amount: quantity times the price of that time. */
		lines: (ProductName & { quantity: number; price: number; amount: number })[];
		extras: { service: string; quantity: number; price: number; amount: number }[];
		discountPercent: number;
		vatPercent: number;
		round: 'assembly' | 'van';
		/** Where the goods go. */
		address: { street: string; postcode: string; city: string };
		/** What happened to it, oldest first. `for`: the day of the round that was planned. */
		track: {
			at: string;
			what: Order['track'][number]['what'];
			by?: { id: string; name: string };
			for?: string;
			note?: string;
		}[];
		/** Numbers of its invoices and complaints. */
		invoices: string[];
		complaints: string[];
	};

/** An order as its page shows it. Throws when there is no such order. */
export function orderOf(company: Company, number: string): OrderSheet {
	const order = entryOf(company.orders, number, 'order');
	const customer = entryOf(company.customers, order.customer, 'customer');
	const { products: _, ...row } = orderRow(company, number, order);
	const { street, postcode, city } = customer.delivery ?? customer;
	return {
		...row,
		...orderTotals(company, order),
		lines: order.lines.map((line) => ({
			...productName(company, line.product),
			...{ quantity: line.quantity, price: line.price, amount: lineTotal(line) },
		})),
		extras: (order.services ?? []).map((line) => ({ ...line, amount: lineTotal(line) })),
		discountPercent: order.discount ?? 0,
		vatPercent: company.profile.vatPercent,
		round: roundOf(company, order),
		address: { street, postcode, city },
		track: order.track.map(({ by, ...step }) => ({
			...step,
			...(by ? { by: colleague(company, by) } : {}),
		})),
		invoices: numbersOf(company.invoices, number),
		complaints: numbersOf(company.complaints, number),
	};
}

function numbersOf(records: Record<string, { order: string }>, order: string): string[] {
	return Object.keys(records).filter((number) => records[number]?.order === order);
}

export type CustomerOrder = {
	number: string;
	date: string;
	/** Each line with its amount: quantity times the price of that time. */
	lines: (ProductName & { quantity: number; price: number; amount: number })[];
	/** With services and after the discount. */
	total: number;
};

/** What a customer ordered, newest first. Throws when there is no such customer. */
export function customerOrders(company: Company, customer: string): CustomerOrder[] {
	entryOf(company.customers, customer, 'customer');
	return orderRows(company, customer).map(({ number }) => {
		const { date, lines, net } = orderOf(company, number);
		return { number, date, lines, total: net };
	});
}

export type PlanningRow = {
	date: string;
	round: 'assembly' | 'van';
	driver: { id: string; name: string };
	/** In the order in which they are driven. `pieces` of all its goods together. */
	stops: { number: string; customer: string; name: string; city: string; pieces: number }[];
	/** Stops that there is time for, and how many of these are still free. */
	places: number;
	free: number;
	note?: string;
};

/** The rounds that are planned, soonest first. */
export function planningRows(company: Company): PlanningRow[] {
	return company.planning
		.map(({ date, round, driver, stops, places, note }) => ({
			...{ date, round, places },
			driver: colleague(company, driver),
			stops: stops.map((number) => stopOf(company, number)),
			free: Math.max(0, places - stops.length),
			...present({ note }),
		}))
		.sort((a, b) => a.date.localeCompare(b.date) || a.round.localeCompare(b.round));
}

function stopOf(company: Company, number: string): PlanningRow['stops'][number] {
	const { customer, lines } = entryOf(company.orders, number, 'order');
	const { name, city, delivery } = entryOf(company.customers, customer, 'customer');
	const pieces = lines.reduce((all, { quantity }) => all + quantity, 0);
	return { number, customer, name, city: delivery?.city ?? city, pieces };
}

/** Without the keys that have no value. */
function present<T extends object>(values: T): { [K in keyof T]?: Exclude<T[K], undefined> } {
	const entries = Object.entries(values).filter(([, value]) => value !== undefined);
	return Object.fromEntries(entries) as { [K in keyof T]?: Exclude<T[K], undefined> };
}
