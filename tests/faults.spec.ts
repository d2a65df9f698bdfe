import type { BrowserContext, FrameLocator, Page } from '@playwright/test';
import { encodeCourse } from '../src/lib/lms/course-state.ts';
import { newAttempt } from '../src/lib/scenario/run/new-attempt.ts';
import { Driver, begin, caseOf, way } from './drive.ts';
import {
	expect,
	fail,
	held,
	test,
	type Fault,
	type LaunchOptions,
	type Platform,
} from './fixtures.ts';

/*
 * What happens on a bad day: in every case the learner can finish, sees what is and is not saved, keeps
 * what was decided, and what could not be sent is sent at the next launch.
 */

const CASE = 'niet-in-voorraad';
const { scenario } = caseOf(CASE);
const VARIANT = 'a';
/** The shortest way to the end: nothing is looked up. */
const steps = way(scenario, VARIANT, 'worst');
const decisions = Object.values(scenario.beats).filter((beat) => 'items' in beat).length;

type Sco = { page: Page; sco: FrameLocator; driver: Driver };

async function launch(
	context: BrowserContext,
	platform: Platform,
	options: LaunchOptions = {},
): Promise<Sco> {
	const page = await context.newPage();
	await platform.launch(page, {}, options);
	const sco = page.frameLocator('iframe');
	return { page, sco, driver: new Driver(sco, CASE, VARIANT) };
}

async function play({ driver }: Sco, from = 0, to = steps.length) {
	for (const step of steps.slice(from, to)) await driver.do(step);
}

const behind = ({ sco }: Sco) => sco.locator('.notices', { hasText: 'Nog niet op het platform' });
const statusOf = async ({ page }: Sco) => (await held(page)).core?.lesson_status;
const idsOf = async ({ page }: Sco) => {
	const entries = Object.values((await held(page)).interactions ?? {}) as { id?: string }[];
	return entries.flatMap((entry) => entry?.id ?? []);
};

/** All is with the platform: status, score, and every decision once. */
async function isComplete(at: Sco) {
	await expect.poll(() => statusOf(at)).toBe('failed');
	const ids = await idsOf(at);
	expect(new Set(ids).size).toBe(decisions);
	expect(ids).toHaveLength(decisions);
}

/** One package for each test: the case in one variant, so that the way through it is known. */
const open = (
	packageOf: (options: { scenarios: string[]; variant: string }) => Promise<Platform>,
) => packageOf({ scenarios: [CASE], variant: VARIANT });

/** Says that what was played without a platform is the learner's own. */
async function claim({ sco }: Sco) {
	await expect(sco.getByRole('heading', { name: 'Was jij dit?' })).toBeVisible();
	await sco.getByRole('button', { name: /Ja/ }).click();
}

test('no API: it says so; the next launch takes it along, if the learner says it is theirs', async ({
	context,
	packageOf,
}) => {
	const platform = await open(packageOf);
	const alone = await launch(context, platform, { missing: true });
	await expect(alone.sco.locator('.notices')).toContainText('geen leerplatform gevonden');
	await play(alone);
	await expect(alone.sco.locator('.end')).toBeVisible();
	await alone.page.close();

	const other = await launch(context, platform);
	await expect(other.sco.getByRole('heading', { name: 'Was jij dit?' })).toBeVisible();
	await other.sco.getByRole('button', { name: /Nee/ }).click();
	await begin(other.sco);
	await expect(other.sco.locator('.option').first()).toBeVisible();
	expect(await statusOf(other)).not.toBe('failed');
	await other.page.close();

	const later = await launch(context, platform);
	await claim(later);
	await expect(later.sco.locator('.decisions > li').first()).toBeVisible();
	await isComplete(later);
});

