import type { Page } from '@playwright/test';
import { Driver, begin, caseOf, way, written } from './drive.ts';
import { expect, test } from './fixtures.ts';

const CASE = 'niet-in-voorraad';
const { scenario } = caseOf(CASE);
const play = (variant: string, more = '') => `#/play/${CASE}?variant=${variant}${more}`;

const lines = (page: Page) => page.locator('.transcript > li');
const options = (page: Page) => page.locator('.option');
/** Where the conversation is: how much was said, and what is asked now. */
const place = async (page: Page) =>
	[await lines(page).count(), ...(await page.locator('.decision h2').allInnerTexts())].join();

test('a case opens on a screen of its own, once', async ({ page, site }) => {
	await page.goto(site.url + play('a'));
	await expect(page.getByRole('heading', { level: 1 })).toHaveText('Niet in voorraad');
	const opening = page.getByRole('main');
	await expect(opening).toContainText('Hilde Vermeire');
	await expect(opening).toContainText('Aan de balie');
	await expect(opening).toContainText('Dit mag nooit: een datum beloven');
	await expect(opening).toContainText('15 minuten');
	await expect(opening).toContainText('Oefenen');
	await expect(opening).toContainText('Hints kosten niets');
	await expect(opening.getByLabel('Uitleg na elke keuze')).toBeChecked();
	await expect(page).toHaveTitle(/^De situatie · Niet in voorraad/);
	await opening.getByLabel('Taal van het gesprek').selectOption('fr');
	await page.getByRole('button', { name: 'Begin' }).click();
	await expect(page.locator('.decision h2')).toBeFocused();
	await expect(lines(page).first()).toHaveAttribute('lang', 'fr');
	await expect(page).toHaveTitle(/^Beslissing 1 van 7/);

	await options(page).first().click();
	await expect(page.locator('.explained')).toBeVisible();
	await page.reload();
	await expect(page.locator('.said')).toBeVisible();
	await expect(page.locator('.begin')).toHaveCount(0);
	await page.getByRole('button', { name: 'Over deze case' }).click();
	await expect(page.getByRole('dialog', { name: 'Over deze case' })).toContainText('Je doel');
});

test('a test says what it means, and explains nothing on the way', async ({ page, site }) => {
	await page.goto(site.url + play('a', '&mode=test'));
	await expect(page.getByRole('main')).toContainText('Toets');
	await expect(page.getByRole('main')).toContainText('dan ben je niet geslaagd');
	await expect(page.getByLabel('Uitleg na elke keuze')).toHaveCount(0);
	await begin(page);
	await expect(page.getByText('Toets', { exact: true })).toBeVisible();
	await options(page).first().click();
	await expect(page.locator('.said')).toBeVisible();
	await expect(page.locator('.hint, .explained')).toHaveCount(0);
});

test('is played by keyboard alone, to the end', async ({ page, site }) => {
	await page.goto(site.url + play('a'));
	await begin(page);
	await expect(options(page).first()).toBeVisible();
	const end = page.locator('.end');
	for (let step = 0; step < 40 && !(await end.isVisible()); step++) {
		const before = await place(page);
		if (await page.locator('form').isVisible()) {
			// From field to field and to the button with Tab, as people do who use no mouse.
			await page.getByRole('main').locator('form [name]').first().focus();
			for (const field of await page.locator('form [name]').all()) {
				await expect(field).toBeFocused();
				const tag = await field.evaluate((element) => element.tagName);
				const name = (await field.getAttribute('name')) ?? '';
				if (tag === 'SELECT') await page.keyboard.press('ArrowDown');
				else await page.keyboard.type(/date/i.test(name) ? '12 maart' : '4');
				await page.keyboard.press('Tab');
			}
			await page.keyboard.press('Enter');
		} else if (await page.locator('.pick').first().isVisible()) {
			for (const key of ['1', '2', '3', '4']) await page.keyboard.press(key);
			await page.getByRole('button', { name: 'Zeg dit' }).focus();
			await page.keyboard.press('Enter');
		} else {
			await page.keyboard.press('1');
		}
		await expect.poll(() => place(page)).not.toBe(before);
	}
	await expect(end).toBeVisible();
	await expect(end.getByRole('heading')).toBeFocused();
});

