import { describe, expect, it } from 'vitest';
import { availability } from './availability.ts';
import { isDate, isWorkingDay, weekday } from './calendar.ts';
import { LANGUAGES } from '../i18n/language.ts';
import { orderTotals } from './order.ts';
import { lookUp, viewCompany } from './view.ts';
import { company, texts } from '../../../tests/company.ts';

const view = viewCompany(company);

describe('the company is one consistent world', () => {
	it('sells what is on hand and not reserved', () => {
		for (const id of Object.keys(company.products)) {
			const { onHand, reserved, free } = availability(company, id);
			expect(free, id).toBe(onHand - reserved);
			expect(free, id).toBeGreaterThanOrEqual(0);
		}
	});

	it('delivers on days on which the round runs, after the goods are there', () => {
		const { rounds, holidays, now } = company.profile;
		for (const [id, product] of Object.entries(company.products)) {
			const { deliverNow, deliverNext, arrival } = availability(company, id);
			const days = product.assembly ? rounds.assembly : rounds.van;
			for (const day of [deliverNow, deliverNext]) {
				if (!day) continue;
				expect(days, id).toContain(weekday(day));
				expect(isWorkingDay(day, holidays), id).toBe(true);
			}
			expect(deliverNow > now.slice(0, 10), id).toBe(true);
			if (arrival && deliverNext) expect(deliverNext > arrival, id).toBe(true);
		}
	});

	it('has the stock and the days that the first case tells of', () => {
		expect(view.stock).toMatchObject({
			'stijg-160': {
				...{ onHand: 6, reserved: 4, free: 2, deliverNow: '2026-03-05' },
				...{ arrival: '2026-03-11', arriving: 20, deliverNext: '2026-03-12' },
			},
			'stijg-140': { free: 9, deliverNow: '2026-03-05' },
			'stijg-vast-160': { free: 14, deliverNow: '2026-03-03' },
			'stijg-pro-180': { free: 8, deliverNow: '2026-03-05' },
		});
		expect(lookUp(view, 'products/stijg-160/price')).toBe(58900);
	});

	it('counts a late order as one of the next working day', () => {
		const late = { ...company, profile: { ...company.profile, now: '2026-03-06T15:00' } };
		expect(availability(late, 'stijg-vast-160').deliverNow).toBe('2026-03-10');
	});

	it('has customers whose turnover is the sum of their orders', () => {
		for (const id of Object.keys(company.customers)) {
			const orders = Object.values(company.orders).filter(
				({ customer, track }) => customer === id && !track.some(({ what }) => what === 'cancelled'),
			);
			const sum = orders.reduce((cents, order) => cents + orderTotals(company, order).net, 0);
			expect(lookUp(view, `customers/${id}/turnover`)).toBe(sum);
		}
	});

	it('writes the same figures in every language', () => {
		const figures = (text: string) => (text.match(/\d+/g) ?? []).map(Number).sort((a, b) => a - b);
		for (const [id, nl] of Object.entries(texts.nl.products)) {
			for (const other of [texts.fr.products[id], texts.en.products[id]]) {
				expect(other?.features.length, id).toBe(nl.features.length);
				expect(other?.limits.length, id).toBe(nl.limits.length);
				for (const part of ['description', 'features', 'limits'] as const) {
					expect(figures(String(other?.[part])), id).toEqual(figures(String(nl[part])));
				}
			}
		}
		for (const language of ['fr', 'en'] as const) {
			const other = texts[language];
			const plain = (text: string) => figures(text.replace(/(\d)[., ](?=\d{3})/g, '$1'));
			const same = (id: string, nl: string, text = '') =>
				expect(plain(text), id).toEqual(plain(nl));
			for (const [id, { text }] of Object.entries(texts.nl.rules)) {
				same(id, text, other.rules[id]?.text);
			}
			for (const [id, text] of Object.entries(texts.nl.terms)) {
				// 14 uur is 2 pm in English.
				same(id, text, other.terms[id]?.replace('2 pm', '14'));
			}
			for (const [id, { subject, body }] of Object.entries(texts.nl.mail)) {
				same(id, subject + body, `${other.mail[id]?.subject} ${other.mail[id]?.body}`);
			}
			for (const group of ['notes', 'services', 'promotions', 'calendar', 'chat'] as const) {
				for (const [id, text] of Object.entries(texts.nl[group])) same(id, text, other[group][id]);
			}
		}
	});

	it('names in its words only documents that are there', () => {
		const credits = Object.values(company.invoices).flatMap(({ credits = [] }) => credits);
		const deliveries = Object.values(company.suppliers).flatMap(({ deliveries }) => deliveries);
		const known = new Set([
			...[company.orders, company.invoices, company.complaints].flatMap(Object.keys),
			...credits.map(({ number }) => number),
			...deliveries.map(({ order }) => order),
		]);
		const { notes, mail, calendar, chat } = texts.nl;
		const words = JSON.stringify([notes, mail, calendar, chat]);
		const named = words.match(/\b(VO|F|K|C|IK)-\d\d-\d{3,4}\b/g) ?? [];
		expect(named.length).toBeGreaterThan(2);
		for (const number of named) expect(known, number).toContain(number);
	});

	it('tells in notes, mails and calendar of the days that the data have', () => {
		const { orders, bank, calendar, suppliers, invoices, customers, complaints, prices } = company;
		expect(orders['VO-26-0052']?.promised).toBe('2026-03-26');
		expect(texts.nl.notes['dubois-depot']).toContain('26/03/2026');
		expect(texts.nl.mail['dubois-depot']?.body).toContain('Donderdag 26 maart');
		expect(weekday('2026-03-26')).toBe(4);
		// Tarik books on Tuesdays and Fridays.
		expect(weekday(bank.bookedUntil)).toBe(5);
		expect(weekday(calendar['booking-tuesday']?.date ?? '')).toBe(2);
		expect(weekday(calendar['booking-friday']?.date ?? '')).toBe(5);
		const arrival = suppliers.sedia?.deliveries.find(({ order }) => order === 'IK-26-0114');
		expect(calendar['sedia-arrival']?.date).toBe(arrival?.date);
		expect(texts.nl.calendar['sedia-arrival']).toContain('IK-26-0114');
		expect(weekday(calendar['supplier-visit']?.date ?? '')).toBe(3);
		expect(weekday(calendar.cardboard?.date ?? '')).toBe(3);
		expect(prices.promotions.spring?.from).toBe('2026-03-01');
		const [credit] = invoices['F-25-0523']?.credits ?? [];
		expect(texts.nl.notes['okafor-rolls']).toContain(credit?.number);
		// Four rolls at the price of that time.
		const rolls = orders['VO-25-0521']?.lines.find(({ product }) => product === 'etiketrol');
		expect(credit?.net).toBe(4 * (rolls?.price ?? 0));
		expect(complaints['K-25-003']?.note).toBe(credit?.reason);
		const { contract, paymentDays } = customers.mertens ?? {};
		expect(texts.nl.notes[contract?.note ?? '']).toContain(`${paymentDays} dagen`);
		expect(texts.nl.notes[contract?.note ?? '']).toContain('06/05/2019');
		expect(contract?.signed).toBe('2019-05-06');
		expect(texts.nl.mail['lambert-monday']?.body).toContain('maandag');
		expect(weekday(lookUp(view, 'orders/VO-26-0076/planned') as string)).toBe(1);
	});

	it('describes products with the sizes of the data', () => {
		for (const [id, { family, width, depth, heightMin, heightMax }] of Object.entries(
			company.products,
		)) {
			if (family !== 'desks') continue;
			const text = texts.nl.products[id];
			expect(text?.description).toContain(`${width} op ${depth} cm`);
			const sheet = JSON.stringify(text);
			expect(sheet).toContain(String(heightMin));
			expect(sheet).toContain(String(heightMax));
		}
	});

	it('describes printers with the figures of the data, and says what is for indoors only', () => {
		const indoors = {
			nl: 'Alleen binnen gebruiken',
			fr: "À utiliser à l'intérieur uniquement",
			en: 'Use indoors only',
		};
		for (const [id, product] of Object.entries(company.products)) {
			const { labelWidth, speed, dpi, indoorOnly, maxLoad, family } = product;
			for (const language of LANGUAGES) {
				const words = texts[language].products[id];
				const sheet = words?.features.join('; ');
				expect(words?.limits.includes(indoors[language]), id).toBe(indoorOnly === true);
				if (family === 'printers') {
					expect(sheet).toContain(`${labelWidth} mm`);
					expect(sheet).toContain(`${speed} mm`);
					expect(sheet).toContain(`${dpi} dpi`);
				}
				if (family === 'shelving') expect(sheet).toContain(`${maxLoad} kg`);
			}
		}
	});

	it('is open at the moment of the stories, and says so in its hours', () => {
		const { now, openingHours } = company.profile;
		const { days, from, to } = openingHours;
		const [today = '', time = ''] = now.split('T');
		expect(days).toContain(weekday(today));
		expect(isWorkingDay(today, company.profile.holidays)).toBe(true);
		expect(from <= time && time < to).toBe(true);
		expect(texts.nl.openingHours).toBe('Maandag tot vrijdag, 9 tot 17.30 uur');
		expect([days, from, to]).toEqual([[1, 2, 3, 4, 5], '09:00', '17:30']);
	});

	it('keeps between 22 and 38 per cent of what its goods sell for', () => {
		for (const [id, cost] of Object.entries(company.prices.costs)) {
			const price = company.prices.list[id] ?? 0;
			expect((price - cost) / price, id).toBeGreaterThanOrEqual(0.22);
			expect((price - cost) / price, id).toBeLessThanOrEqual(0.38);
		}
	});

	it('numbers orders, invoices and complaints as they came', () => {
		const dates = [
			Object.entries(company.orders).map(([number, { date }]) => [number, date] as const),
			Object.entries(company.invoices).map(([number, { date }]) => [number, date] as const),
			Object.entries(company.complaints).map(
				([number, { received }]) => [number, received] as const,
			),
		];
		for (const list of dates) {
			const sorted = list.toSorted(([a], [b]) => a.localeCompare(b)).map(([, date]) => date);
			expect(sorted).toEqual(sorted.toSorted());
		}
	});

	it('cites for each rule of law a fact that was checked', () => {
		const facts = Object.values(company.rules).flatMap((rule) =>
			rule.kind === 'house' ? [] : [rule.fact],
		);
		for (const fact of facts) expect(fact).toMatch(/^[A-Z]+(-[A-Z]?\d+)$/);
		// What is not certain is not stated.
		for (const fact of ['LATE-C5', 'GUA-4', 'GUA-5', 'GUA-6']) expect(facts).not.toContain(fact);
	});

	it('can say when more comes of all that is sold out', () => {
		for (const id of Object.keys(company.products)) {
			const { free, deliverNext } = availability(company, id);
			if (free === 0) expect(deliverNext, id).toBeDefined();
		}
	});

	it('has numbers and addresses that are nobody else’s', () => {
		const customers = Object.values(company.customers);
		const numbers = [company.profile, ...customers].flatMap(
			({ enterpriseNumber }) => enterpriseNumber ?? [],
		);
		expect(new Set(numbers).size).toBe(numbers.length);
		// The far end of a series that began in September 2023, and a bank code that no bank has.
		for (const number of numbers) expect(number).toMatch(/^BE 1999\./);
		expect(company.profile.iban).toMatch(/^BE\d\d 539/);
		for (const { email } of [company.profile, ...customers]) expect(email).toMatch(/\.example$/);
	});

	it('has notes on customers from the time that they are customers', () => {
		const today = company.profile.now.slice(0, 10);
		for (const { since, notes } of Object.values(company.customers)) {
			for (const id of notes) {
				const [, day, month, year] =
					/^(\d\d)\/(\d\d)\/(\d{4}) – /.exec(texts.nl.notes[id] ?? '') ?? [];
				expect(isDate(`${year}-${month}-${day}`), id).toBe(true);
				expect(Number(year), id).toBeGreaterThanOrEqual(since);
				expect(`${year}-${month}-${day}` <= today, id).toBe(true);
			}
		}
	});

	it('counts an order at the weekend as one of Monday', () => {
		const weekend = { ...company, profile: { ...company.profile, now: '2026-03-07T10:00' } };
		expect(availability(weekend, 'stijg-vast-160').deliverNow).toBe('2026-03-10');
	});

	it('words its terms and rules with the figures of the data', () => {
		const { terms, prices } = company;
		expect(texts.nl.terms.delivery).toContain(String(terms.deliveryCost / 100));
		expect(texts.en.terms.delivery).toContain('1,500');
		expect(terms.freeDeliveryFrom).toBe(150000);
		expect(texts.nl.promotions.spring).toContain(`${prices.promotions.spring?.percent} %`);
		expect(texts.nl.rules.discount?.text).toContain(`${terms.discountOwn} procent`);
		expect(texts.nl.rules.discount?.text).toContain(`${terms.discountManager} procent`);
		const rule = (id: string) => texts.nl.rules[id]?.text;
		expect(rule('offer-authority')).toContain(`Tot ${terms.discountOwn} procent beslis je zelf`);
		expect(rule('concession')).toContain(`tot ${terms.concessionOwn / 100} euro`);
		expect(rule('complaint-procedure')).toContain(`binnen ${terms.complaintDays} werkdagen`);
		expect(rule('dunning-steps')).toContain(`vanaf ${terms.reminderAfter} dagen na de vervaldag`);
		expect(rule('dunning-steps')).toContain(`Ten vroegste ${terms.reminderInterval} dagen later`);
		expect(rule('payment-plan')).toContain(`ten hoogste ${terms.planParts} delen`);
		expect(rule('payment-plan')).toContain(`binnen ${terms.planDays} dagen`);
		expect(texts.nl.services.delivery).toContain('1.500');
	});
});

