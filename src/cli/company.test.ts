import { describe, expect, it } from 'vitest';
import { checkCompany, checkTexts, photosOf, type Report } from '../lib/company/check.ts';
import type { Company, CompanyPatchTexts, CompanyTexts } from '../lib/company/company.ts';
import {
	bankLines,
	calendarRows,
	chatRows,
	complaintOf,
	complaintRows,
	customerCard,
	invoiceOf,
	invoiceRows,
	mailRows,
	openItems,
	orderOf,
	orderRows,
	planningRows,
	priceRows,
	stockRows,
} from '../lib/company/desk.ts';
import { addDays } from '../lib/company/calendar.ts';
import { percentOf } from '../lib/company/money.ts';
import { reservedPieces } from '../lib/company/order.ts';
import { patchTexts } from '../lib/company/patch.ts';
import { lookUp, viewCompany } from '../lib/company/view.ts';
import { LANGUAGES, type Language } from '../lib/i18n/language.ts';
import { readContent } from './read-content.ts';

/* One world: the company of all cases, and what each variant of each case makes of it, agree with themselves. */

const { content } = readContent('scenarios');
if (!content) throw new Error('scenarios/ cannot be read: npm run verify says why');
const { cases, companyTexts, photos } = content;

type World = { name: string; company: Company; texts: Record<Language, CompanyTexts> };

const worlds: World[] = [
	{ name: 'the company', company: content.company, texts: companyTexts },
	...cases.flatMap(({ scenario, companies, texts }) =>
		Object.entries(companies).map(([variant, { company }]) => {
			const words = (language: Language) =>
				patchTexts(companyTexts[language], wordsOf(texts[language].value.world, variant));
			return {
				name: `${scenario.id}, variant ${variant}`,
				company,
				texts: Object.fromEntries(LANGUAGES.map((language) => [language, words(language)])) as {
					[language in Language]: CompanyTexts;
				},
			};
		}),
	),
];

/** The words of a case in a variant: `late_b` is what `late` is in variant b. */
function wordsOf(world: unknown, variant: string): CompanyPatchTexts {
	const groups = Object.entries((world ?? {}) as Record<string, Record<string, unknown>>);
	return Object.fromEntries(
		groups.map(([group, words]) => {
			const shared = Object.entries(words).filter(([id]) => !id.includes('_'));
			const own = Object.entries(words)
				.filter(([id]) => id.endsWith(`_${variant}`))
				.map(([id, text]) => [id.slice(0, -variant.length - 1), text]);
			return [group, Object.fromEntries([...shared, ...own])];
		}),
	);
}

const sum = (amounts: readonly number[]) => amounts.reduce((all, amount) => all + amount, 0);

describe.each(worlds)('$name', ({ company, texts }) => {
	const view = viewCompany(company);

	it('holds nothing that contradicts the rest', () => {
		const found: string[] = [];
		const report: Report = (key, path, message) => {
			found.push(`${[key, ...path].map(String).join('/')}: ${message}`);
		};
		checkCompany(company, report);
		const terms = Object.keys(companyTexts.nl.terms);
		for (const language of LANGUAGES) {
			checkTexts(company, texts[language], language, report, { terms, exact: false });
		}
		expect(found).toEqual([]);
	});

	it('has a drawing of every photo', () => {
		for (const photo of photosOf(company)) expect(photos, photo).toHaveProperty(photo);
	});

	it('shows the same amounts of an order on every page', () => {
		const cards = new Map(
			Object.keys(company.customers).map((id) => [id, customerCard(company, id)]),
		);
		for (const row of orderRows(company)) {
			const { number, net, total, customer } = row;
			const order = orderOf(company, number);
			const lines = [...order.lines, ...order.extras];
			for (const { quantity, price, amount } of lines) expect(amount).toBe(quantity * price);
			expect(sum(lines.map(({ amount }) => amount)) - order.discount, number).toBe(net);
			expect(percentOf(company.profile.vatPercent, net)).toBe(order.vat);
			expect(net + order.vat).toBe(total);
			expect(lookUp(view, `orders/${number}/total`)).toBe(total);
			const listed = cards.get(customer)?.orders.find((one) => one.number === number);
			expect(listed, number).toEqual(row);
		}
	});

	it('shows the same amounts and days of an invoice on every page', () => {
		const open = openItems(company);
		for (const { number, order, total, balance, due, date } of invoiceRows(company)) {
			const invoice = invoiceOf(company, number);
			expect(total, number).toBe(orderOf(company, order).total);
			expect(orderOf(company, order).invoices).toContain(number);
			expect(due).toBe(addDays(date, invoice.paymentDays));
			const paid = sum(invoice.payments.map(({ amount }) => amount));
			const credited = sum(invoice.credits.map((credit) => credit.total));
			expect(total - credited - paid, number).toBe(balance);
			for (const key of ['total', 'due', 'balance', 'credited', 'booked'] as const) {
				expect(lookUp(view, `invoices/${number}/${key}`), number).toBe(invoice[key]);
			}
			const isOpen = open.rows.some((row) => row.number === number);
			expect(isOpen, number).toBe(balance > 0);
		}
		const cards = Object.keys(company.customers).map((id) => customerCard(company, id));
		expect(sum(cards.map(({ openBalance }) => openBalance))).toBe(open.total);
	});

	it('shows on the statement what was paid, booked up to the same day everywhere', () => {
		const booked = bankLines(company).filter((line) => line.booked);
		const onInvoices = Object.keys(company.invoices)
			.filter((number) => !company.invoices[number]?.settled)
			.flatMap((number) => invoiceOf(company, number).payments);
		const unmatched = company.bank.lines.filter(
			({ date, invoice }) => date <= company.bank.bookedUntil && invoice === undefined,
		);
		expect(sum(onInvoices.map(({ amount }) => amount))).toBe(
			sum(booked.map(({ amount }) => amount)) - sum(unmatched.map(({ amount }) => amount)),
		);
	});

	it('has the stock that its orders leave', () => {
		for (const { product, onHand, reserved, free } of stockRows(company)) {
			expect(reserved, product).toBe(reservedPieces(company, product));
			expect(free).toBe(onHand - reserved);
			expect(lookUp(view, `stock/${product}/free`)).toBe(free);
		}
	});

	it('plans each open order once', () => {
		const stops = planningRows(company).flatMap(({ date, stops }) =>
			stops.map(({ number }) => ({ number, date })),
		);
		for (const { number, planned, status } of orderRows(company)) {
			if (status !== 'planned' && status !== 'loaded') continue;
			const days = stops.filter((stop) => stop.number === number).map(({ date }) => date);
			expect(days.filter((day) => day >= company.profile.now.slice(0, 10))).toEqual([planned]);
		}
	});

	it('shows prices, complaints, mails, appointments and messages without an error', () => {
		for (const { price, product } of priceRows(company)) {
			expect(lookUp(view, `products/${product}/price`)).toBe(price);
		}
		for (const { number, order } of complaintRows(company)) {
			expect(complaintOf(company, number).ordered).toBe(orderOf(company, order).date);
			expect(orderOf(company, order).complaints).toContain(number);
		}
		expect(mailRows(company)).toHaveLength(Object.keys(company.mail).length);
		const appointments = calendarRows(company).flatMap(({ entries }) => entries);
		expect(appointments).toHaveLength(Object.keys(company.calendar).length);
		expect(chatRows(company)).toHaveLength(company.chat.length);
	});
});
