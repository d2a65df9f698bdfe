import { isWorkingDay, weekday } from '../calendar.ts';
import type { Company } from '../company.ts';
import { discounted, percentOf, total } from '../money.ts';
import { deliveredDay, isOpen, orderStatus, plannedDay, roundOf, type Order } from '../order.ts';
import { yearBefore } from './people.ts';
import { has, todayOf, yearOf, type Report } from './report.ts';

/** Orders, what happened to them, and the rounds that bring them. */
export function checkOrders(company: Company, report: Report) {
	for (const [number, order] of Object.entries(company.orders)) {
		const at = (path: readonly PropertyKey[], message: string) =>
			report('orders', [number, ...path], message);
		const unknown = order.lines.filter(({ product }) => !has(company.products, product));
		for (const { product } of unknown) at([], `there is no product ${product}`);
		checkHead(company, number, order, at);
		checkPricesOf(company, order, at);
		checkTrack(company, order, at);
		// Which round brings it hangs on its products.
		if (!unknown.length) checkDays(company, number, order, at);
	}
	checkPlanning(company, report);
}

type At = (path: readonly PropertyKey[], message: string) => void;

function checkHead(company: Company, number: string, order: Order, at: At) {
	const { customer, date, promised } = order;
	const today = todayOf(company);
	const since = has(company.customers, customer) ? company.customers[customer]?.since : undefined;
	if (since === undefined) at([], `there is no customer ${customer}`);
	else if (yearBefore(date, since)) at([], `ordered before ${since}`);
	if (date > today) at([], `ordered on ${date}, after today, ${today}`);
	if (!date.startsWith(yearOf(number))) at(['date'], `${date} is not of the year of ${number}`);
	if (promised && promised < date) at(['promised'], `promised for ${promised}, before the order`);
}

/** What was ordered since the price list is valid has its prices, and pays for delivery as the terms say. */
function checkPricesOf({ prices, products, terms }: Company, order: Order, at: At) {
	const { date, lines, services = [], discount = 0 } = order;
	for (const { service } of services) {
		if (!has(prices.services, service)) at(['services'], `there is no service ${service}`);
	}
	if (discount > terms.discountManager)
		at(['discount'], `${discount} % is more than anyone may give`);
	if (date < prices.validFrom) return;
	for (const { product, price } of lines) {
		const list = prices.list[product] ?? price;
		const allowed = Object.values(prices.promotions)
			.filter(({ family, from, to }) => {
				return products[product]?.family === family && from <= date && date <= to;
			})
			.map(({ percent }) => discounted(list, percent));
		if (price !== list && !allowed.includes(price)) {
			at(['lines'], `${product}: ${price} cents, on the list ${list}`);
		}
	}
	for (const { service, price } of services) {
		const list = prices.services[service]?.price;
		// A service may be given for nothing.
		if (list !== undefined && price !== list && price !== 0) {
			at(['services'], `${service}: ${price} cents, on the list ${list}`);
		}
	}
	const goods = total(lines) - percentOf(discount, total(lines));
	const other = total(services.filter(({ service }) => service !== 'delivery'));
	const charged = services.some(({ service }) => service === 'delivery');
	if (goods + other < terms.freeDeliveryFrom && !charged) {
		at([], 'is delivered free, below the amount of the terms: add the service delivery');
	}
	if (goods >= terms.freeDeliveryFrom && charged) at(['services'], 'delivery is free here');
}

/** Time runs forward, begins with the order, and nothing happens after the end or later than now. */
function checkTrack({ profile, people }: Company, { date, track }: Order, at: At) {
	if (track[0]?.what !== 'ordered' || track[0].at.slice(0, 10) !== date) {
		at(['track'], `expected it to begin with ordered on ${date}`);
	}
	track.forEach((step, index) => {
		const path = ['track', index];
		const before = track.slice(0, index);
		const last = before.at(-1);
		if (last && step.at < last.at) at(path, `${step.at} comes after ${last.at}`);
		if (step.at > profile.now) at(path, `${step.at} is later than now, ${profile.now}`);
		if (step.by !== undefined && !has(people, step.by))
			at(path, `there is no colleague ${step.by}`);
		if ((step.what === 'planned') !== (step.for !== undefined)) {
			at(path, 'a plan, and only a plan, says for which day');
		}
		const ended = before.some(({ what }) => what === 'delivered' || what === 'cancelled');
		if (ended && step.what !== 'called') at(path, `${step.what} after the order came to its end`);
	});
}

/** Days of plan and delivery are days on which the round of this order runs, and agree with one another. */
function checkDays(company: Company, number: string, order: Order, at: At) {
	const { profile, planning } = company;
	const today = todayOf(company);
	const round = roundOf(company, order);
	const runs = (day: string) =>
		isWorkingDay(day, profile.holidays) && profile.rounds[round].includes(weekday(day));
	order.track.forEach((step, index) => {
		const path = ['track', index];
		if (step.for && !runs(step.for)) at(path, `the round ${round} does not run on ${step.for}`);
		if (step.for && step.for < step.at.slice(0, 10))
			at(path, `planned for ${step.for}, in the past`);
		const plan = order.track.slice(0, index).findLast(({ what }) => what === 'planned')?.for;
		const day = step.at.slice(0, 10);
		const onTheWay = ['loaded', 'not-loaded', 'delivered'].includes(step.what);
		if (onTheWay && plan && plan !== day) at(path, `${step.what} on ${day}, planned for ${plan}`);
	});
	const { promised } = order;
	if (promised && !runs(promised))
		at(['promised'], `the round ${round} does not run on ${promised}`);
	const delivered = deliveredDay(order);
	if (delivered && !runs(delivered)) at([], `the round ${round} does not run on ${delivered}`);
	const planned = plannedDay(order);
	const status = orderStatus(order);
	if (!planned || !isOpen(order) || (status !== 'planned' && status !== 'loaded')) return;
	if (planned < today) at([], `was planned for ${planned}, and nothing was said since`);
	const listed = planning.some(
		(row) => row.date === planned && row.round === round && row.stops.includes(number),
	);
	if (!listed)
		at([], `planned for ${planned}, but the planning does not list it with the ${round} round`);
}

function checkPlanning(company: Company, report: Report) {
	const { planning, orders, people, profile } = company;
	const today = todayOf(company);
	planning.forEach(({ date, round, driver, stops, places }, index) => {
		const at = (message: string) => report('planning', [index], message);
		if (!has(people, driver)) at(`there is no colleague ${driver}`);
		if (!isWorkingDay(date, profile.holidays) || !profile.rounds[round].includes(weekday(date))) {
			at(`the round ${round} does not run on ${date}`);
		}
		if (stops.length > places) at(`${stops.length} stops, but places for ${places}`);
		if (new Set(stops).size < stops.length) at('stops twice at the same order');
		if (planning.findIndex((row) => row.date === date && row.round === round) < index) {
			at(`there is a ${round} round on ${date} already`);
		}
		for (const number of stops) {
			const order = orders[number];
			if (!order) at(`there is no order ${number}`);
			// A round that is over may list what was planned anew since.
			else if (date < today ? !wasPlanned(order, date) : plannedDay(order) !== date) {
				at(`${number} is not planned for ${date}`);
			} else if (roundOf(company, order) !== round)
				at(`${number} does not go with the ${round} round`);
		}
	});
}

function wasPlanned({ track }: Order, date: string): boolean {
	return track.some((step) => step.for === date);
}
