import * as standard12 from 'scorm-again/scorm12';
import * as standard2004 from 'scorm-again/scorm2004';
import { describe, expect, it, vi } from 'vitest';
import { awaitApi, findApi, type ScormApi } from './find.ts';
import type { LmsRecord } from './lms.ts';
import { createSaver, type SaveState } from './saver.ts';
import { scormLms } from './scorm-lms.ts';

const record: LmsRecord = {
	...{ location: '2/7', sessionMilliseconds: 65_430, progress: 2 / 7, toldBefore: [] },
	state: () => 'C1;B1;x;1',
	objectives: [{ id: 'S3', description: 'Ondersteunt de verkoop', earned: 5, available: 9 }],
	interactions: [
		{
			...{ id: 'SC02-arrival', kind: 'choice', credit: 1 },
			response: [{ label: 'b', text: 'Waarvoor is het?' }],
			correct: [
				[{ label: 'b', text: 'Waarvoor is het?' }],
				[{ label: 'd', text: 'Vertel eens, mevrouw: één bureau?' }],
			],
			...{ weighting: 3, latency: 12_345, at: 1_772_440_800_000, objectives: ['S3', 'S2'] },
			description: 'Ontvangen en luisteren',
		},
		{
			...{ id: 'SC02-explain', kind: 'sequencing' },
			response: [
				{ label: 'e', text: 'Dank u.' },
				{ label: 'd', text: 'Ik noteer het.' },
			],
			correct: [
				[
					{ label: 'd', text: 'Ik noteer het.' },
					{ label: 'e', text: 'Dank u.' },
				],
			],
			...{ credit: 2 / 3, weighting: 3, latency: 900, at: 1_772_440_900_000, objectives: ['S7'] },
			description: 'Uitleggen',
		},
	],
};
const finished: LmsRecord = {
	...record,
	location: '7/7',
	progress: 1,
	objectives: record.objectives.map((objective) => ({ ...objective, passed: true })),
	result: { score: 85.7, passed: true },
};

// The types of scorm-again name a default export; what it holds is a named one.
type Platforms = Record<'Scorm12API' | 'Scorm2004API', new (settings: object) => ScormApi>;
const { Scorm12API, Scorm2004API } = { ...standard12, ...standard2004 } as unknown as Platforms;
const platforms = {
	scorm12: () => new Scorm12API({ logLevel: 5 }),
	scorm2004: () => new Scorm2004API({ logLevel: 5 }),
};

/** Notes every element that is set, and what was answered. */
function spy(api: ScormApi): string[] {
	const calls: string[] = [];
	for (const name of ['LMSSetValue', 'SetValue']) {
		const original = api[name];
		if (!original) continue;
		api[name] = (...args) => {
			const answer = original.apply(api, args);
			calls.push(`${args.join('=')} ${String(answer)}`);
			return answer;
		};
	}
	return calls;
}

/** A platform that was left and is launched again with what it held. */
function resumed(standard: 'scorm12' | 'scorm2004', before: ScormApi) {
	const render = before as unknown as { renderCMIToJSONObject(): { cmi: object } };
	const held = JSON.parse(JSON.stringify(render.renderCMIToJSONObject().cmi)) as object;
	const api = platforms[standard]();
	(api as unknown as { loadFromJSON(cmi: object, at: string): void }).loadFromJSON(held, 'cmi');
	const calls = spy(api);
	return { api, calls, lms: scormLms({ standard, api }) };
}

