import type { Lms, LmsRecord, SaveResult } from './lms.ts';

/** Whether what was done is with the platform. `behind`: it is not, and is tried again. */
export type SaveState =
	{ kind: 'saved' } | { kind: 'saving' } | { kind: 'behind'; since: number; message: string };

/** Keeps a platform up to date. */
export type Saver = {
	/** Tells the platform this, now; if it will not take it, again and again. */
	save(record: () => LmsRecord): void;
	/** Tries once more at once, for a page that is being hidden or closed. */
	flush(): void;
	stop(): void;
};

const FIRST_WAIT = 1000;
const LONGEST_WAIT = 60_000;

/**
 * A saver that tells the newest record and, when the platform refuses, tries again after 1, 2, 4 …
 * seconds, at most a minute apart. Platforms can be slow, so it calls them `later`, after the screen has
 * moved. Timer and clock are passed in.
 */
export function createSaver(
	lms: Pick<Lms, 'save'>,
	onState: (state: SaveState) => void,
	{
		later,
		now,
	}: { later: (work: () => void, milliseconds: number) => () => void; now: () => number },
): Saver {
	let pending: (() => LmsRecord) | undefined;
	let cancel: (() => void) | undefined;
	let wait = FIRST_WAIT;
	let behindSince: number | undefined;

	const attempt = () => {
		cancel?.();
		cancel = undefined;
		if (!pending) return;
		let result: SaveResult;
		try {
			result = lms.save(pending());
		} catch (error) {
			result = { ok: false, code: 'exception', message: String(error) };
		}
		if (result.ok) {
			pending = undefined;
			wait = FIRST_WAIT;
			behindSince = undefined;
			onState({ kind: 'saved' });
			return;
		}
		behindSince ??= now();
		onState({ kind: 'behind', since: behindSince, message: result.message });
		cancel = later(attempt, wait);
		wait = Math.min(wait * 2, LONGEST_WAIT);
	};

	return {
		save(record) {
			pending = record;
			if (behindSince === undefined) onState({ kind: 'saving' });
			cancel?.();
			cancel = later(attempt, 0);
		},
		flush: attempt,
		stop() {
			cancel?.();
			cancel = undefined;
		},
	};
}
