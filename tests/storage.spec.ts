import type { Page } from '@playwright/test';
import { Driver, caseOf, way } from './drive.ts';
import { expect, test } from './fixtures.ts';

/*
 * What this browser keeps goes away while one plays: nothing that was done is lost by it, and where
 * nothing can be kept the screen says so all the time.
 */

const CASE = 'niet-in-voorraad';
const { scenario } = caseOf(CASE);
const steps = way(scenario, 'a');

async function play(page: Page, from: number, to: number) {
	const driver = new Driver(page, CASE, 'a');
	for (const step of steps.slice(from, to)) await driver.do(step);
}

const losses: Record<string, (page: Page, url: string) => Promise<void>> = {
	'erased in another tab': async (page, url) => {
		const other = await page.context().newPage();
		await other.goto(`${url}#/data`);
		await other.getByRole('button', { name: 'Wis alles' }).click();
		await other.getByRole('button', { name: 'Ja, wis alles' }).click();
		await expect(other.getByText('Alles is gewist.')).toBeVisible();
		await other.close();
	},
	'deleted by the browser': async (page, url) => {
		const browser = await page.context().newCDPSession(page);
		const { origin } = new URL(url);
		await browser.send('Storage.clearDataForOrigin', { origin, storageTypes: 'indexeddb' });
	},
	emptied: async (page) => {
		await page.evaluate(async () => {
			const open = indexedDB.open('balie');
			await new Promise((resolve) => (open.onsuccess = resolve));
			const stores = [...open.result.objectStoreNames];
			const emptying = open.result.transaction(stores, 'readwrite');
			for (const store of stores) emptying.objectStore(store).clear();
			await new Promise((resolve) => (emptying.oncomplete = resolve));
			open.result.close();
		});
	},
};

for (const [how, lose] of Object.entries(losses)) {
	test(`${how} in the middle of a case: all of it is kept again`, async ({ page, site }) => {
		await page.goto(`${site.url}#/play/${CASE}?variant=a`);
		await play(page, 0, 3);
		await lose(page, site.url);
		await play(page, 3, 4);
		// Whether choices are explained is a setting: who erases all settings sees the first one again.
		const lines = page.locator('.transcript > li:not(.explained)');
		const said = await lines.allTextContents();
		await page.reload();
		await expect(lines).toHaveText(said);
		await expect(page.locator('.unsaved')).toHaveCount(0);
	});
}

for (const viewport of [
	{ width: 360, height: 740 },
	{ width: 740, height: 360 },
	{ width: 1280, height: 800 },
]) {
	test.describe(`${viewport.width} by ${viewport.height}`, () => {
		test.use({ viewport });

		test('a browser that keeps nothing says so all the time', async ({ page, site }) => {
			await page.addInitScript(() => {
				Object.defineProperty(window, 'indexedDB', { value: undefined });
			});
			await page.goto(`${site.url}#/play/${CASE}?variant=a`);
			await play(page, 0, 4);
			const said = page.getByText('Deze browser bewaart niets', { exact: true });
			const inSight = () =>
				said.evaluateAll((all) =>
					all.some((one) => {
						const { top, bottom, height } = one.getBoundingClientRect();
						return height > 0 && top >= 0 && bottom <= innerHeight;
					}),
				);
			for (const to of [0, 1e6]) {
				await page.evaluate((top) => scrollTo({ top, behavior: 'instant' }), to);
				await expect.poll(inSight).toBe(true);
			}
			await play(page, 4, steps.length);
			await page.locator('.end .primary').click();
			await expect(page.locator('.decisions').first()).toBeVisible();
			await page.evaluate(() => scrollTo({ top: 1e6, behavior: 'instant' }));
			await expect.poll(inSight).toBe(true);
		});
	});
}
