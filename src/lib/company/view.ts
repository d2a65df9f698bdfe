import { availability } from './availability.ts';
import { addDays, daysBetween } from './calendar.ts';
import { entryOf, type Company } from './company.ts';
import { percentOf, total } from './money.ts';

/** The company as a tree of values that scenarios look into by path. */
export type CompanyView = { readonly [key: string]: string | number | boolean | CompanyView };

/**
 * The tree of what scenarios may name: stored facts and what follows from them (free stock, delivery
 * days, totals). Each figure is reckoned here, so that all cases find the same.
 */
export function viewCompany(company: Company): CompanyView {
	const { profile, products, customers, people, prices, terms, contacts, complaints } = company;
	const orders = mapValues(company.orders, (order) => viewOrder(company, order));
	return plain({
		now: profile.now,
		today: profile.now.slice(0, 10),
		company: profile,
		people,
		terms,
		promotions: prices.promotions,
		products: mapValues(products, (product, id) => ({ ...product, price: prices.list[id] })),
		stock: mapValues(products, (_, id) => availability(company, id)),
		costs: prices.costs,
		services: prices.services,
		contacts,
		complaints,
		orders,
		invoices: mapValues(company.invoices, (_, number) => viewInvoice(company, number)),
		customers: mapValues(customers, (customer, id) => {
			const own = Object.values(company.orders).filter((order) => order.customer === id);
			return {
				...customer,
				ordered: own.length,
				turnover: own.reduce((sum, order) => sum + orderTotals(company, order).net, 0),
			};
		}),
	}) as CompanyView;
}

type Order = Company['orders'][string];

/** What an order comes to: goods less the discount, and services. Cents. */
export function orderTotals(company: Company, { lines, services = [], discount = 0 }: Order) {
	const goods = total(lines);
	const net = goods - percentOf(discount, goods) + total(services);
	const vat = percentOf(company.profile.vatPercent, net);
	return { net, vat, total: net + vat };
}

function viewOrder(company: Company, order: Order) {
	const { customer, date, promised, track } = order;
	const last = (what: Order['track'][number]['what']) =>
		track.filter((step) => step.what === what).at(-1);
	return {
		...{ customer, date, promised, ...orderTotals(company, order) },
		planned: last('planned')?.for,
		delivered: last('delivered')?.at.slice(0, 10),
	};
}

function viewInvoice(company: Company, number: string) {
	const {
		order,
		date,
		paymentDays,
		credits = [],
		disputed,
	} = entryOf(company.invoices, number, 'invoice');
	const ordered = entryOf(company.orders, order, 'order');
	const customer = entryOf(company.customers, ordered.customer, 'customer');
	const amounts = orderTotals(company, ordered);
	const { bookedUntil, lines } = company.bank;
	const own = lines.filter(({ invoice }) => invoice === number);
	const sum = (amounts: { amount: number }[]) =>
		amounts.reduce((all, { amount }) => all + amount, 0);
	const paid = sum(own);
	const booked = sum(own.filter((line) => line.date <= bookedUntil));
	const credited = credits.reduce(
		(all, { net }) => all + net + percentOf(company.profile.vatPercent, net),
		0,
	);
	const due = addDays(date, paymentDays ?? customer.paymentDays);
	const today = company.profile.now.slice(0, 10);
	return {
		...{ order, customer: ordered.customer, date, due, ...amounts, credited, paid, booked },
		balance: amounts.total - credited - booked,
		open: amounts.total - credited - paid,
		daysLate: Math.max(0, daysBetween(due, today)),
		disputed: disputed !== undefined,
	};
}

/** The value at a path such as stock/stijg-160/free. Throws, naming the part that is not there. */
export function lookUp(view: CompanyView, path: string): string | number | boolean {
	let node: CompanyView[string] = view;
	const parts = path.split('/');
	for (const [index, part] of parts.entries()) {
		if (typeof node !== 'object' || !Object.hasOwn(node, part)) {
			const whole = parts.slice(0, index).join('/') || 'the company';
			throw new Error(`${path}: there is no ${part} in ${whole}`);
		}
		node = node[part] as CompanyView[string];
	}
	if (typeof node === 'object') throw new Error(`${path}: expected a value, found a group`);
	return node;
}

function mapValues<T, U>(record: Record<string, T>, map: (value: T, key: string) => U) {
	return Object.fromEntries(Object.entries(record).map(([key, value]) => [key, map(value, key)]));
}

/** Without what is not there: undefined would look like a value. */
function plain(value: unknown): unknown {
	if (typeof value !== 'object' || value === null) return value;
	return Object.fromEntries(
		Object.entries(value)
			.filter(([, part]) => part !== undefined)
			.map(([key, part]) => [key, plain(part)]),
	);
}
