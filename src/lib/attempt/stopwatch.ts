/** Time that passes between two looks at the clock and is longer than this was sleep, not work. */
const LONGEST_GAP = 60_000;

/** How long somebody was at it. */
export type Stopwatch = {
	/** Milliseconds so far, without the time in which it stood still. Never goes back. */
	elapsed(): number;
	pause(): void;
	resume(): void;
};

/**
 * A stopwatch that runs. `now`: milliseconds on a clock that nobody sets; where it goes back, or jumps as after a
 * sleep, that time does not count. So it is to be looked at once a minute at least.
 */
export function createStopwatch(now: () => number): Stopwatch {
	let total = 0;
	let since: number | undefined = now();
	const look = () => {
		if (since === undefined) return;
		const at = now();
		const passed = at - since;
		if (passed > 0 && passed <= LONGEST_GAP) total += passed;
		since = at;
	};
	return {
		elapsed() {
			look();
			return total;
		},
		pause() {
			look();
			since = undefined;
		},
		resume() {
			since ??= now();
		},
	};
}
