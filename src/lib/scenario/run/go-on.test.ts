import { describe, expect, it } from 'vitest';
import { EXAMPLE, example } from '../example.ts';
import { goesOnByItself } from './go-on.ts';
import { advance, begin } from './replay.ts';

/** The example with something said between the first decision and the form. */
const source = (says: string) =>
	EXAMPLE.replaceAll('to: fill', 'to: between').replace(
		'  fill:\n    says: [{ line: again, when: { flag: refused } }, wait]',
		`  between: { says: [then], to: fill }\n  fill:\n    says: ${says}`,
	);

function goesOnAfter(says: string, option: string) {
	const scenario = example(source(says));
	const after = advance(scenario, begin(scenario, 'a'), { type: 'choose', option });
	return after && goesOnByItself(scenario, after);
}

describe('a talk', () => {
	it('goes on by itself to a decision before which nothing is said', () => {
		expect(goesOnAfter('[]', 'ask')).toBe(true);
	});

	it('waits where somebody has more to say', () => {
		expect(goesOnAfter('[wait]', 'ask')).toBe(false);
		expect(goesOnAfter('[{ line: again, when: { flag: refused } }]', 'refuse')).toBe(false);
		expect(goesOnAfter('[{ line: again, when: { flag: refused } }]', 'ask')).toBe(true);
	});

	it('waits before an end', () => {
		const scenario = example();
		expect(goesOnByItself(scenario, begin(scenario, 'a'))).toBe(false);
	});
});
