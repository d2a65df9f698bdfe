import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { decodeCourse } from '../lms/course-state.ts';
import type { ScormApi } from '../lms/find.ts';
import { scormLms } from '../lms/scorm-lms.ts';
import { EXAMPLE, example } from '../scenario/example.ts';
import type { StepEvent } from '../scenario/run/step.ts';
import type { Journal } from '../store/journal.ts';
import { memoryJournal } from '../store/memory-journal.ts';
import { newAttempt } from '../scenario/run/new-attempt.ts';
import { Reporter } from '../lms/reporter.svelte.ts';
import { reconcile } from '../lms/reconcile.ts';
import { Session } from './session.svelte.ts';

/*
 * Hundreds of bad days, drawn from seeds: an assignment of two cases is played in sessions that are killed
 * between any two calls, on a platform that throws, refuses, forgets its session or answers nothing at any
 * call, with a journal that refuses now and then. Whatever happens, nothing that was decided is lost, and
 * on the first good day the platform holds all of it, once.
 */

const first = example();
const second = example(EXAMPLE.replace('id: example', 'id: other').replace('SC99', 'SC98'));
const scenarios = [first, second];
const WAY: StepEvent[] = [
	{ type: 'choose', option: 'sell' },
	{ type: 'look', page: 'stock' },
	{ type: 'submit', values: { free: 2, can: false } },
	{ type: 'choose', option: 'honest' },
	{ type: 'arrange', order: ['repeat', 'write', 'thank'] },
	{ type: 'continue' },
];
const DECISIONS = ['hello', 'fill', 'tell', 'order'];
/** Other seeds are asked for by `FROM=5001`. */
const FIRST = Number(process.env.FROM ?? 1);
const RUNS = 60;

type Standard = 'scorm12' | 'scorm2004';

/** Numbers in [0, 1), the same row for the same seed. */
function randomOf(seed: number): () => number {
	let state = seed;
	return () => {
		state = (Math.imul(state, 1_664_525) + 1_013_904_223) >>> 0;
		return state / 2 ** 32;
	};
}

/** A page that is no more: what it was doing ends here. */
class Killed extends Error {}

/**
 * What a platform sends to its server on Commit: all that it holds; or, as Moodle does in 1.2, what differs from
 * what it sent last, which it notes as sent before the server has answered.
 */
type Sends = 'all' | 'differences';

/** How a call fails. `refused`: the platform sends, and its server does not take it. */
type Trouble = 'throws' | 'false' | 'blank' | 'gone' | 'refused';

/**
 * A platform that keeps what was committed. It is as strict as the strictest: an element that skips an index
 * or comes before its id is refused for ever, and in 1.2 interactions cannot be read.
 */
class Platform {
	/** What the server holds. */
	readonly committed = new Map<string, string>();
	readonly standard: Standard;
	readonly sends: Sends;

	constructor(standard: Standard, sends: Sends) {
		this.standard = standard;
		this.sends = sends;
	}

	/** The API of one launch. `trouble` says how each call fails, if it does. */
	launch(trouble: (call: string) => Trouble | undefined): ScormApi {
		const { standard } = this;
		const old = standard === 'scorm12';
		const held = new Map(this.committed);
		const sent = new Map(this.committed);
		const same = (name: string, one: string | undefined, other: string) =>
			/\.(raw|min|max|weighting)$/.test(name) ? Number(one) === Number(other) : one === other;
		/** What goes to the server now. */
		const post = (arrives: boolean) => {
			for (const [name, value] of held) {
				const known = sent.get(name);
				if (this.sends === 'differences' && known !== undefined && same(name, known, value))
					continue;
				sent.set(name, value);
				if (arrives) this.committed.set(name, value);
			}
		};
		let error = '0';
		let open = false;
		const refuse = (code: string) => ((error = code), 'false');
		const count = (path: string) => {
			let index = 0;
			while (held.has(`${path}.${index}.id`)) index++;
			return index;
		};
		const own: Record<string, (name: string, value: string) => string> = {
			Initialize: () => {
				if (open) return refuse(old ? '101' : '103');
				open = true;
				return 'true';
			},
			GetValue: (name) => {
				if (!open) return ((error = old ? '301' : '122'), '');
				const list = /^(.*)\._count$/.exec(name)?.[1];
				if (list) return String(count(list));
				if (old && name.startsWith('cmi.interactions.')) return ((error = '404'), '');
				return held.get(name) ?? '';
			},
			SetValue: (name, value) => {
				if (!open) return refuse(old ? '301' : '132');
				const entry = /^(cmi\.(?:interactions|objectives))\.(\d+)\.(.*)$/.exec(name);
				if (entry) {
					const [, list = '', index = '', part = ''] = entry;
					if (Number(index) > count(list)) return refuse(old ? '201' : '351');
					if (part !== 'id' && !held.has(`${list}.${index}.id`)) return refuse(old ? '201' : '408');
					const id = held.get(`${list}.${index}.id`);
					if (!old && part === 'id' && id && id !== value) return refuse('351');
				}
				held.set(name, value);
				return 'true';
			},
			Commit: () => {
				if (!open) return refuse(old ? '301' : '142');
				post(true);
				return 'true';
			},
			[old ? 'Finish' : 'Terminate']: () => ((open = false), 'true'),
			GetLastError: () => error,
			GetErrorString: () => '',
		};
		const api: ScormApi = {};
		for (const [name, call] of Object.entries(own)) {
			api[(old ? 'LMS' : '') + name] = (element = '', value = '') => {
				const how = trouble(name);
				if (how === 'throws') throw new Error('the platform is gone');
				if (how === 'blank') return '';
				if (how === 'gone') open = false;
				if (how === 'refused') {
					if (open) post(false);
					return ((error = '101'), 'false');
				}
				if (how === 'false') return ((error = '101'), name.startsWith('Get') ? '' : 'false');
				return call(element, value);
			};
		}
		return api;
	}

