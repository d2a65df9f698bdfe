import { readdirSync, readFileSync } from 'node:fs';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { availability } from './availability.ts';
import { addDays, isWorkingDay, nextRound, weekday } from './calendar.ts';
import { readCompany } from './load.ts';
import { discounted, percentOf, total } from './money.ts';
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

/** The files with one thing changed; the thing must be there. */
function changed(name: string, from: string, to: string) {
	const file = folder + name;
	expect(files[file]).toContain(from);
	return readCompany({ ...files, [file]: (files[file] as string).replace(from, to) }).problems;
}

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
		for (const [id, { orders }] of Object.entries(company.customers)) {
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
				expect(figures(other?.features.join(' ') ?? ''), id).toEqual(
					figures(nl.features.join(' ')),
				);
				expect(figures(other?.description ?? ''), id).toEqual(figures(nl.description));
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

describe('reading the company says what is wrong and where', () => {
	it.each([
		['stock.yaml', 'etiketrol:', 'etiketrolletje:', 'there is no product etiketrolletje'],
		['stock.yaml', 'onHand: 6, reserved: 4', 'onHand: 6, reserved: 7', '7 reserved of 6'],
		['products.yaml', 'supplier: nordahl', 'supplier: nobody', 'there is no supplier nobody'],
		['suppliers.yaml', 'kabelgoot: 40', 'etiketrol: 40', 'comes from labelia'],
		['company.yaml', '0712.458.961', '0712.458.962', 'enterprise number'],
		['company.yaml', 'BE22', 'BE23', 'IBAN'],
		['customers.yaml', 'date: 2023-09-14', 'date: 2020-09-14', 'before 2021'],
		['prices.yaml', 'stijg-160: 589.00', 'stijg-160: 589.005', 'two decimals'],
		['terms.yaml', 'paymentDays: 30', 'paymentDay: 30', 'paymentDay'],
		['nl.yaml', 'stock-free:', 'stok-free:', 'rules: stock-free has no text'],
	])('%s: %s → %s', (name, from, to, message) => {
		const problems = changed(name, from, to);
		expect(problems.map((problem) => problem.message).join('\n')).toContain(message);
		expect(problems[0]?.file).toContain('scenarios/company/');
		expect(problems[0]?.line).toBeGreaterThan(0);
	});
});

describe('money', () => {
	it('rounds half a cent up, in either direction the same', () => {
		expect(percentOf(21, 58900)).toBe(12369);
		expect(percentOf(10, 5)).toBe(1);
		expect(percentOf(10, -5)).toBe(-1);
		expect(discounted(34500, 10)).toBe(31050);
	});

	it('is exact to the cent for every price and rate in whole per cents', () => {
		fc.assert(
			fc.property(
				fc.integer({ min: 0, max: 1e8 }),
				fc.integer({ min: 0, max: 100 }),
				(cents, rate) => {
					const exact = (BigInt(cents) * BigInt(rate) * 2n + 100n) / 200n;
					expect(percentOf(rate, cents)).toBe(Number(exact));
				},
			),
		);
	});
});

describe('the calendar', () => {
	const day = fc.integer({ min: 0, max: 40_000 }).map((days) => addDays('1990-01-01', days));

	it('adds and takes days', () => {
		expect(addDays('2026-02-28', 1)).toBe('2026-03-01');
		expect(addDays('2028-02-28', 1)).toBe('2028-02-29');
		fc.assert(
			fc.property(day, fc.integer({ min: -500, max: 500 }), (date, days) => {
				expect(addDays(addDays(date, days), -days)).toBe(date);
			}),
		);
	});

	it('finds the next round within two weeks, never on the day itself', () => {
		fc.assert(
			fc.property(day, fc.integer({ min: 1, max: 5 }), (date, round) => {
				const next = nextRound(date, [round], []);
				expect(weekday(next)).toBe(round);
				expect(next > date && next <= addDays(date, 7)).toBe(true);
			}),
		);
	});

	it('refuses what is no date', () => {
		expect(() => addDays('2026-13-01', 1)).toThrow('2026-13-01');
	});
});
