import type { Language } from '../i18n/language.ts';
import type { Lms, LmsRecord } from '../lms/lms.ts';
import type { RecordWords } from '../lms/record.ts';
import type { Saver, SaveState } from '../lms/saver.ts';
import type { Attempt } from '../scenario/attempt.ts';
import type { Replay } from '../scenario/replay.ts';
import { beatOf, type Scenario } from '../scenario/scenario.ts';
import { firstContext } from '../scenario/context.ts';
import type { Step, StepEvent } from '../scenario/step.ts';
import { progress, transcript, type Shown } from '../scenario/transcript.ts';
import { memoryJournal, type Journal } from '../store/journal.ts';

/** Where a session keeps and reports what is done. */
export type SessionOptions = {
	scenario: Scenario;
	attempt: Attempt;
	/** Whose attempt it is, for the journal. */
	owner: string;
	/** Opened late, so that the first screen need not wait for it. */
	journal: () => Promise<Journal>;
	/**
	 * The platform, or how to get one when there is something to tell. Absent: nothing is reported (a
	 * "what if", a second go inside a platform).
	 */
	lms?: Lms | (() => Promise<Lms>);
	/** So many decisions the platform knew at launch. */
	toldBefore?: number;
	/** Whether the journal holds the attempt already. */
	journalled?: boolean;
	passMark?: number;
	words?: RecordWords;
	/** Milliseconds since 1970. */
	now: () => number;
};

/** Milliseconds to wait for this browser's storage to open. */
const PATIENCE = 5000;

type Engine = typeof import('./engine.ts');

/**
 * An attempt being played. It holds the log and nothing else that could disagree with it: what is on the
 * screen follows from the log. A step is in the journal before the screen moves, and is told to the
 * platform after it has.
 */
export class Session {
	readonly scenario: Scenario;
	/** The attempt as it was begun or taken up. */
	#head: Attempt = $state.raw() as Attempt;
	/** The log, folded through the machine; undefined until there is a step to fold. */
	#log: Replay | undefined = $state.raw();
	/** How the platform is doing. */
	saving: SaveState = $state({ kind: 'saved' });
	/** False once this browser has refused to keep anything. */
	durable = $state(true);

