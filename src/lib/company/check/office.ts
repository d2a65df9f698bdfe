import { recordsOf, type Company, type DeskPage } from '../company.ts';
import { deliveredDay } from '../order.ts';
import { has, todayOf, yearOf, type Report } from './report.ts';

/** Complaints, mails, calendar and chat: of people who are there, on things that are there, not later than now. */
export function checkOffice(company: Company, report: Report) {
	for (const number of Object.keys(company.complaints)) checkComplaint(company, number, report);
	for (const id of Object.keys(company.mail)) checkMail(company, id, report);
	for (const [id, { from, to, who }] of Object.entries(company.calendar)) {
		if (from >= to) report('calendar', [id], `ends at ${to}, before it begins`);
		for (const person of who) {
			if (!has(company.people, person)) report('calendar', [id], `there is no colleague ${person}`);
		}
	}
	company.chat.forEach(({ id, at, from }, index) => {
		const wrong = (message: string) => report('chat', [index], message);
		if (from !== 'me' && !has(company.people, from)) wrong(`there is no colleague ${from}`);
		if (at > company.profile.now) wrong(`${at} is later than now`);
		if (at < (company.chat[index - 1]?.at ?? '')) wrong('expected messages oldest first');
		if (company.chat.findIndex((other) => other.id === id) < index) wrong(`${id} stands twice`);
	});
}

function checkComplaint(company: Company, number: string, report: Report) {
	const complaint = company.complaints[number];
	if (!complaint) return;
	const at = (message: string) => report('complaints', [number], message);
	const { customer, product, received, category, status } = complaint;
	const order = company.orders[complaint.order];
	if (!received.startsWith(yearOf(number))) at(`${received} is not of the year of ${number}`);
	if (received > todayOf(company)) at(`received on ${received}, after today`);
	if ((status === 'answered' || status === 'closed') && !category)
		at('answered without a category');
	if (!order) return at(`there is no order ${complaint.order}`);
	if (order.customer !== customer) at(`${complaint.order} is not of ${customer}`);
	if (!order.lines.some((line) => line.product === product)) {
		at(`${complaint.order} holds no ${product}`);
	}
	const delivered = deliveredDay(order);
	const ofGoods = category === 'defect' || category === 'damage' || category === 'misuse';
	if (received < order.date || (ofGoods && !(delivered && delivered <= received))) {
		at(`received on ${received}, before the goods were there`);
	}
}

function checkMail(company: Company, id: string, report: Report) {
	const mail = company.mail[id];
	if (!mail) return;
	const at = (message: string) => report('mail', [id], message);
	const { people, customers, contacts, profile } = company;
	if (mail.at > profile.now) at(`${mail.at} is later than now`);
	if (![people, customers, contacts].some((record) => has(record, mail.from))) {
		at(`there is nobody ${mail.from}`);
	}
	for (const attachment of mail.attachments ?? []) {
		const [page = '', record = ''] = attachment.split('/');
		// A photo is words and a drawing: checkTexts asks for it.
		if (page === 'photos') continue;
		if (!has(recordsOf(company, page as DeskPage), record)) at(`there is no page ${attachment}`);
		const owner = ownerOf(company, page, record);
		if (owner && has(customers, mail.from) && owner !== mail.from) {
			at(`${attachment} is not of ${mail.from}`);
		}
	}
}

/** Whose order, invoice or complaint it is. */
function ownerOf({ orders, invoices, complaints }: Company, page: string, number: string) {
	if (page === 'orders') return orders[number]?.customer;
	if (page === 'invoices') return orders[invoices[number]?.order ?? '']?.customer;
	return page === 'complaints' ? complaints[number]?.customer : undefined;
}
