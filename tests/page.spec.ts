import type { Page } from '@playwright/test';
import { Driver, caseOf, way } from './drive.ts';
import { expect, test } from './fixtures.ts';

/* What stands around the page changes it: a frame that forbids forms, a browser that translates. */

const CASE = 'niet-in-voorraad';
const { scenario } = caseOf(CASE);
const steps = way(scenario, 'a');

test('forms are sent in a frame that forbids forms, with the button and with Enter', async ({
	page,
	site,
}) => {
	await page.goto(`${site.url}#/about`);
	const isForm = ({ event: { type } }: (typeof steps)[number]) => type === 'submit';
	const form = steps.findIndex(isForm);
	await page.evaluate((url) => {
		document.body.innerHTML = `<iframe sandbox="allow-scripts allow-same-origin" src="${url}"
			style="width:100%;height:90vh"></iframe>`;
	}, `${site.url}?framed#/play/${CASE}?variant=a`);
	const frame = page.frameLocator('iframe');
	const driver = new Driver(frame, CASE, 'a');
	for (const step of steps.slice(0, form)) await driver.do(step);
	const before = await frame.locator('.transcript > li').count();
	const { event } = steps[form] ?? {};
	if (event?.type !== 'submit') throw new Error('the case has no form');
	for (const [name, value] of Object.entries(event.values)) await driver.fill(name, value);
	await frame.locator('.decision form input').first().press('Enter');
	await expect.poll(() => frame.locator('.transcript > li').count()).toBeGreaterThan(before);
	for (const step of steps.slice(form + 1)) await driver.do(step);
	await expect(frame.locator('.end h2')).toBeVisible();
});

/** As a browser does that translates: each text is taken out of its place, a translation stands in two elements. */
async function translate(page: Page) {
	await page.evaluate(() => {
		const texts = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
		const found: Text[] = [];
		while (texts.nextNode()) {
			const text = texts.currentNode as Text;
			if (text.data.trim() && !text.parentElement?.closest('script, style')) found.push(text);
		}
		for (const text of found) {
			const [outer, inner] = [document.createElement('font'), document.createElement('font')];
			inner.textContent = `«${text.data}»`;
			outer.append(inner);
			text.replaceWith(outer);
		}
	});
}

test('a page that the browser translates goes on telling how far one is', async ({
	page,
	site,
}) => {
	await page.goto(`${site.url}#/play/${CASE}?variant=a`);
	const driver = new Driver(page, CASE, 'a');
	const seen = () =>
		page.evaluate(() =>
			['header .words', '.customer .words', '.mood', '.decision h2'].map((where) =>
				document.querySelector(where)?.textContent?.trim(),
			),
		);
	const plain: unknown[] = [];
	for (const step of steps.slice(0, 4)) {
		await driver.do(step);
		plain.push(await seen());
	}
	await page.evaluate(() => indexedDB.deleteDatabase('balie'));
	await page.goto(`${site.url}#/about`);
	await page.goto(`${site.url}#/play/${CASE}?variant=a`);
	const again = new Driver(page, CASE, 'a');
	await again.begin();
	const translated: unknown[] = [];
	for (const step of steps.slice(0, 4)) {
		await expect(page.locator('.decision, .go-on').first()).toBeVisible();
		await translate(page);
		await again.do(step);
		translated.push(await seen());
	}
	const bare = (all: unknown) => JSON.stringify(all).replace(/[«»]/g, '');
	expect(bare(translated)).toBe(bare(plain));
});
