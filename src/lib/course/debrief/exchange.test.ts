import { describe, expect, it } from 'vitest';
import type { Entry } from '../../scenario/transcript.ts';
import { exchanges } from './exchange.ts';

const entry = (step: number, kind: 'line' | 'said' | 'reply', text: string): Entry => ({
	...{ step, kind, text, mood: 0 },
});

describe('the exchanges of a conversation', () => {
	it('give each decision what led to it, what was said, and the answer', () => {
		const entries: Entry[] = [
			entry(-1, 'line', 'hello'),
			entry(0, 'said', 'good morning'),
			entry(0, 'reply', 'well'),
			entry(0, 'line', 'I need desks'),
			{ step: 1, mood: 0, kind: 'look', page: 'stock' },
			entry(2, 'line', 'and?'),
			entry(3, 'said', 'two are free'),
		];
		const { exchanges: parts, closing } = exchanges(entries, [0, 3]);
		expect(parts.map(({ before }) => before.map(({ kind }) => kind))).toEqual([
			['line'],
			['line', 'look', 'line'],
		]);
		expect(parts.map(({ done, reply }) => [done.length, reply.length])).toEqual([
			[1, 1],
			[1, 0],
		]);
		expect(closing).toEqual([]);
	});

	it('keep what follows the last decision apart, without the end itself', () => {
		const end: Entry = { step: 1, mood: 0, kind: 'end', text: 'she leaves', end: 'good' };
		const { closing } = exchanges([entry(0, 'said', 'a'), entry(0, 'line', 'goodbye'), end], [0]);
		expect(closing).toEqual([entry(0, 'line', 'goodbye')]);
	});
});
