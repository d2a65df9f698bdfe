import { availability } from './availability.ts';
import type { Company } from './company.ts';
import { invoiceState } from './invoice.ts';
import { deliveredDay, orderStatus, orderTotals, plannedDay, type Order } from './order.ts';

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
		planning: viewPlanning(company),
		invoices: mapValues(company.invoices, (_, number) => invoiceState(company, number)),
		customers: mapValues(customers, (customer, id) => {
			const own = Object.values(company.orders).filter(
				(order) => order.customer === id && orderStatus(order) !== 'cancelled',
			);
			return {
				...customer,
				ordered: own.length,
				turnover: own.reduce((sum, order) => sum + orderTotals(company, order).net, 0),
			};
		}),
	}) as CompanyView;
}

function viewOrder(company: Company, order: Order) {
	const { customer, date, promised } = order;
	const { net, vat, total } = orderTotals(company, order);
	const [planned, delivered] = [plannedDay(order), deliveredDay(order)];
	const calls = order.track.filter(({ what }) => what === 'called').length;
	return { customer, date, promised, net, vat, total, planned, delivered, calls };
}

/** Places of each planned round, by day and kind of round: all of them, and those that are free. */
function viewPlanning({ planning }: Company) {
	const days: Record<string, Record<string, { places: number; free: number }>> = {};
	for (const { date, round, places, stops } of planning) {
		days[date] = { ...days[date], [round]: { places, free: places - stops.length } };
	}
	return days;
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
