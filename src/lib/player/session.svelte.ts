import { grade } from '../grading/grade.ts';
import type { Lms, LmsRecord } from '../lms/lms.ts';
import { recordOf, type RecordWords } from '../lms/record.ts';
import { createSaver, type Saver, type SaveState } from '../lms/saver.ts';
import type { Attempt } from '../scenario/attempt.ts';
import { encodeState } from '../scenario/codec.ts';
import { advance, currentBeat, replay, type Replay } from '../scenario/replay.ts';
import type { Scenario } from '../scenario/scenario.ts';
import type { StepEvent } from '../scenario/step.ts';
import { progress, transcript } from '../scenario/transcript.ts';
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

/**
 * An attempt being played. It holds the log and nothing else that could disagree with it: what is on the
 * screen follows from the log. A step is in the journal before the screen moves, and is told to the
 * platform after it has.
 */
export class Session {
	readonly scenario: Scenario;
	/** The log, folded through the machine. */
	log: Replay = $state.raw() as Replay;
	/** How the platform is doing. */
	saving: SaveState = $state({ kind: 'saved' });
	/** False once this browser has refused to keep anything. */
	durable = $state(true);

	readonly beat = $derived(currentBeat(this.scenario, this.log.current));
	readonly context = $derived(this.log.current.context);
	readonly entries = $derived(transcript(this.log));
	readonly progress = $derived(progress(this.scenario, this.log.current));
	readonly over = $derived(this.log.current.status === 'done');
	/** The attempt as it is now, with its steps. */
	readonly attempt: Attempt = $derived({
		...this.#head,
		steps: this.log.frames.map(({ step }) => step),
	});

	#head: Attempt;
	#options: SessionOptions;
	#journal: Promise<Journal> | undefined;
	#journalled: boolean;
	#saver: Promise<Saver> | undefined;
	#openedAt: number;
	/** Time played in earlier sessions; the clock of steps goes on from there. */
	#before: number;
	#busy = false;

	constructor(options: SessionOptions) {
		const { scenario, attempt, lms, now, journalled = false } = options;
		this.#options = options;
		this.#head = attempt;
		this.scenario = scenario;
		this.log = replay(scenario, attempt.variant, attempt.steps);
		this.#journalled = journalled;
		this.#openedAt = now();
		this.#before = attempt.steps.at(-1)?.at ?? 0;
		if (lms && typeof lms !== 'function') this.#saver = Promise.resolve(this.#saverFor(lms));
	}

	/** Opens the journal in the background, so that the first step need not wait for it. */
	warmUp() {
		void this.#openJournal();
	}

	/** Takes a step: journal, then screen, then platform. Resolves to false when it was not possible. */
	async send(event: StepEvent): Promise<boolean> {
		if (this.#busy) return false;
		const after = advance(this.scenario, this.log.current, event);
		if (!after) return false;
		this.#busy = true;
		try {
			const at = this.#before + Math.max(0, this.#options.now() - this.#openedAt);
			const step = { event, at: Math.round(at) };
			await this.#write((journal) => journal.append(this.#head.id, this.log.frames.length, step));
			const before = this.log.current;
			const frames = [...this.log.frames, { step, before, after }];
			this.log = { ...this.log, frames, current: after };
			if (this.over)
				await this.#write((journal) => journal.finish(this.#head.id, this.#options.now()));
			if (event.type !== 'look') this.tell();
			return true;
		} finally {
			this.#busy = false;
		}
	}

	/** Tells the platform where the attempt stands. */
	tell() {
		const { lms } = this.#options;
		if (typeof lms === 'function') this.#saver ??= lms().then((found) => this.#saverFor(found));
		void this.#saver?.then((saver) => saver.save(() => this.#record())).catch(() => undefined);
	}

	/** For a page that is hidden: tells the platform now if it is not up to date. */
	flush() {
		void this.#saver?.then((saver) => saver.flush());
	}

	/** For a page that is left: tells the platform now and stops trying. */
	close() {
		void this.#saver?.then((saver) => {
			saver.flush();
			saver.stop();
		});
	}

	#saverFor(lms: Lms): Saver {
		return createSaver(lms, (state) => (this.saving = state), {
			now: this.#options.now,
			later(work, milliseconds) {
				const timer = setTimeout(work, milliseconds);
				return () => clearTimeout(timer);
			},
		});
	}

	#record(): LmsRecord {
		const { scenario, passMark, words, toldBefore = 0, now } = this.#options;
		const report = grade(scenario, this.attempt, passMark === undefined ? {} : { passMark });
		const state = encodeState(scenario, this.attempt);
		return {
			...recordOf(scenario, this.attempt, this.log, report, { state, ...(words ? { words } : {}) }),
			toldBefore,
			sessionMilliseconds: now() - this.#openedAt,
		};
	}

	/** Writes to the journal; where this browser refuses, goes on in memory and says so. */
	async #write(work: (journal: Journal) => Promise<void>) {
		const journal = await this.#openJournal();
		try {
			if (!this.#journalled) {
				await journal.create(this.attempt, this.#options.owner);
				this.#journalled = true;
			}
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
		this.#journal ??= this.#options.journal().catch(() => memoryJournal());
		const journal = await this.#journal;
		if (!journal.durable && this.#options.lms) this.durable = false;
		return journal;
	}
}
