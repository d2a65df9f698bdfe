import fc from 'fast-check';
import * as standard12 from 'scorm-again/scorm12';
import * as standard2004 from 'scorm-again/scorm2004';
import { describe, expect, it } from 'vitest';
import { findApi, type ScormApi } from './find.ts';
import { decimal, line2004, timeinterval2004, timespan12, timestamp2004 } from './formats.ts';
import type { LmsRecord } from './lms.ts';
import { createSaver, type SaveState } from './saver.ts';
import { scormLms } from './scorm.ts';

const record: LmsRecord = {
	...{
		state: 'B1;x;1',
		location: '2/7',
		sessionMilliseconds: 65_430,
		progress: 2 / 7,
		toldBefore: 0,
	},
	objectives: [{ id: 'S3', description: 'Ondersteunt de verkoop', earned: 5, available: 9 }],
	interactions: [
		{
			...{
				id: 'SC02-arrival',
				kind: 'choice',
				response: ['1'],
				correct: [['1'], ['3']],
				credit: 1,
			},
			...{ weighting: 3, latency: 12_345, at: 1_772_440_800_000, objectives: ['S3', 'S2'] },
			description: 'Ontvangen en luisteren',
		},
		{
			...{ id: 'SC02-explain', kind: 'sequencing', response: ['4', '3'], correct: [['4', '3']] },
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

describe.each(['scorm12', 'scorm2004'] as const)('%s, on scorm-again', (standard) => {
	const open = () => {
		const api = platforms[standard]();
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
		return { api, calls, lms: scormLms({ standard, api }) };
	};

	it('is told everything, and takes it all', () => {
		const { lms, calls } = open();
		expect(lms.save(record)).toEqual({ ok: true });
		expect(lms.save(finished)).toEqual({ ok: true });
		expect(calls.filter((call) => call.endsWith('false'))).toEqual([]);
	});

	it('marks the session as to be continued before anything else', () => {
		expect(open().calls[0]).toMatch(/exit=suspend true$/);
	});

	it('tells nothing twice', () => {
		const { lms, calls } = open();
		lms.save(finished);
		const before = calls.length;
		lms.save(finished);
		expect(calls.slice(before).every((call) => call.includes('session_time'))).toBe(true);
	});

	it('tells the score before the status, and a result only at the end', () => {
		const { lms, calls } = open();
		lms.save(record);
		expect(calls.some((call) => call.includes('score.raw=8'))).toBe(false);
		lms.save(finished);
		const score = calls.findIndex((call) => call.includes('score.raw=85.7'));
		const status = calls.findIndex(
			(call) => /(lesson|success)_status=passed/.test(call) && !call.includes('objectives'),
		);
		expect(score).toBeGreaterThan(0);
		expect(status).toBeGreaterThan(score);
	});

	it('goes on behind the interactions of an earlier session', () => {
		const { lms, calls } = open();
		lms.save({ ...record, toldBefore: 1 });
		expect(calls.some((call) => call.includes('interactions.0'))).toBe(false);
		expect(calls.some((call) => call.startsWith('cmi.interactions.1.id=SC02-explain'))).toBe(true);
	});
});

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
	])('%s: said, not thrown', (_, overrides) => {
		const lms = scormLms({ standard: 'scorm12', api: broken(overrides) });
		expect(lms.save(record)).toMatchObject({ ok: false });
	});

	it('answers nothing to everything: counted here, never NaN', () => {
		const names: string[] = [];
		const api = broken({});
		api.LMSSetValue = (name) => {
			names.push(name ?? '');
			return '';
		};
		const lms = scormLms({ standard: 'scorm12', api });
		expect(lms.launch).toMatchObject({ mode: 'normal', state: '' });
		lms.save(record);
		expect(names.some((name) => name.includes('NaN'))).toBe(false);
		expect(names).toContain('cmi.interactions.0.id');
	});

	it('is not given a state that it would cut off', () => {
		const lms = scormLms({ standard: 'scorm12', api: broken({}) });
		expect(lms.save({ ...record, state: 'x'.repeat(4097) })).toMatchObject({
			code: 'state-too-long',
		});
	});

	it.each(['browse', 'review'])('is told nothing in %s mode', (mode) => {
		const set: string[] = [];
		const api = broken({});
		api.LMSGetValue = (name) => (name === 'cmi.core.lesson_mode' ? mode : '');
		api.LMSSetValue = (name) => (set.push(name ?? ''), 'true');
		const lms = scormLms({ standard: 'scorm12', api });
		expect(lms.save(finished)).toEqual({ ok: true });
		expect(set).toEqual(['cmi.core.exit']);
	});
});

