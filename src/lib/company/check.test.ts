import { describe, expect, it } from 'vitest';
import { checkCompany, checkTexts } from './check.ts';
import type { Company, CompanyPatch } from './company.ts';
import { patchCompany } from './patch.ts';
import { company, texts } from '../../../tests/company.ts';

/** What is found wrong, as `orders/VO-26-0052: message`. */
function problems(checked: Company): string[] {
	const found: string[] = [];
	checkCompany(checked, (key, path, message) =>
		found.push(`${[key, ...path].join('/')}: ${message}`),
	);
	return found;
}

const changed = (patch: CompanyPatch) => problems(patchCompany(company, patch));

type Order = Company['orders'][string];
const ordered = { at: '2026-02-20T10:00', what: 'ordered' as const };
/** A Draai Net that is delivered by van, with changes. */
const order = (changes: Partial<Order> = {}): CompanyPatch['orders'] => ({
	'VO-26-0999': {
		customer: 'claes',
		date: '2026-02-20',
		lines: [{ product: 'draai-net', quantity: 6, price: 27900 }],
		track: [
			ordered,
			{ at: '2026-02-20T11:00', what: 'planned', for: '2026-02-23' },
			{ at: '2026-02-23T14:00', what: 'delivered', by: 'wim' },
		],
		...changes,
	},
});
const invoices = (changes: Partial<Company['invoices'][string]> = {}) => ({
	'F-26-0999': { order: 'VO-26-0999', date: '2026-02-23', ...changes },
});

describe('the company agrees with itself', () => {
	it('as it stands in its files', () => {
		expect(problems(company)).toEqual([]);
	});

	it('with an order that is delivered and invoiced', () => {
		expect(changed({ orders: order(), invoices: invoices() })).toEqual([]);
	});
});

describe('an order that does not agree is found', () => {
	const cases: [string, Partial<Order>, string][] = [
		['of nobody', { customer: 'nobody' }, 'there is no customer nobody'],
		['before the customer was one', { customer: 'okafor', date: '2024-02-20' }, 'before 2025'],
		['of another year', { date: '2025-02-20' }, 'not of the year of VO-26-0999'],
		['promised before it', { promised: '2026-02-19' }, 'before the order'],
		['for a Saturday', { promised: '2026-02-28' }, 'van does not run on 2026-02-28'],
		[
			'off the list',
			{ lines: [{ product: 'draai-net', quantity: 6, price: 25000 }] },
			'on the list',
		],
		['with too large a discount', { discount: 12 }, 'more than anyone may give'],
		[
			'delivered free for too little',
			{ lines: [{ product: 'draai-net', quantity: 1, price: 27900 }] },
			'add the service delivery',
		],
		[
			'charged for free delivery',
			{ services: [{ service: 'delivery', quantity: 1, price: 7500 }] },
			'delivery is free here',
		],
		['without a beginning', { track: [] }, 'begin with ordered on 2026-02-20'],
		[
			'that runs back in time',
			{ track: [ordered, { at: '2026-02-19T10:00', what: 'called' }] },
			'2026-02-19T10:00 comes after 2026-02-20T10:00',
		],
		[
			'called about tomorrow',
			{ track: [ordered, { at: '2026-03-03T10:00', what: 'called' }] },
			'later than now',
		],
		[
			'delivered on a day without a round',
			{ track: [ordered, { at: '2026-02-22T10:00', what: 'delivered' }] },
			'the round van does not run on 2026-02-22',
		],
		[
			'delivered on another day than planned',
			{
				track: [
					ordered,
					{ at: '2026-02-20T11:00', what: 'planned', for: '2026-02-23' },
					{ at: '2026-02-24T14:00', what: 'delivered' },
				],
			},
			'delivered on 2026-02-24, planned for 2026-02-23',
		],
		[
			'planned for a day that went by',
			{ track: [ordered, { at: '2026-02-20T11:00', what: 'planned', for: '2026-02-23' }] },
			'nothing was said since',
		],
		[
			'not in the planning',
			{ track: [ordered, { at: '2026-02-20T11:00', what: 'planned', for: '2026-03-03' }] },
			'the planning does not list it',
		],
		[
			'planned without a day',
			{ track: [ordered, { at: '2026-02-20T11:00', what: 'planned' }] },
			'says for which day',
		],
		[
			'loaded after it was cancelled',
			{
				track: [
					ordered,
					{ at: '2026-02-20T11:00', what: 'cancelled' },
					{ at: '2026-02-20T12:00', what: 'loaded' },
				],
			},
			'loaded after the order came to its end',
		],
		['by a stranger', { track: [{ ...ordered, by: 'claes' }] }, 'there is no colleague claes'],
	];
	it.each(cases)('%s', (_, changes, message) => {
		expect(changed({ orders: order(changes), invoices: invoices() }).join('\n')).toContain(message);
	});

	it('delivered without an invoice', () => {
		expect(changed({ orders: order() })).toEqual([
			'orders/VO-26-0999: delivered on 2026-02-23, without an invoice',
		]);
	});

	it('by the pieces that the stock has reserved', () => {
		const open = order({ track: [ordered] });
		expect(changed({ orders: open })).toEqual([
			'stock/draai-net: 3 reserved, but open orders hold 9',
		]);
		const waiting = [ordered, { at: '2026-02-20T11:00', what: 'awaiting-stock' as const }];
		expect(changed({ orders: order({ track: waiting }) })).toEqual([]);
	});
});

