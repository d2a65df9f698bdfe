import { expect, test } from './fixtures.ts';

/** Gzip bytes of all requests until the first option can be clicked, in a package. */
const BUDGET = 80_000;

/** Requests until then. Each is a wait for the line, or a turn on it. */
const REQUESTS = 8;

test('the first option is there within the budget of bytes and requests', async ({
	page,
	platform,
}) => {
	await page.addInitScript(() => {
		if (window === window.top) return;
		// Told by the browser when the option is put in the page, before any timer can run: what is asked
		// for once the first screen stands does not count.
		const observer = new MutationObserver(() => {
			// The case opens on a screen of its own; nothing more is asked for between Begin and the first option.
			document.querySelector<HTMLElement>('.begin')?.click();
			if (!document.querySelector('button.option')) return;
			observer.disconnect();
			// What had arrived by now; the page itself is not among the resources.
			const arrived = performance.getEntriesByType('resource').map(({ name }) => name);
			Object.assign(window, { arrived: [location.href.split('#')[0], ...arrived] });
		});
		observer.observe(document, { childList: true, subtree: true });
	});
	await platform.launch(page);
	await expect(page.frameLocator('iframe').locator('button.option').first()).toBeVisible();
	const sco = page.frames()[1];
	const arrived = await sco?.evaluate(() => (window as unknown as { arrived: string[] }).arrived);

	const paths = new Set(arrived?.map((url) => decodeURIComponent(new URL(url).pathname)));
	const ours = platform.sent.filter(({ path }) => paths.has(path));
	expect(ours.length).toBeGreaterThan(3);
	const bytes = ours.reduce((sum, request) => sum + request.bytes, 0);
	const list = ours.map(({ path, bytes }) => `${bytes} ${path}`).join('\n');
	console.log(`${bytes} bytes in ${ours.length} requests until the first option`);
	expect(bytes, list).toBeLessThanOrEqual(BUDGET);
	expect(ours.length, list).toBeLessThanOrEqual(REQUESTS);
});
