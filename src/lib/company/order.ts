import { entryOf, type Company } from './company.ts';
import { percentOf, total } from './money.ts';

export type Order = Company['orders'][string];
type Step = Order['track'][number];

/** What an order comes to in cents: goods at their prices, the discount on them, services, and the VAT of the whole. */
export type OrderTotals = {
	goods: number;
	discount: number;
	services: number;
	net: number;
	vat: number;
	total: number;
};

/** What an order comes to. VAT is taken once, of the whole. Cents. */
export function orderTotals({ profile }: Company, order: Order): OrderTotals {
	const goods = total(order.lines);
	const discount = percentOf(order.discount ?? 0, goods);
	const services = total(order.services ?? []);
	const net = goods - discount + services;
	const vat = percentOf(profile.vatPercent, net);
	return { goods, discount, services, net, vat, total: net + vat };
}

/** How far an order is: the last thing that happened to it; a call about it changes nothing. */
export function orderStatus({ track }: Order): Exclude<Step['what'], 'called'> {
	return track.map(({ what }) => what).findLast((what) => what !== 'called') ?? 'ordered';
}

/** Whether an order has still to come to the customer. */
export function isOpen(order: Order): boolean {
	const status = orderStatus(order);
	return status !== 'delivered' && status !== 'cancelled';
}

/** The day of the round that an order is planned for, by the last plan that was made; undefined without one. */
export function plannedDay(order: Order): string | undefined {
	return lastStep(order, 'planned')?.for;
}

/** The day on which an order was delivered; undefined when it was not. */
export function deliveredDay(order: Order): string | undefined {
	return lastStep(order, 'delivered')?.at.slice(0, 10);
}

/** The round that brings an order: goods that we assemble go with Joren, all else with the van. */
export function roundOf(company: Company, { lines, services = [] }: Order): 'assembly' | 'van' {
	const assembled =
		services.some(({ service }) => service === 'assembly') ||
		lines.some(({ product }) => entryOf(company.products, product, 'product').assembly);
	return assembled ? 'assembly' : 'van';
}

/**
 * Whether pieces on the shelf are set apart for an order: from the moment that it is ordered until it is
 * delivered, but not while it waits for what the supplier must bring.
 */
export function reserves(order: Order): boolean {
	if (!isOpen(order)) return false;
	const waiting = order.track.findLastIndex(({ what }) => what === 'awaiting-stock');
	const arrived = order.track.findLastIndex(({ what }) => what === 'picked' || what === 'loaded');
	return waiting < 0 || arrived > waiting;
}

/** Pieces of a product in the orders that reserve them: what the stock shows as reserved. */
export function reservedPieces(company: Company, product: string): number {
	return Object.values(company.orders)
		.filter(reserves)
		.flatMap(({ lines }) => lines)
		.filter((line) => line.product === product)
		.reduce((pieces, { quantity }) => pieces + quantity, 0);
}

function lastStep({ track }: Order, what: Step['what']): Step | undefined {
	return track.findLast((step) => step.what === what);
}
