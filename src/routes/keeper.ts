import { loadScenario } from '$lib/content/content.ts';
import type { LmsWishes } from '$lib/lms/lms.ts';
import type { ScormSession } from '$lib/lms/scorm-session.ts';
import { Reporter } from '$lib/lms/reporter.svelte.ts';
import type { Finished, Found } from '$lib/lms/reconcile.ts';
import type { Attempt } from '$lib/scenario/run/attempt.ts';
import type { Scenario } from '$lib/scenario/format/scenario.ts';
import { createStopwatch, type Stopwatch } from '$lib/attempt/stopwatch.ts';
import type { Turn } from '$lib/attempt/one-window.ts';
import { databaseExists } from '$lib/store/exists.ts';
import { patiently } from '$lib/store/patiently.ts';
import type { Journal, StoredAttempt } from '$lib/store/journal.ts';

export type KeeperOptions = {
	/** Whose attempts these are, in this browser's journal. */
	owner: string;
	/** Where attempts lie that were made when there was no platform. */
	nobody?: string;
	/** What the owners of all activities of this learner begin with. */
	learner?: string | undefined;
	/** Whether this tab has shown this activity before: what is in the journal is then its own. */
	returning?: boolean;
	/** The platform has closed the session of this tab: it hears of nothing more. */
	ended?: boolean;
	/** Ids of the cases, in order. */
	cases: readonly string[];
	/** The session with the platform around us. Without one, this page embeds its own. */
	session?: ScormSession | undefined;
	wishes?: LmsWishes;
	passMark: number;
	/** Whether the cases are one whole, with one result: a course, or any package in a platform. */
	whole: boolean;
};

/** Milliseconds that the first screen has the line for itself. */
const FIRST_SCREEN_ALONE = 500;

const later = () => import('./after-first-screen.ts');

/** Keeps what is played: finds what there is to go on with, and tells the platform, ours or theirs. */
export class Keeper {
	readonly options: KeeperOptions;
	/** Play, but record nothing: what the platform calls browse and review. */
	readonly aside: boolean;
	/** How long the page was looked at. */
	readonly stopwatch: Stopwatch = createStopwatch(() => performance.now());
	/** Another window plays: this one only reads. */
	elsewhere = false;
	/** Told when another window plays on from here, or has done so all along. */
	onElsewhere: (() => void) | undefined;
	/** Told when the platform turned out to hold another attempt, which counts instead. */
	onReplaced: ((attempt: Attempt) => void) | undefined;
	#journal: Promise<Journal> | undefined;
	#reporter: Reporter | undefined;
	#found: Promise<Found | undefined> | undefined;
	#told = new Map<string, number>();
	#turn: Promise<Turn> | undefined;
	/** Resolves once this window may write: until then nothing is told. */
	#mayWrite: Promise<void>;
	#allow: () => void = () => undefined;
	/** Attempts of which the learner said that they do not belong here. */
	#others: readonly string[] = [];

	constructor(options: KeeperOptions) {
		this.options = options;
		const mode = options.session?.launch.mode ?? 'normal';
		this.aside = mode !== 'normal';
		this.#mayWrite = new Promise((resolve) => (this.#allow = resolve));
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

	/** Attempts in this browser of which nobody has said that they belong here; see strays.ts. */
	async unclaimed(): Promise<StoredAttempt[]> {
		const { session, owner, nobody, learner } = this.options;
		if (!session || this.aside || (await databaseExists()) === false) return [];
		const { straysAmong } = await later();
		const [left, own] = await Promise.all([
			nobody && nobody !== owner ? this.#stored(nobody) : [],
			learner ? this.#stored(learner, 'under') : [],
		]);
		return straysAmong([...left, ...own], this.options);
	}

	/** Goes on without these attempts: the learner said that they do not belong here. */
	leaveOut(attempts: readonly string[]) {
		this.#others = attempts;
	}

	/** Asks whether this window may write; what it has to tell waits for that. */
	turn(): Promise<Turn> {
		return (this.#turn ??= later()
			.then(({ takeTurn }) => {
				const { owner, cases, whole } = this.options;
				const name = whole ? owner : `${owner}/${cases.join()}`;
				return takeTurn(name, () => this.#giveUp());
			})
			.then((turn) => {
				if (turn.mine) this.#allow();
				else this.#readOnly();
				return turn;
			}));
	}

	/** Takes over from the window that plays, and looks again at what there is to go on with. */
	async takeOver() {
		const turn = await this.turn();
		await turn.take();
		this.elsewhere = false;
		// What was told from here before another window took over is told anew.
		if (this.#reporter?.stopped) this.#reporter = undefined;
		this.#found = undefined;
		this.#allow();
	}

	/** Asks whether this window may play, and tells the platform what becomes of the page; gives how to stop. */
	follow(): () => void {
		let stop: (() => void) | undefined;
		const begin = async () => {
			stop = (await later()).followPage(this);
			await this.turn();
		};
		const timer = setTimeout(() => void begin().catch(() => undefined), FIRST_SCREEN_ALONE);
		return () => {
			clearTimeout(timer);
			stop?.();
		};
	}

	#giveUp() {
		this.#reporter?.stop();
		this.#mayWrite = new Promise((resolve) => (this.#allow = resolve));
		this.#readOnly();
	}

	#readOnly() {
		this.elsewhere = true;
		this.onElsewhere?.();
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
		const { session, wishes = {}, passMark, ended = false } = this.options;
		const telling = () => import('./telling.ts');
		return new Reporter({
			lms: async () => {
				void this.turn();
				await this.#mayWrite;
				const { embedded, lineTo, platformOf } = await telling();
				return session
					? platformOf(session, { ...wishes, ended, line: lineTo() })
					: embedded(place);
			},
			leave: () => session?.leave(),
			passMark,
			onReplaced: (attempt) => this.onReplaced?.(attempt),
			scenarios: () => this.scenarios(),
			words: async (scenario, attempt) => (await telling()).wordsOf(scenario, attempt),
			groupNames: async () => (await telling()).groupNames(),
			onTold: (attempts) => void this.#noteTold(attempts).catch(() => undefined),
			now: () => Date.now(),
			spent: () => this.stopwatch.elapsed(),
			// Our own platform lies in this browser.
			...(session ? { online: () => navigator.onLine } : {}),
			later: afterPaint,
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

	async #stored(owner = this.options.owner, under?: 'under'): Promise<StoredAttempt[]> {
		if ((await databaseExists()) === false) return [];
		try {
			const list = (journal: Journal) => (under ? journal.listUnder(owner) : journal.list(owner));
			const stored = await patiently(this.journal().then(list));
			return stored.filter(({ attempt }) => !this.#others.includes(attempt.id));
		} catch {
			// A browser that refuses storage has nothing stored.
			return [];
		}
	}
}

/** A platform may be slow, and grading takes a while: the screen is painted first. */
function afterPaint(work: () => void, milliseconds: number): () => void {
	let timer: ReturnType<typeof setTimeout> | undefined;
	const begin = () => (timer = setTimeout(work, milliseconds));
	// A page that is hidden is not painted.
	const paints = !milliseconds && document.visibilityState === 'visible';
	const frame = paints ? requestAnimationFrame(begin) : undefined;
	if (frame === undefined) begin();
	return () => {
		if (frame !== undefined) cancelAnimationFrame(frame);
		clearTimeout(timer);
	};
}
