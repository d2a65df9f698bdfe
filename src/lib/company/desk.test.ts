import { describe, expect, it } from 'vitest';
import { DESK_PAGES } from './company.ts';
import {
	bankLines,
	calendarRows,
	chatRows,
	complaintOf,
	complaintRows,
	customerCard,
	customerOrders,
	invoiceOf,
	invoiceRows,
	mailOf,
	mailRows,
	openItems,
	orderOf,
	orderRows,
	phoneRows,
	planningRows,
	priceRows,
	search,
	serviceRows,
	stockRows,
	supplierCalendar,
} from './desk.ts';
import { lookUp, viewCompany } from './view.ts';
import { company, texts } from '../../../tests/company.ts';

const view = viewCompany(company);

describe('the pages of the desk', () => {
	it('show the stock and the prices that scenarios look up', () => {
		const ids = Object.keys(company.products);
		expect(stockRows(company).map(({ product }) => product)).toEqual(ids);
		for (const { product, free, deliverNow } of stockRows(company)) {
			expect(lookUp(view, `stock/${product}/free`)).toBe(free);
			expect(lookUp(view, `stock/${product}/deliverNow`)).toBe(deliverNow);
		}
		expect(priceRows(company).map(({ product }) => product)).toEqual(ids);
		for (const { product, price } of priceRows(company)) {
			expect(lookUp(view, `products/${product}/price`)).toBe(price);
		}
	});

	it('show prices with VAT, and the promotion on chairs only, while it runs', () => {
		const rows = Object.fromEntries(priceRows(company).map((row) => [row.product, row]));
		expect(rows['stijg-160']).toEqual({
			...{ product: 'stijg-160', name: 'Stijg 160', family: 'desks' },
			...{ price: 58900, priceWithVat: 71269 },
			...{ cost: 39500, margin: 19400, marginPercent: 33 },
		});
		expect(rows['draai-pro']).toMatchObject({
			price: 34500,
			promotion: { id: 'spring', percent: 10, to: '2026-03-31', price: 31050, priceWithVat: 37571 },
		});
		const on = (day: string) =>
			priceRows({ ...company, profile: { ...company.profile, now: `${day}T09:40` } }).filter(
				({ promotion }) => promotion,
			).length;
		expect(on('2026-02-28')).toBe(0);
		expect(on('2026-03-01')).toBe(4);
		expect(on('2026-03-31')).toBe(4);
		expect(on('2026-04-01')).toBe(0);
	});

	it('show what suppliers bring, soonest first', () => {
		const calendar = supplierCalendar(company);
		const dates = calendar.map(({ date }) => date);
		expect(dates).toEqual([...dates].sort());
		expect(calendar.find(({ order }) => order === 'IK-26-0117')).toMatchObject({
			...{ date: '2026-03-11', supplier: 'nordahl', name: 'Nordahl Furniture' },
			lines: [
				{ product: 'stijg-160', name: 'Stijg 160', quantity: 20 },
				{ product: 'kabelgoot', quantity: 40 },
			],
		});
	});

	it('show what a customer ordered, newest first, with amounts that add up', () => {
		const [desks, chairs] = customerOrders(company, 'vermeire');
		expect(desks).toMatchObject({ date: '2024-05-14', total: 4 * 56500 + 4 * 2700 });
		expect(chairs?.lines).toMatchObject([{ name: 'Draai Pro', quantity: 4, amount: 127600 }]);
		for (const id of Object.keys(company.customers)) {
			expect(lookUp(view, `customers/${id}/turnover`)).toBe(customerCard(company, id).turnover);
			for (const { number, total } of customerOrders(company, id)) {
				expect(lookUp(view, `orders/${number}/net`)).toBe(total);
			}
		}
		expect(() => customerOrders(company, 'nobody')).toThrow('there is no customer nobody');
	});
});

