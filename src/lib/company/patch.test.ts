import { describe, expect, it } from 'vitest';
import { patchCompany, patchTexts } from './patch.ts';
import { company, texts } from '../../../tests/company.ts';

describe('what a case changes in the company', () => {
	it('adds and replaces entries whole, and keeps the rest', () => {
		const desk = { product: 'stijg-140', quantity: 1, price: 54900 };
		const track = [{ at: '2026-03-02T09:00', what: 'ordered' as const }];
		const orders = {
			'VO-26-0999': { customer: 'claes', date: '2026-03-02', lines: [desk], track },
		};
		const patched = patchCompany(company, { orders });
		expect(patched.orders).toEqual({ ...company.orders, ...orders });
		expect(patched.products).toBe(company.products);
		expect(company.orders['VO-26-0999']).toBeUndefined();
	});

	it('changes what is named of a customer and of the company itself', () => {
		const patched = patchCompany(company, {
			profile: { now: '2026-03-05T09:10' },
			customers: { claes: { paymentDays: 14 } },
		});
		expect(patched.profile).toEqual({ ...company.profile, now: '2026-03-05T09:10' });
		expect(patched.customers.claes).toEqual({ ...company.customers.claes, paymentDays: 14 });
	});

	it('changes only customers that are there', () => {
		expect(() => patchCompany(company, { customers: { nobody: { since: 2026 } } })).toThrow(
			'there is no customer nobody',
		);
	});

	it('puts later patches over earlier ones', () => {
		const at = (now: string) => ({ profile: { now } });
		const patched = patchCompany(
			company,
			at('2026-03-03T09:00'),
			undefined,
			at('2026-03-04T09:00'),
		);
		expect(patched.profile.now).toBe('2026-03-04T09:00');
	});

	it('adds payments to the statement and replaces rounds by day and kind', () => {
		const line = { date: '2026-01-02', amount: 100, from: 'X', message: 'Y' };
		const { bank } = patchCompany(company, { bank: { bookedUntil: '2026-03-01', lines: [line] } });
		expect(bank.bookedUntil).toBe('2026-03-01');
		expect(bank.lines).toEqual([line, ...company.bank.lines]);
		const thursday = { date: '2026-03-05', round: 'assembly' as const, driver: 'joren' };
		const round = { ...thursday, stops: [], places: 2 };
		const { planning } = patchCompany(company, { planning: [round] });
		expect(planning).toContainEqual(round);
		const sameDay = planning.filter(
			({ date, round }) => date === thursday.date && round === thursday.round,
		);
		expect(sameDay).toHaveLength(1);
	});

	it('lays the words of a case over those of the company', () => {
		const patched = patchTexts(texts.nl, { notes: { late: 'Te laat.' } });
		expect(patched.notes).toEqual({ ...texts.nl.notes, late: 'Te laat.' });
		expect(patchTexts(texts.nl, undefined)).toEqual(texts.nl);
	});
});