	readonly #shown: Shown = $derived.by(() => this.#log?.current ?? this.#opening());
	readonly beat = $derived.by(() => beatOf(this.scenario, this.#shown.value as string));
	readonly context = $derived(this.#shown.context);
	readonly entries = $derived.by(() =>
		transcript(this.#log ?? { scenario: this.scenario, initial: this.#opening(), frames: [] }),
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
	#saver: Promise<Saver> | undefined;
	#openedAt: number;
	/** Time played in earlier sessions; the clock of steps goes on from there. */
	#before: number;
	/** What is being written now; the next step waits for it. */
	#writing: Promise<unknown> = Promise.resolve();
	#deciding = false;

	private constructor(options: SessionOptions) {
		const { scenario, attempt, now, journalled = false } = options;
		this.#options = options;
		this.#head = attempt;
		this.scenario = scenario;
		this.#journalled = journalled;
		this.#openedAt = now();
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
	 * Takes a step: journal, then screen, then platform. Resolves to false when it was not possible: a
	 * decision while another is being written is the second half of a double click.
	 */
	async send(event: StepEvent): Promise<boolean> {
		const decides = event.type !== 'look';
		if (decides && this.#deciding) return false;
		if (decides) this.#deciding = true;
		const work = this.#writing.then(() => this.#take(event));
		this.#writing = work.catch(() => undefined);
		try {
			return await work;
		} finally {
			if (decides) this.#deciding = false;
		}
	}

	/** Goes on in another language; the attempt remembers it. */
	async speak(conversation: Language) {
		this.#head = { ...this.#head, conversation };
		if (!this.#log?.frames.length) return;
		await this.#write((journal) => journal.create(this.attempt, this.#options.owner));
		this.tell();
	}

	/** Tells the platform where the attempt stands. */
	tell() {
		const { lms } = this.#options;
		if (!lms) return;
		this.#saver ??= this.#makeSaver(lms);
		void Promise.all([this.#saver, this.#loadEngine()])
			.then(([saver, engine]) => saver.save(() => this.#record(engine)))
			.catch((error: unknown) => {
				this.#saver = undefined;
				this.saving = { kind: 'behind', since: this.#options.now(), message: String(error) };
			});
	}

	/** For a page that is hidden: tells the platform now if it is not up to date. */
	flush() {
		void this.#saver?.then((saver) => saver.flush()).catch(() => undefined);
	}

	/** For a page that is left: tells the platform now and ends its session. */
	close() {
		void this.#saver
			?.then((saver) => {
				saver.flush();
				saver.stop();
				const { lms } = this.#options;
				if (lms && typeof lms !== 'function') lms.leave();
			})
			.catch(() => undefined);
	}

	async #take(event: StepEvent): Promise<boolean> {
		const { advance, replay } = await this.#loadEngine();
		const { scenario } = this;
		const log = this.#log ?? replay(scenario, this.#head.variant, []);
		const after = advance(scenario, log.current, event);
		if (!after) return false;
		const at = this.#before + Math.max(0, this.#options.now() - this.#openedAt);
		const step: Step = { event, at: Math.round(at) };
		await this.#keep(step, log.frames.length);
		const frames = [...log.frames, { step, before: log.current, after }];
		this.#log = { ...log, frames, current: after };
		if (this.over) {
			void this.#write((journal) => journal.finish(this.#head.id, this.#options.now()));
		}
		if (event.type !== 'look') this.tell();
		return true;
	}

	/** What the machine begins with, for as long as there is no step to fold. */
	#opening(): Shown {
		const { scenario } = this;
		return { value: scenario.start, context: firstContext(scenario, this.#head.variant) };
	}

	#loadEngine(): Promise<Engine> {
		this.#engine ??= import('./engine.ts').catch((error: unknown) => {
			this.#engine = undefined;
			throw error;
		});
		return this.#engine;
	}

	async #makeSaver(lms: Lms | (() => Promise<Lms>)): Promise<Saver> {
		const [{ createSaver }, platform] = await Promise.all([
			this.#loadEngine(),
			typeof lms === 'function' ? lms() : lms,
		]);
		return createSaver(platform, (state) => (this.saving = state), {
			now: this.#options.now,
			later(work, milliseconds) {
				// A platform may be slow, and grading takes a while: the screen is painted first.
				let timer: ReturnType<typeof setTimeout> | undefined;
				const begin = () => (timer = setTimeout(work, milliseconds));
				const frame = milliseconds ? undefined : requestAnimationFrame(begin);
				if (frame === undefined) begin();
				return () => {
					if (frame !== undefined) cancelAnimationFrame(frame);
					clearTimeout(timer);
				};
			},
		});
	}

	#record({ encodeState, grade, recordOf, replay }: Engine): LmsRecord {
		const { scenario, attempt } = this;
		const { passMark, words, toldBefore = 0, now } = this.#options;
		const log = this.#log ?? replay(scenario, attempt.variant, []);
		const report = grade(scenario, attempt, passMark === undefined ? {} : { passMark });
		const state = encodeState(scenario, attempt);
		return {
			...recordOf(scenario, attempt, log, report, { state, ...(words ? { words } : {}) }),
			toldBefore,
			sessionMilliseconds: now() - this.#openedAt,
		};
	}

	/** Puts a step in the journal; the first one together with the attempt. */
	#keep(step: Step, index: number): Promise<void> {
		const whole = { ...this.attempt, steps: [...this.attempt.steps, step] };
		return this.#write(async (journal) => {
			if (this.#journalled) await journal.append(whole.id, index, step);
			else await journal.create(whole, this.#options.owner);
			this.#journalled = true;
		});
	}

	/** Writes to the journal; where this browser refuses, goes on in memory and says so. */
	async #write(work: (journal: Journal) => Promise<void>) {
		const journal = await this.#openJournal();
		try {
			await work(journal);
		} catch {
			this.durable = false;
			const memory = memoryJournal();
			this.#journal = Promise.resolve(memory);
			await memory.create(this.attempt, this.#options.owner);
			await work(memory);
		}
	}

	async #openJournal(): Promise<Journal> {
		this.#journal ??= this.#firstJournal();
		const journal = await this.#journal;
		if (!journal.durable && this.#options.lms) this.durable = false;
		return journal;
	}

	/** A browser that keeps us waiting is one that refuses: the conversation does not hang on it. */
	async #firstJournal(): Promise<Journal> {
		const patience = new Promise<Journal>((resolve) =>
			setTimeout(() => resolve(memoryJournal()), PATIENCE),
		);
		return Promise.race([this.#options.journal().catch(() => memoryJournal()), patience]);
	}
}
