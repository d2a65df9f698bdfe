import type { Page } from '@playwright/test';
import { Driver, caseOf, way } from './drive.ts';
import { expect, test } from './fixtures.ts';

const CASE = 'niet-in-voorraad';

/** Notes every request and every word that the browser says against the page. */
function watch(page: Page) {
	const requests: string[] = [];
	const complaints: string[] = [];
	page.on('request', (request) => requests.push(request.url()));
	page.on('console', (message) => {
		if (['error', 'warning'].includes(message.type())) complaints.push(message.text());
	});
	page.on('pageerror', (error) => complaints.push(String(error)));
	return { requests, complaints };
}

test('a case asks nothing of another origin and breaks no rule of its policy', async ({
	page,
	site,
}) => {
	const { requests, complaints } = watch(page);
	await page.goto(`${site.url}#/`);
	await expect(page.getByRole('heading', { level: 1 })).toBeVisible();
	await page.goto(`${site.url}#/play/${CASE}?variant=b`);
	const driver = new Driver(page, CASE, 'b');
	for (const step of way(caseOf(CASE).scenario, 'b')) await driver.do(step);
	await page.locator('.end .primary').click();
	await expect(page.getByRole('heading', { level: 1 })).toBeVisible();
	await page.goto(`${site.url}#/qualification`);
	await expect(page.getByText('B1.1')).toBeAttached();
	await page.goto(`${site.url}#/about`);
	await expect(page.getByRole('heading', { level: 1 })).toBeVisible();

	const { origin } = new URL(site.url);
	const elsewhere = requests.filter(
		(url) => !url.startsWith(`${origin}/`) && !/^(data|blob):/.test(url),
	);
	expect(elsewhere).toEqual([]);
	expect(complaints).toEqual([]);
});

test('the policy allows no eval and no script that is not ours', async ({ page, site }) => {
	await page.goto(`${site.url}#/`);
	await expect(page.getByRole('heading', { level: 1 })).toBeVisible();
	const outcome = await page.evaluate(async () => {
		// What the test tool runs may use eval; what runs after it is the page's own.
		await new Promise((resolve) => setTimeout(resolve));
		const attempt = (work: () => unknown) => {
			try {
				work();
				return 'ran';
			} catch (error) {
				return (error as Error).name;
			}
		};
		const script = document.createElement('script');
		script.textContent = 'window.inlineRan = true';
		document.head.append(script);
		return {
			eval: attempt(() => (0, eval)('1')),
			function: attempt(() => new Function('return 1')()),
			inline: 'inlineRan' in window,
		};
	});
	expect(outcome).toEqual({ eval: 'EvalError', function: 'EvalError', inline: false });
});
