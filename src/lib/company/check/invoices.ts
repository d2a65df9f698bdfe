import type { Company } from '../company.ts';
import { invoiceState } from '../invoice.ts';
import { deliveredDay } from '../order.ts';
import { has, todayOf, yearOf, type Report } from './report.ts';

const STEPS = ['first', 'second', 'notice'];

/** Invoices follow orders, payments and credit notes follow invoices, and nothing is paid twice. */
export function checkInvoices(company: Company, report: Report) {
	const { invoices, orders } = company;
	const today = todayOf(company);
	for (const number of Object.keys(invoices)) checkInvoice(company, number, report);
	const invoiced = Object.values(invoices).map(({ order }) => order);
	for (const [number, order] of Object.entries(orders)) {
		const delivered = deliveredDay(order);
		const count = invoiced.filter((one) => one === number).length;
		// On the day itself the invoice may still have to be made.
		if (delivered && delivered < today && !count) {
			report('orders', [number], `delivered on ${delivered}, without an invoice`);
		}
		if (count > 1) report('orders', [number], `has ${count} invoices`);
	}
	checkBank(company, report);
}

function checkInvoice(company: Company, number: string, report: Report) {
	const invoice = company.invoices[number];
	if (!invoice) return;
	const at = (path: readonly PropertyKey[], message: string) =>
		report('invoices', [number, ...path], message);
	const { date, credits = [], disputed, reminders = [], settled } = invoice;
	const order = company.orders[invoice.order];
	const customer = order && company.customers[order.customer];
	if (!order) at(['order'], `there is no order ${invoice.order}`);
	if (!order || !customer) return;
	const today = todayOf(company);
	const delivered = deliveredDay(order);
	if (!date.startsWith(yearOf(number))) at(['date'], `${date} is not of the year of ${number}`);
	if (date > today || date < order.date) {
		at(['date'], `expected a day from that of the order, ${order.date}, to today, found ${date}`);
	}
	// Consumers pay when they order; a business is invoiced for what it has.
	if (customer.kind === 'business' && (!delivered || date < delivered)) {
		at(['date'], `invoiced on ${date}, delivered ${delivered ? `on ${delivered}` : 'never'}`);
	}
	const within = (day: string) => date <= day && day <= today;
	if (settled && !within(settled)) at(['settled'], `expected a day from ${date} to today`);
	if (settled && company.bank.lines.some((line) => line.invoice === number)) {
		at(['settled'], 'is paid a second time on the statement of the bank');
	}
	credits.forEach((credit, index) => {
		if (!within(credit.date)) at(['credits', index], `expected a day from ${date} to today`);
	});
	if (disputed && !within(disputed.date)) at(['disputed'], `expected a day from ${date} to today`);
	const { due, net, open } = invoiceState(company, number);
	if (credits.reduce((cents, credit) => cents + credit.net, 0) > net) {
		at(['credits'], 'credit notes take off more than the invoice');
	}
	if (open < 0) at([], `${-open} cents too much was paid`);
	reminders.forEach((reminder, index) => {
		const path = ['reminders', index];
		const before = reminders[index - 1];
		if (reminder.date <= due) at(path, `reminded on ${reminder.date}, due on ${due}`);
		if (reminder.date > today) at(path, `${reminder.date} is later than today`);
		if (before && reminder.date <= before.date) at(path, 'expected reminders oldest first');
		if (reminder.step !== STEPS[index]) at(path, `expected the step ${STEPS[index] ?? 'none'}`);
	});
}

function checkBank({ bank, invoices, orders, profile }: Company, report: Report) {
	const today = profile.now.slice(0, 10);
	if (bank.bookedUntil > today) report('bank', ['bookedUntil'], 'expected no day after today');
	bank.lines.forEach(({ date, invoice, message }, index) => {
		const at = (text: string) => report('bank', ['lines', index], text);
		if (date > today) at(`${date} is later than today`);
		for (const [number] of message.matchAll(/F-\d\d-\d{4}/g)) {
			if (!has(invoices, number)) at(`there is no invoice ${number}`);
		}
		if (invoice === undefined) return;
		const paid = invoices[invoice];
		if (!paid) at(`there is no invoice ${invoice}`);
		else if (date < (orders[paid.order]?.date ?? paid.date)) at(`paid ${invoice} before the order`);
	});
}
