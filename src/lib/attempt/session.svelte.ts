import type { Language } from '../i18n/language.ts';
import type { SaveState } from '../lms/saver.ts';
import type { Attempt } from '../scenario/run/attempt.ts';
import type { Snapshot } from '../scenario/run/machine.ts';
import type { Frame, Replay } from '../scenario/run/replay.ts';
import { beatOf, type Scenario } from '../scenario/format/scenario.ts';
import { firstContext } from '../scenario/run/context.ts';
import type { Step, StepEvent } from '../scenario/run/step.ts';
import { arrival, progress, type Shown } from '../scenario/run/arrival.ts';
import { patiently } from '../store/patiently.ts';
import type { Conflict, Journal } from '../store/journal.ts';
import type { Reporter } from '../lms/reporter.svelte.ts';

/** Where a session keeps and reports what is done. */
export type SessionOptions = {
	scenario: Scenario;
	attempt: Attempt;
	/** Whose attempt it is, for the journal. */
	owner: string;
	/** Opened late, so that the first screen need not wait for it. */
	journal: () => Promise<Journal>;
	/** Who tells a platform. Absent: nothing is reported (a "what if", a second go inside a platform). */
	reporter?: Pick<Reporter, 'saving' | 'report' | 'flush'>;
	/** Whether the journal holds the attempt already. */
	journalled?: boolean;
	/** Told when another window went on: with its attempt, which is to be played instead. */
	onConflict?: (attempt: Attempt) => void;
	/** Milliseconds since 1970. */
	now: () => number;
	/** Milliseconds on a clock that stands still while nobody looks at the page; `now` where there is none. */
	elapsed?: () => number;
};

/** How a session is doing that nobody is told of. */
const NOTHING_TO_SAVE: SaveState = { kind: 'saved' };

type Engine = typeof import('./engine.ts');

/**
 * An attempt being played. It holds the log and nothing else that could disagree with it: what is on the
 * screen follows from the log. The screen moves at once; meanwhile the step is written to the journal, and
 * the next step waits for that. So a page that is killed loses at most the step that is being written. The
 * platform is told once it is written.
 */
export class Session {
	readonly scenario: Scenario;
	/** The attempt as it was begun or taken up. */
	#head: Attempt = $state.raw() as Attempt;
	/** The log, folded through the machine; undefined until there is a step to fold. */
	#log: Replay | undefined = $state.raw();
	/** Reads a log as a conversation; there once a log is. */
	#transcript: Engine['transcript'] | undefined = $state.raw();
	/** False once this browser has refused to keep anything. */
	durable = $state(true);

