import { describe, expect, it } from 'vitest';
import { embeddedLms, launchData } from './embedded.ts';
import { addTimeintervals } from './formats.ts';
import type { Interaction, LmsRecord } from './lms.ts';

const interaction = (id: string): Interaction => ({
	...{ id, kind: 'choice', response: [{ text: 'yes' }], correct: [[{ text: 'yes' }]], credit: 1 },
	...{ weighting: 3, latency: 1000, at: 1_772_440_800_000, objectives: ['S3'], description: id },
});

const record = (ids: string[], toldBefore: string[], minutes: number): LmsRecord => ({
	...{ state: () => ids.join(), location: `${ids.length}/7`, progress: 0.5, objectives: [] },
	...{ sessionMilliseconds: minutes * 60_000, interactions: ids.map(interaction), toldBefore },
});

/** Somewhere to keep data that reads back what was written, and nothing that was changed since. */
function memory() {
	let held: unknown;
	return {
		load: async () => structuredClone(held),
		save: async (data: unknown) => void (held = JSON.parse(JSON.stringify(data))),
		held: () =>
			held as { total_time: string; session_time: string; interactions: Record<string, object> },
	};
}

describe('the embedded platform', () => {
	it('holds each decision once, however often it is taken up', async () => {
		const data = memory();
		const first = await embeddedLms(data, '');
		expect(await first.save(record(['a', 'b'], [], 2))).toEqual({ ok: true });
		const second = await embeddedLms(data, '');
		expect(second.launch.state).toBe('a,b');
		expect(await second.save(record(['a', 'b', 'c'], ['a', 'b'], 3))).toEqual({ ok: true });
		const third = await embeddedLms(data, '');
		expect(await third.save(record(['a', 'b', 'c'], ['a', 'b', 'c'], 1))).toEqual({ ok: true });
		const held = Object.values(data.held().interactions) as { id: string }[];
		expect(held.filter((entry) => entry?.id).map(({ id }) => id)).toEqual(['a', 'b', 'c']);
	});

	it('adds the time of every session to the total', async () => {
		const data = memory();
		for (const minutes of [2, 3]) {
			const lms = await embeddedLms(data, '');
			await lms.save(record(['a'], [], 1));
			// A session says how long it took so far, again and again: only the last counts.
			await lms.save(record(['a'], [], minutes));
		}
		expect(data.held().total_time).toBe('PT0H2M0S');
		expect(launchData(data.held()).total_time).toBe('PT0H5M0S');
	});

	it('counts a time that it cannot read as none', () => {
		expect(addTimeintervals('PT1H', 'P1DT30.5S')).toBe('PT25H0M30.5S');
		expect(addTimeintervals('gibberish', '')).toBe('PT0H0M0S');
	});
});