describe('a round that does not agree is found', () => {
	const round = { date: '2026-03-05', round: 'assembly' as const, driver: 'joren', places: 4 };
	it.each([
		[{ ...round, stops: [] }, 'the planning does not list it with the assembly round'],
		[{ ...round, stops: ['VO-26-0073', 'VO-26-0073'] }, 'stops twice'],
		[{ ...round, stops: ['VO-26-0073'], places: 0 }, '1 stops, but places for 0'],
		[{ ...round, stops: ['VO-26-0073', 'VO-26-0074'] }, 'VO-26-0074 is not planned for 2026-03-05'],
		[{ ...round, stops: ['VO-26-0073', 'VO-26-0998'] }, 'there is no order VO-26-0998'],
		[{ ...round, date: '2026-03-04', stops: [] }, 'the round assembly does not run on 2026-03-04'],
		[{ ...round, driver: 'claes', stops: ['VO-26-0073'] }, 'there is no colleague claes'],
	])('%j', (planned, message) => {
		expect(changed({ planning: [planned] }).join('\n')).toContain(message);
	});
});

describe('an invoice or a payment that does not agree is found', () => {
	const total = Math.round(6 * 27900 * 1.21);
	const pay = (amount: number, date = '2026-02-25') => ({
		...{ bookedUntil: '2026-02-27' },
		lines: [{ date, amount, from: 'DE WINDROOS', message: 'factuur', invoice: 'F-26-0999' }],
	});
	const credit = { number: 'C-26-0001', date: '2026-02-24', net: 5000, reason: 'x' };
	const first = { date: '2026-02-26', step: 'first' as const, by: 'e-mail' as const };
	const cases: [string, CompanyPatch, string][] = [
		[
			'of no order',
			{ invoices: invoices({ order: 'VO-26-0998' }) },
			'there is no order VO-26-0998',
		],
		['before delivery', { invoices: invoices({ date: '2026-02-20' }) }, 'delivered on 2026-02-23'],
		['after today', { invoices: invoices({ date: '2026-03-03' }) }, 'to today, found 2026-03-03'],
		['paid too much', { bank: pay(total + 1) }, '1 cents too much was paid'],
		[
			'paid twice',
			{ invoices: invoices({ settled: '2026-02-26' }), bank: pay(total) },
			'second time',
		],
		['paid before the order', { bank: pay(total, '2026-02-19') }, 'before the order'],
		['paid tomorrow', { bank: pay(total, '2026-03-03') }, 'later than today'],
		[
			'credited too much',
			{ invoices: invoices({ credits: [{ ...credit, net: 167500 }] }) },
			'take off',
		],
		['reminded too soon', { invoices: invoices({ reminders: [first] }) }, 'due on 2026-03-25'],
		[
			'reminded the second time first',
			{ invoices: invoices({ paymentDays: 1, reminders: [{ ...first, step: 'second' }] }) },
			'expected the step first',
		],
		[
			'disputed before it was made',
			{ invoices: invoices({ disputed: { date: '2026-02-20', note: 'x' } }) },
			'expected a day from 2026-02-23',
		],
	];
	it.each(cases)('%s', (_, patch, message) => {
		const found = changed({ invoices: invoices(), ...patch, orders: order() });
		expect(found.join('\n')).toContain(message);
	});

	it('but not one that is paid in parts, with a credit note', () => {
		const patch = { orders: order(), invoices: invoices({ credits: [credit] }) };
		expect(changed({ ...patch, bank: pay(100000) })).toEqual([]);
		expect(changed({ ...patch, bank: pay(total - 6050) })).toEqual([]);
		expect(changed({ ...patch, bank: pay(total) })).toEqual([
			'invoices/F-26-0999: 6050 cents too much was paid',
		]);
	});
});