	/**
	 * What the server holds, without what depends on the clock: each interaction and objective by its id. What was
	 * told in another form, and not as it is, shows.
	 */
	report(): Map<string, string> {
		const report = new Map<string, string>();
		for (const [name, value] of this.committed) {
			if (/(time|timestamp|latency|suspend_data)$/.test(name)) continue;
			const entry = /^(cmi\.\w+)\.(\d+)\.(.*)$/.exec(name);
			const id = entry && this.committed.get(`${entry[1]}.${entry[2]}.id`);
			report.set(entry ? `${entry[1]} ${id} ${entry[3]}` : name, value);
		}
		return new Map([...report].sort());
	}

	/** Ids of the interactions that were kept, in order. */
	get interactions(): string[] {
		const ids: string[] = [];
		for (const [name, value] of this.committed) {
			const index = /^cmi\.interactions\.(\d+)\.id$/.exec(name)?.[1];
			if (index) ids[Number(index)] = value;
		}
		return ids;
	}
}

/** One sitting of the learner: takes up what there is, plays on, is killed or leaves. */
async function sit(
	platform: Platform,
	journal: Journal,
	random: () => number,
	{ well, clock }: { well: boolean; clock: { now: number } },
): Promise<void> {
	// The platform's and the storage's moods change from call to call; the page dies at one of them.
	let left = well ? Infinity : Math.floor(random() * 400);
	const rate = well ? 0 : random() < 0.3 ? 0.6 : random() * 0.2;
	const kinds = ['throws', 'false', 'blank', 'gone', 'refused'] as const;
	const silent = !well && random() < 0.1;
	let dead = false;
	const die = () => {
		dead = true;
		throw new Killed();
	};
	const api = platform.launch((call) => {
		if (dead || left-- <= 0) die();
		if (silent) return 'blank';
		const how = random() < rate ? kinds[Math.floor(random() * kinds.length)] : undefined;
		// What is read comes or does not come; a platform that answers nothing does so to everything.
		if (how === 'blank' && call.startsWith('Get')) return 'false';
		return how === 'refused' && call !== 'Commit' ? 'false' : how;
	});
	const work = new Set<() => void>();
	const later = (task: () => void) => {
		work.add(task);
		return () => work.delete(task);
	};
	/** Lets the retries come that are due, a few times, without waiting. */
	const pass = async (times: number) => {
		for (let round = 0; round < times; round++) {
			await vi.advanceTimersByTimeAsync(0);
			for (const task of [...work]) {
				work.delete(task);
				if (!dead) task();
			}
		}
	};
	const fragile = (own: Journal): Journal => ({
		...own,
		durable: true,
		append: async (...args) => {
			if (dead || left-- <= 0) die();
			return own.append(...args);
		},
		create: async (...args) => {
			if (dead || left-- <= 0) die();
			return own.create(...args);
		},
	});
	const lms = scormLms({ standard: platform.standard, api });
	const found = reconcile(scenarios, lms.launch.state, await journal.list('me'), 'untold');
	const reporter = new Reporter({
		...{ lms: async () => lms, scenarios: async () => scenarios, passMark: 70, later },
		now: () => (clock.now += 1000),
		spent: () => 1000,
		onTold: (attempts) => {
			if (!dead) for (const { id, steps } of attempts) void journal.told(id, steps.length);
		},
	});
	for (const id of found.aside) await journal.setAside(id);
	for (const [id, { attempt, told }] of found.cases) {
		if (attempt) reporter.begin(id, { attempt, ...(told ? { told } : {}) });
	}
	if (found.cases.size) reporter.tell();
	await pass(2);
	for (const scenario of scenarios) {
		const entry = found.cases.get(scenario.id);
		const attempt =
			reporter.counted(scenario.id) ??
			newAttempt(scenario, {
				...{ variant: 'a', mode: 'practice', conversation: 'nl', random, now: clock.now },
			});
		let current = attempt;
		const session = await Session.open({
			...{ scenario, attempt, owner: 'me', reporter, now: () => (clock.now += 1000) },
			journal: async () => fragile(journal),
			journalled: attempt === entry?.attempt && entry.journalled,
			onConflict: (other) => (current = other),
		});
		if (attempt.steps.length) session.tell();
		while (!session.over && current === attempt) {
			const next = WAY[session.attempt.steps.length];
			if (!next || dead) break;
			const done = await session.send(next).catch(() => false);
			// A page that is killed loses at most the step that is being written: one waits for the other.
			if (done && !dead) {
				const kept = await journal.load(attempt.id);
				const written = kept?.attempt.steps.length ?? 0;
				expect(written).toBeGreaterThanOrEqual(session.attempt.steps.length - 1);
			}
			if (!done) break;
			await pass(1 + Math.floor(random() * 2));
			if (!well && random() < 0.1) break;
		}
		if (!session.over || dead) break;
	}
	if (!dead && well) await pass(8);
	try {
		if (!dead) reporter.close();
	} catch (error) {
		if (!(error instanceof Killed)) throw error;
	}
	dead = true;
}

