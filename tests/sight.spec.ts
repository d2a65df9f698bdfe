import { CASES, Driver, caseOf, way } from './drive.ts';
import { expect, test } from './fixtures.ts';

/*
 * On a phone, on arrival at each decision: the last line, the question, and what one chooses from. All options
 * of a choice and all cards of a sequence; of what is longer than a screen, where one begins: of a document its head.
 */

declare global {
	interface Window {
		movedDown: () => number;
	}
}

test.use({
	viewport: { width: 360, height: 740 },
	hasTouch: true,
	isMobile: true,
	reducedMotion: 'reduce',
});

/** What of a decision must be in sight. */
const WANTED: Record<string, string> = {
	choose: '.option',
	arrange: '.pick',
	submit: 'form :is(.field, .paper)',
	mark: '.decision :is(.paper, .screen)',
	offer: 'form .terms > *',
	write: 'form',
};

/** Pixels that are hidden, above or below what is free of the screen, and what stands where. */
type Seen = {
	options: number[];
	question: number;
	line: number | undefined;
	top: number;
	tops: number[];
};

/** Measures in the page, in one go. `part`: of each option all, or where it begins. */
function look({ wanted, part }: { wanted: string; part: 'whole' | 'top' }): Seen {
	const box = (selector: string) => document.querySelector(selector)?.getBoundingClientRect();
	const above = box('.customer')?.bottom ?? Infinity;
	const below = box('.dock')?.top ?? -Infinity;
	const hidden = (element: Element | undefined | null, only: 'whole' | 'top' = 'whole') => {
		const { top, bottom } = element?.getBoundingClientRect() ?? {
			top: -Infinity,
			bottom: Infinity,
		};
		const end = only === 'top' ? top + 44 : bottom;
		return Math.round(Math.max(0, above - top, end - below));
	};
	const lines = document.querySelectorAll('.transcript > .line');
	const line = lines[lines.length - 1];
	const asked = document.querySelectorAll('.decision, .go-on, .end');
	return {
		options: [...document.querySelectorAll(wanted)].map((one) => hidden(one, part)),
		question: hidden(document.querySelector('.decision h2')),
		line: line && hidden(line),
		top: Math.round(box('.decision')?.top ?? 0),
		tops: [line, ...asked].flatMap((one) => one?.getBoundingClientRect().top ?? []),
	};
}

/** What is in sight once the page has come to rest. */
const arrives = expect.configure({ soft: true, timeout: 3_000 });

/** Notes by how much the page moves down from a click until `movedDown` is asked, which begins anew. */
function watchMoves() {
	let from = -Infinity;
	let down = 0;
	const note = () => (down = Math.max(down, from - scrollY));
	addEventListener('click', () => (from = scrollY), true);
	addEventListener('scroll', note);
	const movedDown = () => {
		note();
		const moved = down;
		from = -Infinity;
		down = 0;
		return moved;
	};
	Object.assign(window, { movedDown });
}

for (const id of CASES) {
	const { scenario } = caseOf(id);
	for (const variant of Object.keys(scenario.variants)) {
		test(`${id} ${variant}: the last line, the question and the options are in sight`, async ({
			page,
			site,
		}) => {
			await page.goto(`${site.url}#/play/${id}?variant=${variant}`);
			// What is explained at once is read as well, and comes before the last line.
			const driver = new Driver(page, id, variant);
			await driver.begin();
			await page.evaluate(watchMoves);
			for (const step of way(scenario, variant, 'worst')) {
				const kind = step.event.type;
				const where = `${step.beat} (${kind})`;
				const wanted = WANTED[kind];
				if (wanted) {
					await expect(page.locator(wanted).first()).toBeVisible();
					const part = kind === 'choose' ? 'whole' : 'top';
					const seen = () => page.evaluate(look, { wanted, part } as const);
					// All options of a choice; of what may be longer than a screen, where it begins.
					const wrong = async () => {
						const { options, question, line = 0 } = await seen();
						const some = kind === 'choose' ? options : options.slice(0, 1);
						return [
							...some.flatMap((pixels, place) => (pixels ? [`option ${place}: ${pixels} px`] : [])),
							...(question ? [`the question: ${question} px`] : []),
							...(kind === 'choose' && line >= 24 ? [`the last line: ${line} px`] : []),
						];
					};
					await arrives.poll(wrong, { message: `${where}: hidden` }).toEqual([]);
					const { options, top } = await seen();
					if (kind === 'arrange' && (options.at(-1) ?? 0) > 0)
						expect.soft(top, `${where}: cards begin at the top`).toBeLessThanOrEqual(100);
				}
				await driver.do(step);
				const down = await page.evaluate(() => window.movedDown());
				// What was folded may leave the question, or what was said, above the screen: the page comes back to it.
				const { tops } = await page.evaluate(look, { wanted: '.option', part: 'top' } as const);
				const back = tops.some((top) => top >= 60 && top <= 100);
				// Where cards give way, a frame may show the page a line lower before it is put back.
				if (!back) expect.soft(down, `${where}: the page moved down`).toBeLessThanOrEqual(32);
			}
		});
	}
}
