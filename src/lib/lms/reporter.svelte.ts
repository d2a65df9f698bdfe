import type { SaveState } from './saver.ts';
import type { Attempt } from '../scenario/run/attempt.ts';
import type { Counted, Teller, TellerOptions } from './teller.ts';

/** How to come by what is told, and to whom; and how to end a session that nothing was told in. */
export type ReporterOptions = TellerOptions & { leave?: () => void };

const FIRST_WAIT = 1000;
const LONGEST_WAIT = 60_000;

/**
 * Keeps a platform told of an assignment: which attempt counts at each case, and how far it is. What the
 * platform refuses is told again and again; what is told follows from the logs and nothing else. The
 * telling itself is loaded when there is something to tell.
 */
export class Reporter {
	/** How the platform is doing. */
	saving: SaveState = $state({ kind: 'saved' });

	readonly #options: ReporterOptions;
	// Nothing on the screen follows it.
	// eslint-disable-next-line svelte/prefer-svelte-reactivity
	readonly #counted = new Map<string, Counted>();
	#loading: Promise<Teller> | undefined;
	#teller: Teller | undefined;
	/** Another window tells the platform now: this one never does again. */
	#stopped = false;
	#cancel: (() => void) | undefined;
	#wait = FIRST_WAIT;

	constructor(options: ReporterOptions) {
		this.#options = options;
	}

	/** The attempt that counts at a case, if there is one. */
	counted(scenario: string): Attempt | undefined {
		const counted = this.#counted.get(scenario);
		return counted && 'attempt' in counted ? counted.attempt : undefined;
	}

	/** Notes where a case stood at launch, without telling it. */
	begin(scenario: string, counted: Counted) {
		this.#counted.set(scenario, counted);
	}

	/** Tells the platform where an attempt stands; one that does not count is nobody's business. */
	report(attempt: Attempt) {
		const counted = this.#counted.get(attempt.scenario);
		if (counted && 'kept' in counted) return;
		if (counted && counted.attempt.id !== attempt.id) return;
		this.#counted.set(attempt.scenario, { ...counted, attempt });
		this.tell();
	}

	/** Tells the platform all that counts. */
	tell() {
		this.#cancel?.();
		this.#cancel = undefined;
		if (this.#stopped) return;
		if (this.saving.kind === 'saved') this.saving = { kind: 'saving' };
		this.#load()
			.then((teller) => (this.#stopped ? undefined : teller.tell()))
			.then(() => (this.#wait = FIRST_WAIT))
			.catch((error: unknown) => {
				// What is needed to tell it has not arrived: the line is down. The journal has it meanwhile.
				const since = this.saving.kind === 'behind' ? this.saving.since : this.#options.now();
				this.saving = { kind: 'behind', since, message: String(error) };
				this.#cancel = this.#options.later(() => this.tell(), this.#wait);
				this.#wait = Math.min(this.#wait * 2, LONGEST_WAIT);
			});
	}

	/** The line is back: what was not told is told now. */
	retry() {
		if (this.#cancel) this.tell();
		else this.#teller?.retry();
	}

	/** For a page that is hidden: tells the platform now what it does not have, and how long it took. */
	flush() {
		if (!this.#stopped) this.#teller?.flush();
	}

	/** Another window has taken over: nothing is told from here any more, not even that it ends. */
	stop() {
		this.#stopped = true;
		this.#cancel?.();
		this.#teller?.stop();
	}

	/** Whether anything is told from here. */
	get stopped(): boolean {
		return this.#stopped;
	}

	/** For a page that is left: tells the platform now and ends its session. */
	close() {
		this.#cancel?.();
		if (this.#stopped) return;
		if (this.#teller) this.#teller.leave();
		else this.#options.leave?.();
	}

	/** Loads what telling takes: once, and again when it did not arrive. */
	#load(): Promise<Teller> {
		this.#loading ??= import('./teller.ts')
			.then(({ createTeller }) =>
				createTeller(this.#counted, (state) => (this.saving = state), this.#options),
			)
			.then((teller) => {
				if (this.#stopped) teller.stop();
				return (this.#teller = teller);
			})
			.catch((error: unknown) => {
				this.#loading = undefined;
				throw error;
			});
		return this.#loading;
	}
}