for (const how of ['throws', 'false', 'blank'] as const) {
	test(`an API that ${how === 'throws' ? how : `answers ${how}`} to everything`, async ({
		context,
		packageOf,
	}) => {
		const platform = await open(packageOf);
		const bad = await launch(context, platform, { fault: { how } });
		await play(bad, 0, 1);
		await expect(behind(bad)).toBeVisible();
		await play(bad, 1);
		await bad.sco.locator('.end .primary').click();
		await expect(bad.sco.locator('.decisions > li').first()).toBeVisible();
		await bad.page.close();

		const later = await launch(context, platform);
		await claim(later);
		await isComplete(later);
	});
}

test('an API that is slow by seconds', async ({ context, packageOf }) => {
	const platform = await open(packageOf);
	const slow: Fault = { call: 'Commit', how: 'slow' };
	const at = await launch(context, platform, { fault: slow });
	await play(at);
	await expect(at.sco.locator('.end')).toBeVisible();
	await isComplete(at);
});

test('the session is gone in the middle', async ({ context, packageOf }) => {
	const platform = await open(packageOf);
	const first = await launch(context, platform);
	await play(first, 0, 4);
	const before = (await idsOf(first)).length;
	await fail(first.page, { how: 'gone' });
	await play(first, 4);
	await expect(behind(first)).toBeVisible();
	await first.sco.locator('.end .primary').click();
	await expect(first.sco.locator('.decisions > li').first()).toBeVisible();
	expect((await idsOf(first)).length).toBe(before);
	await first.page.close();

	const later = await launch(context, platform);
	await expect(later.sco.locator('.decisions > li').first()).toBeVisible();
	await isComplete(later);
});

test('Commit fails for ten minutes', async ({ context, packageOf }) => {
	const platform = await open(packageOf);
	const page = await context.newPage();
	await page.clock.install();
	await platform.launch(page, {}, { fault: { call: 'Commit', how: 'false' } });
	const sco = page.frameLocator('iframe');
	const at = { page, sco, driver: new Driver(sco, CASE, VARIANT) };
	await play(at, 0, 3);
	await expect(behind(at)).toBeVisible();
	await page.clock.runFor('10:00');
	await expect(behind(at)).toBeVisible();
	expect(await statusOf(at)).toBeUndefined();
	await fail(page);
	// The line is asked as well, and answers in its own time.
	await expect(async () => {
		await page.clock.runFor('01:00');
		await expect(behind(at)).toBeHidden({ timeout: 500 });
	}).toPass();
	expect(await statusOf(at)).toBe('incomplete');
	await play(at, 3);
	await page.clock.runFor('00:05');
	await isComplete(at);
});

test('a saved state that was cut off: the journal has it all the same', async ({
	context,
	packageOf,
}) => {
	const platform = await open(packageOf);
	const first = await launch(context, platform);
	await play(first, 0, 4);
	const lines = await first.sco.locator('.transcript > li').allInnerTexts();
	await expect.poll(() => statusOf(first)).toBe('incomplete');
	await first.page.close();
	const tamper = await context.newPage();
	await tamper.goto(`${platform.url}scorm.js`);
	await tamper.evaluate(() => {
		const cmi = JSON.parse(localStorage.getItem('cmi') ?? '{}');
		cmi.suspend_data = cmi.suspend_data.slice(0, -4);
		localStorage.setItem('cmi', JSON.stringify(cmi));
	});
	const later = await launch(context, platform);
	await expect(later.sco.locator('.transcript > li')).toHaveText(lines);
	await play(later, 4);
	await isComplete(later);
});

const other = newAttempt(
	{ ...scenario, id: 'other', code: 'XX01' },
	{ variant: VARIANT, mode: 'practice', conversation: 'nl', random: () => 0.5, now: 0 },
);
const foreign = encodeCourse([
	{ scenario: { ...scenario, id: 'other', code: 'XX01' }, attempt: other },
]);
for (const [what, state, said] of [
	['truncated', foreign.slice(0, 12), 'onleesbaar'],
	['forged', foreign.replace('XX01', scenario.code), 'onleesbaar'],
	['of another course', foreign, 'hoort bij een andere case'],
] as const) {
	test(`a saved state that is ${what}, and nothing in the journal`, async ({
		context,
		packageOf,
	}) => {
		const platform = await open(packageOf);
		await context.addInitScript((suspend_data) => {
			if (window !== window.top || localStorage.getItem('cmi')) return;
			localStorage.setItem('cmi', JSON.stringify({ suspend_data, core: {} }));
		}, state);
		const at = await launch(context, platform);
		await expect(at.sco.locator('.notices')).toContainText(said);
		await play(at);
		await isComplete(at);
	});
}

