import { FILLER } from './course-state.ts';
import type { FoundApi } from './find.ts';
import {
	CODES,
	LATE_STATE,
	type Lms,
	type LmsRecord,
	type LmsWishes,
	type SaveResult,
} from './lms.ts';
import { otherForm } from './other-form.ts';
import { findPlaces, type Places } from './places.ts';
import { standards, type Standard } from './scorm.ts';
import { ScormSession, type Elements, type Failure } from './scorm-session.ts';

/** How the line to the platform's server is. `closed`: it answers, and asks to log in again. */
export type Line = 'up' | 'down' | 'closed';

export type ScormOptions = LmsWishes & {
	/** A platform of ours in this page. */
	embedded?: boolean;
	/** The session of this tab was open before this page was: it does not come back. */
	ended?: boolean;
	/** How the line is, asked after a commit: a platform may say that it saved what never left. */
	line?: () => Promise<Line>;
};

/** Statuses that an attempt that begins anew must not take away. */
const JUDGED = ['passed', 'failed', 'completed'];

/** What the platform held when it was first looked at. */
type Held = { over: boolean; passed: boolean; score: number | undefined };

/** What is told: an element and its value, and whether it is only good to have. */
type Telling = { name: string; value: string; wanted?: boolean };

/** A SCORM platform: all that it is told, over a session that is open or is opened now. */
export function scormLms(given: FoundApi | ScormSession, options: ScormOptions = {}): Lms {
	return new ScormLms(given instanceof ScormSession ? given : new ScormSession(given), options);
}

class ScormLms implements Lms {
	readonly standard: FoundApi['standard'];
	readonly embedded: boolean;
	readonly launch: Lms['launch'];

	readonly #session: ScormSession;
	readonly #options: ScormOptions;
	readonly #names: Standard;
	/** What a good commit has confirmed, by element. */
	readonly #kept = new Map<string, string>();
	/** Elements that were told and may not have arrived: they are told again, in another form first. */
	readonly #doubted = new Set<string>();
	/** Most characters of the state, as far as is known. */
	#limit: number;
	/** The platform changes what it keeps: the state is written so that there is nothing to change. */
	#plain = false;
	#places: Places | undefined;
	/** The state that is known to be with the platform, once that has been looked at again. */
	#state: string | undefined;
	#lastState: string | undefined;
	#late: string | undefined;
	/** Ids of the interactions that are with the platform, the earliest first. */
	#confirmed: readonly string[] | undefined;
	#held: Held | undefined;
	#ended = false;
	#wasOpen: boolean;

	constructor(session: ScormSession, options: ScormOptions) {
		this.#session = session;
		this.#wasOpen = session.open || !!options.ended;
		this.#options = options;
		this.#names = standards[session.standard];
		this.#limit = this.#names.stateLimit;
		this.standard = session.standard;
		this.embedded = options.embedded ?? false;
		this.launch = session.launch;
	}

	takeLateState(): string | undefined {
		const state = this.#late;
		this.#late = undefined;
		return state;
	}