describe('a complaint, a mail or an appointment that does not agree is found', () => {
	const complaint = {
		...{ customer: 'dhondt', order: 'VO-24-0398', product: 'draai-pro', received: '2026-03-01' },
		...{ status: 'new' as const, photos: [], note: 'x' },
	};
	const mail = { at: '2026-03-02T09:00', from: 'dhondt' };
	const meeting = { date: '2026-03-03', from: '10:00', to: '11:00', who: ['ilse'] };
	const cases: [string, CompanyPatch, string][] = [
		[
			'on no order',
			{ complaints: { 'K-26-001': { ...complaint, order: 'VO-26-0998' } } },
			'no order',
		],
		[
			'on what he did not buy',
			{ complaints: { 'K-26-001': { ...complaint, product: 'rek-180' } } },
			'holds no',
		],
		[
			'of another',
			{ complaints: { 'K-26-001': { ...complaint, customer: 'claes' } } },
			'not of claes',
		],
		[
			'closed without a kind',
			{ complaints: { 'K-26-001': { ...complaint, status: 'closed' } } },
			'category',
		],
		[
			'after today',
			{ complaints: { 'K-26-001': { ...complaint, received: '2026-03-03' } } },
			'after today',
		],
		['from nobody', { mail: { new: { ...mail, from: 'nobody' } } }, 'there is nobody nobody'],
		['from the future', { mail: { new: { ...mail, at: '2026-03-02T09:41' } } }, 'later than now'],
		['with nothing', { mail: { new: { ...mail, attachments: ['orders/VO-26-0998'] } } }, 'no page'],
		[
			'with what is another’s',
			{ mail: { new: { ...mail, attachments: ['orders/VO-26-0052'] } } },
			'not of',
		],
		['that ends first', { calendar: { new: { ...meeting, to: '09:00' } } }, 'before it begins'],
		['of a stranger', { calendar: { new: { ...meeting, who: ['claes'] } } }, 'no colleague claes'],
		[
			'in the chat',
			{ chat: [{ id: 'a', at: '2026-03-02T10:00', from: 'ilse' }] },
			'later than now',
		],
		[
			'with a law of its own',
			{ customers: { claes: { paymentDays: 75 } } },
			'more than the law allows',
		],
	];
	it.each(cases)('%s', (_, patch, message) => {
		expect(changed(patch).join('\n')).toContain(message);
	});
});

describe('the words of the company', () => {
	const missing = (checked: Company, exact: boolean) => {
		const found: string[] = [];
		const terms = Object.keys(texts.nl.terms);
		checkTexts(checked, texts.nl, 'nl', (_key, _path, message) => found.push(message), {
			terms,
			exact,
		});
		return found;
	};

	it('are all there, of photos and notes too', () => {
		expect(missing(company, true)).toEqual([]);
		const mail = { at: '2026-03-01T20:14', from: 'dhondt', attachments: ['photos/gas-spring'] };
		const patched = patchCompany(company, {
			mail: { chair: mail },
			customers: { claes: { notes: ['called'] } },
		});
		expect(missing(patched, false)).toEqual([
			'notes: called has no text',
			'mail: chair has no text',
			'photos: gas-spring has no text',
		]);
	});

	it('are no more than that, unless a case left some unused', () => {
		const patched = { ...company, chat: [] };
		expect(missing(patched, false)).toEqual([]);
		expect(missing(patched, true)).toContain('chat: nothing uses poster-done');
	});
});
