import AxeBuilder from '@axe-core/playwright';
import { readContent } from '../src/cli/read-content.ts';
import { decodeCourse } from '../src/lib/lms/course-state.ts';
import type { Scenario } from '../src/lib/scenario/format/scenario.ts';
import { Driver, begin, way } from './drive.ts';
import { expect, held, test } from './fixtures.ts';
import type { FrameLocator, Page } from '@playwright/test';

const { content } = readContent('scenarios');
const [first, second] = content?.cases.map(({ scenario }) => scenario) ?? [];

test.describe('a package with several cases', () => {
	test.skip(!first || !second, 'there is one case only');
	if (!first || !second) return;
	const scenarios = [first, second];
	const ids = scenarios.map(({ id }) => id);

	/** Plays the open case to its end, by the best or the worst way. */
	async function play(
		page: Page,
		sco: FrameLocator,
		scenario: Scenario,
		{ aim = 'best', steps = Infinity }: { aim?: 'best' | 'worst'; steps?: number } = {},
	) {
		const variant = Object.keys(scenario.variants)[0] ?? '';
		const driver = new Driver(sco, scenario.id, variant);
		for (const step of way(scenario, variant, aim).slice(0, steps)) await driver.do(step);
	}
	const variantOf = (scenario: Scenario) => Object.keys(scenario.variants)[0] ?? '';
	const row = (sco: FrameLocator, index: number) => sco.locator('.cases > li').nth(index);

	for (const standard of ['scorm12', 'scorm2004'] as const) {
		test(`is played case by case, left, taken up and finished, ${standard}`, async ({
			page,
			context,
			packageOf,
		}) => {
			test.skip(variantOf(first) !== variantOf(second), 'the variants are not called alike');
			const platform = await packageOf({
				...{ standard, scenarios: ids, title: 'Twee gesprekken', variant: variantOf(first) },
			});
			const statusOf = async (on: Page) => {
				const cmi = await held(on);
				const { core = {}, completion_status, success_status } = cmi;
				return String(core.lesson_status ?? `${completion_status} ${success_status}`);
			};
			await platform.launch(page);
			const sco = page.frameLocator('iframe');
			await expect(sco.getByRole('heading', { level: 1 })).toHaveText('Twee gesprekken');
			await expect(sco.getByText('Dag Lena Peeters')).toBeVisible();
			await expect(sco.locator('.cases > li')).toHaveCount(2);
			await row(sco, 0).getByRole('link').click();
			await play(page, sco, first);
			await sco.locator('.end .primary').click();
			await expect(sco.getByText('Bespreking van Lena Peeters')).toBeVisible();
			await sco.getByRole('link', { name: /Naar het begin/ }).click();
			await expect(row(sco, 0)).toContainText('100 %');
			await expect(row(sco, 1)).toContainText('Nog niet gespeeld');

			// The second case half-way: the first stays as it is.
			await sco.locator('.hero .primary').click();
			await play(page, sco, second, { aim: 'worst', steps: 3 });
			await expect.poll(() => statusOf(page)).toMatch(/^incomplete/);
			await page.close();

			const again = await context.newPage();
			await platform.launch(again);
			const taken = again.frameLocator('iframe');
			await expect(row(taken, 0)).toContainText('100 %');
			await expect(row(taken, 1)).toContainText(/van \d+ beslissingen/);
			// The debrief can be read again.
			await row(taken, 0).getByRole('link').click();
			await expect(taken.locator('.decisions > li').first()).toBeVisible();
			// Playing again is practice: the first result counts.
			await taken.getByRole('button', { name: /Opnieuw, met een andere/ }).click();
			await expect(taken.getByRole('status').first()).toContainText('telt niet mee');
			await again.evaluate(() => history.back());

			await taken.locator('.hero .primary').click();
			const driver = new Driver(taken, second.id, variantOf(second));
			for (const step of way(second, variantOf(second), 'worst').slice(3)) await driver.do(step);
			await expect(taken.locator('.end')).toBeVisible();
			await expect
				.poll(() => statusOf(again))
				.toBe(standard === 'scorm12' ? 'failed' : 'completed failed');
			const cmi = await held(again);
			const score = Number((cmi.core?.score ?? cmi.score).raw);
			expect(score).toBeGreaterThan(0);
			expect(score).toBeLessThan(70);
			expect(cmi.suspend_data.length).toBeLessThanOrEqual(4096);
			const decoded = decodeCourse(scenarios, cmi.suspend_data);
			expect(decoded.ok && [...decoded.cases.keys()]).toEqual(ids);
			const entries = Object.values(cmi.interactions as Record<string, { id?: string }>);
			const interactions = entries.flatMap((entry) => entry?.id ?? []);
			expect(new Set(interactions).size).toBe(interactions.length);
			for (const { code } of scenarios) {
				expect(interactions.some((id) => id.startsWith(`${code}-`))).toBe(true);
			}
		});
	}

	for (const colorScheme of ['light', 'dark'] as const) {
		for (const width of [340, 1280]) {
			test(`axe finds nothing in the list: ${colorScheme}, ${width} px`, async ({
				page,
				packageOf,
			}) => {
				await page.emulateMedia({ colorScheme, reducedMotion: 'reduce' });
				await page.setViewportSize({ width, height: 900 });
				const platform = await packageOf({ scenarios: ids });
				await platform.launch(page);
				const sco = page.frameLocator('iframe');
				await expect(sco.locator('.cases > li')).toHaveCount(2);
				const { violations } = await new AxeBuilder({ page })
					.include(['iframe', '.page'])
					.analyze();
				expect(violations.map(({ id }) => id)).toEqual([]);
				const overflow = await page
					.frames()[1]
					?.evaluate(
						() => document.documentElement.scrollWidth - document.documentElement.clientWidth,
					);
				expect(overflow).toBeLessThanOrEqual(0);
			});
		}
	}

	test('review shows the debrief and records nothing; browse plays and records nothing', async ({
		page,
		context,
		packageOf,
	}) => {
		const platform = await packageOf({ scenarios: [first.id], variant: variantOf(first) });
		await platform.launch(page);
		await play(page, page.frameLocator('iframe'), first, { aim: 'worst' });
		await expect.poll(async () => (await held(page)).core?.lesson_status).toBe('failed');
		await page.close();
		for (const mode of ['review', 'browse']) {
			const looking = await context.newPage();
			await platform.launch(looking, { lesson_mode: mode });
			// The page before said on leaving how long it took.
			const before = await held(looking);
			const sco = looking.frameLocator('iframe');
			if (mode === 'review') {
				await expect(sco.locator('.decisions > li').first()).toBeVisible();
			} else {
				await expect(sco.getByRole('status').first()).toContainText('niets geregistreerd');
				await begin(sco);
				await sco.locator('.option').first().click();
				await expect(sco.locator('.said')).toHaveCount(1);
			}
			await looking.evaluate(() => document.querySelector('iframe')?.remove());
			expect(await held(looking)).toEqual(before);
			await looking.close();
		}
	});

	test('launch data choose what is played; what cannot be read is said', async ({
		page,
		packageOf,
	}) => {
		const platform = await packageOf({ standard: 'scorm2004', scenarios: ids });
		const launch_data = `case=${second.id};language=fr;mode=exam;pass-mark=80`;
		await platform.launch(page, { launch_data });
		const sco = page.frameLocator('iframe');
		await begin(sco);
		await expect(sco.locator('.decision, .go-on').first()).toBeVisible();
		await expect(sco.getByRole('status').first()).toContainText('mode=exam');
		await expect(sco.locator('html')).toHaveAttribute('lang', 'fr');
	});
});
