import { readFileSync } from 'node:fs';
import { gzipSync } from 'node:zlib';
import { describe, expect, it } from 'vitest';
import { EXPRESSIONS } from '../lib/ui/person.ts';
import { drawPerson, readCast } from './draw-people.ts';

const file = 'scenarios/company/cast.yaml';
const read = readCast(readFileSync(file, 'utf8'), file);
if (!read.ok) throw new Error(JSON.stringify(read.problems));
const { cast } = read;

describe.each(Object.keys(cast.people))('%s', (id) => {
	const { body, faces } = drawPerson(cast, id).drawing;

	it('has a face of its own for each expression', () => {
		expect(new Set(EXPRESSIONS.map((expression) => faces[expression])).size).toBe(
			EXPRESSIONS.length,
		);
	});

	it('weighs a few kB', () => {
		expect(gzipSync(body).length).toBeLessThan(8000);
		for (const face of Object.values(faces)) expect(gzipSync(face).length).toBeLessThan(1500);
	});

	it('is nothing but shapes', () => {
		for (const svg of [body, ...Object.values(faces)]) {
			expect(svg.length).toBeGreaterThan(100);
			expect(svg).not.toMatch(/<script|<style|\son\w+=|href|url\(|\sid=/i);
		}
	});
});

it('refuses somebody whom the cast does not know', () => {
	expect(() => drawPerson(cast, 'nobody')).toThrow('nobody');
});
