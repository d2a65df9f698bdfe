import { readdirSync, readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { DESK_PAGES } from './company.ts';
import { customerOrders, priceRows, search, stockRows, supplierCalendar } from './desk.ts';
import { readCompany } from './load.ts';
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
		expect(desks).toMatchObject({ date: '2024-05-23', total: 4 * 56500 + 4 * 2700 });
		expect(chairs?.lines).toMatchObject([{ name: 'Draai Pro', quantity: 4, amount: 127600 }]);
		for (const id of Object.keys(company.customers)) {
			const sum = customerOrders(company, id).reduce((cents, { total }) => cents + total, 0);
			expect(lookUp(view, `customers/${id}/turnover`)).toBe(sum);
			for (const { lines, total } of customerOrders(company, id)) {
				expect(lines.reduce((cents, { amount }) => cents + amount, 0)).toBe(total);
			}
		}
		expect(() => customerOrders(company, 'nobody')).toThrow('there is no customer nobody');
	});
});

describe('searching the desk', () => {
	const find = (query: string, language: 'nl' | 'fr' | 'en' = 'nl', pages = DESK_PAGES) =>
		search(company, texts[language], query, pages).map(({ page, entry }) => `${page}/${entry}`);

	it('finds products, customers, rules and terms by their words', () => {
		expect(find('stijg 160')[0]).toBe('catalogue/stijg-160');
		expect(find('hilde')).toEqual(['customer/vermeire']);
		expect(find('gereserveerd')).toContain('rules/stock-free');
		expect(find('factuurdatum')).toEqual(['terms/payment']);
	});

	it('finds part of a compound, without accents or capitals', () => {
		expect(find('STOEL')).toContain('catalogue/draai-net');
		expect(find('etiquettes', 'fr')).toContain('catalogue/etiq-220');
		expect(find('memoire', 'fr')).toContain('catalogue/stijg-pro-180');
	});

	it('needs all words and keeps to the pages within reach', () => {
		expect(find('stijg xyz')).toEqual([]);
		expect(find('  ')).toEqual([]);
		expect(find('?!')).toEqual([]);
		expect(search(company, texts.nl, 'hilde', ['catalogue', 'stock'])).toEqual([]);
	});
});
