import { Driver, begin, caseOf, way } from './drive.ts';
import { expect, test } from './fixtures.ts';

const CASE = 'niet-in-voorraad';
const { scenario } = caseOf(CASE);

/** The option of a decision that can be a critical error. */
function criticalOption(id: string): string {
	const beat = scenario.beats[id];
	const options = beat?.kind === 'choice' ? beat.options : [];
	const found = options.find(({ outcomes }) => outcomes.some(({ critical }) => critical));
	if (!found) throw new Error(`${id} has no critical error`);
	return found.id;
}

test('a newcomer starts with one click', async ({ page, site }) => {
	await page.goto(`${site.url}#/`);
	await page.getByRole('link', { name: /Begin met/ }).click();
	await begin(page);
	await expect(page.locator('.option').first()).toBeVisible();
});

test('home says where one was, and takes one back there', async ({ page, site, context }) => {
	await page.goto(`${site.url}#/play/${CASE}?variant=a`);
	const driver = new Driver(page, CASE, 'a');
	for (const step of way(scenario, 'a').slice(0, 3)) await driver.do(step);
	await expect(page.locator('header .words')).toHaveText('Beslissing 3 van 7');
	const lines = await page.locator('.transcript > li').allInnerTexts();
	await page.close();

	const later = await context.newPage();
	await later.goto(`${site.url}#/`);
	await expect(later.getByRole('heading', { level: 1 })).toHaveText('Welkom terug');
	await expect(later.getByText('2 van 7 beslissingen')).toBeVisible();
	await later.getByRole('link', { name: /Verder spelen/ }).click();
	await expect(later.locator('.transcript > li')).toHaveText(lines);
});

test('what the embedded platform holds grows with what is done, and no more', async ({
	page,
	site,
	context,
}) => {
	/** What our own platform keeps, as any platform would: interactions by id, and the time. */
	const kept = (on: typeof page) =>
		on.evaluate(async () => {
			const open = indexedDB.open('balie');
			await new Promise((resolve) => (open.onsuccess = resolve));
			const rows = open.result.transaction('platform').objectStore('platform').getAll();
			await new Promise((resolve) => (rows.onsuccess = resolve));
			open.result.close();
			const { data } = rows.result.at(-1) ?? {};
			const interactions = Object.values(data?.interactions ?? {}) as { id?: string }[];
			return {
				ids: interactions.flatMap((entry) => entry?.id ?? []),
				total: String(data?.total_time),
				session: String(data?.session_time),
			};
		});
	await page.goto(`${site.url}#/play/${CASE}?variant=a`);
	const steps = way(scenario, 'a').filter(({ event }) => event.type !== 'look');
	const decided = (count: number) =>
		steps.slice(0, count).filter(({ event }) => event.type !== 'continue').length;
	const driver = new Driver(page, CASE, 'a');
	for (const step of steps.slice(0, 3)) await driver.do(step);
	await expect.poll(async () => (await kept(page)).ids.length).toBe(decided(3));
	const { session } = await kept(page);
	await page.close();

	const later = await context.newPage();
	await later.goto(`${site.url}#/play/${CASE}`);
	await new Driver(later, CASE, 'a').do(steps[3] as (typeof steps)[number]);
	await expect.poll(async () => (await kept(later)).ids.length).toBe(decided(4));
	const { ids, total } = await kept(later);
	expect(new Set(ids).size).toBe(ids.length);
	// On leaving, the page said once more how long it took.
	const seconds = (interval: string) => Number(/(\d+(?:\.\d+)?)S$/.exec(interval)?.[1]);
	expect(seconds(total)).toBeGreaterThanOrEqual(seconds(session));
});

test('a finished case is in the list, with its debrief, and can be played on from any decision', async ({
	page,
	site,
}) => {
	await page.goto(`${site.url}#/play/${CASE}?variant=c`);
	const driver = new Driver(page, CASE, 'c');
	for (const step of way(scenario, 'c', 'worst')) await driver.do(step);
	await page.locator('.end .primary').click();
	await expect(page.getByRole('heading', { level: 1 })).toHaveText('Nog even oefenen');

	await page.getByRole('link', { name: /Naar het begin/ }).click();
	await expect(page.getByRole('cell', { name: /^0 %/ })).toBeVisible();
	await page.getByRole('link', { name: 'Bespreking' }).click();
	await expect(page.locator('.decisions > li')).toHaveCount(7);

	const third = page.locator('.decisions > li').nth(2);
	await third.locator('summary').first().click();
	await third.getByRole('button', { name: 'Vanaf hier opnieuw' }).click();
	await expect(page.getByRole('status').first()).toContainText('Je resultaat verandert niet');
	await expect(page.locator('.option').first()).toBeVisible();
	await page.locator('.option').first().click();

	await page.goto(`${site.url}#/`);
	await expect(page.locator('tbody tr')).toHaveCount(1);
	await expect(page.getByRole('cell', { name: /^0 %/ })).toBeVisible();
});