test('the focus follows the conversation', async ({ page, site }) => {
	await page.goto(site.url + play('c'));
	await begin(page);
	await expect(page.locator('.decision h2')).toBeFocused();
	const driver = new Driver(page, CASE, 'c');
	for (const step of way(scenario, 'c', 'worst')) {
		if (step.event.type === 'continue' && !step.byItself) break;
		await driver.do(step);
		await expect(page.locator('.decision h2, .go-on button')).toBeFocused();
	}
	// A talk beat: the button that goes on has the focus, and Enter is enough.
	await expect(page.getByRole('button', { name: 'Verder' })).toBeFocused();
	await page.keyboard.press('Enter');
	await expect(page.locator('.decision h2')).toBeFocused();
	await expect(page.getByRole('log')).toContainText('Goeiemorgen');
});

test('keys choose only where nobody is typing', async ({ page, site }) => {
	await page.goto(site.url + play('a'));
	await begin(page);
	const search = page.getByRole('searchbox');
	await search.fill('2');
	await search.press('1');
	await expect(search).toHaveValue('21');
	await expect(page.locator('.said')).toHaveCount(0);
});

test('nothing is lost when the tab is closed, at any step', async ({ page, site, context }) => {
	const steps = way(scenario, 'b');
	let tab = page;
	await tab.goto(site.url + play('b'));
	await begin(tab);
	for (const step of steps) {
		await new Driver(tab, CASE, 'b').do(step);
		const last = step === steps.at(-1);
		if (step.event.type === 'look') {
			await expect(lines(tab).last()).toHaveClass(/note/);
			continue;
		}
		const before = await tab.locator('.words').first().innerText();
		await tab.close();
		if (last) return;
		tab = await context.newPage();
		await tab.goto(site.url + play('b'));
		await expect(tab.locator('.words').first()).toHaveText(before);
	}
});

test('the option that was chosen stands in the transcript after a reload', async ({
	page,
	site,
}) => {
	await page.goto(site.url + play('a'));
	await begin(page);
	const said = await options(page).nth(2).locator('span').innerText();
	await options(page).nth(2).click();
	await expect(lines(page).filter({ hasText: said })).toBeVisible();
	const all = await lines(page).allInnerTexts();
	await written(page);
	await page.reload();
	await expect(lines(page)).toHaveText(all);
});

test('a second click of a double click is not a second answer', async ({ page, site }) => {
	await page.goto(site.url + play('a'));
	await begin(page);
	await options(page).first().dblclick();
	await expect(page.locator('.said')).toHaveCount(1);
	// She has said all that she had to say: the question follows, and there is nothing to press first.
	await expect(page.locator('.words').first()).toHaveText(/2 van 7/);
	await expect(page.getByRole('button', { name: 'Verder' })).toHaveCount(0);
});

test('what cannot be read gets a hint and no mark', async ({ page, site }) => {
	await page.goto(site.url + play('a'));
	await begin(page);
	const driver = new Driver(page, CASE, 'a');
	for (const step of way(scenario, 'a')) {
		if (step.event.type === 'submit') break;
		await driver.do(step);
	}
	const [free, firstDate] = ['Vandaag vrij', 'Levering van de vrije stuks'];
	await page.getByLabel(free).fill('twee');
	await page.getByLabel(firstDate).fill('5/3');
	await page.getByLabel(free).blur();
	await expect(page.getByLabel(free)).toHaveAccessibleDescription(/geheel getal/);
	await expect(page.getByLabel(firstDate)).toHaveAccessibleDescription(/donderdag 5 maart/);
	await page.getByRole('button', { name: 'Indienen' }).click();
	await expect(page.getByText(/Kijk deze velden na/)).toContainText(free);
	await expect(page.getByLabel(free)).toBeFocused();
	await expect(page.locator('.words').first()).toHaveText(/2 van 7/);
});