describe.each(['scorm12', 'scorm2004'] as const)('%s, on scorm-again', (standard) => {
	const open = () => {
		const api = platforms[standard]();
		const calls = spy(api);
		return { api, calls, lms: scormLms({ standard, api }) };
	};

	it('is told everything, and takes it all', async () => {
		const { lms, calls } = open();
		expect(await lms.save(record)).toEqual({ ok: true });
		expect(await lms.save(finished)).toEqual({ ok: true });
		expect(calls.filter((call) => call.endsWith('false'))).toEqual([]);
	});

	it('marks the session as to be continued before anything else', () => {
		expect(open().calls[0]).toMatch(/exit=suspend true$/);
	});

	it('tells nothing twice', async () => {
		const { lms, calls } = open();
		await lms.save(finished);
		const before = calls.length;
		await lms.save(finished);
		expect(calls.slice(before).every((call) => call.includes('session_time'))).toBe(true);
	});

	it('tells the score before the status, and a result only at the end', async () => {
		const { lms, calls } = open();
		await lms.save(record);
		expect(calls.some((call) => call.includes('score.raw=8'))).toBe(false);
		await lms.save(finished);
		const score = calls.findIndex((call) => call.includes('score.raw=85.7'));
		const status = calls.findIndex(
			(call) => /(lesson|success)_status=passed/.test(call) && !call.includes('objectives'),
		);
		expect(score).toBeGreaterThan(0);
		expect(status).toBeGreaterThan(score);
	});

	it('goes on behind the interactions of an earlier session', async () => {
		const { lms, api } = open();
		await lms.save({ ...record, interactions: record.interactions.slice(0, 1) });
		const later = resumed(standard, api);
		await later.lms.save({ ...record, toldBefore: ['SC02-arrival'] });
		const set = later.calls.filter((call) => call.includes('.interactions.'));
		expect(set.some((call) => call.includes('interactions.0'))).toBe(false);
		expect(set[0]).toBe('cmi.interactions.1.id=SC02-explain true');
	});

	it('tells again what an earlier session did not get through', async () => {
		const { lms, api } = open();
		await lms.save({ ...record, interactions: record.interactions.slice(0, 1) });
		const later = resumed(standard, api);
		await later.lms.save({ ...record, toldBefore: ['SC02-arrival', 'SC02-explain'] });
		expect(later.calls).toContain('cmi.interactions.1.id=SC02-explain true');
	});

	it('does not take a result away when an attempt begins anew', async () => {
		const { lms, api } = open();
		await lms.save(finished);
		const later = resumed(standard, api);
		await later.lms.save(record);
		expect(
			later.calls.filter((call) => /status=incomplete/.test(call) && !/objectives/.test(call)),
		).toEqual([]);
	});
});

describe('what people read in the platform’s own report', () => {
	const told = (standard: 'scorm12' | 'scorm2004') => {
		const set = new Map<string, string>();
		const prefix = standard === 'scorm12' ? 'LMS' : '';
		const api: ScormApi = {};
		for (const name of ['Initialize', 'Commit', 'Finish', 'Terminate']) {
			api[prefix + name] = () => 'true';
		}
		api[`${prefix}GetValue`] = () => '';
		api[`${prefix}SetValue`] = (name = '', value = '') => (set.set(name, value), 'true');
		scormLms({ standard, api }).save(record);
		return set;
	};

	it('is options and cards as tokens that can be read, in 2004', () => {
		const set = told('scorm2004');
		expect(set.get('cmi.interactions.0.learner_response')).toBe('b_Waarvoor_is_het');
		expect(set.get('cmi.interactions.0.correct_responses.1.pattern')).toBe(
			'd_Vertel_eens_mevrouw_een_bureau',
		);
		expect(set.get('cmi.interactions.1.learner_response')).toBe('e_Dank_u.[,]d_Ik_noteer_het.');
		expect(set.get('cmi.interactions.0.description')).toBe('Ontvangen en luisteren');
		expect(set.get('cmi.objectives.0.description')).toBe('Ondersteunt de verkoop');
	});

	it('is what was said, in 1.2', () => {
		const set = told('scorm12');
		expect(set.get('cmi.interactions.0.id')).toBe('SC02-arrival');
		expect(set.get('cmi.interactions.0.type')).toBe('fill-in');
		expect(set.get('cmi.interactions.0.student_response')).toBe('b: Waarvoor is het?');
		expect(set.get('cmi.interactions.1.student_response')).toBe('e: Dank u.; d: Ik noteer het.');
		expect(set.get('cmi.interactions.0.objectives.1.id')).toBe('S2');
	});
});

it.each(['scorm12', 'scorm2004'] as const)(
	'texts that leave are well-formed in every field of %s',
	(standard) => {
		const api = platforms[standard]();
		const calls = spy(api);
		const text = `${'x'.repeat(249)}😀${'x'.repeat(3)}😀\ude00`;
		const interaction = {
			...{ id: 'SC01-mail', kind: 'fill-in' as const },
			...{ response: [{ text }], correct: [[{ label: text, text }]] },
			...{ credit: 0, weighting: 3, latency: 0, at: 0, objectives: [] },
			description: text,
		};
		scormLms({ standard, api }).save({
			...record,
			objectives: record.objectives.map((one) => ({ ...one, description: text })),
			interactions: [interaction],
		});
		expect(calls.some((call) => call.includes('xxx'))).toBe(true);
		for (const call of calls) expect(() => encodeURIComponent(call)).not.toThrow();
	},
);

