import type { Page } from '@playwright/test';
import { CASES, begin, caseOf, way } from './drive.ts';
import { expect, test } from './fixtures.ts';

/*
 * At 200 % text on a phone nothing is wider than the screen, and nothing stands over what one reads. Every view is
 * loaded once; what was played comes from a file, as a learner takes it to another browser.
 */

test.use({
	viewport: { width: 360, height: 740 },
	hasTouch: true,
	isMobile: true,
	reducedMotion: 'reduce',
});

/** Width of the screen in px, and text in per cent. 180 px is what a zoom of 200 % leaves. */
const SIZES = [
	[360, 200],
	[320, 200],
	[320, 100],
	[180, 100],
] as const;

/** When the file's attempt was played, in ms since 1970. */
const NOON = Date.UTC(2026, 2, 2, 11);

/** A file with the best way through the first variant of a case. */
function played(id: string) {
	const { scenario } = caseOf(id);
	const [variant = ''] = Object.keys(scenario.variants);
	const steps = way(scenario, variant).map(({ event }, index) => ({ event, at: index * 1000 }));
	const { version, hash } = scenario;
	const at = { startedAt: NOON, updatedAt: NOON + 900_000, finishedAt: NOON + 900_000 };
	const attempt = {
		...at,
		...{ id: 'large001', scenario: id, version, hash, variant, seed: 1, mode: 'practice' },
		...{ conversation: 'nl', owner: 'home', steps },
	};
	const exportedAt = new Date(NOON).toISOString();
	const parts = { attempts: [attempt], platform: [], settings: [] };
	return JSON.stringify({ format: 'balie-data', version: 1, exportedAt, ...parts });
}

async function open(page: Page, url: string, wait: string) {
	await page.goto('about:blank');
	await page.goto(url);
	await expect(page.locator(wait).first()).toBeVisible();
}

/** Holds the page, and what scrolls by itself in it, against the width of the screen. */
async function fits(page: Page, where: string) {
	for (const [width, percent] of SIZES) {
		await page.setViewportSize({ width, height: 740 });
		const wide = await page.evaluate(async (percent) => {
			document.documentElement.style.fontSize = `${percent}%`;
			await new Promise(requestAnimationFrame);
			const all = [document.documentElement, ...document.querySelectorAll('.sheet, dialog[open]')];
			const found = all.filter((each) => each.scrollWidth > each.clientWidth);
			// What sticks out furthest says where to look.
			return found.map((each) => {
				const right = (one: Element) => one.getBoundingClientRect().right;
				const [widest] = [...each.querySelectorAll('*')].sort((a, b) => right(b) - right(a));
				return `${each.className}: ${widest?.outerHTML.slice(0, 200)}`;
			});
		}, percent);
		expect.soft(wide, `${where}, ${width} px, text ${percent} %`).toEqual([]);
	}
	await page.setViewportSize({ width: 360, height: 740 });
	await page.evaluate(() => (document.documentElement.style.fontSize = ''));
}

test('pages fit', async ({ page, site }) => {
	for (const path of ['', 'qualification', 'about', 'data']) {
		await open(page, `${site.url}#/${path}`, 'main h1');
		await page.locator('details').evaluateAll((all: HTMLDetailsElement[]) => {
			for (const details of all) details.open = true;
		});
		await fits(page, `#/${path}`);
	}
});

for (const id of CASES) {
	test(`${id}: opening, decisions, desk, debrief, model and script fit`, async ({ page, site }) => {
		const { scenario } = caseOf(id);
		const [variant = ''] = Object.keys(scenario.variants);
		await open(page, `${site.url}#/data`, 'input[type=file]');
		await page.locator('input[type=file]').setInputFiles({
			...{ name: 'balie.json', mimeType: 'application/json', buffer: Buffer.from(played(id)) },
		});
		await expect(page.getByText('Toegevoegd: 1.')).toBeVisible();
		await open(page, `${site.url}#/play/${id}?variant=${variant}`, '.opening select');
		await fits(page, 'opening');
		await open(page, `${site.url}#/model/${id}`, '.explained');
		await fits(page, 'model');
		await open(page, `${site.url}#/script/${id}`, '.tools [aria-current]');
		await fits(page, 'script');
		await open(page, `${site.url}#/debrief/large001`, '.lessons');
		await page.locator('details').evaluateAll((all: HTMLDetailsElement[]) => {
			for (const details of all) details.open = true;
		});
		await fits(page, 'debrief');
		const seen = new Set(['look', 'hint', 'continue']);
		for (const [step, { event }] of way(scenario, variant).entries()) {
			if (seen.has(event.type)) continue;
			seen.add(event.type);
			const url = `${site.url}#/play/${id}?from=large001&step=${step}`;
			await open(page, url, '.dock .desk');
			await fits(page, event.type);
		}
		await page.locator('.dock .desk').click();
		await fits(page, 'desk');
		for (const tab of await page.locator('.folder').all()) {
			await tab.click();
			const name = await tab.locator('.name').innerText();
			await expect(page.locator('.desk .sheet h2').first()).toBeVisible();
			await fits(page, name);
			const record = page.locator('.desk .sheet [data-page*="/"]:not(h2)').first();
			if (!(await record.isVisible())) continue;
			await record.click();
			await expect(page.locator('.desk .sheet h2[data-page]')).toBeVisible();
			await fits(page, `${name}, a record`);
			const document = page.locator('.desk .documents button').first();
			if (!(await document.isVisible())) continue;
			await document.click();
			await expect(page.locator('.viewer .sheet > *')).toBeVisible();
			await fits(page, `${name}, a document`);
			await page.locator('.viewer form button').click();
		}
	});
}

