import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { readLaunchData } from './launch-data.ts';

describe('launch data', () => {
	it('say what to play and how', () => {
		const text = 'case=niet-in-voorraad; mode=test\nlanguage=FR-be&variant=b;pass-mark=80';
		expect(readLaunchData(text)).toEqual({
			data: {
				...{ case: 'niet-in-voorraad', mode: 'test', language: 'fr', variant: 'b' },
				passMark: 80,
			},
			problems: [],
		});
		expect(readLaunchData('status=completed;at-end=exit').data).toEqual({
			status: 'completed',
			atEnd: 'exit',
		});
		expect(readLaunchData('')).toEqual({ data: {}, problems: [] });
	});

	it.each(['mode=exam', 'pass-mark=101', 'pass-mark=much', 'language=de', 'colour=red', 'test'])(
		'%s is left out and said; the rest counts',
		(part) => {
			const { data, problems } = readLaunchData(`${part};variant=c`);
			expect(data).toEqual({ variant: 'c' });
			expect(problems).toMatchObject([{ part }]);
		},
	);

	it('never throws, whatever a trainer typed', () => {
		fc.assert(
			fc.property(fc.string(), (text) => {
				const { data, problems } = readLaunchData(text);
				const parts = text.split(/[;&\r\n]+/).filter((part) => part.trim());
				expect(Object.keys(data).length + problems.length).toBeLessThanOrEqual(parts.length);
			}),
		);
	});
});