test('the debrief says what was chosen, what it cost, why, and better words', async ({
	page,
	site,
}) => {
	await page.goto(`${site.url}#/play/${CASE}?variant=a`);
	const driver = new Driver(page, CASE, 'a');
	// Of several ways to earn nothing, the promise that planning does not show.
	for (const step of way(scenario, 'a', 'worst')) {
		const promise = { type: 'choose', option: criticalOption('tell') } as const;
		await driver.do(step.beat === 'tell' ? { ...step, event: promise } : step);
	}
	await page.locator('.end .primary').click();
	const tell = page.locator('#decision-tell');
	await expect(tell).toContainText('kostte 3 punten');
	await expect(tell).toContainText('Waarom');
	// A critical error weighs most, so this one is unfolded.
	await expect(tell.getByText('Zeg liever').or(tell.getByText('Beter')).first()).toBeVisible();
	await expect(tell).toContainText('Kritieke fout');
	const form = page.locator('#decision-order .row');
	await expect(form).toHaveCount(7);
	await expect(page.locator('#decision-order .row.wrong').first()).toContainText('Juist:');
	await page.getByText('Je competenties').click();
	await expect(page.getByText('Per competentie')).toBeVisible();
});

test('another variant comes the second time', async ({ page, site }) => {
	await page.goto(`${site.url}#/play/${CASE}?variant=a`);
	const driver = new Driver(page, CASE, 'a');
	for (const step of way(scenario, 'a')) await driver.do(step);
	const asked = await page.locator('.transcript .line').first().innerText();
	await page.locator('.end .primary').click();
	await page.getByRole('button', { name: /Opnieuw, met een andere situatie/ }).click();
	await driver.begin();
	await expect(page.locator('.transcript .line').first()).not.toHaveText(asked);
});

test('an address that leads nowhere says so', async ({ page, site }) => {
	await page.goto(`${site.url}#/play/bestaat-niet`);
	await expect(page.getByText('Deze case bestaat niet: bestaat-niet.')).toBeVisible();
	await page.goto(`${site.url}#/debrief/zzzz`);
	await expect(page.getByText('Deze bespreking staat niet in deze browser.')).toBeVisible();
});

test('the qualification is there in full, with the official text beside a translation', async ({
	page,
	site,
}) => {
	await page.goto(`${site.url}#/qualification`);
	await expect(page.locator('summary')).toHaveCount(16 + 5);
	await page.getByRole('combobox').selectOption('fr');
	await page.getByRole('searchbox').fill('S3.9');
	await expect(page.getByText('Presenteert een alternatief voorstel')).toBeVisible();
});

test('the debrief is read in half a minute on a phone: what to do better, one button, the rest folded', async ({
	page,
	site,
}) => {
	await page.setViewportSize({ width: 360, height: 740 });
	await page.goto(`${site.url}#/play/${CASE}?variant=a`);
	const driver = new Driver(page, CASE, 'a');
	for (const step of way(scenario, 'a', 'worst')) await driver.do(step);
	await page.locator('.end .primary').click();
	await expect(page.getByRole('heading', { level: 1 })).toBeFocused();
	await expect(page.locator('.lessons article')).toHaveCount(3);
	await expect(page.locator('.lessons')).toContainText('Zeg liever:');
	await expect(page.locator('.decisions details[open] > .body')).toHaveCount(1);
	const main = page.locator('.actions .primary');
	await expect(main).toHaveText('Opnieuw, met een andere situatie');
	const box = await main.boundingBox();
	expect((box?.y ?? Infinity) + (box?.height ?? 0)).toBeLessThanOrEqual(900);
	await page.locator('.lessons a').nth(1).click();
	await expect(page.locator('.decisions details[open] > .body')).toHaveCount(2);
	const folded = await page.evaluate(() => {
		for (const details of document.querySelectorAll('details')) details.open = false;
		return document.documentElement.scrollHeight;
	});
	expect(folded).toBeLessThanOrEqual(1600);
});
