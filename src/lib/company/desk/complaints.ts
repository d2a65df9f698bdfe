import { entryOf, type Company } from '../company.ts';
import { burdenOfProof, guaranteeEnd } from '../guarantee.ts';
import { deliveredDay } from '../order.ts';

/* The register of complaints. */

type Complaint = Company['complaints'][string];

export type ComplaintRow = {
	number: string;
	customer: string;
	/** Name of the customer. */
	name: string;
	order: string;
	product: string;
	productName: string;
	received: string;
	category?: Complaint['category'];
	status: Complaint['status'];
};

/** All complaints, or those of a customer, newest first. */
export function complaintRows(company: Company, customer?: string): ComplaintRow[] {
	return Object.keys(company.complaints)
		.map((number) => complaintRow(company, number))
		.filter((row) => customer === undefined || row.customer === customer)
		.sort((a, b) => b.received.localeCompare(a.received) || b.number.localeCompare(a.number));
}

function complaintRow(company: Company, number: string): ComplaintRow {
	const complaint = entryOf(company.complaints, number, 'complaint');
	const { customer, order, product, received, category, status } = complaint;
	return {
		...{ number, customer, order, product, received, status },
		name: entryOf(company.customers, customer, 'customer').name,
		productName: entryOf(company.products, product, 'product').name,
		...(category ? { category } : {}),
	};
}

export type ComplaintSheet = ComplaintRow & {
	/** The key of a note. */
	note: string;
	photos: string[];
	/** On what the guarantee hangs: who bought, when it was ordered and delivered. */
	buyer: 'business' | 'consumer';
	ordered: string;
	delivered?: string;
	/** Years that the maker gives. */
	warrantyYears: number;
	/** Of a consumer: the last day of the legal guarantee, and who must prove what on the day of the complaint. */
	guaranteeUntil?: string;
	proof?: 'seller' | 'buyer';
};

/** A complaint as its page shows it. Throws when there is no such complaint. */
export function complaintOf(company: Company, number: string): ComplaintSheet {
	const row = complaintRow(company, number);
	const { note, photos } = entryOf(company.complaints, number, 'complaint');
	const order = entryOf(company.orders, row.order, 'order');
	const { kind } = entryOf(company.customers, row.customer, 'customer');
	const delivered = deliveredDay(order);
	return {
		...row,
		...{ note, photos, buyer: kind, ordered: order.date },
		warrantyYears: entryOf(company.products, row.product, 'product').warrantyYears,
		...(delivered ? { delivered } : {}),
		...(delivered && kind === 'consumer'
			? {
					guaranteeUntil: guaranteeEnd(delivered),
					proof: burdenOfProof(kind, delivered, row.received),
				}
			: {}),
	};
}
