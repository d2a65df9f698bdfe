import AxeBuilder from '@axe-core/playwright';
import type { Locator, Page } from '@playwright/test';
import { readContent } from '../src/cli/read-content.ts';
import { DESK_PAGES } from '../src/lib/company/company.ts';
import { invoiceOf, orderRows } from '../src/lib/company/desk.ts';
import { formatMoney } from '../src/lib/i18n/format.ts';
import nl from '../src/lib/i18n/texts/nl/desk.json' with { type: 'json' };
import { begin } from './drive.ts';
import { expect, test } from './fixtures.ts';

const CASE = '#/play/niet-in-voorraad?variant=a';
const RULES = ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa'];

const { content } = readContent('scenarios');
if (!content) throw new Error('scenarios/ cannot be read');
const { company, companyTexts } = content;
/** An order that has an invoice with a credit note: the longest way to follow. */
const [credited = ''] = Object.entries(company.invoices).find(([, { credits }]) => credits) ?? [];
const invoice = invoiceOf(company, credited);
const { name: customer } = company.customers[invoice.customer] ?? { name: '' };
/** One of each kind of record. */
const RECORDS: Record<string, string> = {
	customer: invoice.customer,
	catalogue: 'stijg-160',
	rules: 'payment-term',
	orders: invoice.order,
	invoices: credited,
	complaints: Object.keys(company.complaints)[0] ?? '',
	mail: Object.keys(company.mail)[0] ?? '',
};

