import { entryOf, type Company, type Customer } from '../company.ts';
import { complaintRows, type ComplaintRow } from './complaints.ts';
import { invoiceRows, openItems, type InvoiceRow } from './invoices.ts';
import { orderRows, type OrderRow } from './orders.ts';

export type CustomerCard = Customer & {
	id: string;
	/** Newest first. */
	orders: OrderRow[];
	invoices: InvoiceRow[];
	complaints: ComplaintRow[];
	/** Cents without VAT of all orders that were not cancelled. */
	turnover: number;
	/** Cents with VAT that the accounts show as open, and how much of that is past its due date. */
	openBalance: number;
	lateBalance: number;
};

/** All that the card of a customer shows. Throws when there is no such customer. */
export function customerCard(company: Company, id: string): CustomerCard {
	const customer = entryOf(company.customers, id, 'customer');
	const orders = orderRows(company, id);
	const { rows, total } = openItems(company, id);
	return {
		...customer,
		...{ id, orders, openBalance: total },
		invoices: invoiceRows(company, id),
		complaints: complaintRows(company, id),
		turnover: orders
			.filter(({ status }) => status !== 'cancelled')
			.reduce((cents, { net }) => cents + net, 0),
		lateBalance: rows
			.filter(({ daysLate }) => daysLate > 0)
			.reduce((cents, { balance }) => cents + balance, 0),
	};
}
