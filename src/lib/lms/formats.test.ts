import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
	answerLine,
	cut,
	decimal,
	line2004,
	timeinterval2004,
	timespan12,
	timestamp2004,
	tokens2004,
} from './formats.ts';

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
		expect(line2004('{a}\nb[,]c')).toBe('(a} b(,)c');
		fc.assert(
			fc.property(fc.double({ min: 0, max: 1, noNaN: true }), (value) => {
				expect(decimal(value)).toMatch(/^\d(\.\d{1,4})?$/);
			}),
		);
	});
});

describe('texts that leave', () => {
	/** Any UTF-16 units at all, with many halves of characters of two. */
	const units = fc
		.array(fc.oneof(fc.integer({ min: 0xd800, max: 0xdfff }), fc.nat(0xffff)))
		.map((codes) => String.fromCharCode(...codes));

	it('are well-formed and no longer than asked, whatever was typed', () => {
		fc.assert(
			fc.property(units, fc.nat(20), (text, length) => {
				const result = cut(text, length);
				expect(() => encodeURIComponent(result)).not.toThrow();
				expect(result.length).toBeLessThanOrEqual(length);
				// Nothing more goes than the half that has no room.
				expect(result.length).toBeGreaterThanOrEqual(Math.min(text.length, length) - 1);
			}),
		);
	});

	it('are not changed where nothing is wrong', () => {
		fc.assert(
			fc.property(fc.string({ unit: 'grapheme' }), (text) => {
				expect(cut(text, text.length)).toBe(text);
				expect(text.startsWith(cut(text, Math.floor(text.length / 2)))).toBe(true);
			}),
		);
	});

	it('keep a character of two units whole, or leave it out', () => {
		expect(cut('ab😀', 4)).toBe('ab😀');
		expect(cut('ab😀', 3)).toBe('ab');
		expect(cut('a\ud83db', 9)).toBe('a\ufffdb');
	});
});

describe('an answer on one line', () => {
	const parts = fc.array(
		fc.record({ label: fc.string({ unit: 'grapheme' }), text: fc.string({ unit: 'grapheme' }) }),
		{ minLength: 1, maxLength: 12 },
	);

	it('is as long as there is room for, and whole where there is', () => {
		const fields = [
			{ label: 'Aantal stuks dat vrij is', text: '12' },
			{ label: 'Dag', text: '05/03/2026' },
		];
		expect(answerLine(fields, 255)).toBe('Aantal stuks dat vrij is: 12; Dag: 05/03/2026');
		// Values stay: what they are called can be guessed.
		expect(answerLine(fields, 36)).toBe('Aantal stuks d…: 12; Dag: 05/03/2026');
		const said = [{ label: 'b', text: 'Waarvoor hebt u ze nodig, mevrouw?' }];
		expect(answerLine(said, 20)).toBe('b: Waarvoor hebt u…');
		expect(answerLine([], 20)).toBe('–');
		fc.assert(
			fc.property(parts, fc.integer({ min: 0, max: 300 }), (given, length) => {
				const line = answerLine(given, length);
				expect(line.length).toBeLessThanOrEqual(length);
				expect(() => encodeURIComponent(line)).not.toThrow();
				expect(line).not.toMatch(/[\n\r]/);
			}),
		);
	});

	it('is tokens that Moodle takes, together no longer than 250', () => {
		fc.assert(
			fc.property(parts, (given) => {
				const line = tokens2004(given.map((part) => ({ ...part, text: part.text.repeat(20) })));
				expect(line.length).toBeLessThanOrEqual(250);
				expect(line.split('[,]')).toHaveLength(given.length);
				for (const token of line.split('[,]')) expect(token).toMatch(/^[\w.]{1,250}$/);
			}),
		);
	});
});
