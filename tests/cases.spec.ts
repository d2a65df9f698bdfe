import { decisions } from '../src/lib/scenario/format/scenario.ts';
import { CASES, Driver, caseOf, way } from './drive.ts';
import { expect, test } from './fixtures.ts';

/* Every case is played in the browser to its best end on a desk and to its worst on a phone. */

for (const id of CASES) {
	const { scenario } = caseOf(id);
	const variants = Object.keys(scenario.variants);

	test(`${id}: the best way is worth everything, and the debrief says so`, async ({
		page,
		site,
	}) => {
		const variant = variants[0] ?? '';
		await page.goto(`${site.url}#/play/${id}?variant=${variant}`);
		const driver = new Driver(page, id, variant);
		for (const step of way(scenario, variant)) await driver.do(step);
		await page.locator('.end').getByRole('button').first().click();
		await expect(page.getByRole('heading', { level: 1 })).toBeVisible();
		await expect(page.locator('main')).toContainText('100 %');
		await expect(page.locator('.decisions > li')).toHaveCount(decisions(scenario).length);
	});

	test(`${id}: the worst way leads to an end too, on a phone`, async ({ page, site }) => {
		await page.setViewportSize({ width: 360, height: 740 });
		const variant = variants.at(-1) ?? '';
		await page.goto(`${site.url}#/play/${id}?variant=${variant}`);
		const driver = new Driver(page, id, variant);
		for (const step of way(scenario, variant, 'worst')) await driver.do(step);
		await expect(page.locator('.end')).toBeVisible();
		const wide = await page.evaluate(
			() => document.documentElement.scrollWidth - document.documentElement.clientWidth,
		);
		expect(wide).toBeLessThanOrEqual(0);
	});
}
