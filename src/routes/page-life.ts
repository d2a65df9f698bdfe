import type { Keeper } from './keeper.ts';

/** Milliseconds between two looks at the clock. */
const TICK = 20_000;

/** Tells a keeper what becomes of the page: hidden, seen again, left, without a line. Gives how to stop. */
export function followPage(keeper: Keeper): () => void {
	const { stopwatch } = keeper;
	const reporter = () => keeper.reporter;
	const onVisibility = () => {
		if (document.visibilityState === 'hidden') {
			stopwatch.pause();
			reporter()?.flush();
		} else {
			stopwatch.resume();
			// What was told while the page was hidden may not have arrived. Outside of the event: some platforms take
			// what is told within one for a page that is being closed (Moodle, mod/scorm/request.js).
			setTimeout(() => reporter()?.retry());
		}
	};
	const onOnline = () => setTimeout(() => reporter()?.retry());
	/** A page that may come back from the browser's cache goes on with its session; one that is gone ends it. */
	const onLeave = ({ persisted }: PageTransitionEvent) => {
		if (persisted) reporter()?.flush();
		else reporter()?.close();
	};
	const tick = setInterval(() => stopwatch.elapsed(), TICK);
	document.addEventListener('visibilitychange', onVisibility);
	addEventListener('online', onOnline);
	addEventListener('pagehide', onLeave);
	return () => {
		clearInterval(tick);
		document.removeEventListener('visibilitychange', onVisibility);
		removeEventListener('online', onOnline);
		removeEventListener('pagehide', onLeave);
	};
}
