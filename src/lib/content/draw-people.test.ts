import { readFileSync } from 'node:fs';
import { gzipSync } from 'node:zlib';
import { describe, expect, it } from 'vitest';
import { EXPRESSIONS, expressionFor } from '../ui/person.ts';
import { drawPerson, readCast } from './draw-people.ts';

const file = 'scenarios/company/cast.yaml';
const text = readFileSync(file, 'utf8');
const read = readCast(text, file);
if (!read.ok) throw new Error(JSON.stringify(read.problems));
const { cast } = read;

/**
 * One group of filled paths. What matches is well-formed XML and holds nothing else: no script, style,
 * id, event handler or reference that could clash or act.
 */
const SHAPES_ONLY =
	/^<g fill-rule="evenodd">(?:<path fill="#(?:[0-9a-f]{3}){1,2}" d="M[Macvhlz\d .-]+z"\/>)+<\/g>$/;

describe.each(Object.keys(cast.people))('%s', (id) => {
	const { drawing, alt } = drawPerson(cast, id);
	const faces = EXPRESSIONS.map((expression) => drawing.faces[expression]);

	it('has a face of its own for each expression', () => {
		expect(new Set(faces).size).toBe(EXPRESSIONS.length);
	});

	it('weighs a few kB', () => {
		expect(gzipSync(drawing.body).length).toBeLessThan(8000);
		for (const face of faces) expect(gzipSync(face).length).toBeLessThan(1500);
	});

	it('is nothing but shapes', () => {
		for (const svg of [drawing.body, ...faces]) expect(svg).toMatch(SHAPES_ONLY);
	});

	it('is drawn on a square', () => {
		expect(drawing.viewBox).toMatch(/^-?\d+ -?\d+ (\d+) \1$/);
	});

	it('is described in each language, and not as somebody else is', () => {
		for (const [language, words] of Object.entries(alt)) {
			const same = Object.values(cast.people).filter(
				(other) => other.alt[language as keyof typeof alt] === words,
			);
			expect(same).toHaveLength(1);
		}
	});
});

it('shows the face of the nearest mood', () => {
	expect([-9, -3, -1.4, 0, 1, 2, 3, 4].map(expressionFor)).toEqual([
		'furious',
		'furious',
		'worried',
		'neutral',
		'attentive',
		'pleased',
		'delighted',
		'delighted',
	]);
});

it('refuses somebody whom the cast does not know', () => {
	expect(() => drawPerson(cast, 'nobody')).toThrow('nobody');
});

it('says where a look is wrong', () => {
	const wrong = readCast(text.replace('head: bun\n', 'head: wig\n'), file);
	expect(wrong.problems[0]).toMatchObject({
		line: text.slice(0, text.indexOf('head: bun\n')).split('\n').length,
		message: expect.stringContaining('expected one of afro, bangs'),
	});
});