describe('finding the API', () => {
	const api = {};
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

	it('prefers 2004 and survives windows of another origin', () => {
		const both = windowOf({ API: api, API_1484_11: api });
		expect(findApi(windowOf({ parent: both }))?.standard).toBe('scorm2004');
		expect(findApi(windowOf({ parent: stranger, opener: both }))?.standard).toBe('scorm2004');
		expect(findApi(windowOf({ parent: stranger, opener: stranger }))).toBeUndefined();
	});
});

describe('formats', () => {
	it('write times as the standards and the strictest platforms read them', () => {
		expect(timespan12(62_345)).toBe('0000:01:02.35');
		expect(timespan12(59_999)).toBe('0000:01:00.00');
		expect(timeinterval2004(3_725_500)).toBe('PT1H2M5.5S');
		fc.assert(
			fc.property(fc.nat(400_000_000), (milliseconds) => {
				expect(timespan12(milliseconds)).toMatch(/^\d{4}:[0-5]\d:[0-5]\d\.\d\d$/);
				expect(timeinterval2004(milliseconds)).toMatch(/^PT\d+H[0-5]?\dM[0-5]?\d(\.\d{1,2})?S$/);
				expect(timestamp2004(milliseconds)).toMatch(/^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d$/);
			}),
		);
	});

	it('write decimals without an exponent and texts on one line', () => {
		expect(decimal(1e-7)).toBe('0');
		expect(decimal(0.5)).toBe('0.5');
		expect(line2004('{a}\nb')).toBe('(a} b');
		fc.assert(
			fc.property(fc.double({ min: 0, max: 1, noNaN: true }), (value) => {
				expect(decimal(value)).toMatch(/^\d(\.\d{1,4})?$/);
			}),
		);
	});
});

describe('the saver', () => {
	/** A saver on a clock of ours: `pass` runs what is due. */
	function setUp(answers: boolean[]) {
		const states: SaveState['kind'][] = [];
		const waits: number[] = [];
		let due: (() => void) | undefined;
		let saves = 0;
		const saver = createSaver(
			{
				save() {
					const ok = answers[saves++] ?? true;
					return ok ? { ok } : { ok, code: '101', message: 'no' };
				},
			},
			({ kind }) => states.push(kind),
			{
				now: () => 0,
				later(work, wait) {
					waits.push(wait);
					due = work;
					return () => (due = undefined);
				},
			},
		);
		const pass = () => {
			const work = due;
			due = undefined;
			work?.();
		};
		return { saver, states, waits, pass, saves: () => saves };
	}

	it('tries again at growing intervals, at most a minute apart, until it is taken', () => {
		const { saver, states, waits, pass } = setUp([...Array(9).fill(false), true]);
		saver.save(() => record);
		for (let index = 0; index < 10; index++) pass();
		expect(waits.slice(1)).toEqual(
			[1, 2, 4, 8, 16, 32, 60, 60, 60].map((seconds) => seconds * 1000),
		);
		expect(states.at(-1)).toBe('saved');
	});

	it('tells only the newest record', () => {
		const { saver, pass, saves } = setUp([]);
		saver.save(() => record);
		saver.save(() => finished);
		pass();
		pass();
		expect(saves()).toBe(1);
	});

	it('does not wait when the page is hidden', () => {
		const { saver, saves } = setUp([]);
		saver.save(() => record);
		saver.flush();
		expect(saves()).toBe(1);
	});

	it('takes an exception for a refusal', () => {
		const { saver, states, pass } = setUp([]);
		saver.save(() => {
			throw new Error('broken');
		});
		pass();
		expect(states.at(-1)).toBe('behind');
	});
});