/** An attempt at the case as it was in an older version, where its variant had another name. */
function older(count: number, result?: { earned: number; available: number; failed: boolean }) {
	const facts = scenario.variants[VARIANT] ?? {};
	const before = { ...scenario, hash: 'older', variants: { before: facts } };
	const attempt = {
		...newAttempt(before, {
			...{ variant: 'before', mode: 'practice', conversation: 'nl', random: () => 0.5, now: 0 },
		}),
		steps: way(before, 'before', 'worst')
			.slice(0, count)
			.map(({ event }) => ({ event, at: 0 })),
	};
	return encodeCourse([{ scenario: before, attempt, ...(result ? { result } : {}) }]);
}
const put = (context: BrowserContext, suspend_data: string, core: object = {}) =>
	context.addInitScript(
		(cmi) => {
			if (window !== window.top || localStorage.getItem('cmi')) return;
			localStorage.setItem('cmi', JSON.stringify(cmi));
		},
		{ suspend_data, core },
	);

test('a platform that can be read only late: what it holds is gone on with', async ({
	context,
	packageOf,
}) => {
	const platform = await open(packageOf);
	const begun = newAttempt(scenario, {
		...{ variant: VARIANT, mode: 'practice', conversation: 'nl', random: () => 0.5, now: 0 },
	});
	const attempt = { ...begun, steps: steps.slice(0, 6).map(({ event }) => ({ event, at: 0 })) };
	await put(context, encodeCourse([{ scenario, attempt }]));
	const page = await context.newPage();
	await page.clock.install();
	await platform.launch(page, {}, { fault: { how: 'false' } });
	const sco = page.frameLocator('iframe');
	const at = { page, sco, driver: new Driver(sco, CASE, VARIANT) };
	await play(at, 0, 2);
	await expect(behind(at)).toBeVisible();
	await fail(page);
	await page.clock.runFor('01:00');
	await expect(sco.locator('.notices')).toContainText('ander venster');
	await play(at, 6);
	await page.clock.runFor('00:05');
	await expect.poll(() => statusOf(at)).toBe('failed');
});

test('an attempt at an older version whose steps no longer fit begins anew, and says so', async ({
	context,
	packageOf,
}) => {
	const platform = await open(packageOf);
	await put(context, older(3));
	const at = await launch(context, platform);
	await expect(at.sco.locator('.notices')).toContainText('intussen vernieuwd');
	await play(at);
	await isComplete(at);
});

test('a result of an older version stands; what is played now is practice', async ({
	context,
	packageOf,
}) => {
	const platform = await open(packageOf);
	const score = { raw: '95', min: '0', max: '100' };
	await put(context, older(Infinity, { earned: 20, available: 21, failed: false }), {
		...{ lesson_status: 'passed', score },
	});
	const at = await launch(context, platform);
	await expect(at.sco.locator('.notices')).toContainText('Je resultaat van toen blijft tellen');
	await play(at);
	await expect(at.sco.locator('.end')).toBeVisible();
	const { core } = await held(at.page);
	expect(core.lesson_status).toBe('passed');
	expect(Number(core.score.raw)).toBeGreaterThan(90);
});