describe('looking up by path', () => {
	it('finds stored and computed values', () => {
		expect(lookUp(view, 'today')).toBe('2026-03-02');
		expect(lookUp(view, 'now')).toBe('2026-03-02T09:40');
		expect(lookUp(view, 'customers/vermeire/since')).toBe(2021);
		expect(lookUp(view, 'people/ilse/name')).toBe('Ilse Maes');
		expect(lookUp(view, 'terms/freeDeliveryFrom')).toBe(150000);
		expect(lookUp(view, 'promotions/spring/percent')).toBe(10);
		expect(lookUp(view, 'terms/concessionOwn')).toBe(5000);
		expect(lookUp(view, 'costs/draai-pro')).toBe(23460);
		expect(lookUp(view, 'services/assembly/price')).toBe(3500);
		expect(lookUp(view, 'people/ilse/phone')).toBe('101');
		expect(lookUp(view, 'contacts/leievracht/name')).toBe('Leievracht');
		expect(lookUp(view, 'complaints/K-25-003/received')).toBe('2025-11-17');
	});

	it('counts calls about an order, and the places that a round has left', () => {
		expect(lookUp(view, 'orders/VO-26-0052/calls')).toBe(1);
		expect(lookUp(view, 'orders/VO-26-0055/calls')).toBe(0);
		expect(lookUp(view, 'planning/2026-03-12/assembly/free')).toBe(2);
		expect(lookUp(view, 'planning/2026-03-12/van/places')).toBe(8);
	});

	it('finds what an order and an invoice come to', () => {
		expect(view.orders).toMatchObject({
			'VO-26-0023': {
				...{ customer: 'okafor', date: '2026-01-19', promised: '2026-01-29' },
				...{ net: 150300, vat: 31563, total: 181863 },
				...{ planned: '2026-01-29', delivered: '2026-01-29' },
			},
		});
		expect(view.invoices).toMatchObject({
			'F-26-0034': {
				...{ order: 'VO-26-0023', customer: 'okafor', date: '2026-01-29', due: '2026-02-28' },
				...{ net: 150300, vat: 31563, total: 181863, credited: 0, paid: 181863, booked: 181863 },
				...{ balance: 0, open: 0, daysLate: 2, disputed: false },
			},
			'F-26-0009': { due: '2026-02-23' },
		});
		expect(() => lookUp(view, 'orders/VO-26-0052/delivered')).toThrow('there is no delivered');
	});

	it.each([
		['stock/stijg-170/free', 'there is no stijg-170 in stock'],
		['stocks/stijg-160/free', 'there is no stocks in the company'],
		['stock/stijg-160/free/more', 'there is no more in stock/stijg-160/free'],
		['stock/stijg-vast-160/arrival', 'there is no arrival in stock/stijg-vast-160'],
		['stock/stijg-160', 'expected a value, found a group'],
		['stock/constructor', 'there is no constructor in stock'],
		['', 'there is no'],
	])('%s: %s', (path, message) => {
		expect(() => lookUp(view, path)).toThrow(message);
	});
});
