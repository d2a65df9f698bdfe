/** The calls that both standards offer, under different names. */
export type ScormApi = Record<string, (...args: string[]) => string | number | boolean>;

export type FoundApi = { standard: 'scorm12' | 'scorm2004'; api: ScormApi };

/** More hops than any platform nests; some frames are their own parent's parent. */
const MAX_HOPS = 50;

/**
 * The platform's API: in this window, then its parents, then its opener and the opener's parents; 2004
 * before 1.2. A window of another origin throws when touched: such a hop ends its chain, no more.
 */
export function findApi(own: Window): FoundApi | undefined {
	const chain = [...parentsOf(own)];
	for (const start of [...chain]) {
		const opener = touch(() => start.opener as Window | null);
		if (opener) chain.push(...parentsOf(opener));
	}
	for (const [name, standard] of [
		['API_1484_11', 'scorm2004'],
		['API', 'scorm12'],
	] as const) {
		for (const window of chain) {
			const api = touch(() => (window as unknown as Record<string, ScormApi>)[name]);
			if (api && touch(() => speaks(standard, api))) return { standard, api };
		}
	}
	return undefined;
}

/** Milliseconds that a platform may take to put its API up, and between two looks for it. */
const PATIENCE = 2500;
const AGAIN = 100;

/**
 * The platform's API, which may come a little later than the page. Not waited for where there is nobody who
 * could put one up: in a window of its own that nobody opened.
 */
export async function awaitApi(own: Window): Promise<FoundApi | undefined> {
	const alone = touch(() => own.parent === own && !own.opener);
	for (let waited = 0; ; waited += AGAIN) {
		const found = findApi(own);
		if (found || alone || waited >= PATIENCE) return found;
		await new Promise((resolve) => setTimeout(resolve, AGAIN));
	}
}

/** Whether it is an API of the standard, and not an element or an empty object of that name. It may be a function. */
function speaks(standard: FoundApi['standard'], api: ScormApi): boolean {
	const call = api[standard === 'scorm12' ? 'LMSInitialize' : 'Initialize'];
	return (typeof call as string) === 'function';
}

function* parentsOf(window: Window): Generator<Window> {
	let current = window;
	for (let hop = 0; hop < MAX_HOPS; hop++) {
		yield current;
		const parent = touch(() => current.parent);
		if (!parent || parent === current) return;
		current = parent;
	}
}

function touch<T>(read: () => T): T | undefined {
	try {
		return read();
	} catch {
		return undefined;
	}
}