/** A case has seven or eight pages on its desk; here it gets all that there are. */
async function allPages(page: Page) {
	await page.route('**/*.js', async (route) => {
		const response = await route.fetch();
		const body = await response.text();
		const desk = /(["'`]?)desk\1:\[([^\]]*)\]/;
		const pages = JSON.stringify(DESK_PAGES);
		await route.fulfill({ response, body: body.replace(desk, `desk:${pages}`) });
	});
}

// What was still on its way when a test ended must not fail the next one.
test.afterEach(({ page }) => page.unrouteAll({ behavior: 'ignoreErrors' }));

const desk = (page: Page) => page.locator('.desk');
const tab = (page: Page, name: keyof typeof nl.page) =>
	desk(page).locator('.folders').getByRole('button', { name: nl.page[name], exact: true });
const record = (page: Page, path: string) => desk(page).locator(`.sheet [data-page="${path}"]`);
const title = (page: Page) => desk(page).locator('.sheet h2');

async function isSound(page: Page, where: string) {
	const { violations } = await new AxeBuilder({ page }).include('.desk').withTags(RULES).analyze();
	expect.soft(violations, where).toEqual([]);
	for (const each of [page.locator('html'), desk(page).locator('.sheet')]) {
		const over = await each.evaluate((element) => element.scrollWidth - element.clientWidth);
		expect.soft(over, `${where}: sideways scroll`).toBeLessThanOrEqual(0);
	}
}

/** Looked at side by side: there are many. */
const PARTS = [DESK_PAGES.slice(0, 6), DESK_PAGES.slice(6, 11), DESK_PAGES.slice(11)];

for (const [colorScheme, width] of [
	['light', 320],
	['dark', 1280],
] as const) {
	test.describe(`${colorScheme}, ${width} px`, () => {
		test.use({ colorScheme, viewport: { width, height: 800 }, reducedMotion: 'reduce' });

		for (const names of PARTS) {
			test(`${names.join(', ')} and a record of each`, async ({ page, site }) => {
				const errors: Error[] = [];
				page.on('pageerror', (error) => errors.push(error));
				await allPages(page);
				await page.goto(site.url + CASE);
				await begin(page);
				if (width < 1000) await page.getByRole('button', { name: 'Open je bureau' }).click();
				for (const name of names) {
					await tab(page, name).click();
					await expect(title(page)).toBeVisible();
					await isSound(page, name);
					const id = RECORDS[name];
					if (!id) continue;
					// The card of who one talks to lies open: the others are in the list behind it.
					if (name === 'customer')
						await desk(page).getByRole('button', { name: '← Klanten' }).click();
					await record(page, `${name}/${id}`).first().click();
					await expect(title(page)).toBeFocused();
					await isSound(page, `${name}/${id}`);
				}
				expect(errors).toEqual([]);
			});
		}
	});
}

test('from a customer to the order, its invoice and the document', async ({ page, site }) => {
	await allPages(page);
	await page.goto(site.url + CASE);
	await begin(page);
	await tab(page, 'customer').click();
	await desk(page).getByRole('button', { name: '← Klanten' }).click();
	await record(page, `customer/${invoice.customer}`).click();
	await expect(title(page)).toContainText(customer);

	await record(page, `orders/${invoice.order}`).click();
	await expect(title(page)).toContainText(invoice.order);
	await expect(tab(page, 'orders')).toHaveAttribute('aria-current', 'page');
	await expect(desk(page).getByRole('heading', { name: 'Verloop' })).toBeVisible();

	await record(page, `invoices/${credited}`).click();
	const paper = desk(page).getByRole('article');
	await expect(paper).toContainText(credited);
	await expect(paper).toContainText(company.profile.enterpriseNumber);
	await expect(paper).toContainText(company.profile.iban);
	await expect(paper).toContainText(formatMoney(invoice.total, 'nl'));
	await desk(page).getByRole('button', { name: 'Creditnota' }).click();
	const viewer = page.getByRole('dialog', { name: /Creditnota/ });
	await expect(viewer.getByRole('article')).toContainText('Btw terug te storten aan de Staat');
	// Keys do not reach the conversation behind it.
	await page.keyboard.press('1');
	await page.keyboard.press('Escape');
	await expect(viewer).toHaveCount(0);
	await expect(page.locator('.said')).toHaveCount(0);
	await expect(desk(page).getByRole('button', { name: 'Creditnota' })).toBeFocused();
});

test('back in the list, one is where one left it', async ({ page, site }) => {
	await allPages(page);
	await page.goto(site.url + CASE);
	await begin(page);
	await tab(page, 'orders').click();
	await desk(page).getByLabel('Filter de lijst').fill(customer.toUpperCase());
	const own = orderRows(company, invoice.customer);
	await expect(desk(page).locator('.sheet li button')).toHaveCount(own.length);
	await record(page, `orders/${invoice.order}`).focus();
	await page.keyboard.press('Enter');
	await expect(title(page)).toBeFocused();
	await page.keyboard.press('Shift+Tab');
	await page.keyboard.press('Enter');
	await expect(record(page, `orders/${invoice.order}`)).toBeFocused();
	await expect(desk(page).locator('.sheet li button')).toHaveCount(own.length);
});

test('the search finds orders, invoices, mails and rules', async ({ page, site }) => {
	await allPages(page);
	await page.goto(site.url + CASE);
	await begin(page);
	const [mail = ''] = Object.keys(company.mail);
	const subject = companyTexts.nl.mail[mail]?.subject ?? '';
	const rule = companyTexts.nl.rules['payment-term']?.title ?? '';
	for (const [typed, found] of [
		[invoice.order, `${invoice.order} · ${customer}`],
		[credited, `${credited} · ${customer}`],
		[subject, subject],
		[rule, rule],
	] as [string, string][]) {
		await page.getByRole('searchbox').fill(typed);
		await desk(page).locator('.search li button', { hasText: found }).first().click();
		await expect(title(page)).toContainText(found.split(' · ')[0] ?? found);
		await expect(title(page)).toBeFocused();
	}
});

test('a printer is shown the document and nothing else', async ({ page, site }) => {
	await allPages(page);
	await page.goto(site.url + CASE);
	await begin(page);
	await tab(page, 'invoices').click();
	await record(page, `invoices/${credited}`).click();
	await desk(page).getByRole('button', { name: 'Groot tonen of afdrukken' }).click();
	await expect(page.getByRole('dialog', { name: /Factuur/ }).getByRole('article')).toBeVisible();
	await page.evaluate(() => dispatchEvent(new Event('beforeprint')));
	await page.emulateMedia({ media: 'print' });
	const shown = async (all: Locator) => (await all.filter({ visible: true }).count()) > 0;
	expect(await shown(page.locator('.printed article'))).toBe(true);
	expect(await shown(page.locator('.player'))).toBe(false);
	expect(await shown(page.locator('dialog'))).toBe(false);
	await page.emulateMedia({ media: 'screen' });
	await page.evaluate(() => dispatchEvent(new Event('afterprint')));
	await expect(page.locator('.printed')).toHaveCount(0);
});

test('a document stays Dutch, with a word beside it', async ({ page, site }) => {
	await allPages(page);
	await page.goto(site.url + CASE);
	await begin(page);
	await page.getByRole('button', { name: /^Taal/ }).click();
	await page.getByLabel('Taal van Balie').selectOption('fr');
	await page.keyboard.press('Escape');
	await desk(page).getByRole('button', { name: 'Factures', exact: true }).click();
	await record(page, `invoices/${credited}`).click();
	const paper = desk(page).getByRole('article');
	await expect(paper).toHaveAttribute('lang', 'nl');
	await expect(paper.getByRole('heading')).toContainText('Factuur');
	await expect(paper.getByRole('heading')).toContainText('Facture');
	await expect(paper).toContainText('Maatstaf van heffing');
	await expect(paper.locator('small[lang=fr]').first()).toBeVisible();
});

test('what does not lie on this desk is named, not linked', async ({ page, site }) => {
	await page.goto(site.url + CASE);
	await begin(page);
	await tab(page, 'customer').click();
	const [own] = orderRows(company, 'vermeire');
	await expect(desk(page).getByText(own?.number ?? '')).toBeVisible();
	await expect(record(page, `orders/${own?.number}`)).toHaveCount(0);
	await expect(record(page, 'catalogue/stijg-160').first()).toBeVisible();
	// Looking at a card is part of the talk.
	await expect(page.locator('.transcript .note')).toHaveCount(1);
});

test.describe('on a phone', () => {
	test.use({ viewport: { width: 360, height: 740 }, hasTouch: true, isMobile: true });

	test('a record opens in the drawer, and the drawer keeps it', async ({ page, site }) => {
		await allPages(page);
		await page.goto(site.url + CASE);
		await begin(page);
		await page.getByRole('button', { name: 'Open je bureau' }).tap();
		await tab(page, 'mail').tap();
		await record(page, `mail/${RECORDS.mail}`).tap();
		const subject = companyTexts.nl.mail[RECORDS.mail ?? '']?.subject ?? '';
		await expect(title(page)).toHaveText(subject);
		// The tab of the open page is in sight, however many there are.
		await expect(tab(page, 'mail')).toBeInViewport({ ratio: 1 });
		await page.getByRole('button', { name: 'Terug naar het gesprek' }).tap();
		await page.getByRole('button', { name: 'Open je bureau' }).tap();
		await expect(title(page)).toHaveText(subject);
	});
});
