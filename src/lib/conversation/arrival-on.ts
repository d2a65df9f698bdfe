import type { Beat } from '../scenario/format/scenario.ts';
import { arrivalAt, type Arrival } from './arrival.ts';

const KINDS: Record<Beat['kind'], Arrival['kind']> = {
	talk: 'read',
	end: 'read',
	choice: 'choose',
	sequence: 'choose',
	form: 'fill',
	errors: 'fill',
	offer: 'fill',
	write: 'fill',
};

/** Where the page that stood at `from` belongs on arrival at a beat, measured on the stage as it is drawn now. */
export function arrivalOn(
	stage: HTMLElement,
	since: number,
	from: number,
	kind: Beat['kind'],
): number {
	const items = [...stage.querySelectorAll<HTMLElement>('.transcript > li')];
	const top = (element: Element | undefined) =>
		element ? element.getBoundingClientRect().top + scrollY : 0;
	const asked = stage.querySelector('.decision, .go-on, .end') ?? stage;
	const first = asked.querySelector('.option, .pick, .field, .entry, .terms > *, form') ?? asked;
	// What stands over the page is told to the browser too, for the field that one types in.
	const { scrollPaddingTop, scrollPaddingBottom } = getComputedStyle(document.documentElement);
	const arrival: Arrival = {
		kind: KINDS[kind],
		news: top(items[since] ?? asked),
		line: top(items.findLast((item) => item.matches('.line')) ?? asked),
		question: top(asked),
		first: first.getBoundingClientRect().bottom + scrollY,
		end: asked.getBoundingClientRect().bottom + scrollY,
		screen: {
			height: innerHeight,
			top: parseFloat(scrollPaddingTop) || 0,
			bottom: parseFloat(scrollPaddingBottom) || 0,
		},
	};
	return arrivalAt(arrival, from);
}
