import type { Company } from './company.ts';
import { checkGoods } from './check/goods.ts';
import { checkInvoices } from './check/invoices.ts';
import { checkOffice } from './check/office.ts';
import { checkOrders } from './check/orders.ts';
import { checkPeople } from './check/people.ts';
import type { Report } from './check/report.ts';

export type { Report } from './check/report.ts';
export { checkTexts, photosOf } from './check/texts.ts';

/**
 * Holds the parts of a company against one another, the company of all cases as well as what a case makes of
 * it: stock against open orders, plans against rounds, invoices against orders, payments against invoices,
 * and all of it against what day it is. Reports what does not agree. The words are held by checkTexts.
 */
export function checkCompany(company: Company, report: Report) {
	checkGoods(company, report);
	checkPeople(company, report);
	checkOrders(company, report);
	checkInvoices(company, report);
	checkOffice(company, report);
}
