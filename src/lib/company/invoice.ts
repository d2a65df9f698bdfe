import { entryOf, type Company } from './company.ts';
import { businessTerm, daysLate, dueDate } from './dunning.ts';
import { percentOf } from './money.ts';
import { orderTotals } from './order.ts';

export type Invoice = Company['invoices'][string];

/** How an invoice stands. Amounts in cents; `total`, `credited` and all that is paid are with VAT. */
export type InvoiceState = {
	order: string;
	customer: string;
	date: string;
	due: string;
	net: number;
	vat: number;
	total: number;
	credited: number;
	/** All that was paid, also what stands on the statement only. */
	paid: number;
	/** What the accounts have booked. */
	booked: number;
	/** What the accounts show: total less credits and what is booked. */
	balance: number;
	/** What is open in truth: total less credits and all that was paid. */
	open: number;
	/** Days since the due date, paid or not. */
	daysLate: number;
	disputed: boolean;
};

/** How an invoice stands today. Throws when there is no such invoice, or when its order or customer is not there. */
export function invoiceState(company: Company, number: string): InvoiceState {
	const invoice = entryOf(company.invoices, number, 'invoice');
	const { order, date, disputed } = invoice;
	const ordered = entryOf(company.orders, order, 'order');
	const { net, vat, total } = orderTotals(company, ordered);
	const credited = creditedOf(company, invoice);
	const payments = paymentsOf(company, number);
	const paid = sum(payments) + settledAmount(invoice, total - credited);
	const booked =
		sum(payments.filter(({ date }) => date <= company.bank.bookedUntil)) +
		settledAmount(invoice, total - credited);
	const due = dueDate(date, paymentDaysOf(company, number));
	return {
		...{ order, customer: ordered.customer, date, due, net, vat, total, credited, paid, booked },
		balance: total - credited - booked,
		open: total - credited - paid,
		daysLate: daysLate(due, company.profile.now.slice(0, 10)),
		disputed: disputed !== undefined,
	};
}

/**
 * The days that a customer has to pay an invoice: those on the invoice, else those of the customer; of a
 * business no more than the law allows (LATE-B1).
 */
export function paymentDaysOf(company: Company, number: string): number {
	const { order, paymentDays } = entryOf(company.invoices, number, 'invoice');
	const { customer } = entryOf(company.orders, order, 'order');
	const card = entryOf(company.customers, customer, 'customer');
	const days = paymentDays ?? card.paymentDays;
	return card.kind === 'business' ? businessTerm(days) : days;
}

/** What stands on the statement for an invoice, in the order of the statement. */
export function paymentsOf({ bank }: Company, number: string): { date: string; amount: number }[] {
	return bank.lines
		.filter(({ invoice }) => invoice === number)
		.map(({ date, amount }) => ({ date, amount }));
}

/** Cents with VAT that credit notes take off an invoice. */
function creditedOf({ profile }: Company, { credits = [] }: Invoice): number {
	return credits.reduce((cents, { net }) => cents + net + percentOf(profile.vatPercent, net), 0);
}

/** What was paid before the statement begins: all of it, or nothing. */
function settledAmount({ settled }: Invoice, due: number): number {
	return settled === undefined ? 0 : due;
}

function sum(payments: readonly { amount: number }[]): number {
	return payments.reduce((cents, { amount }) => cents + amount, 0);
}
