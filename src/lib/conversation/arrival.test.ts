import { describe, expect, it } from 'vitest';
import { arrivalAt, type Arrival } from './arrival.ts';

const screen = { height: 700, top: 80, bottom: 60 };
const at = (given: Partial<Arrival>, from = 0) =>
	arrivalAt(
		{
			...{ kind: 'choose', news: 1000, line: 1100, question: 1200, first: 1300, end: 1500, screen },
			...given,
		},
		from,
	);

describe('where a page stands on arrival', () => {
	it('ends at the last option', () => {
		expect(at({})).toBe(1500 - 640);
	});

	it('never passes the question, however many options there are', () => {
		expect(at({ end: 2500 })).toBe(1200 - 80);
	});

	it('begins a form at the last line, where that leaves its first field in sight', () => {
		expect(at({ kind: 'fill', end: 2500 })).toBe(1100 - 80);
		expect(at({ kind: 'fill', first: 1700, end: 2500 })).toBe(1200 - 80);
	});

	it('shows the whole of a short form with what was said before it', () => {
		expect(at({ kind: 'fill', end: 1300 })).toBe(1300 - 640);
	});

	it('reads from the first new line', () => {
		expect(at({ kind: 'read', news: 400, end: 1300 })).toBe(400 - 80);
		expect(at({ kind: 'read', news: 1000, end: 1300 })).toBe(1300 - 640);
	});

	it('stays where it is, so that what one reads does not jump', () => {
		expect(at({}, 950)).toBe(950);
	});

	it('goes back to what was said where that and the options fit, and else to the question', () => {
		expect(at({}, 1110)).toBe(1100 - 80);
		expect(at({ end: 1700 }, 1300)).toBe(1200 - 80);
	});

	it('stays at the top while all fits', () => {
		expect(at({ news: 100, line: 150, question: 200, end: 500 })).toBe(0);
	});
});
