import { entryOf, type Company } from '../company.ts';
import { invoiceState, paymentDaysOf, paymentsOf, type InvoiceState } from '../invoice.ts';
import { percentOf } from '../money.ts';
import { orderOf, type OrderSheet } from './orders.ts';

/*
 * The pages on invoices and payments, as the accounts show them: what was paid after `bookedUntil` stands on
 * the statement only. So that nobody is told what he must find, these pages do not say what is open in truth.
 * Amounts in cents; totals of invoices and payments with VAT.
 */

export type InvoiceRow = {
	number: string;
	order: string;
	customer: string;
	/** Name of the customer. */
	name: string;
	kind: 'business' | 'consumer';
	date: string;
	due: string;
	total: number;
	credited: number;
	booked: number;
	/** Total less credits and what is booked. */
	balance: number;
	/** Days since the due date while a balance is left, else 0. */
	daysLate: number;
	/** Late comes only with a balance; a reasoned dispute goes before it. */
	status: 'paid' | 'open' | 'late' | 'disputed';
};

/** All invoices, or those of a customer, newest first. */
export function invoiceRows(company: Company, customer?: string): InvoiceRow[] {
	return Object.keys(company.invoices)
		.map((number) => invoiceRow(company, number))
		.filter((row) => customer === undefined || row.customer === customer)
		.sort((a, b) => b.date.localeCompare(a.date) || b.number.localeCompare(a.number));
}

function invoiceRow(company: Company, number: string): InvoiceRow {
	const state = invoiceState(company, number);
	const { order, customer, date, due, total, credited, booked, balance } = state;
	const { name, kind } = entryOf(company.customers, customer, 'customer');
	return {
		...{ number, order, customer, name, kind, date, due, total, credited, booked, balance },
		daysLate: balance > 0 ? state.daysLate : 0,
		status: statusOf(state),
	};
}

function statusOf({ balance, disputed, daysLate }: InvoiceState): InvoiceRow['status'] {
	if (balance <= 0) return 'paid';
	if (disputed) return 'disputed';
	return daysLate > 0 ? 'late' : 'open';
}

export type InvoiceSheet = InvoiceRow &
	Pick<
		OrderSheet,
		'lines' | 'extras' | 'goods' | 'discount' | 'discountPercent' | 'net' | 'vat'
	> & {
		vatPercent: number;
		/** Days to pay. */
		paymentDays: number;
		/** Credit notes; `total` with VAT. `reason` is the key of a note. */
		credits: { number: string; date: string; net: number; total: number; reason: string }[];
		/** What is booked, in the order of the statement. */
		payments: { date: string; amount: number }[];
		/** Since when it is disputed; `note` is the key of a note. */
		disputed?: { date: string; note: string };
		/** What was sent or said about paying, oldest first. */
		reminders: NonNullable<Company['invoices'][string]['reminders']>;
	};

/** An invoice as its page shows it. Throws when there is no such invoice. */
export function invoiceOf(company: Company, number: string): InvoiceSheet {
	const invoice = entryOf(company.invoices, number, 'invoice');
	const { credits = [], disputed, reminders = [], settled } = invoice;
	const { vatPercent } = company.profile;
	const row = invoiceRow(company, number);
	const { lines, extras, goods, discount, discountPercent, net, vat } = orderOf(company, row.order);
	const booked = paymentsOf(company, number).filter(({ date }) => date <= company.bank.bookedUntil);
	return {
		...row,
		...{ lines, extras, goods, discount, discountPercent, net, vat, vatPercent },
		paymentDays: paymentDaysOf(company, number),
		credits: credits.map((credit) => ({
			...credit,
			total: credit.net + percentOf(vatPercent, credit.net),
		})),
		payments: settled ? [{ date: settled, amount: row.total - row.credited }, ...booked] : booked,
		...(disputed ? { disputed } : {}),
		reminders: [...reminders].sort((a, b) => a.date.localeCompare(b.date)),
	};
}

/** The accounts' list of open items: what is not paid as far as they have booked. */
export type OpenItems = {
	/** The last day of which payments are booked. */
	bookedUntil: string;
	/** The one that is due first on top. */
	rows: (InvoiceRow & { reminders: number })[];
	/** Of all balances. */
	total: number;
};

/** The open items, those of one customer or all. */
export function openItems(company: Company, customer?: string): OpenItems {
	const rows = invoiceRows(company, customer)
		.filter(({ balance }) => balance > 0)
		.map((row) => ({ ...row, reminders: company.invoices[row.number]?.reminders?.length ?? 0 }))
		.sort((a, b) => a.due.localeCompare(b.due) || a.number.localeCompare(b.number));
	const total = rows.reduce((cents, { balance }) => cents + balance, 0);
	return { bookedUntil: company.bank.bookedUntil, rows, total };
}

export type BankLine = {
	date: string;
	amount: number;
	from: string;
	/** What the payer wrote. */
	message: string;
	/** Whether the accounts have taken it over already. */
	booked: boolean;
};

/** The statement of our account, newest first. Which invoice a line pays is for the reader to find. */
export function bankLines({ bank }: Company): BankLine[] {
	return bank.lines
		.map(({ date, amount, from, message }) => ({
			...{ date, amount, from, message },
			booked: date <= bank.bookedUntil,
		}))
		.sort((a, b) => b.date.localeCompare(a.date));
}
