/** Where things stand on the page, in pixels from its top, and what of the screen is free to show them. */
export type Arrival = {
	/**
	 * `read`: there is only something to read, and a button that goes on. `choose`: all that one chooses from
	 * belongs together. `fill`: a form or a text, which is begun at its top.
	 */
	kind: 'read' | 'choose' | 'fill';
	/** The first thing that came since the last step. */
	news: number;
	/** The last line of whoever one talks to. */
	line: number;
	/** The question. */
	question: number;
	/** Below the first thing that one can choose or fill in. */
	first: number;
	/** Below the last thing that one can choose. */
	end: number;
	/** Heights of the screen, and of what stands over its top and bottom. */
	screen: { height: number; top: number; bottom: number };
};

/**
 * How far the page is scrolled after a step that was taken while it stood at `from`: to the last option, but
 * never past the question, and not past what was last said where there is room for both. It moves back only
 * where what was folded would leave the question, or what was said with room to spare, above the screen. Pure.
 */
export function arrivalAt(arrival: Arrival, from: number): number {
	const { kind, news, line, question, first, end, screen } = arrival;
	const free = screen.height - screen.top - screen.bottom;
	const together = end - line <= free;
	const top = kind === 'read' ? news : kind === 'fill' && first - line <= free ? line : question;
	const place = Math.min(end - (screen.height - screen.bottom), top - screen.top);
	const lowest = (together ? line : question) - screen.top;
	return Math.max(0, place, Math.min(from, lowest));
}
