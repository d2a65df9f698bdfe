import type { Page } from '@playwright/test';
import { Driver, begin, caseOf, way } from './drive.ts';
import { decodeCourse } from '../src/lib/lms/course-state.ts';
import { expect, held, test } from './fixtures.ts';

const CASE = 'niet-in-voorraad';
const { scenario } = caseOf(CASE);

/** The variant that was drawn, from the state that the platform keeps. */
async function variantOf(page: Page): Promise<string> {
	const decoded = decodeCourse([scenario], (await held(page)).suspend_data);
	const saved = decoded.ok ? decoded.cases.get(CASE) : undefined;
	if (!saved || !('attempt' in saved)) throw new Error('the platform holds no attempt');
	return saved.attempt.variant;
}

test('is played in a platform, closed half-way, resumed and finished', async ({
	page,
	platform,
	context,
}) => {
	await platform.launch(page);
	const sco = page.frameLocator('iframe');
	await begin(sco);
	await expect(sco.locator('.option').first()).toBeVisible();
	// Any option tells which variant was drawn; that first decision is then lost or won as it falls.
	await sco.locator('.option').first().click();
	await expect
		.poll(() => held(page).then((cmi) => cmi.suspend_data ?? ''))
		.toContain(scenario.code);
	const variant = await variantOf(page);
	const driver = new Driver(sco, CASE, variant);
	const steps = way(scenario, variant).filter(({ beat }) => beat !== 'arrival');

	for (const step of steps.slice(0, 8)) await driver.do(step);
	const before = await sco.locator('.transcript > li').allInnerTexts();
	await expect.poll(async () => (await held(page)).core.lesson_status).toBe('incomplete');
	await page.close();

	const again = await context.newPage();
	await platform.launch(again);
	const resumed = again.frameLocator('iframe');
	await expect(resumed.locator('.transcript > li')).toHaveText(before);
	const second = new Driver(resumed, CASE, variant);
	for (const step of steps.slice(8)) await second.do(step);
	await expect(resumed.locator('.end')).toBeVisible();

	await expect.poll(async () => (await held(again)).core.lesson_status).toMatch(/passed|failed/);
	const cmi = await held(again);
	const score = Number(cmi.core.score.raw);
	expect(score).toBeGreaterThanOrEqual(85);
	expect(score).toBeLessThanOrEqual(100);
	expect(cmi.core).toMatchObject({
		lesson_status: 'passed',
		exit: 'suspend',
		lesson_location: '7/7',
	});
	expect(cmi.core.score).toMatchObject({ min: '0', max: '100' });
	expect(cmi.suspend_data.length).toBeLessThan(4096);
	expect(cmi.suspend_data).toMatch(/^[\x20-\x7e]+$/);

	type Told = { id: string; student_response: string; correct_responses: Record<string, unknown> };
	const interactions = Object.values(cmi.interactions as Record<string, Told>).filter(
		(entry) => typeof entry === 'object',
	);
	expect(interactions).toHaveLength(7);
	expect(new Set(interactions.map(({ id }) => id)).size).toBe(7);
	// In words, and with what was right.
	expect(interactions[0]?.student_response).toMatch(/^[a-d]: \p{Lu}.{10}/u);
	for (const { student_response, correct_responses } of interactions) {
		expect(student_response).toMatch(/^[^:]+: /);
		expect(correct_responses['0']).toMatchObject({ pattern: expect.stringMatching(/^[^:]+: /) });
	}
	const objectives = Object.values(
		cmi.objectives as Record<string, { id: string; score: { raw: string } }>,
	).filter((entry) => typeof entry === 'object');
	expect(objectives.map(({ id }) => id)).toEqual(['B3', 'S1', 'S2', 'S3', 'S4', 'S7', 'S8']);
	for (const { score } of objectives) expect(Number(score.raw)).toBeGreaterThanOrEqual(0);
});

test('shows the debrief when it is launched again after the end', async ({
	page,
	platform,
	context,
}) => {
	await platform.launch(page);
	const sco = page.frameLocator('iframe');
	await begin(sco);
	await sco.locator('.option').first().click();
	await expect
		.poll(() => held(page).then((cmi) => cmi.suspend_data ?? ''))
		.toContain(scenario.code);
	const variant = await variantOf(page);
	const driver = new Driver(sco, CASE, variant);
	for (const step of way(scenario, variant, 'worst').filter(({ beat }) => beat !== 'arrival')) {
		await driver.do(step);
	}
	await expect.poll(async () => (await held(page)).core.lesson_status).toBe('failed');
	await page.close();

	const again = await context.newPage();
	await platform.launch(again);
	await expect(again.frameLocator('iframe').getByRole('heading', { level: 1 })).toBeVisible();
	await expect(again.frameLocator('iframe').locator('.option')).toHaveCount(0);
});

test('records nothing in browse mode', async ({ page, platform }) => {
	await platform.launch(page, { lesson_mode: 'browse' });
	const sco = page.frameLocator('iframe');
	await begin(sco);
	await sco.locator('.option').first().click();
	await expect(sco.locator('.said')).toHaveCount(1);
	await expect(sco.getByRole('status').first()).toContainText('niets geregistreerd');
	expect((await held(page)).suspend_data ?? '').toBe('');
});

test('says so and starts afresh when the saved state is damaged', async ({ page, platform }) => {
	await page.addInitScript(() => {
		if (window === window.top && !localStorage.getItem('cmi')) {
			localStorage.setItem('cmi', JSON.stringify({ suspend_data: 'B1;niet-in;half', core: {} }));
		}
	});
	await platform.launch(page);
	const sco = page.frameLocator('iframe');
	await expect(sco.getByRole('status').first()).toContainText('onleesbaar');
	await begin(sco);
	await expect(sco.locator('.option').first()).toBeVisible();
});
