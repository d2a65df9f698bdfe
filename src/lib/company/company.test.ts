import { readdirSync, readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { availability } from './availability.ts';
import { isDate, isWorkingDay, weekday } from './calendar.ts';
import { LANGUAGES } from '../i18n/language.ts';
import { readCompany } from './load.ts';
import { total } from './money.ts';
import { lookUp, viewCompany } from './view.ts';

const folder = 'scenarios/company/';
const files = Object.fromEntries(
	readdirSync(folder)
		.filter((name) => name !== 'cast.yaml')
		.map((name) => [folder + name, readFileSync(folder + name, 'utf8')]),
);
const read = readCompany(files);
if (!read.ok) throw new Error(JSON.stringify(read.problems, null, 1));
const { company, texts } = read;
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
			const orders = Object.values(company.orders).filter(({ customer }) => customer === id);
			const sum = orders.reduce((cents, { lines }) => cents + total(lines), 0);
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
			const plain = (text: string) => figures(text.replace(/(\d)[., ](?=\d{3})/g, '$1'));
			for (const [id, { text }] of Object.entries(texts.nl.rules)) {
				expect(plain(texts[language].rules[id]?.text ?? ''), id).toEqual(plain(text));
			}
			for (const [id, text] of Object.entries(texts.nl.terms)) {
				// 14 uur is 2 pm in English.
				const other = texts[language].terms[id]?.replace('2 pm', '14') ?? '';
				expect(plain(other), id).toEqual(plain(text));
			}
			for (const [id, note] of Object.entries(texts.nl.notes)) {
				expect(texts[language].notes[id]?.slice(0, 10), id).toBe(note.slice(0, 10));
			}
		}
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
		for (const [number, { date }] of Object.entries(company.orders)) {
			expect(number.slice(3, 5)).toBe(date.slice(2, 4));
		}
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