	async save(record: LmsRecord): Promise<SaveResult> {
		if (!this.#session.records) return { ok: true };
		const result = this.#tell(record);
		const told = new Map(this.#session.taken);
		if (!result.ok) this.#doubt();
		const line = (await this.#options.line?.()) ?? 'up';
		if (line === 'closed') {
			this.#doubt();
			return { ok: false, code: CODES.closed, message: 'the server asks to log in' };
		}
		if (!result.ok) return result;
		if (line === 'down') {
			this.#doubt();
			return { ok: false, code: CODES.noLine, message: 'the server does not answer' };
		}
		this.#keep(told, record);
		return { ok: true };
	}

	flushOnHide(record: LmsRecord) {
		if (!this.#session.records) return;
		const result = this.#tell(record);
		// Our own platform lies in this page.
		if (result.ok && this.embedded) this.#keep(new Map(this.#session.taken), record);
		else this.#doubt();
	}

	leave() {
		const session = this.#session;
		if (session.open && !this.embedded && session.records) {
			session.set(this.#names.leave(this.#ended));
		}
		session.leave();
	}

	/** Tells all and commits. */
	#tell(record: LmsRecord): SaveResult {
		const session = this.#session;
		session.failure = undefined;
		if (!session.open || session.lost) this.#reopen();
		this.#wasOpen ||= session.open;
		const failed = (code?: string): SaveResult => {
			const { failure } = session as { failure?: Failure };
			return {
				...{ ok: false, code: code ?? failure?.code ?? '' },
				message: failure?.message ?? code ?? '',
			};
		};
		// One that was open and does not open again has ended; one that never was may still come.
		if (!session.open) return failed(this.#wasOpen ? CODES.closed : undefined);
		if (!this.#lookAgain()) return failed();
		session.failure = undefined;
		if (this.#late !== undefined) return failed(LATE_STATE);
		this.#places ??= findPlaces(
			...([session, this.#names, this.#confirmed ?? record.toldBefore] as const),
			!!this.#state?.trimEnd().endsWith(FILLER),
		);
		this.#held ??= this.#look();
		if (!this.#places || !this.#held) return failed();
		let state: string;
		try {
			state = this.#stateOf(record);
			if (!this.#toldOtherwise(record, state)) return failed();
			for (const { name, value, wanted } of this.#tellings(record)) {
				if (wanted) this.#describe([name, value]);
				else session.set([[name, value]]);
			}
			// Last, so that a state without a filler says that all that it holds was told.
			state = this.#tellState(record, state, session.failure ? FILLER : '');
		} catch (error) {
			const altered = error instanceof Altered;
			const code = altered ? CODES.altered : CODES.tooLong;
			return { ok: false, code, message: String(error) };
		}
		this.#ended = !!record.result && this.#options.atEnd === 'exit';
		const answer = session.call('commit', '');
		// A platform that confirms nothing may still have kept it: then it can be read back.
		if (answer === '') {
			if (session.get('cmi.suspend_data') !== state) {
				session.failure ??= { ok: false, code: CODES.unconfirmed, message: 'Commit' };
			}
		} else if (!ScormSession.agreed(answer)) session.refused('Commit');
		return session.failure ?? { ok: true };
	}

	/** All that is told beside the state, in order. */
	#tellings(record: LmsRecord): Telling[] {
		const { judged = true, atEnd } = this.#options;
		const { result } = record;
		const names = this.#names;
		const places = this.#places as Places;
		const wanted = (elements: Elements): Telling[] =>
			elements.map(([name, value]) => ({ name, value, wanted: true }));
		const needed = (elements: Elements): Telling[] =>
			elements.map(([name, value]) => ({ name, value }));
		const objectives = record.objectives.flatMap((objective) =>
			wanted(names.objective(`cmi.objectives.${places.ofObjective(objective.id)}`, objective)),
		);
		const interactions = record.interactions.flatMap((interaction) => {
			if (places.told.has(interaction.id)) return [];
			const index = places.ofInteraction(interaction.id);
			return wanted(names.interaction(`cmi.interactions.${index}`, interaction));
		});
		// A result that the platform holds is never made worse, nor taken away by an attempt that begins anew.
		const outcome =
			result && !this.#isLower(result)
				? [...names.score(result.score), ...names.result(result.passed, judged)]
				: this.#held?.over || result
					? []
					: names.unfinished;
		return [
			...objectives,
			...interactions,
			...needed(outcome),
			...wanted(names.progress(record.progress)),
			...wanted([[names.location, record.location]]),
			...wanted(names.session(record.sessionMilliseconds)),
			...needed(result && atEnd === 'exit' ? names.end : this.#session.suspend),
		];
	}

	/**
	 * Tells in another form what may not have arrived, so that it differs from what was sent last. False where the
	 * platform would not even take the state, whose filler says at the next launch what was done here.
	 */
	#toldOtherwise(record: LmsRecord, state: string): boolean {
		const session = this.#session;
		const others = this.#tellings(record).flatMap(({ name, value }): Elements => {
			const other = this.#doubted.has(name) ? otherForm(name, value, this.standard) : undefined;
			return other === undefined ? [] : [[name, other]];
		});
		if (!others.length && !this.#doubted.has('cmi.suspend_data')) return true;
		session.set([['cmi.suspend_data', state + FILLER]]);
		if (session.failure) return false;
		for (const element of others) session.call('set', ...element);
		session.call('commit', '');
		session.failure = undefined;
		return true;
	}

	#stateOf(record: LmsRecord): string {
		const state = record.state(this.#limit - FILLER.length, this.#plain);
		if (state.length + FILLER.length > this.#limit) throw new Error(`${state.length} characters`);
		return state;
	}

	/** Tells the state and reads it back: what came back shorter or otherwise is told so that it fits. */
	#tellState(record: LmsRecord, first: string, filler: string): string {
		const session = this.#session;
		for (let state = first + filler; ;) {
			session.set([['cmi.suspend_data', state]]);
			const back = session.get('cmi.suspend_data').trimEnd();
			if (!back || back === state) return state;
			session.taken.delete('cmi.suspend_data');
			if (back.length < state.length && state.startsWith(back)) this.#limit = back.length;
			else if (!this.#plain) this.#plain = true;
			else throw new Altered(`${back.length} of ${state.length} characters came back`);
			state = this.#stateOf(record) + filler;
		}
	}

	/** What was told since the last good commit may not be there: it counts as untold. */
	#doubt() {
		const { taken } = this.#session;
		for (const [name, value] of taken) {
			if (this.#kept.get(name) === value) continue;
			taken.delete(name);
			this.#doubted.add(name);
		}
	}

	/** Notes what a good commit has confirmed. */
	#keep(told: ReadonlyMap<string, string>, record: LmsRecord) {
		for (const [name, value] of told) {
			this.#kept.set(name, value);
			this.#doubted.delete(name);
		}
		const { result } = record;
		if (result && !this.#isLower(result)) {
			this.#held = { over: true, passed: result.passed, score: result.score };
		}
		const places = this.#places;
		const state = told.get('cmi.suspend_data');
		if (!places || state === undefined) return;
		const there = record.interactions
			.map(({ id }) => id)
			.filter(
				(id) =>
					places.told.has(id) ||
					told.get(`cmi.interactions.${places.interactions.get(id)}.id`) === id,
			);
		const before = this.#confirmed ?? [...places.told];
		this.#confirmed = [...before, ...there.filter((id) => !before.includes(id))];
		this.#lastState = state;
		this.#state = state;
	}

	/** Tells what is good to have: a platform that knows no such element is not asked for ever. */
	#describe(element: Elements[number]) {
		const session = this.#session;
		const before = session.failure;
		session.failure = undefined;
		session.set([element]);
		const { failure } = session as { failure?: Failure };
		if (failure && this.#names.final.includes(failure.code)) {
			session.taken.set(...element);
			session.failure = undefined;
		}
		session.failure = before ?? session.failure;
	}

	/** Opens a session that would not open before, or that the platform has closed since. */
	#reopen() {
		const session = this.#session;
		session.lost = false;
		session.taken.clear();
		this.#kept.clear();
		this.#places = undefined;
		this.#state = undefined;
		this.#held = undefined;
		session.initialize();
	}

	/**
	 * Before anything is saved over it: looks again at what is there. At launch the platform may not have
	 * been able to say, or there was no session yet.
	 */
	#lookAgain(): boolean {
		if (this.#state !== undefined) return true;
		const found = this.#session.read('cmi.suspend_data', this.#names.final);
		if (found === undefined) return false;
		if (found && found !== this.launch.state && found !== this.#lastState) this.#late = found;
		this.#state = found;
		return true;
	}

	/** The result that the platform holds; undefined when it could not say. */
	#look(): Held | undefined {
		const { status, verdict, rawScore, final } = this.#names;
		const [of, passed, score] = [status, verdict, rawScore].map((name) =>
			this.#session.read(name, final),
		);
		if (of === undefined || passed === undefined || score === undefined) return undefined;
		return {
			over: JUDGED.includes(of),
			passed: passed === 'passed',
			score: score === '' || Number.isNaN(Number(score)) ? undefined : Number(score),
		};
	}

	/** Whether a result is worse than the one that the platform holds. */
	#isLower({ score, passed }: NonNullable<LmsRecord['result']>): boolean {
		const held = this.#held;
		if (!held?.over) return false;
		const { judged = true } = this.#options;
		if (judged && held.passed !== passed) return held.passed;
		return held.score !== undefined && held.score > score;
	}
}

/** The platform does not keep the state as it was told, however that is written. */
class Altered extends Error {}
