import AxeBuilder from '@axe-core/playwright';
import { CASES, Driver, begin, caseOf, way, written } from './drive.ts';
import { expect, test } from './fixtures.ts';

/* What helps to learn beside the play itself: the model conversation, the script, hints, explanations at once. */

for (const id of CASES) {
	const { scenario, texts } = caseOf(id);
	const graded = Object.values(scenario.beats).filter((beat) => 'items' in beat && !beat.formative);

	test(`${id}: the model conversation goes to the end and explains each decision`, async ({
		page,
		site,
	}) => {
		await page.goto(`${site.url}#/model/${id}`);
		await expect(page.getByRole('heading', { level: 1 })).toContainText(texts.nl.value.title);
		await expect(page.locator('.explained')).toHaveCount(graded.length);
		const { violations } = await new AxeBuilder({ page }).analyze();
		expect(violations.map(({ id }) => id)).toEqual([]);
		await page.getByRole('link', { name: 'Speel het zelf' }).click();
		await begin(page);
		await expect(page.locator('.decision, .go-on').first()).toBeVisible();
	});

	test(`${id}: the script shows every decision of every variant`, async ({ page, site }) => {
		for (const variant of Object.keys(scenario.variants)) {
			await page.goto(`${site.url}#/script/${id}?variant=${variant}`);
			await expect(page.locator('.tools [aria-current]')).toHaveText(variant);
			for (const { id: beat } of graded) {
				await expect(page.locator('h2', { hasText: beat }).first()).toBeAttached();
			}
		}
		const { violations } = await new AxeBuilder({ page }).analyze();
		expect(violations.map(({ id }) => id)).toEqual([]);
		await page.emulateMedia({ media: 'print' });
		await expect(page.getByRole('button', { name: 'Afdrukken' })).toBeHidden();
	});
}

const CASE = 'niet-in-voorraad';
const { scenario } = caseOf(CASE);

test('a hint is given on request, and stays after a reload', async ({ page, site }) => {
	await page.goto(`${site.url}#/play/${CASE}?variant=a`);
	await begin(page);
	await page.getByRole('button', { name: 'Hint' }).click();
	const hint = page.locator('.hinted');
	await expect(hint).toContainText('Zei ze al waarvoor');
	await expect(page.getByRole('button', { name: 'Hint' })).toHaveCount(0);
	await written(page);
	await page.reload();
	await expect(hint).toBeVisible();
});

test('a test gives no hints', async ({ page, site }) => {
	await page.goto(`${site.url}#/play/${CASE}?variant=a&mode=test`);
	await begin(page);
	await expect(page.getByRole('button', { name: 'Voorraad' })).toBeVisible();
	await expect(page.getByRole('button', { name: 'Hint' })).toHaveCount(0);
});

test('who wants it sees each choice explained at once', async ({ page, site }) => {
	await page.goto(`${site.url}#/play/${CASE}?variant=a`);
	const wish = page.getByLabel('Uitleg na elke keuze');
	await wish.first().uncheck();
	const [first] = way(scenario, 'a');
	if (first) await new Driver(page, CASE, 'a').do(first);
	await expect(page.locator('.explained')).toHaveCount(0);
	await page.getByRole('button', { name: 'Pauze' }).first().click();
	await wish.and(page.locator('dialog[open] *')).check();
	await page.getByRole('button', { name: 'Verder spelen' }).click();
	await expect(page.locator('.explained')).toHaveCount(1);
	await page.reload();
	await expect(page.locator('.explained')).toHaveCount(1);
});

test('what is half filled in is there again after a reload', async ({ page, site }) => {
	await page.goto(`${site.url}#/play/${CASE}?variant=a`);
	const driver = new Driver(page, CASE, 'a');
	for (const step of way(scenario, 'a')) {
		if (step.event.type === 'submit') break;
		await driver.do(step);
	}
	await page.getByLabel('Vandaag vrij').fill('7');
	await page.reload();
	await expect(page.getByLabel('Vandaag vrij')).toHaveValue('7');
});