describe('a platform that is not well', () => {
	const broken = (overrides: Record<string, () => string>): ScormApi => ({
		LMSInitialize: () => 'true',
		LMSGetValue: () => '',
		LMSSetValue: () => 'true',
		LMSCommit: () => 'true',
		LMSFinish: () => 'true',
		LMSGetLastError: () => '101',
		LMSGetErrorString: () => 'General exception',
		...overrides,
	});

	it.each<[string, Record<string, () => string>]>([
		['answers false to Commit', { LMSCommit: () => 'false' }],
		['answers false to everything', { LMSSetValue: () => 'false', LMSCommit: () => 'false' }],
		[
			'throws',
			{
				LMSSetValue: () => {
					throw new Error('gone');
				},
			},
		],
	])('%s: said, not thrown', async (_, overrides) => {
		const lms = scormLms({ standard: 'scorm12', api: broken(overrides) });
		expect(await lms.save(record)).toMatchObject({ ok: false });
	});

	it('answers nothing to everything: counted here, never NaN', async () => {
		const names: string[] = [];
		const api = broken({ LMSGetLastError: () => '' });
		api.LMSSetValue = (name) => {
			names.push(name ?? '');
			return '';
		};
		const lms = scormLms({ standard: 'scorm12', api });
		expect(lms.launch).toMatchObject({ mode: 'normal', state: '' });
		await lms.save(record);
		expect(names.some((name) => name.includes('NaN'))).toBe(false);
		expect(names).toContain('cmi.interactions.0.id');
	});

	it('is not given a state that it would cut off', async () => {
		const lms = scormLms({ standard: 'scorm12', api: broken({ LMSGetLastError: () => '0' }) });
		expect(await lms.save({ ...record, state: () => 'x'.repeat(4097) })).toMatchObject({
			code: 'state-too-long',
		});
	});

	it('could not say at launch what it held: nothing is saved over it', async () => {
		let well = false;
		let state = 'C1;older';
		const set: string[] = [];
		const lms = scormLms({
			standard: 'scorm12',
			api: {
				...broken({ LMSGetLastError: () => (well ? '0' : '101') }),
				LMSGetValue: (name) => (well && name === 'cmi.suspend_data' ? state : ''),
				LMSSetValue: (name, value) => {
					set.push(name ?? '');
					if (name === 'cmi.suspend_data') state = value ?? '';
					return 'true';
				},
			},
		});
		expect(lms.launch.state).toBe('');
		expect(await lms.save(record)).toMatchObject({ ok: false, code: '101' });
		well = true;
		expect(await lms.save(record)).toMatchObject({ code: 'late-state' });
		expect(set).toEqual(['cmi.core.exit']);
		expect(lms.takeLateState()).toBe('C1;older');
		expect(await lms.save(record)).toMatchObject({ ok: true });
	});

	it.each(['browse', 'review'])('is told nothing in %s mode', async (mode) => {
		const set: string[] = [];
		const api = broken({});
		api.LMSGetValue = (name) => (name === 'cmi.core.lesson_mode' ? mode : '');
		api.LMSSetValue = (name) => (set.push(name ?? ''), 'true');
		const lms = scormLms({ standard: 'scorm12', api });
		expect(await lms.save(finished)).toEqual({ ok: true });
		expect(set).toEqual(['cmi.core.exit']);
	});
});

