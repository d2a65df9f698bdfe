import { chromium, type Browser, type Page } from '@playwright/test';
import { findBrowser } from '../src/cli/browser.mjs';
import { serve } from './serve.ts';

/*
 * npm run bench [-- RUNS]: how fast the first case is, on a processor slowed down four times and a line of
 * 1.6 Mbps with 150 ms, as medians of a few cold runs. It judges nothing: machines differ. Build first.
 */

const RUNS = Number(process.argv[2] ?? 5);
const SLOWER = 4;
const LINE = {
	offline: false,
	latency: 150,
	downloadThroughput: 200_000,
	uploadThroughput: 93_750,
};
const CASE = '#/play/niet-in-voorraad?variant=a';

const executablePath = await findBrowser();
if (!executablePath) process.exit(1);
const server = await serve({ '/deep/': 'build' });
const browser = await chromium.launch({
	executablePath,
	args: ['--disable-gpu', ...(process.getuid?.() === 0 ? ['--no-sandbox'] : [])],
});

const first: number[] = [];
const clicks: number[] = [];
for (let run = 0; run < RUNS; run++) {
	const page = await slowPage(browser);
	first.push(await timeToFirstOption(page));
	await page.locator('.face svg').waitFor();
	// A choice, and going on from it; a form comes next.
	for (let click = 0; click < 2; click++) clicks.push(await clickToNext(page));
	await page.context().close();
}
await browser.close();
await server.close();

const bytes = server.sent.slice(0, server.sent.length / RUNS);
console.log(`first option, cold: ${median(first).toFixed(0)} ms (bar 1000 ms)`);
console.log(`click until the next is painted: ${median(clicks).toFixed(0)} ms (bar 40 ms)`);
console.log(`${bytes.length} requests a run, ${sum(bytes.map((sent) => sent.bytes))} bytes in all`);

async function slowPage(browser: Browser): Promise<Page> {
	const page = await (await browser.newContext({ reducedMotion: 'reduce' })).newPage();
	// tsx marks functions with a helper that a page does not have.
	await page.addInitScript('globalThis.__name = (value) => value');
	const session = await page.context().newCDPSession(page);
	await session.send('Network.enable');
	await session.send('Network.emulateNetworkConditions', LINE);
	await session.send('Emulation.setCPUThrottlingRate', { rate: SLOWER });
	return page;
}

/** From the start of navigation to the first frame in which an option can be clicked. */
async function timeToFirstOption(page: Page): Promise<number> {
	await page.goto(`${server.url}deep/${CASE}`, { waitUntil: 'commit' });
	return page.evaluate(
		() =>
			new Promise<number>((resolve) => {
				const look = () => {
					document.querySelector<HTMLElement>('.begin')?.click();
					if (document.querySelector('.option')?.checkVisibility()) {
						const { port1, port2 } = new MessageChannel();
						port1.onmessage = () => resolve(performance.now());
						port2.postMessage(0);
					} else requestAnimationFrame(look);
				};
				look();
			}),
	);
}

/** From a click on what can be done to the first frame that shows what comes of it. */
async function clickToNext(page: Page): Promise<number> {
	await page.evaluate(() => {
		const shown = () => document.querySelector<HTMLElement>('.talk')?.innerText;
		const before = shown();
		const took = new Promise<number>((resolve) => {
			const onClick = ({ timeStamp }: MouseEvent) => {
				const { port1, port2 } = new MessageChannel();
				port1.onmessage = () => resolve(performance.now() - timeStamp);
				const look = () => {
					if (shown() === before) requestAnimationFrame(look);
					else port2.postMessage(0);
				};
				look();
			};
			addEventListener('click', onClick, { once: true, capture: true });
		});
		Object.assign(window, { took });
	});
	await page.locator('.option, .go-on button').first().click();
	return page.evaluate(() => (window as unknown as { took: Promise<number> }).took);
}

function median(values: number[]): number {
	return [...values].sort((a, b) => a - b)[Math.floor(values.length / 2)] ?? NaN;
}

function sum(values: number[]): number {
	return values.reduce((total, value) => total + value, 0);
}