for (const [what, after] of [
	['denied', 0],
	['full after three writes', 3],
] as const) {
	test(`storage is ${what}: the platform has it`, async ({ context, packageOf }) => {
		const platform = await open(packageOf);
		await context.addInitScript((left) => {
			if (window === window.top) return;
			let writes = left;
			const refuse = () => {
				throw new DOMException('no room', 'QuotaExceededError');
			};
			Storage.prototype.setItem = refuse;
			if (!left) {
				Object.defineProperty(window, 'indexedDB', { get: refuse });
				return;
			}
			for (const name of ['put', 'add'] as const) {
				const own = IDBObjectStore.prototype[name];
				IDBObjectStore.prototype[name] = function (...args) {
					return writes-- > 0 ? own.apply(this, args) : refuse();
				};
			}
		}, after);
		const first = await launch(context, platform);
		await play(first, 0, 6);
		await expect(first.sco.locator('.notices')).toContainText('Deze browser bewaart niets');
		const lines = await first.sco.locator('.transcript > li').allInnerTexts();
		await expect.poll(async () => (await held(first.page)).suspend_data ?? '').toContain(',');
		await first.page.close();

		const later = await launch(context, platform);
		await expect(later.sco.locator('.transcript > li')).toHaveText(lines);
		await play(later, 6);
		await isComplete(later);
	});
}

const elsewhere = ({ sco }: Sco) =>
	sco.getByRole('heading', { name: /staat open in een ander venster/ });
const takeOver = ({ sco }: Sco) => sco.getByRole('button', { name: 'Speel hier verder' });

test('two windows on one attempt: the second reads, takes over, and the first never writes again', async ({
	context,
	packageOf,
}) => {
	const platform = await open(packageOf);
	const one = await launch(context, platform);
	await play(one, 0, 2);
	await expect.poll(() => statusOf(one)).toBe('incomplete');
	const two = await launch(context, platform);
	await expect(elsewhere(two)).toBeVisible();
	await expect(two.sco.locator('.option')).toHaveCount(0);
	await play(one, 2, 5);
	const lines = await one.sco.locator('.transcript > li').allInnerTexts();
	await takeOver(two).click();
	await expect(two.sco.locator('.transcript > li')).toHaveText(lines);
	await expect(elsewhere(one)).toBeVisible();
	await play(two, 5);
	await isComplete(two);
	const before = await held(two.page);
	// Terminate of an old tab tells all that it holds.
	await one.page.close({ runBeforeUnload: true });
	await expect.poll(() => one.page.isClosed()).toBe(true);
	expect(await held(two.page)).toEqual(before);
});

test('two windows that begin at the same time: one of them plays', async ({
	context,
	packageOf,
}) => {
	const platform = await open(packageOf);
	const one = await launch(context, platform);
	const two = await launch(context, platform);
	await begin(two.sco);
	await expect(elsewhere(two)).toBeVisible();
	await play(one, 0, 2);
	await takeOver(two).click();
	await expect(two.sco.locator('.transcript > li')).toHaveCount(
		await one.sco.locator('.transcript > li').count(),
	);
	await expect(elsewhere(one)).toBeVisible();
});

test('where a browser has no locks, windows ask each other', async ({ context, packageOf }) => {
	await context.addInitScript(() => {
		Object.defineProperty(navigator, 'locks', { value: undefined });
	});
	const platform = await open(packageOf);
	const one = await launch(context, platform);
	await play(one, 0, 2);
	const two = await launch(context, platform);
	await expect(elsewhere(two)).toBeVisible();
	await takeOver(two).click();
	await expect(elsewhere(one)).toBeVisible();
	await play(two, 2, 3);
});

test('a platform that does not know what lies in the browser: the learner says whether it belongs here', async ({
	context,
	packageOf,
}) => {
	const platform = await open(packageOf);
	const first = await launch(context, platform);
	await play(first, 0, 3);
	await expect.poll(() => statusOf(first)).toBe('incomplete');
	const lines = await first.sco.locator('.transcript > li').allInnerTexts();
	// The trainer deletes the attempt.
	await first.page.evaluate(() => localStorage.removeItem('cmi'));
	await fail(first.page, { how: 'throws' });
	await first.page.close();

	const second = await launch(context, platform);
	await expect(second.sco.getByText('Het leerplatform kent het niet')).toBeVisible();
	await second.sco.getByRole('button', { name: /Ja, ga ermee verder/ }).click();
	await expect(second.sco.locator('.transcript > li')).toHaveText(lines);
	await second.page.evaluate(() => localStorage.removeItem('cmi'));
	await fail(second.page, { how: 'throws' });
	await second.page.close();

	const third = await launch(context, platform);
	await third.sco.getByRole('button', { name: /Nee, begin opnieuw/ }).click();
	await begin(third.sco);
	await expect(third.sco.locator('.option').first()).toBeVisible();
	expect(await statusOf(third)).not.toBe('failed');
	await third.page.close();
	const fourth = await launch(context, platform);
	await begin(fourth.sco);
	await expect(fourth.sco.locator('.option').first()).toBeVisible();
});

