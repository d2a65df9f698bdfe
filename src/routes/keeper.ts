import { loadScenario } from '$lib/content/content.ts';
import type { LmsWishes } from '$lib/lms/lms.ts';
import type { ScormSession } from '$lib/lms/scorm-session.ts';
import { Reporter } from '$lib/lms/reporter.svelte.ts';
import type { Finished, Found } from '$lib/lms/reconcile.ts';
import type { Attempt } from '$lib/scenario/run/attempt.ts';
import type { Scenario } from '$lib/scenario/format/scenario.ts';
import { databaseExists } from '$lib/store/exists.ts';
import type { Journal, StoredAttempt } from '$lib/store/journal.ts';

export type KeeperOptions = {
	/** Whose attempts these are, in this browser's journal. */
	owner: string;
	/** Ids of the cases, in order. */
	cases: readonly string[];
	/** The session with the platform around us. Without one, this page embeds its own. */
	session?: ScormSession | undefined;
	wishes?: LmsWishes;
	passMark: number;
	/** Whether the cases are one whole, with one result: a course, or any package in a platform. */
	whole: boolean;
};

/** Keeps what is played: finds what there is to go on with, and tells the platform, ours or theirs. */
export class Keeper {
	readonly options: KeeperOptions;
	/** Play, but record nothing: what the platform calls browse and review. */
	readonly aside: boolean;
	/** Told when the platform turned out to hold another attempt, which counts instead. */
	onReplaced: ((attempt: Attempt) => void) | undefined;
	#journal: Promise<Journal> | undefined;
	#reporter: Reporter | undefined;
	#found: Promise<Found | undefined> | undefined;
	#told = new Map<string, number>();

	constructor(options: KeeperOptions) {
		this.options = options;
		const mode = options.session?.launch.mode ?? 'normal';
		this.aside = mode !== 'normal';
	}

	/** This browser's journal, opened once. */
	readonly journal = (): Promise<Journal> =>
		(this.#journal ??= import('$lib/store/dexie-journal.ts')
			.then(({ openJournal }) => openJournal())
			.catch((error: unknown) => {
				this.#journal = undefined;
				throw error;
			}));

	scenarios(): Promise<Scenario[]> {
		return Promise.all(this.options.cases.map(loadScenario));
	}

	/**
	 * What there is to go on with; undefined on a first visit. The machine that judges it is loaded only when
	 * there is something. What the journal has and the platform has not is told at once.
	 */
	takeUp(): Promise<Found | undefined> {
		return (this.#found ??= this.#takeUp().catch((error: unknown) => {
			this.#found = undefined;
			throw error;
		}));
	}

	async #takeUp(): Promise<Found | undefined> {
		const { session, whole } = this.options;
		// Who only browses plays from the start; who reviews looks back.
		if (session?.launch.mode === 'browse') return undefined;
		const state = session?.launch.state ?? '';
		const stored = await this.#stored();
		if (!state && !stored.length) return undefined;
		const [{ reconcile }, scenarios] = await Promise.all([
			import('$lib/attempt/engine.ts'),
			this.scenarios(),
		]);
		const finished: Finished = session ? 'untold' : whole ? 'all' : 'none';
		const found = reconcile(scenarios, state, this.aside ? [] : stored, finished);
		if (this.aside) return found;
		for (const id of found.aside) {
			void this.journal()
				.then((journal) => journal.setAside(id))
				.catch(() => undefined);
		}
		if (whole) {
			const reporter = this.#shared();
			for (const [id, { attempt, told, kept }] of found.cases) {
				if (kept) reporter.begin(id, { kept });
				else if (attempt) reporter.begin(id, { attempt, ...(told ? { told } : {}) });
			}
			if ([...found.cases.values()].some(({ attempt, kept }) => attempt || kept)) reporter.tell();
		}
		return found;
	}

	/** Attempts that somebody made here when the platform could not be found, and nobody has claimed. */
	async unclaimed(without: string): Promise<StoredAttempt[]> {
		const { session, owner, cases } = this.options;
		if (!session || this.aside || owner === without || session.launch.state) return [];
		const stored = await this.#stored(without);
		return stored.filter(
			({ attempt, row }) =>
				cases.includes(attempt.scenario) && attempt.steps.length > 0 && !row.setAside,
		);
	}

	/** Who tells of an attempt: one for all in a whole, else one for each. */
	reporterFor(attempt: Attempt): Reporter {
		if (this.options.whole) return this.#shared();
		return (this.#reporter = this.#make(`${this.options.owner}/${attempt.id}`));
	}

	/** Who tells of the whole; undefined where nothing has been told. */
	get reporter(): Reporter | undefined {
		return this.#reporter;
	}

	#shared(): Reporter {
		return (this.#reporter ??= this.#make(this.options.owner));
	}

	#make(place: string): Reporter {
		const { session, wishes = {}, passMark } = this.options;
		const telling = () => import('./telling.ts');
		return new Reporter({
			lms: async () => {
				const { embedded, platformOf } = await telling();
				return session ? platformOf(session, wishes) : embedded(place);
			},
			leave: () => session?.leave(),
			passMark,
			onReplaced: (attempt) => this.onReplaced?.(attempt),
			scenarios: () => this.scenarios(),
			words: async (scenario, attempt) => (await telling()).wordsOf(scenario, attempt),
			groupNames: async () => (await telling()).groupNames(),
			onTold: (attempts) => void this.#noteTold(attempts).catch(() => undefined),
			now: () => Date.now(),
		});
	}

	/** What the platform has confirmed need not be sent at the next launch. */
	async #noteTold(attempts: readonly Attempt[]) {
		const journal = await this.journal();
		for (const { id, steps } of attempts) {
			if (this.#told.get(id) === steps.length) continue;
			this.#told.set(id, steps.length);
			await journal.told(id, steps.length);
		}
	}

	async #stored(owner = this.options.owner): Promise<StoredAttempt[]> {
		if ((await databaseExists()) === false) return [];
		try {
			return await patiently(this.journal().then((journal) => journal.list(owner)));
		} catch {
			// A browser that refuses storage has nothing stored.
			return [];
		}
	}
}

/** Milliseconds to wait for this browser's storage at launch. */
const PATIENCE = 5000;

/** A browser that keeps us waiting is one that refuses. */
function patiently<T>(work: Promise<T>): Promise<T> {
	return new Promise((resolve, reject) => {
		const timer = setTimeout(() => reject(new Error('the storage does not answer')), PATIENCE);
		void work.then(resolve, reject).finally(() => clearTimeout(timer));
	});
}
