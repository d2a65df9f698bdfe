import AxeBuilder from '@axe-core/playwright';
import type { Page } from '@playwright/test';
import { CASES, Driver, caseOf, way } from './drive.ts';
import { expect, test } from './fixtures.ts';

const RULES = ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa'];

/** What of a decision is drawn late, by what is done in it. */
const SHOWN: Record<string, string> = {
	submit: 'form input',
	arrange: '.pick',
	mark: '.entry',
	offer: 'form select',
	write: 'form textarea',
};

/** Axe finds nothing, and nothing is wider than the screen. */
async function isSound(page: Page, where: string) {
	// What stands at the edge of the screen covers a part of what scrolls under it, for as long as it is there.
	const still = await page.addStyleTag({
		content: '.dock, .customer { position: static !important }',
	});
	const { violations } = await new AxeBuilder({ page }).withTags(RULES).analyze();
	await still.evaluate((style) => (style as HTMLElement).remove());
	const found = violations.map(
		({ id, nodes }) => `${id}: ${nodes.map(({ target }) => target).join()}`,
	);
	expect.soft(found, where).toEqual([]);
	const overflow = await page.evaluate(
		() => document.documentElement.scrollWidth - document.documentElement.clientWidth,
	);
	expect.soft(overflow, `${where}: sideways scroll`).toBeLessThanOrEqual(0);
}

for (const colorScheme of ['light', 'dark'] as const) {
	for (const width of [320, 1280]) {
		test.describe(`${colorScheme}, ${width} px`, () => {
			test.use({ colorScheme, viewport: { width, height: 800 }, reducedMotion: 'reduce' });

			test('home, qualification and about', async ({ page, site }) => {
				for (const path of ['', 'qualification', 'about']) {
					// Another address behind the # loads the page again, and the one before is still there for a moment.
					await page.goto('about:blank');
					await page.goto(`${site.url}#/${path}`);
					await expect(page.getByRole('heading', { level: 1 })).toBeVisible();
					await isSound(page, `#/${path}`);
				}
			});

			// One case in each combination, the others where they differ most.
			const differs = (colorScheme === 'light') === (width === 320);
			for (const id of differs ? CASES : CASES.slice(0, 1)) {
				test(`${id}: each kind of decision, the desk, the end and the debrief`, async ({
					page,
					site,
				}) => {
					await page.goto(`${site.url}#/play/${id}?variant=a`);
					const driver = new Driver(page, id, 'a');
					await expect(page.locator('.begin')).toBeVisible();
					await expect(page.locator('svg').first()).toBeVisible();
					await isSound(page, 'the first screen');
					await driver.begin();
					const seen = new Set<string>();
					for (const step of way(caseOf(id).scenario, 'a')) {
						const kind = step.event.type;
						if (!seen.has(kind) && kind !== 'continue') {
							seen.add(kind);
							await expect(page.locator(SHOWN[kind] ?? '.decision').first()).toBeVisible();
							await isSound(page, `before ${kind}`);
						}
						await driver.do(step);
					}
					await isSound(page, 'the end');
					await page.locator('.end .primary').click();
					await expect(page.getByRole('heading', { level: 1 })).toBeVisible();
					await isSound(page, 'the debrief');
				});
			}
		});
	}
}
