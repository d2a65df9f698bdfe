import { resolve } from 'node:path';
import { pathToFileURL } from 'node:url';
import { expect, test } from './fixtures.ts';

/* Where nothing would appear, the page says why and what to do. */

for (const address of ['nergens', 'play', 'debrief/a/b', '%E0%A4%A']) {
	test(`an address that leads nowhere, #/${address}, has a way home`, async ({ page, site }) => {
		await page.goto(`${site.url}#/${address}`);
		await expect(page.getByRole('heading', { level: 1 })).toHaveText('Dat lukt niet');
		await expect(page.getByText('Deze pagina bestaat niet.')).toBeVisible();
		await page.getByRole('link', { name: 'Naar het begin' }).click();
		await expect(page.getByRole('link', { name: /Begin met/ })).toBeVisible();
	});
}

test('an address that becomes unreadable on the way has a way home too', async ({ page, site }) => {
	await page.goto(`${site.url}#/`);
	await expect(page.getByRole('link', { name: /Begin met/ })).toBeVisible();
	await page.evaluate(() => (location.hash = '#/%E0%A4%A'));
	await expect(page.getByText('Deze pagina bestaat niet.')).toBeVisible();
});

const FAULTS = {
	missing: { status: 404, contentType: 'text/html', body: 'Not found' },
	type: { status: 200, contentType: 'text/plain', body: 'export {}' },
} as const;

for (const [cause, answer] of Object.entries(FAULTS)) {
	test(`chunks that come as ${answer.status} ${answer.contentType}: says ${cause}`, async ({
		page,
		site,
	}) => {
		await page.route('**/_app/**/*.js', (route) => route.fulfill(answer));
		await page.goto(`${site.url}#/play/niet-in-voorraad`);
		await expect(page.locator('.waiting')).toHaveAttribute('data-cause', cause);
		await expect(page.getByRole('alert')).toBeVisible();
		await expect(page.locator('.waiting button')).toBeVisible();
	});
}

test('opened from the disk: says that it needs a server', async ({ page }) => {
	await page.goto(pathToFileURL(resolve('build/index.html')).href);
	await expect(page.getByRole('alert')).toContainText('vanaf je schijf');
	await expect(page.getByRole('alert')).toContainText('from your disk');
});

test('paper is light, also where the screen is dark', async ({ page, site }) => {
	await page.emulateMedia({ colorScheme: 'dark' });
	await page.goto(`${site.url}#/`);
	await expect(page.getByRole('link', { name: /Begin met/ })).toBeVisible();
	const ground = () => page.evaluate(() => getComputedStyle(document.body).backgroundColor);
	const screen = await ground();
	await page.emulateMedia({ media: 'print', colorScheme: 'dark' });
	expect(await ground()).toBe('rgb(247, 243, 236)');
	expect(screen).not.toBe('rgb(247, 243, 236)');
});
