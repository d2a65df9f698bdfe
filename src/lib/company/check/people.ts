import type { Company } from '../company.ts';
import { businessTerm } from '../dunning.ts';
import { has, todayOf, type Report } from './report.ts';

/** Customers, colleagues and contacts: who they are, and that no id is of two of them. */
export function checkPeople(company: Company, report: Report) {
	const { customers, people, contacts } = company;
	for (const [id, customer] of Object.entries(customers)) {
		const { kind, enterpriseNumber, paymentDays, contract, since } = customer;
		if (kind === 'business' && !enterpriseNumber) {
			report('customers', [id], `${id}: a business has an enterprise number`);
		}
		if (kind === 'business' && businessTerm(paymentDays) !== paymentDays) {
			report('customers', [id, 'paymentDays'], `${paymentDays} days is more than the law allows`);
		}
		if (contract && (contract.signed > todayOf(company) || yearBefore(contract.signed, since))) {
			report(
				'customers',
				[id, 'contract'],
				`signed on ${contract.signed}, customer since ${since}`,
			);
		}
		if (has(people, id)) report('customers', [id], `${id} is a colleague too`);
	}
	for (const id of Object.keys(contacts)) {
		if (has(people, id) || has(customers, id))
			report('contacts', [id], `${id} is somebody else too`);
	}
}

/** Whether a day lies in a year before that one. */
export function yearBefore(date: string, year: number): boolean {
	return Number(date.slice(0, 4)) < year;
}