test('two languages at once, and a choice that is kept', async ({ page, site }) => {
	await page.goto(site.url + play('a'));
	await begin(page);
	await page.getByRole('button', { name: /^Taal/ }).click();
	await page.getByLabel('Taal van Balie').selectOption('fr');
	await expect(page.getByRole('heading', { name: 'Votre objectif' })).toBeVisible();
	await expect(page.locator('html')).toHaveAttribute('lang', 'fr');
	await expect(lines(page).first()).toHaveAttribute('lang', 'nl');
	await expect(lines(page).first()).toContainText('Goeiemorgen');

	await page.getByLabel('Langue de la conversation').selectOption('en');
	await expect(lines(page).first()).toHaveAttribute('lang', 'en');
	await expect(lines(page).first()).toContainText(/morning/i);
	await page.keyboard.press('Escape');
	await options(page).first().click();
	await expect(page.locator('.said')).toHaveAttribute('lang', 'en');
	await written(page);
	await page.reload();
	await expect(page.getByRole('heading', { name: 'Votre objectif' })).toBeVisible();
	await expect(lines(page).first()).toContainText(/morning/i);
});

test.describe('on a phone', () => {
	test.use({ viewport: { width: 360, height: 740 }, hasTouch: true, isMobile: true });

	test('the desk is a drawer that keeps its place', async ({ page, site }) => {
		await page.goto(site.url + play('a'));
		await begin(page);
		await page.getByRole('button', { name: 'Open je bureau' }).tap();
		const drawer = page.getByRole('dialog', { name: 'Bureau' });
		await expect(drawer).toBeVisible();
		await drawer.getByRole('button', { name: 'Voorraad', exact: true }).tap();
		await expect(drawer.getByRole('heading', { name: 'Voorraad' })).toBeVisible();
		await drawer.getByRole('button', { name: 'Terug naar het gesprek' }).tap();
		await expect(drawer).toBeHidden();
		await expect(page.locator('.note')).toContainText('voorraad');
		await expect(options(page).first()).toBeInViewport();

		await page.getByRole('button', { name: 'Open je bureau' }).tap();
		await expect(drawer.getByRole('heading', { name: 'Voorraad' })).toBeVisible();
		await page.keyboard.press('Escape');
		await expect(drawer).toBeHidden();
	});

	test('a form stays in sight above the desk, which can be made larger', async ({ page, site }) => {
		await page.goto(site.url + play('a'));
		const steps = way(scenario, 'a');
		const form = steps.findIndex(({ event }) => event.type === 'submit');
		const driver = new Driver(page, CASE, 'a');
		for (const step of steps.slice(0, form)) await driver.do(step);
		const field = page.locator('.decision form input').nth(1);
		await field.focus();
		await page.getByRole('button', { name: 'Open je bureau' }).tap();
		const drawer = page.getByRole('dialog', { name: 'Bureau' });
		const top = async () => (await drawer.boundingBox())?.y ?? 0;
		const box = await field.boundingBox();
		expect(box?.y).toBeGreaterThan(60);
		expect((box?.y ?? 0) + (box?.height ?? 0)).toBeLessThan(await top());
		const half = await top();
		await drawer.getByRole('button', { name: 'Groter' }).tap();
		await expect.poll(top).toBeLessThan(half / 2);
	});

	test('options are large enough for a thumb', async ({ page, site }) => {
		await page.goto(site.url + play('a'));
		await begin(page);
		for (const option of await options(page).all()) {
			const box = await option.boundingBox();
			expect(box?.height).toBeGreaterThanOrEqual(44);
		}
	});
});

test('the desk begins closed, and looking is part of the talk', async ({ page, site }) => {
	await page.goto(site.url + play('a'));
	await begin(page);
	await expect(page.getByText('Kies een map.')).toBeVisible();
	await expect(page.locator('.note')).toHaveCount(0);
	const top = () => options(page).first().boundingBox();
	const before = await top();
	await page.getByRole('button', { name: 'Voorraad', exact: true }).click();
	await expect(page.locator('.note')).toHaveCount(1);
	expect(Math.abs(((await top())?.y ?? 0) - (before?.y ?? 0))).toBeLessThan(60);
	// What is looked up in a row is one note, which opens.
	await page.getByRole('button', { name: 'Prijzen', exact: true }).click();
	await expect(page.locator('.note')).toHaveCount(1);
	await page.getByText('Je zocht 2 dingen op.').click();
	await expect(page.locator('.note p')).toHaveText([/voorraad/, /prij/]);
});

