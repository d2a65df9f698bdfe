import { CODES, type Lms, type LmsRecord, type SaveResult } from './lms.ts';

/** Why a platform is behind, where the learner can do something or needs to know. */
export type Why = 'offline' | 'closed' | 'altered';

/** Whether what was done is with the platform. `behind`: it is not, and is tried again. */
export type SaveState =
	| { kind: 'saved' }
	| { kind: 'saving' }
	| { kind: 'behind'; since: number; message: string; why?: Why };

/** Keeps a platform up to date. */
export type Saver = {
	/** Tells the platform this, now; if it will not take it, again and again. */
	save(record: () => LmsRecord): void;
	/** Tries what is left at once: the line is back. */
	retry(): void;
	/** Tells at once what there is to tell, for a page that is being hidden or closed. */
	flush(): void;
	stop(): void;
};

export type SaverOptions = {
	/** Does work after so many milliseconds, and after the screen is painted; gives how to cancel it. */
	later: (work: () => void, milliseconds: number) => () => void;
	/** Milliseconds since 1970. */
	now: () => number;
	/** False while the browser knows that there is no line: then nothing is told. */
	online?: (() => boolean) | undefined;
};

const FIRST_WAIT = 1000;
const LONGEST_WAIT = 60_000;

const WHY: Record<string, Why> = {
	[CODES.closed]: 'closed',
	[CODES.altered]: 'altered',
	[CODES.tooLong]: 'altered',
};

/**
 * A saver that tells the newest record and, when the platform refuses, tries again after 1, 2, 4 …
 * seconds, at most a minute apart. Platforms can be slow, so it calls them `later`, after the screen has
 * moved. Timer and clock are passed in.
 */
export function createSaver(
	lms: Pick<Lms, 'save' | 'flushOnHide'>,
	onState: (state: SaveState) => void,
	{ later, now, online = () => true }: SaverOptions,
): Saver {
	let pending: (() => LmsRecord) | undefined;
	/** What was told last: how long the page was open changes after it. */
	let last: (() => LmsRecord) | undefined;
	let cancel: (() => void) | undefined;
	let wait = FIRST_WAIT;
	let behindSince: number | undefined;
	let busy = false;

	const behind = (message: string, why?: Why) => {
		behindSince ??= now();
		onState({ kind: 'behind', since: behindSince, message, ...(why ? { why } : {}) });
		cancel?.();
		cancel = later(attempt, wait);
		wait = Math.min(wait * 2, LONGEST_WAIT);
	};
	const attempt = () => {
		cancel?.();
		cancel = undefined;
		if (!pending || busy) return;
		if (!online()) {
			behind('the browser is offline', 'offline');
			return;
		}
		busy = true;
		void tell(pending);
	};
	const tell = async (record: () => LmsRecord) => {
		let result: SaveResult;
		try {
			result = await lms.save(record());
		} catch (error) {
			result = { ok: false, code: 'exception', message: String(error) };
		}
		busy = false;
		if (!result.ok) {
			behind(result.message, WHY[result.code]);
			return;
		}
		wait = FIRST_WAIT;
		behindSince = undefined;
		last = record;
		if (pending === record) {
			pending = undefined;
			onState({ kind: 'saved' });
		} else attempt();
	};

	return {
		save(record) {
			pending = record;
			if (behindSince === undefined) onState({ kind: 'saving' });
			cancel?.();
			cancel = later(attempt, 0);
		},
		retry() {
			wait = FIRST_WAIT;
			attempt();
		},
		flush() {
			const record = pending ?? last;
			if (!record || !online()) return;
			try {
				lms.flushOnHide(record());
			} catch {
				// What could not be told is told at the next launch: the journal has it.
			}
		},
		stop() {
			cancel?.();
			cancel = undefined;
			pending = undefined;
			last = undefined;
		},
	};
}
