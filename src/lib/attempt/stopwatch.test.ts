import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { createStopwatch } from './stopwatch.ts';

describe('a stopwatch', () => {
	it('counts while it runs, and neither pauses nor sleep', () => {
		let at = 1000;
		const watch = createStopwatch(() => at);
		at += 30_000;
		expect(watch.elapsed()).toBe(30_000);
		watch.pause();
		at += 20_000;
		expect(watch.elapsed()).toBe(30_000);
		watch.resume();
		at += 5000;
		expect(watch.elapsed()).toBe(35_000);
		// The lid was closed for three days.
		at += 3 * 24 * 3600 * 1000;
		expect(watch.elapsed()).toBe(35_000);
		at += 1000;
		expect(watch.elapsed()).toBe(36_000);
	});

	it('never goes back, whatever is done to the clock', () => {
		const jumps = fc.array(fc.integer({ min: -1e9, max: 1e9 }));
		fc.assert(
			fc.property(jumps, (all) => {
				let at = 0;
				const watch = createStopwatch(() => at);
				let before = 0;
				for (const jump of all) {
					at += jump;
					const elapsed = watch.elapsed();
					expect(elapsed).toBeGreaterThanOrEqual(before);
					expect(elapsed - before).toBeLessThanOrEqual(60_000);
					before = elapsed;
				}
			}),
		);
	});
});
