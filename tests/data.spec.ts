import AxeBuilder from '@axe-core/playwright';
import { readFileSync } from 'node:fs';
import type { Page } from '@playwright/test';
import { Driver, caseOf, way } from './drive.ts';
import { expect, test } from './fixtures.ts';

const CASE = 'niet-in-voorraad';
const { scenario } = caseOf(CASE);
const steps = way(scenario, 'a', 'worst');

async function play(page: Page, url: string, count: number) {
	await page.goto(`${url}#/play/${CASE}?variant=a`);
	const driver = new Driver(page, CASE, 'a');
	for (const step of steps.slice(0, count)) await driver.do(step);
}

/** The file of all data, as the learner saves it. */
async function exported(page: Page, url: string): Promise<string> {
	await page.goto(`${url}#/data`);
	const download = page.waitForEvent('download');
	await page.getByRole('button', { name: 'Bewaar als bestand' }).click();
	return readFileSync(await (await download).path(), 'utf8');
}

async function put(page: Page, text: string) {
	await page.locator('input[type=file]').setInputFiles({
		...{ name: 'balie.json', mimeType: 'application/json', buffer: Buffer.from(text) },
	});
}

test('all data go along to another browser, and join what is there', async ({ browser, site }) => {
	const one = await (await browser.newContext()).newPage();
	await play(one, site.url, 3);
	const lines = await one.locator('.transcript > li:not(.explained)').allInnerTexts();
	const file = await exported(one, site.url);
	await expect(one.getByText('1 gesprek, 0 afgewerkt')).toBeVisible();

	const other = await (await browser.newContext()).newPage();
	await other.goto(`${site.url}#/`);
	await other.getByRole('link', { name: 'Mijn gegevens' }).click();
	await expect(other.getByText('In deze browser staat nog niets.')).toBeVisible();
	await put(other, file);
	await expect(other.getByText('Toegevoegd: 1. Aangevuld: 0. Stond er al: 0.')).toBeVisible();
	await other.goto(`${site.url}#/play/${CASE}`);
	await expect(other.locator('.transcript > li:not(.explained)')).toHaveText(lines);

	// One goes on; its longer log wins, and the file of before changes nothing.
	const driver = new Driver(other, CASE, 'a');
	for (const step of steps.slice(3, 5)) await driver.do(step);
	const longer = await exported(other, site.url);
	await put(other, file);
	await expect(other.getByText('Toegevoegd: 0. Aangevuld: 0. Stond er al: 1.')).toBeVisible();
	await put(one, longer);
	await expect(one.getByText('Toegevoegd: 0. Aangevuld: 1. Stond er al: 0.')).toBeVisible();
	await one.context().close();
	await other.context().close();
});

test('a file that is none, or partly wrong, says so and harms nothing', async ({ page, site }) => {
	await play(page, site.url, 2);
	const file = await exported(page, site.url);
	await put(page, file.slice(0, -30));
	await expect(page.getByText('Dit bestand kan niet gelezen worden.')).toBeVisible();
	await put(page, '{"format":"something"}');
	await expect(page.getByText('geen bestand met gegevens van Balie')).toBeVisible();
	const bad = JSON.parse(file);
	bad.attempts.push({ ...bad.attempts[0], id: 'bad00000', mode: 'exam' });
	await put(page, JSON.stringify(bad));
	await expect(page.getByText('attempts[1].mode')).toBeVisible();
	await expect(page.getByText('Toegevoegd: 0. Aangevuld: 0. Stond er al: 1.')).toBeVisible();
	await expect(page.getByText('1 gesprek, 0 afgewerkt')).toBeVisible();
});