describe('bad days', () => {
	beforeEach(() => void vi.useFakeTimers());
	afterEach(() => void vi.useRealTimers());

	it.each([
		['scorm12', 'all'],
		['scorm12', 'differences'],
		['scorm2004', 'all'],
		['scorm2004', 'differences'],
	] as const)(
		`${RUNS} of them: nothing decided is lost, and all is told in the end, %s that sends %s`,
		async (standard, sends) => {
			const undisturbed = new Platform(standard, sends);
			await sit(undisturbed, memoryJournal(), randomOf(0), {
				...{ well: true, clock: { now: 1_700_000_000_000 } },
			});
			for (let seed = FIRST; seed < FIRST + RUNS; seed++) {
				const random = randomOf(seed);
				const platform = new Platform(standard, sends);
				const journal = memoryJournal();
				const clock = { now: 1_700_000_000_000 };
				const decided: string[] = [];
				for (let sitting = 0; sitting < 4; sitting++) {
					await sit(platform, journal, random, { well: false, clock }).catch((error: unknown) => {
						if (!(error instanceof Killed)) throw error;
					});
					// What the journal held after a sitting, it holds after all that follow.
					const now = (await journal.list('me')).flatMap(({ attempt: { id, steps } }) =>
						steps.map(({ event }, index) => `${id} ${index} ${JSON.stringify(event)}`),
					);
					expect(now, `seed ${seed}`).toEqual(expect.arrayContaining(decided.splice(0)));
					decided.push(...now);
				}
				for (let sitting = 0; sitting < 2; sitting++) {
					await sit(platform, journal, random, { well: true, clock });
				}
				const decoded = decodeCourse(scenarios, platform.committed.get('cmi.suspend_data') ?? '');
				for (const scenario of scenarios) {
					const saved = decoded.ok ? decoded.cases.get(scenario.id) : undefined;
					const events = saved && 'attempt' in saved ? saved.attempt.steps : [];
					expect(
						events.map(({ event }) => event),
						`seed ${seed}`,
					).toEqual(WAY);
				}
				const status = standard === 'scorm12' ? 'cmi.core.lesson_status' : 'cmi.success_status';
				expect(platform.committed.get(status), `seed ${seed}`).toBe('passed');
				const wanted = scenarios.flatMap(({ code }) => DECISIONS.map((beat) => `${code}-${beat}`));
				expect([...platform.interactions].sort(), `seed ${seed}`).toEqual(wanted.sort());
				expect(platform.report(), `seed ${seed}`).toEqual(undisturbed.report());
			}
		},
		60_000,
	);
});
