import { expect, test } from './fixtures.ts';

/** Gzip bytes of all requests until the first option can be clicked, in a package. */
const BUDGET = 80_000;

test('the first option is there within the byte budget', async ({ page, platform }) => {
	let seen = -1;
	await page.exposeFunction('firstOption', () => {
		if (seen < 0) seen = platform.sent.length;
	});
	await page.addInitScript(() => {
		if (window === window.top) return;
		const look = () => {
			const option = document.querySelector('button.option');
			const { firstOption } = window.parent as unknown as { firstOption: () => void };
			if (option?.checkVisibility()) firstOption();
			else requestAnimationFrame(look);
		};
		requestAnimationFrame(look);
	});
	await platform.launch(page);
	await expect(page.frameLocator('iframe').locator('button.option').first()).toBeVisible();
	await expect.poll(() => seen).toBeGreaterThan(0);

	// The platform's own page and script are not ours.
	const ours = platform.sent.slice(0, seen).filter(({ path }) => path.startsWith('/a/deep/'));
	const bytes = ours.reduce((sum, request) => sum + request.bytes, 0);
	const list = ours.map(({ path, bytes }) => `${bytes} ${path}`).join('\n');
	console.log(`${bytes} bytes in ${ours.length} requests until the first option`);
	expect(bytes, list).toBeLessThanOrEqual(BUDGET);
});