test('what cannot have been played is named and left out; the rest comes in', async ({
	page,
	site,
}) => {
	await play(page, site.url, 2);
	const file = await exported(page, site.url);
	const { attempts, ...parts } = JSON.parse(file);
	const [good] = attempts;
	const impossible = [{ event: { type: 'choose', option: 'nonexistent' }, at: 1 }];
	const given = [
		{ ...good, id: 'hugedate', startedAt: 1e300 },
		{ ...good, id: 'badsteps', steps: impossible },
		{ ...good, id: 'finlie00', finishedAt: good.startedAt + 9000 },
		{ ...good, id: 'nocase00', scenario: 'constructor' },
		{ ...good, id: 'good0000', setAside: true },
	];
	await put(page, JSON.stringify({ ...parts, attempts: given }));
	await expect(page.getByText('Toegevoegd: 1. Aangevuld: 0. Stond er al: 0.')).toBeVisible();
	for (const place of ['[0].startedAt', '[1].steps[0]', '[2].finishedAt', '[3].scenario']) {
		await expect(page.getByText(`attempts${place}`)).toBeVisible();
	}
	await expect(page.getByText('2 gesprekken, 0 afgewerkt')).toBeVisible();
	await page.goto(`${site.url}#/`);
	await expect(page.getByText('Welkom terug')).toBeVisible();
});

test('of a thousand conversations the first page draws what is looked at', async ({
	page,
	site,
}) => {
	const all = way(scenario, 'a').map(({ event }, index) => ({ event, at: index * 1000 }));
	const begin = Date.UTC(2026, 0, 1);
	const attempts = Array.from({ length: 1000 }, (_, index) => ({
		...{
			id: `many${index}`,
			scenario: CASE,
			version: 1,
			hash: 'h',
			variant: 'a',
			seed: index % 64,
		},
		...{ mode: 'practice', conversation: 'nl', owner: 'home' },
		...{ startedAt: begin + index * 60_000, updatedAt: begin + index * 60_000 },
		...{ finishedAt: begin + index * 60_000 + 50_000, steps: all },
	}));
	const file = { format: 'balie-data', version: 1, exportedAt: '', attempts };
	await page.goto(`${site.url}#/data`);
	await put(page, JSON.stringify(file));
	await expect(page.getByText('Toegevoegd: 1000.')).toBeVisible();
	await page.goto(`${site.url}#/`);
	await expect(page.locator('tbody tr')).toHaveCount(20);
	expect(await page.locator('*').count()).toBeLessThan(1000);
	await page.getByRole('button', { name: 'Toon er nog 20 (van 980)' }).click();
	await expect(page.locator('tbody tr')).toHaveCount(40);
});

test('everything can be erased, and only when asked twice', async ({ page, site }) => {
	await play(page, site.url, 2);
	await page.goto(`${site.url}#/data`);
	await page.getByRole('button', { name: 'Wis alles' }).click();
	await page.getByRole('button', { name: 'Nee, bewaar alles' }).click();
	await expect(page.getByText('1 gesprek, 0 afgewerkt')).toBeVisible();
	await page.getByRole('button', { name: 'Wis alles' }).click();
	await page.getByRole('button', { name: 'Ja, wis alles' }).click();
	await expect(page.getByText('Alles is gewist.')).toBeVisible();
	await page.goto(`${site.url}#/`);
	await expect(page.getByRole('link', { name: /Begin met/ })).toBeVisible();
});

for (const colorScheme of ['light', 'dark'] as const) {
	for (const width of [320, 1280]) {
		test.describe(`${colorScheme}, ${width} px`, () => {
			test.use({ colorScheme, viewport: { width, height: 800 }, reducedMotion: 'reduce' });

			test('axe finds nothing on the page, with its messages and its question', async ({
				page,
				site,
			}) => {
				await play(page, site.url, 1);
				await page.goto(`${site.url}#/data`);
				await put(page, '{"format":"balie-data","version":1,"attempts":[{"id":"long-one"}]}');
				await expect(page.getByText('attempts[0].scenario')).toBeVisible();
				const check = async () => {
					const { violations } = await new AxeBuilder({ page }).analyze();
					expect(
						violations.map(({ id, nodes }) => `${id} ${nodes.map(({ target }) => target)}`),
					).toEqual([]);
				};
				await check();
				const overflow = await page.evaluate(
					() => document.documentElement.scrollWidth - document.documentElement.clientWidth,
				);
				expect(overflow).toBeLessThanOrEqual(0);
				await page.getByRole('button', { name: 'Wis alles' }).click();
				await check();
			});
		});
	}
}