describe('orders and rounds', () => {
	it('show an order line by line, adding up to what scenarios look up', () => {
		const order = orderOf(company, 'VO-26-0073');
		expect(order).toMatchObject({
			...{ customer: 'elamrani', name: 'Studio El Amrani Architecten', status: 'planned' },
			...{ open: true, planned: '2026-03-05', promised: '2026-03-05', round: 'assembly' },
			...{ goods: 277800, discount: 0, services: 0, net: 277800, vat: 58338, total: 336138 },
			address: { street: 'Oude Vest 7', city: 'Leievoorde' },
		});
		expect(order.lines[1]).toMatchObject({ name: 'Draai Net', quantity: 3, amount: 83700 });
		expect(order.track.at(-1)).toEqual({
			...{ at: '2026-02-17T09:20', what: 'planned', for: '2026-03-05' },
			by: { id: 'joren', name: 'Joren De Wit' },
		});
		for (const { number, net, total } of orderRows(company)) {
			const sheet = orderOf(company, number);
			const amounts = [...sheet.lines, ...sheet.extras].map(({ amount }) => amount);
			expect(amounts.reduce((a, b) => a + b, 0) - sheet.discount, number).toBe(sheet.net);
			expect([net, total]).toEqual([sheet.net, sheet.net + sheet.vat]);
			expect(lookUp(view, `orders/${number}/total`)).toBe(total);
		}
		expect(() => orderOf(company, 'VO-26-9999')).toThrow('there is no order VO-26-9999');
	});

	it('list the newest order first, of all customers or of one', () => {
		const dates = orderRows(company).map(({ date }) => date);
		expect(dates).toEqual(dates.toSorted().reverse());
		expect(orderRows(company).length).toBe(Object.keys(company.orders).length);
		const statuses = orderRows(company, 'dubois').map(({ number, status }) => [number, status]);
		expect(statuses).toEqual([
			['VO-26-0079', 'awaiting-stock'],
			['VO-26-0052', 'confirmed'],
			['VO-26-0004', 'delivered'],
			['VO-25-0498', 'cancelled'],
			['VO-23-0467', 'delivered'],
		]);
		expect(orderRows(company, 'nobody')).toEqual([]);
	});

	it('say where a business has its goods brought', () => {
		expect(orderOf(company, 'VO-25-0334').address.street).toBe('Havenweg 8');
	});

	it('show the rounds with their stops and free places', () => {
		const rounds = planningRows(company);
		const dates = rounds.map(({ date }) => date);
		expect(dates).toEqual(dates.toSorted());
		expect(rounds.find(({ date, round }) => date === '2026-03-12' && round === 'assembly')).toEqual(
			{
				...{ date: '2026-03-12', round: 'assembly', places: 4, free: 2, note: 'round-gent' },
				driver: { id: 'joren', name: 'Joren De Wit' },
				stops: [
					{
						...{ number: 'VO-26-0074', customer: 'mertens', name: 'Mertens Verzekeringen' },
						...{ city: 'Leievoorde', pieces: 19 },
					},
					{
						...{ number: 'VO-26-0077', customer: 'okafor', name: 'Parcelwise', city: 'Gent' },
						pieces: 71,
					},
				],
			},
		);
	});
});

