import type { FoundApi, ScormApi } from './find.ts';
import type { Launch, SaveResult } from './lms.ts';

/** Elements to set, in this order. */
export type Elements = [name: string, value: string][];

/** Names that the standards give to the same, and errors that say that there is no session. */
type Names = {
	calls: Record<
		'initialize' | 'terminate' | 'get' | 'set' | 'commit' | 'error' | 'explain',
		string
	>;
	learnerId: string;
	learnerName: string;
	language: string;
	mode: string;
	suspend: Elements;
	closed: string[];
	/** What Initialize answers where a session is open already. */
	opened: string[];
};

const names12: Names = {
	calls: {
		initialize: 'LMSInitialize',
		terminate: 'LMSFinish',
		get: 'LMSGetValue',
		set: 'LMSSetValue',
		commit: 'LMSCommit',
		error: 'LMSGetLastError',
		explain: 'LMSGetErrorString',
	},
	learnerId: 'cmi.core.student_id',
	learnerName: 'cmi.core.student_name',
	language: 'cmi.student_preference.language',
	mode: 'cmi.core.lesson_mode',
	suspend: [['cmi.core.exit', 'suspend']],
	closed: ['301'],
	opened: ['101'],
};

const names2004: Names = {
	calls: {
		initialize: 'Initialize',
		terminate: 'Terminate',
		get: 'GetValue',
		set: 'SetValue',
		commit: 'Commit',
		error: 'GetLastError',
		explain: 'GetErrorString',
	},
	learnerId: 'cmi.learner_id',
	learnerName: 'cmi.learner_name',
	language: 'cmi.learner_preference.language',
	mode: 'cmi.mode',
	suspend: [['cmi.exit', 'suspend']],
	closed: ['112', '113', '122', '123', '132', '133', '142', '143'],
	opened: ['103'],
};

/** 2004: the element has no value yet. */
const NO_VALUE = '403';

export type Failure = Extract<SaveResult, { ok: false }>;

/**
 * A session with a SCORM platform, opened at once and marked as to be continued: in 2004 any other exit
 * throws the state away. Platforms answer late, wrongly or not at all, so every call is guarded. What is
 * told beyond that is in scorm.ts, which the first screen does without.
 */
export class ScormSession {
	readonly standard: FoundApi['standard'];
	readonly launch: Launch;
	/** Whether what is done is recorded: not where the learner only looks. */
	readonly records: boolean;
	readonly suspend: Elements;
	/** The first thing that went wrong, until it is taken away. */
	failure: Failure | undefined;
	open = false;
	/** The platform said that there is no session. */
	lost = false;
	/** What the platform has taken: an element with the same value is not told again. */
	readonly taken = new Map<string, string>();

	/** Whether this platform says yes when it takes something. */
	#answers = false;
	readonly #api: ScormApi;
	readonly #names: Names;

	constructor({ standard, api }: FoundApi) {
		const names = standard === 'scorm12' ? names12 : names2004;
		this.standard = standard;
		this.#api = api;
		this.#names = names;
		this.suspend = names.suspend;
		this.initialize();
		const mode = this.get(names.mode);
		this.launch = {
			learner: { id: this.said(names.learnerId), name: this.said(names.learnerName) },
			mode: mode === 'browse' || mode === 'review' ? mode : 'normal',
			state: this.said('cmi.suspend_data'),
			data: this.said('cmi.launch_data'),
		};
		const language = this.said(names.language);
		if (language) this.launch.language = language;
		this.records = this.launch.mode === 'normal';
	}

	/** A call; undefined when the platform threw. Some answer true or false and not the words. */
	call(name: keyof Names['calls'], ...args: string[]): string | undefined {
		try {
			const call = this.#api[this.#names.calls[name]] as ScormApi[string];
			return String(call.apply(this.#api, args) ?? '');
		} catch (error) {
			this.failure ??= { ok: false, code: 'exception', message: String(error) };
			return undefined;
		}
	}

	get(name: string): string {
		return this.call('get', name) ?? '';
	}

	/**
	 * What an element holds; undefined when the platform could not say, which is not the same as nothing.
	 * `final`: errors that say that there is no such element.
	 */
	read(name: string, final: readonly string[]): string | undefined {
		const answer = this.call('get', name);
		if (answer !== '') return answer;
		const code = this.call('error') ?? '';
		if (['', '0', NO_VALUE, ...final].includes(code)) return '';
		this.refused(name);
		return undefined;
	}

	/** What an element holds at launch; empty where a platform has a word of its own for nothing. */
	said(name: string): string {
		const answer = this.get(name).trim();
		return ['null', 'undefined', '0'].includes(answer) ? '' : answer;
	}

	/** Notes what went wrong with a call that was refused; the code that the platform gave. */
	refused(what: string): string {
		const code = this.call('error') ?? '';
		if (this.#names.closed.includes(code)) this.lost = true;
		this.failure ??= { ok: false, code, message: `${what}: ${this.call('explain', code) ?? ''}` };
		return code;
	}

	set(elements: Elements) {
		for (const [name, value] of elements) {
			if (this.taken.get(name) === value) continue;
			const answer = this.call('set', name, value);
			if (answer === undefined) continue;
			const agreed = ScormSession.agreed(answer);
			this.#answers ||= agreed;
			if (answer === 'false') this.refused(name);
			// Some platforms never say yes. One that does, and then does not, has not taken it.
			else if (agreed || !this.#answers) this.taken.set(name, value);
			else this.failure ??= { ok: false, code: '', message: `${name}: ${answer}` };
		}
	}

	/** Opens the session; one that is open already is as good. */
	initialize() {
		const answer = this.call('initialize', '');
		this.open =
			answer === 'false'
				? this.#names.opened.includes(this.refused('Initialize'))
				: answer !== undefined;
		if (this.open) this.set(this.suspend);
	}

	/** Whether an answer says yes; platforms that answer with anything else have not understood. */
	static agreed(answer: string | undefined): boolean {
		return answer !== undefined && /^(true|1)$/i.test(answer.trim());
	}

	/** Ends the session. Never throws; may come to nothing when the page is closing. */
	leave() {
		if (this.open) this.call('terminate', '');
		this.open = false;
	}
}