describe('finding the API', () => {
	const api = { LMSInitialize: () => 'true', Initialize: () => 'true' };
	const windowOf = (own: object) => {
		const window = { opener: null, ...own } as unknown as Window & { parent: Window };
		if (!('parent' in own)) Object.assign(window, { parent: window });
		return window;
	};
	const stranger = new Proxy({} as Window, {
		get() {
			throw new Error('cross-origin');
		},
	});

	it('looks in parents, then in the opener and its parents', () => {
		const top = windowOf({ API: api });
		expect(findApi(windowOf({ parent: windowOf({ parent: top }) }))).toEqual({
			standard: 'scorm12',
			api,
		});
		const opener = windowOf({ parent: windowOf({ API_1484_11: api }) });
		expect(findApi(windowOf({ opener }))).toEqual({ standard: 'scorm2004', api });
	});

	it('takes no element and no empty object of that name for it, and a function as well', () => {
		const called = Object.assign(() => undefined, api);
		const parent = windowOf({ API: called });
		expect(findApi(windowOf({ API: {}, parent }))).toEqual({ standard: 'scorm12', api: called });
		expect(findApi(windowOf({ API: { LMSInitialize: 'x' } }))).toBeUndefined();
	});

	it('waits for one that comes a little later, where there is who could bring it', async () => {
		vi.useFakeTimers();
		const parent = windowOf({});
		const found = awaitApi(windowOf({ parent }));
		await vi.advanceTimersByTimeAsync(1500);
		Object.assign(parent, { API: api });
		await vi.advanceTimersByTimeAsync(100);
		expect(await found).toEqual({ standard: 'scorm12', api });
		expect(await awaitApi(windowOf({}))).toBeUndefined();
		vi.useRealTimers();
	});

	it('prefers 2004 and survives windows of another origin', () => {
		const both = windowOf({ API: api, API_1484_11: api });
		expect(findApi(windowOf({ parent: both }))?.standard).toBe('scorm2004');
		expect(findApi(windowOf({ parent: stranger, opener: both }))?.standard).toBe('scorm2004');
		expect(findApi(windowOf({ parent: stranger, opener: stranger }))).toBeUndefined();
	});
});

describe('the saver', () => {
	/** A saver on a clock of ours: `pass` runs what is due. */
	function setUp(answers: boolean[]) {
		const states: SaveState['kind'][] = [];
		const waits: number[] = [];
		let due: (() => void) | undefined;
		let saves = 0;
		let flushed = 0;
		let online = true;
		const saver = createSaver(
			{
				async save() {
					const ok = answers[saves++] ?? true;
					return ok ? { ok } : { ok, code: '101', message: 'no' };
				},
				flushOnHide: () => void flushed++,
			},
			({ kind }) => states.push(kind),
			{
				now: () => 0,
				online: () => online,
				later(work, wait) {
					waits.push(wait);
					due = work;
					return () => (due = undefined);
				},
			},
		);
		const pass = async () => {
			const work = due;
			due = undefined;
			work?.();
			await vi.waitFor(() => expect(states.at(-1)).not.toBe('saving'));
		};
		const goOnline = (is: boolean) => (online = is);
		return { saver, states, waits, pass, goOnline, saves: () => saves, flushed: () => flushed };
	}

	it('tries again at growing intervals, at most a minute apart, until it is taken', async () => {
		const { saver, states, waits, pass } = setUp([...Array(9).fill(false), true]);
		saver.save(() => record);
		for (let index = 0; index < 10; index++) await pass();
		expect(waits.slice(1)).toEqual(
			[1, 2, 4, 8, 16, 32, 60, 60, 60].map((seconds) => seconds * 1000),
		);
		expect(states.at(-1)).toBe('saved');
	});

	it('tells only the newest record', async () => {
		const { saver, pass, saves } = setUp([]);
		saver.save(() => record);
		saver.save(() => finished);
		await pass();
		expect(saves()).toBe(1);
	});

	it('does not wait when the page is hidden, and saves it again: nobody knows whether it arrived', async () => {
		const { saver, saves, flushed, pass } = setUp([]);
		saver.save(() => record);
		saver.flush();
		expect([saves(), flushed()]).toEqual([0, 1]);
		await pass();
		expect(saves()).toBe(1);
	});

	it('says once more how long it took when a page is hidden that has saved all', async () => {
		const { saver, saves, flushed, pass } = setUp([]);
		saver.flush();
		expect(flushed()).toBe(0);
		saver.save(() => record);
		await pass();
		saver.flush();
		expect([saves(), flushed()]).toEqual([1, 1]);
	});

	it('tells nothing while there is no line, and all as soon as there is', async () => {
		const { saver, states, saves, pass, goOnline, flushed } = setUp([]);
		goOnline(false);
		saver.save(() => record);
		await pass();
		saver.flush();
		expect([saves(), flushed(), states.at(-1)]).toEqual([0, 0, 'behind']);
		goOnline(true);
		saver.retry();
		await vi.waitFor(() => expect(states.at(-1)).toBe('saved'));
		expect(saves()).toBe(1);
	});

	it('takes an exception for a refusal', async () => {
		const { saver, states, pass } = setUp([]);
		saver.save(() => {
			throw new Error('broken');
		});
		await pass();
		expect(states.at(-1)).toBe('behind');
	});
});