describe('invoices and payments', () => {
	it('show an invoice with the lines of its order, its credits and what is booked', () => {
		expect(invoiceOf(company, 'F-25-0523')).toMatchObject({
			...{ customer: 'okafor', order: 'VO-25-0521', paymentDays: 30, due: '2025-12-14' },
			...{ net: 95400, vat: 20034, total: 115434, credited: 5929, booked: 109505, balance: 0 },
			...{ status: 'paid', daysLate: 0, reminders: [] },
			credits: [{ number: 'C-25-0019', net: 4900, total: 5929 }],
			payments: [{ date: '2025-12-12', amount: 109505 }],
		});
		for (const { number, balance, total } of invoiceRows(company)) {
			const { payments, credits, lines, extras, discount, net, vat } = invoiceOf(company, number);
			const sum = (amounts: number[]) => amounts.reduce((all, amount) => all + amount, 0);
			const amounts = [...lines, ...extras].map(({ amount }) => amount);
			expect(sum(amounts) - discount).toBe(net);
			expect(net + vat).toBe(total);
			const paid = sum(payments.map(({ amount }) => amount));
			expect(total - sum(credits.map((credit) => credit.total)) - paid, number).toBe(balance);
			expect(lookUp(view, `invoices/${number}/balance`)).toBe(balance);
		}
		expect(() => invoiceOf(company, 'F-26-9999')).toThrow('there is no invoice');
	});

	it('list what the accounts have as open, first due first', () => {
		const { bookedUntil, rows, total } = openItems(company);
		expect(bookedUntil).toBe('2026-02-27');
		expect(rows.map(({ number, due, status }) => [number, due, status])).toEqual([
			['F-26-0047', '2026-03-08', 'open'],
			['F-26-0049', '2026-03-11', 'open'],
			['F-26-0054', '2026-03-14', 'open'],
		]);
		expect(total).toBe(38720 + 130075 + 69575);
		expect(openItems(company, 'lambert').total).toBe(130075);
	});

	it('do not know of a payment that stands on the statement only', () => {
		const [line] = bankLines(company);
		expect(line).toEqual({
			...{ date: '2026-02-26', amount: 181863, from: 'PARCELWISE BV', booked: true },
			message: 'Invoice F-26-0034 / VO-26-0023',
		});
		const bank = { ...company.bank, bookedUntil: '2026-02-24' };
		const later = { ...company, bank };
		expect(bankLines(later)[0]?.booked).toBe(false);
		const row = openItems(later).rows.find(({ number }) => number === 'F-26-0034');
		expect(row).toMatchObject({ balance: 181863, due: '2026-02-28', daysLate: 2, status: 'late' });
		expect(viewCompany(later).invoices).toMatchObject({ 'F-26-0034': { open: 0 } });
		expect(invoiceOf(later, 'F-26-0034').payments).toEqual([]);
	});

	it('tell a disputed invoice and one with reminders apart', () => {
		const reminder = { date: '2026-02-20', step: 'first', by: 'e-mail' } as const;
		const open = { order: 'VO-26-0008', date: '2026-01-02', paymentDays: 14 };
		const disputed = { ...open, disputed: { date: '2026-02-01', note: 'x' } };
		const bank = { ...company.bank, lines: [] };
		const withInvoice = (invoice: (typeof company.invoices)[string]) => ({
			...{ ...company, bank, invoices: { 'F-26-0009': invoice } },
		});
		const [late] = openItems(withInvoice({ ...open, reminders: [reminder] })).rows;
		expect(late).toMatchObject({ status: 'late', daysLate: 45, reminders: 1 });
		expect(openItems(withInvoice(disputed)).rows[0]).toMatchObject({ status: 'disputed' });
	});
});

describe('complaints', () => {
	it('say who bought, when, and how long the guarantee runs', () => {
		expect(complaintRows(company).map(({ number }) => number)).toEqual([
			...['K-25-003', 'K-25-002', 'K-25-001'],
		]);
		const business = complaintOf(company, 'K-25-001');
		expect(business).toMatchObject({
			...{ customer: 'elamrani', productName: 'Stijg Pro 180', buyer: 'business' },
			...{ ordered: '2025-04-10', delivered: '2025-04-17', warrantyYears: 5 },
		});
		expect(business.guaranteeUntil).toBeUndefined();
		const chair = { customer: 'dhondt', order: 'VO-24-0398', product: 'draai-pro', photos: [] };
		const complaints = {
			'K-26-999': { ...chair, received: '2026-03-02', status: 'new' as const, note: 'x' },
		};
		expect(complaintOf({ ...company, complaints }, 'K-26-999')).toMatchObject({
			...{ buyer: 'consumer', delivered: '2024-07-31', guaranteeUntil: '2026-07-31' },
			...{ proof: 'seller', warrantyYears: 5 },
		});
	});
});

describe('mail, calendar, telephone list and chat', () => {
	it('show the newest mail first, with who sent it', () => {
		const rows = mailRows(company);
		const times = rows.map(({ at }) => at);
		expect(times).toEqual(times.toSorted().reverse());
		expect(rows[0]?.from).toEqual({
			...{ id: 'kringloop', name: 'Kringpunt Leievoorde', kind: 'contact' },
		});
		expect(mailOf(company, 'okafor-lift')).toEqual({
			...{ id: 'okafor-lift', at: '2026-03-02T08:05', attachments: ['orders/VO-26-0077'] },
			from: { id: 'okafor', name: 'Adaeze Okafor', kind: 'customer' },
		});
	});

	it('show the week day by day, in order of time', () => {
		const days = calendarRows(company);
		expect(days.map(({ date }) => date)).toEqual([
			...['2026-03-02', '2026-03-03', '2026-03-04', '2026-03-05', '2026-03-06'],
		]);
		for (const { entries } of days) {
			const times = entries.map(({ from }) => from);
			expect(times).toEqual(times.toSorted());
		}
		expect(days[1]?.entries[0]).toEqual({
			...{ id: 'booking-tuesday', from: '09:00', to: '10:00' },
			who: [{ id: 'tarik', name: 'Tarik Bennani' }],
		});
	});

	it('list our people first, then who is outside', () => {
		const kinds = phoneRows(company).map(({ kind }) => kind);
		expect(kinds).toEqual(kinds.toSorted());
		expect(phoneRows(company)[0]).toEqual({
			...{ id: 'ilse', name: 'Ilse Maes', role: 'manager', phone: '101', kind: 'colleague' },
		});
	});

	it('show the chat as it was, with what the learner wrote unsigned', () => {
		const [first, second] = chatRows(company);
		expect(first?.from).toEqual({ id: 'ilse', name: 'Ilse Maes' });
		expect(second).toEqual({ id: 'poster-done', at: '2026-02-27T16:38' });
	});
});