	readonly #shown: Shown = $derived.by(() => this.#log?.current ?? this.#opening());
	readonly beat = $derived.by(() => beatOf(this.scenario, this.#shown.value as string));
	readonly context = $derived(this.#shown.context);
	readonly entries = $derived.by(() =>
		this.#log && this.#transcript
			? this.#transcript(this.#log)
			: arrival(this.scenario, this.#opening(), -1),
	);
	/** What the decisions came to so far, each with the index of its step. */
	readonly decided = $derived.by(() =>
		(this.#log?.frames ?? []).flatMap(({ before, after }, step) => {
			const taken = after.context.taken.at(-1);
			return taken && after.context.taken.length > before.context.taken.length
				? { ...taken, step }
				: [];
		}),
	);
	readonly progress = $derived.by(() => progress(this.scenario, this.#shown));
	readonly over = $derived(this.beat.kind === 'end');
	/** The attempt as it is now, with its steps. */
	readonly attempt: Attempt = $derived({
		...this.#head,
		steps: this.#log?.frames.map(({ step }) => step) ?? [],
	});

	#options: SessionOptions;
	#engine: Promise<Engine> | undefined;
	#journal: Promise<Journal> | undefined;
	#journalled: boolean;
	#openedAt: number;
	/** Time played in earlier sessions; the clock of steps goes on from there. */
	#before: number;
	/** What is being written now; the next step waits for it. */
	#writing: Promise<unknown> = Promise.resolve();
	#deciding = false;
	/** Another window went on with this attempt: nothing more is taken here. */
	#lost = false;
	/** Another window plays this attempt: nothing is taken here. */
	elsewhere = $state(false);
	/** Steps that are not in the journal yet. */
	#unwritten = $state(0);

	/** Whether a step is being written: a page that is killed now loses it. */
	get writing(): boolean {
		return this.#unwritten > 0;
	}

	/** How the platform is doing. */
	get saving(): SaveState {
		return this.#options.reporter?.saving ?? NOTHING_TO_SAVE;
	}

	private constructor(options: SessionOptions) {
		const { scenario, attempt, now, journalled = false } = options;
		this.#options = options;
		this.#head = attempt;
		this.scenario = scenario;
		this.#journalled = journalled;
		this.#openedAt = (options.elapsed ?? now)();
		this.#before = attempt.steps.at(-1)?.at ?? 0;
	}

	/** Opens an attempt: a new one at once, one with steps as soon as these are replayed. */
	static async open(options: SessionOptions): Promise<Session> {
		const session = new Session(options);
		const { attempt, scenario } = options;
		if (attempt.steps.length) {
			const { replay } = await session.#loadEngine();
			session.#log = replay(scenario, attempt.variant, attempt.steps);
		}
		// A page that was killed at the end may not have come to noting that it was the end.
		if (session.over && options.journalled) {
			const at = attempt.startedAt + session.#before;
			void session.#write((journal) => journal.finish(attempt.id, at)).catch(() => undefined);
		}
		return session;
	}

	/** Loads and readies what the first step needs, so that it need not wait. */
	warmUp() {
		void this.#loadEngine()
			.then(({ replay }) => {
				// Compiles the machine.
				this.#log ??= replay(this.scenario, this.#head.variant, []);
			})
			.catch(() => undefined);
		void this.#openJournal();
	}

	/**
	 * Takes a step as soon as the one before is written, and resolves once the screen can show it. Resolves to
	 * false when it was not possible: a decision while another waits is the second half of a double click.
	 */
	async send(event: StepEvent): Promise<boolean> {
		const decides = event.type !== 'look';
		if (decides && this.#deciding) return false;
		if (decides) this.#deciding = true;
		const taken = this.#writing.then(() => this.#take(event));
		this.#writing = taken.then((kept) => kept?.written).catch(() => undefined);
		try {
			return (await taken) !== undefined;
		} finally {
			if (decides) this.#deciding = false;
		}
	}

	/** Resolves once all that was done is written. */
	written(): Promise<unknown> {
		return this.#writing;
	}

	/** Goes on in another language; the attempt remembers it. */
	async speak(conversation: Language) {
		this.#head = { ...this.#head, conversation };
		if (!this.#log?.frames.length) return;
		if (this.#journalled)
			await this.#write((journal) => journal.speak(this.#head.id, conversation));
		this.tell();
	}

	/** Tells the platform where the attempt stands. */
	tell() {
		this.#options.reporter?.report(this.attempt);
	}

	/** For a page that is hidden: tells the platform now if it is not up to date. */
	flush() {
		this.#options.reporter?.flush();
	}

	/**
	 * Moves the screen and begins to write; undefined when the step is not possible. Where nothing new is said the
	 * story goes on by itself.
	 */
	async #take(event: StepEvent): Promise<{ written: Promise<void> } | undefined> {
		const { advance, goesOnByItself, replay } = await this.#loadEngine();
		const { scenario } = this;
		const log = this.#log ?? replay(scenario, this.#head.variant, []);
		const { elapsed = this.#options.now } = this.#options;
		const played = this.#before + Math.max(0, elapsed() - this.#openedAt);
		// Whatever is done to the clock, no step comes before the one before it.
		const at = Math.max(Math.round(played), log.frames.at(-1)?.step.at ?? 0);
		const frames: Frame[] = [];
		let current = log.current;
		for (let next: StepEvent | undefined = event; next;) {
			const refused = this.#lost || this.elsewhere;
			const after: Snapshot | undefined = refused ? undefined : advance(scenario, current, next);
			if (!after) return undefined;
			frames.push({ step: { event: next, at }, before: current, after });
			current = after;
			const goesOn: boolean = event.type !== 'look' && goesOnByItself(scenario, current);
			next = goesOn ? { type: 'continue' } : undefined;
		}
		this.#log = { ...log, frames: [...log.frames, ...frames], current };
		return { written: this.#settle(frames, log) };
	}

	/** Sees steps, which the screen shows, into the journal and to the platform. */
	async #settle(frames: readonly Frame[], before: Replay): Promise<void> {
		this.#unwritten++;
		try {
			await this.#keep(
				frames.map(({ step }) => step),
				before.frames.length,
			);
		} catch (error) {
			if (!isConflict(error)) throw error;
			this.#lost = true;
			this.#log = before;
			this.#options.onConflict?.(error.stored.attempt);
			return;
		} finally {
			this.#unwritten--;
		}
		if (this.over) {
			void this.#write((journal) => journal.finish(this.#head.id, this.#options.now()));
		}
		if (frames[0]?.step.event.type !== 'look') this.tell();
	}

	/** What the machine begins with, for as long as there is no step to fold. */
	#opening(): Shown {
		const { scenario } = this;
		return { value: scenario.start, context: firstContext(scenario, this.#head.variant) };
	}

	#loadEngine(): Promise<Engine> {
		this.#engine ??= import('./engine.ts')
			.then((engine) => {
				this.#transcript = engine.transcript;
				return engine;
			})
			.catch((error: unknown) => {
				this.#engine = undefined;
				throw error;
			});
		return this.#engine;
	}

	/** Puts steps in the journal; the first ones together with the attempt. */
	#keep(steps: readonly Step[], from: number): Promise<void> {
		const whole = this.attempt;
		return this.#write(async (journal) => {
			if (!this.#journalled) await journal.create(whole, this.#options.owner);
			else {
				for (const [index, step] of steps.entries()) {
					await journal.append(whole.id, from + index, step);
				}
			}
			this.#journalled = true;
		});
	}

	/**
	 * Writes to the journal. What was erased there meanwhile is written again, whole. Where this browser
	 * refuses, goes on in memory and says so.
	 */
	async #write(work: (journal: Journal) => Promise<void>): Promise<void> {
		const again = async (journal: Journal) => {
			await journal.create(this.attempt, this.#options.owner);
			await work(journal);
		};
		try {
			await patiently(work(await this.#openJournal()));
		} catch (error) {
			if (isConflict(error)) throw error;
			if ((error as Error).name === 'Erased') return this.#write(again);
			this.durable = false;
			const memory = await this.#memory();
			this.#journal = Promise.resolve(memory);
			await again(memory);
		}
	}

	async #openJournal(): Promise<Journal> {
		this.#journal ??= patiently(this.#options.journal()).catch(() => this.#memory());
		const journal = await this.#journal;
		if (!journal.durable && this.#options.reporter) this.durable = false;
		return journal;
	}

	async #memory(): Promise<Journal> {
		return (await this.#loadEngine()).memoryJournal();
	}
}

/** By its name, so that the first screen does without the journal. */
function isConflict(error: unknown): error is Conflict {
	return (error as Error).name === 'Conflict';
}