test('above 150 % text nothing stays over what one reads, and names stand in full', async ({
	page,
	site,
}) => {
	await open(page, `${site.url}#/play/${CASES[0]}?variant=a`, '.begin');
	await begin(page);
	await expect(page.locator('.dock')).toBeVisible();
	const how = () =>
		page.evaluate(() => {
			const position = (where: string) => {
				const element = document.querySelector(where);
				return element && getComputedStyle(element).position;
			};
			const name = document.querySelector('.customer h2');
			return {
				strip: position('.customer'),
				dock: position('.dock'),
				cut: name ? name.scrollWidth - name.clientWidth : NaN,
			};
		});
	expect(await how()).toMatchObject({ strip: 'sticky', dock: 'sticky' });
	await page.evaluate(() => (document.documentElement.style.fontSize = '160%'));
	expect(await how()).toEqual({ strip: 'relative', dock: 'static', cut: 0 });
});

test('on a tablet that stands upright the desk stands beside the talk', async ({ page, site }) => {
	await page.setViewportSize({ width: 768, height: 1024 });
	await open(page, `${site.url}#/play/${CASES[0]}?variant=a`, '.begin');
	await begin(page);
	const desk = await page.locator('aside').boundingBox();
	const option = await page.locator('.option').first().boundingBox();
	expect(desk?.x).toBeGreaterThanOrEqual((option?.x ?? 0) + (option?.width ?? 0));
	expect(desk?.width).toBeGreaterThanOrEqual(320);
});

test('each page says its name, takes the focus to its heading, and can be skipped to', async ({
	page,
	site,
}) => {
	await open(page, site.url, 'main h1');
	await expect(page).toHaveTitle('Begin · Balie');
	await page.getByRole('link', { name: 'Over Balie' }).click();
	await expect(page.getByRole('heading', { level: 1 })).toBeFocused();
	await expect(page).toHaveTitle('Over Balie · Balie');
	await page.getByRole('link', { name: /Naar het begin/ }).click();
	await expect(page.getByRole('heading', { level: 1 })).toBeFocused();
	await page.getByRole('link', { name: /Begin met “Niet in voorraad”/ }).click();
	await expect(page.getByRole('heading', { level: 1 })).toBeFocused();
	await expect(page).toHaveTitle('De situatie · Niet in voorraad · Balie');
	await begin(page);
	await expect(page.locator('.decision h2')).toBeFocused();
	await expect(page).toHaveTitle('Beslissing 1 van 7 · Niet in voorraad · Balie');
	const skip = page.getByRole('link', { name: 'Naar de inhoud' });
	await skip.focus();
	await skip.press('Enter');
	await expect(page.locator('main')).toBeFocused();
	expect(page.url()).toContain('#/play/');
	await open(page, `${site.url}#/play/bestaat-niet`, 'main h1');
	await expect(page).toHaveTitle('Dat lukt niet · Balie');
});

test('nothing jumps while a page comes', async ({ page, site }) => {
	await page.addInitScript(() => {
		const shifts: number[] = [];
		const note = (list: PerformanceObserverEntryList) => {
			for (const entry of list.getEntries())
				shifts.push((entry as never as { value: number }).value);
		};
		new PerformanceObserver(note).observe({ type: 'layout-shift', buffered: true });
		Object.assign(window, { shifts });
	});
	for (const path of ['', 'about', 'play/bestaat-niet', `play/${CASES[0]}?variant=a`]) {
		await open(page, `${site.url}#/${path}`, 'main h1');
		await page.waitForLoadState('networkidle');
		// The typeface, when it comes, moves a line by a hair.
		expect(await page.evaluate('Math.max(0, ...shifts)'), path).toBeLessThan(0.002);
	}
});

test('in forced colours the open tab of the desk has a frame of its own', async ({
	page,
	site,
}) => {
	await page.emulateMedia({ forcedColors: 'active' });
	await page.setViewportSize({ width: 1280, height: 800 });
	await open(page, `${site.url}#/play/${CASES[0]}?variant=a`, '.begin');
	await begin(page);
	await page.locator('.folder').nth(1).click();
	const frame = (tab: number) =>
		page
			.locator('.folder')
			.nth(tab)
			.evaluate((element) => getComputedStyle(element).borderTopWidth);
	expect(await frame(1)).toBe('3px');
	expect(await frame(0)).toBe('1px');
});