describe('the card of a customer', () => {
	it('brings together what there is of him', () => {
		const card = customerCard(company, 'okafor');
		expect(card).toMatchObject({ id: 'okafor', openBalance: 69575, lateBalance: 0 });
		expect(card.orders).toEqual(orderRows(company, 'okafor'));
		expect(card.invoices).toEqual(invoiceRows(company, 'okafor'));
		expect(card.complaints.map(({ number }) => number)).toEqual(['K-25-003']);
		expect(customerCard(company, 'mertens').contract).toMatchObject({ signed: '2019-05-06' });
		expect(() => customerCard(company, 'nobody')).toThrow('there is no customer nobody');
	});
});

describe('services', () => {
	it('show what is left of their price', () => {
		expect(serviceRows(company).find(({ service }) => service === 'assembly')).toEqual({
			...{ service: 'assembly', per: 'piece', price: 3500, priceWithVat: 4235 },
			...{ cost: 2200, margin: 1300, marginPercent: 37 },
		});
	});
});

describe('searching the desk', () => {
	const find = (query: string, language: 'nl' | 'fr' | 'en' = 'nl', pages = DESK_PAGES) =>
		search(company, texts[language], query, pages).map(({ page, entry }) => `${page}/${entry}`);

	it('finds products, customers, rules and terms by their words', () => {
		expect(find('stijg 160')[0]).toBe('catalogue/stijg-160');
		expect(find('hilde')).toEqual(['customer/vermeire']);
		expect(find('0073')).toEqual(['orders/VO-26-0073']);
		expect(find('parcelwise')).toContain('invoices/F-26-0054');
		expect(find('stijg pro 180')).toContain('orders/VO-26-0073');
		expect(find('goederenlift')[0]).toBe('mail/okafor-lift');
		expect(find('tarik')).toContain('phones/tarik');
		expect(find('K-25-002')).toEqual(['complaints/K-25-002']);
		expect(find('gereserveerd')).toContain('rules/stock-free');
		expect(find('factuurdatum')).toEqual(['terms/payment']);
	});

	it('finds part of a compound, without accents or capitals', () => {
		expect(find('STOEL')).toContain('catalogue/draai-net');
		expect(find('etiquettes', 'fr')).toContain('catalogue/etiq-220');
		expect(find('memoire', 'fr')).toContain('catalogue/stijg-pro-180');
	});

	it('says what to open for a line on a page that is one whole', () => {
		const [phone] = search(company, texts.nl, 'joren', ['phones']);
		expect(phone).toEqual({
			page: 'phones',
			entry: 'joren',
			title: 'Joren De Wit',
			path: 'phones',
		});
		const [order] = search(company, texts.nl, 'VO-26-0052', ['orders']);
		expect(order).toMatchObject({ path: 'orders/VO-26-0052' });
	});

	it('answers a letter at once', () => {
		search(company, texts.nl, 'a', DESK_PAGES);
		const began = performance.now();
		for (let index = 0; index < 100; index++) search(company, texts.nl, 'stijg', DESK_PAGES);
		expect((performance.now() - began) / 100).toBeLessThan(5);
	});

	it('needs all words and keeps to the pages within reach', () => {
		expect(find('stijg xyz')).toEqual([]);
		expect(find('  ')).toEqual([]);
		expect(find('?!')).toEqual([]);
		expect(search(company, texts.nl, 'hilde', ['catalogue', 'stock'])).toEqual([]);
	});
});
