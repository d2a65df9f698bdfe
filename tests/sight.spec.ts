import type { Locator, Page } from '@playwright/test';
import { CASES, Driver, caseOf, way } from './drive.ts';
import { expect, test } from './fixtures.ts';

/*
 * On a phone, on arrival at each decision: the last line, the question, and what one chooses from. All options
 * of a choice and all cards of a sequence; of what is longer than a screen, where one begins: of a document its head.
 */

declare global {
	interface Window {
		movedDown: () => number;
	}
}

test.use({
	viewport: { width: 360, height: 740 },
	hasTouch: true,
	isMobile: true,
	reducedMotion: 'reduce',
});

/** What of a decision must be in sight. */
const WANTED: Record<string, string> = {
	choose: '.option',
	arrange: '.pick',
	submit: 'form :is(.field, .paper)',
	mark: '.decision :is(.paper, .screen)',
	offer: 'form .terms > *',
	write: 'form',
};

/** Pixels of an element that are hidden, above or below what is free of the screen. */
async function hidden(page: Page, element: Locator, part: 'whole' | 'top' = 'whole') {
	const strip = await page.locator('.customer').boundingBox();
	const dock = await page.locator('.dock').boundingBox();
	const box = await element.boundingBox();
	if (!strip || !dock || !box) return Infinity;
	const end = part === 'top' ? box.y + 44 : box.y + box.height;
	return Math.max(0, strip.y + strip.height - box.y, end - dock.y);
}

/** What is in sight once the page has come to rest. */
const arrives = expect.configure({ soft: true, timeout: 3_000 });

/** Notes by how much the page moves down from a click until `movedDown` is asked, which begins anew. */
function watchMoves() {
	let from = -Infinity;
	let down = 0;
	const note = () => (down = Math.max(down, from - scrollY));
	addEventListener('click', () => (from = scrollY), true);
	addEventListener('scroll', note);
	const movedDown = () => {
		note();
		const moved = down;
		from = -Infinity;
		down = 0;
		return moved;
	};
	Object.assign(window, { movedDown });
}

for (const id of CASES) {
	const { scenario } = caseOf(id);
	for (const variant of Object.keys(scenario.variants)) {
		test(`${id} ${variant}: the last line, the question and the options are in sight`, async ({
			page,
			site,
		}) => {
			await page.goto(`${site.url}#/play/${id}?variant=${variant}`);
			// What is explained at once is read as well, and comes before the last line.
			const driver = new Driver(page, id, variant);
			await driver.begin();
			await page.evaluate(watchMoves);
			for (const step of way(scenario, variant, 'worst')) {
				const kind = step.event.type;
				const where = `${step.beat} (${kind})`;
				const wanted = WANTED[kind];
				if (wanted) {
					await expect(page.locator(wanted).first()).toBeVisible();
					// All options; of what may be longer than a screen, where one begins.
					const all = await page.locator(wanted).all();
					for (const each of kind === 'choose' ? all : all.slice(0, 1)) {
						const part = kind === 'choose' ? 'whole' : 'top';
						const message = `${where}: an option`;
						await arrives
							.poll(async () => Math.round(await hidden(page, each, part)), { message })
							.toBe(0);
					}
					const last = await hidden(page, page.locator(wanted).last());
					const top = Math.round((await page.locator('.decision').boundingBox())?.y ?? 0);
					if (kind === 'arrange' && last > 0)
						expect.soft(top, `${where}: cards begin at the top`).toBeLessThanOrEqual(100);
					const question = page.locator('.decision h2');
					const message = `${where}: the question`;
					await arrives.poll(() => hidden(page, question), { message }).toBe(0);
					const line = page.locator('.transcript > .line').last();
					if (kind === 'choose' && (await line.count()))
						await arrives
							.poll(() => hidden(page, line), { message: `${where}: the last line` })
							.toBeLessThan(24);
				}
				await driver.do(step);
				const down = await page.evaluate(() => window.movedDown());
				// What was folded may leave the question, or what was said, above the screen: the page comes back to it.
				const tops = await page
					.locator('.transcript > .line:last-child, .decision, .go-on, .end')
					.evaluateAll((all) => all.map((one) => one.getBoundingClientRect().y));
				const back = tops.some((top) => top >= 60 && top <= 100);
				if (!back) expect.soft(down, `${where}: the page moved down`).toBe(0);
			}
		});
	}
}