test('a pause says that all is kept, and leads home', async ({ page, site }) => {
	await page.goto(site.url + play('a'));
	await begin(page);
	await options(page).first().click();
	await page.getByRole('button', { name: 'Pauze' }).click();
	const dialog = page.getByRole('dialog', { name: 'Gepauzeerd' });
	await expect(dialog).toContainText('Alles is bewaard');
	await page.keyboard.press('1');
	await expect(page.locator('.said')).toHaveCount(1);
	await dialog.getByRole('link', { name: 'Naar het begin' }).click();
	await expect(page.getByRole('heading', { level: 1 })).toBeVisible();
});

test('a browser that refuses storage says so, and one can play on', async ({ page, site }) => {
	await page.addInitScript(() => {
		const refuse = () => {
			throw new DOMException('denied', 'SecurityError');
		};
		Object.defineProperty(window, 'indexedDB', { get: refuse });
		Object.defineProperty(window, 'localStorage', { get: refuse });
	});
	await page.goto(site.url + play('a'));
	await begin(page);
	await expect(page.getByText('Deze browser bewaart niets').first()).toBeVisible();
	await options(page).first().click();
	await expect(page.locator('.said')).toHaveCount(1);
});

test('a case or a variant that does not exist is said plainly', async ({ page, site }) => {
	await page.goto(`${site.url}#/play/bestaat-niet`);
	await expect(page.getByText('bestaat-niet')).toBeVisible();
	await page.goto(site.url + play('zz'));
	await expect(page.getByText('zz')).toBeVisible();
	await expect(page.getByRole('link', { name: 'Naar het begin' })).toBeVisible();
});

test('who speaks is seen: a colleague in the strip, then the customer, with his face of that moment', async ({
	page,
	site,
}) => {
	const id = 'gegronde-klacht';
	const { scenario } = caseOf(id);
	const [variant = ''] = Object.keys(scenario.variants);
	await page.goto(`${site.url}#/play/${id}?variant=${variant}`);
	const driver = new Driver(page, id, variant);
	const strip = page.locator('.customer');
	const said = page.locator('.transcript > .line');
	await driver.begin();
	for (const step of way(scenario, variant, 'worst')) {
		const name = page.locator('.transcript > .colleague.first strong').last();
		await expect
			.poll(async () => {
				const speaks = (await said.last().getAttribute('class'))?.includes('colleague');
				const shown = await strip.locator('h2').innerText();
				return speaks ? shown === (await name.innerText()) : shown !== 'Noor Jacobs';
			}, step.beat)
			.toBe(true);
		if (step.event.type === 'submit') break;
		await driver.do(step);
	}
	// One face at the first words of each turn, and a mood in words for those who do not see it.
	const turns = page.locator('.transcript > .line.first:not(.colleague)');
	expect(await turns.count()).toBeGreaterThan(1);
	for (const turn of await turns.all()) {
		await expect(turn.locator('.face svg')).toBeVisible();
		await expect(turn.locator('.visually-hidden')).toHaveText(/, .+:$/);
	}
});

test('what one prepares alone is a note, and not said to anybody', async ({ page, site }) => {
	const id = 'binnen-je-grenzen';
	const { scenario } = caseOf(id);
	const [variant = ''] = Object.keys(scenario.variants);
	await page.goto(`${site.url}#/play/${id}?variant=${variant}`);
	const driver = new Driver(page, id, variant);
	for (const step of way(scenario, variant)) {
		await driver.do(step);
		if (step.event.type === 'arrange') break;
	}
	await expect(page.locator('.transcript > .said')).toHaveCount(0);
	await expect(page.locator('.transcript > .note li')).toHaveCount(5);
});