test('a reload after the platform has closed the session: the work is there, and it says what to do', async ({
	context,
	packageOf,
}) => {
	const platform = await open(packageOf);
	const at = await launch(context, platform);
	await play(at, 0, 3);
	await expect.poll(() => statusOf(at)).toBe('incomplete');
	const lines = await at.sco.locator('.transcript > li').allInnerTexts();
	await fail(at.page, { how: 'gone' });
	const sco = at.page.frames()[1];
	await sco?.evaluate(() => location.reload());
	await expect(at.sco.locator('.transcript > li')).toHaveText(lines);
	await play(at, 3, 4);
	await expect(at.sco.locator('.notices')).toContainText('open de oefening opnieuw');
	await at.page.close();

	const later = await launch(context, platform);
	await expect(later.sco.locator('.transcript > li').first()).toBeVisible();
	await play(later, 4);
	await isComplete(later);
});

test('a better result that the platform holds is never made worse', async ({
	context,
	packageOf,
}) => {
	const platform = await open(packageOf);
	const score = { raw: '95', min: '0', max: '100' };
	await put(context, '', { lesson_status: 'passed', score });
	const at = await launch(context, platform);
	await play(at);
	await expect(at.sco.locator('.end')).toBeVisible();
	await expect.poll(async () => (await held(at.page)).suspend_data ?? '').toContain(',');
	const { core } = await held(at.page);
	expect([core.lesson_status, core.score.raw]).toEqual(['passed', '95']);
});

test('the tab is killed at any call: all that was decided and written is there at the next launch', async ({
	context,
	packageOf,
}) => {
	const platform = await open(packageOf);
	let done = 0;
	// Each launch takes one decision and is killed some calls later than the launch before it.
	for (let after = 0; done < steps.length; after += 3) {
		const at = await launch(context, platform);
		// Where the last page died before the platform heard of it.
		const own = at.sco.getByRole('button', { name: /Ja, ga ermee verder/ });
		await expect(own.or(at.sco.locator('.begin, .decision, .go-on, .end')).first()).toBeVisible();
		if (await own.isVisible()) await own.click();
		await begin(at.sco);
		await expect(at.sco.locator('.option, form, .pick, .go-on, .end').first()).toBeVisible();
		await expect(at.sco.locator('.transcript > li').first()).toBeVisible();
		await fail(at.page, { how: 'throws', after });
		await play(at, done, done + 1);
		done++;
		await at.page.close();
	}
	const last = await launch(context, platform);
	await expect(last.sco.locator('.decisions > li').first()).toBeVisible();
	await isComplete(last);
});

test('offline in the middle, and back', async ({ context, packageOf }) => {
	const platform = await open(packageOf);
	const page = await context.newPage();
	// What the end needs is fetched ahead; the last of it is the text of the debrief.
	const ahead = page.waitForResponse((response) => /Debrief/.test(response.url()));
	await platform.launch(page);
	const sco = page.frameLocator('iframe');
	const at = { page, sco, driver: new Driver(sco, CASE, VARIANT) };
	await play(at, 0, 3);
	await ahead.catch(() => undefined);
	await page.waitForLoadState('networkidle');
	await context.setOffline(true);
	await play(at, 3);
	await sco.locator('.end .primary').click();
	await expect(sco.locator('.decisions > li').first()).toBeVisible();
	await context.setOffline(false);
	await isComplete(at);
});
