import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Step } from '../scenario/run/step.ts';
import { makeBackup, mergeAttempts, readBackup, type SavedAttempt } from './backup.ts';

const STEPS: Step[] = [
	{ event: { type: 'choose', option: 'ask' }, at: 1000 },
	{ event: { type: 'submit', values: { free: 2, can: false } }, at: 2000 },
	{ event: { type: 'write', text: 'Beste', found: ['thanks'] }, at: 3000 },
];
const attempt = (id: string, steps: number, part: Partial<SavedAttempt> = {}): SavedAttempt => ({
	...{ id, scenario: 'example', version: 1, hash: 'h', variant: 'a', seed: 3, mode: 'practice' },
	...{ conversation: 'nl', startedAt: 5, owner: 'home', updatedAt: 5 },
	steps: STEPS.slice(0, steps),
	...part,
});
const fileOf = (attempts: unknown[]) =>
	JSON.stringify({
		...makeBackup({ attempts: [], platform: [], settings: [] }, 0),
		attempts,
	});
const valid: (attempt: SavedAttempt) => boolean = () => true;

describe('a file of all data', () => {
	it('is read back as it was written', () => {
		const backup = makeBackup(
			{
				attempts: [attempt('one', 3, { finishedAt: 9, told: 2 }), attempt('two', 0)],
				platform: [{ owner: 'home/one', data: { location: '1/7' } }],
				settings: [{ key: 'k', value: 1 }],
			},
			1_700_000_000_000,
		);
		expect(readBackup(JSON.stringify(backup))).toEqual({ backup, problems: [] });
	});

	it.each([
		['{', 'json', ''],
		['[]', 'format', ''],
		['{"format":"other"}', 'format', ''],
		['{"format":"balie-data","version":9}', 'version', 'version'],
	])('%s is none: %s', (text, problem, where) => {
		const read = readBackup(text);
		expect(read.backup).toBeUndefined();
		expect(read.problems).toMatchObject([{ problem, where }]);
	});

	it.each([
		[{ ...attempt('x', 1), mode: 'exam' }, 'attempts[1].mode', 'value'],
		[{ ...attempt('x', 1), startedAt: '5' }, 'attempts[1].startedAt', 'value'],
		[{ ...attempt('x', 0), steps: [{ at: 1 }] }, 'attempts[1].steps[0]', 'step'],
		[
			{ ...attempt('x', 0), steps: [{ event: { type: 'fly' }, at: 1 }] },
			'attempts[1].steps[0].event.type',
			'step',
		],
		[
			{ ...attempt('x', 0), steps: [{ event: { type: 'choose' }, at: 1 }] },
			'attempts[1].steps[0].event.option',
			'missing',
		],
		[attempt('one', 2), 'attempts[1].id', 'twice'],
		['text', 'attempts[1]', 'object'],
	])('leaves out what is wrong, and says where: %#', (bad, where, problem) => {
		const { backup, problems } = readBackup(fileOf([attempt('one', 1), bad, attempt('two', 2)]));
		expect(problems).toMatchObject([{ where, problem }]);
		expect(backup?.attempts.map(({ id }) => id)).toEqual(['one', 'two']);
	});

	it('never throws, whatever is read', () => {
		const anything = fc.oneof(fc.string(), fc.json());
		fc.assert(
			fc.property(anything, (text) => {
				expect(readBackup(text).problems.length).toBeGreaterThan(0);
			}),
		);
		fc.assert(
			fc.property(fc.array(fc.jsonValue()), (parts) => {
				const { backup, problems } = readBackup(fileOf(parts));
				expect(problems).toHaveLength(parts.length);
				expect(backup?.attempts).toEqual([]);
			}),
		);
	});
});

describe('merging', () => {
	const merge = (here: SavedAttempt[], given: SavedAttempt[], isValid = valid) => {
		const { write, ...counts } = mergeAttempts(here, given, isValid);
		return { ids: write.map(({ id, steps }) => `${id} ${steps.length}`), ...counts, write };
	};

	it('takes the longer valid log of the same attempt', () => {
		expect(merge([attempt('a', 1)], [attempt('a', 3)])).toMatchObject({
			...{ ids: ['a 3'], added: 0, extended: 1, known: 0 },
		});
		expect(merge([attempt('a', 3)], [attempt('a', 1)])).toMatchObject({ ids: [], known: 1 });
		const short = ({ steps }: SavedAttempt) => steps.length < 2;
		expect(merge([attempt('a', 1)], [attempt('a', 3)], short)).toMatchObject({ ids: [] });
		expect(merge([attempt('a', 3)], [attempt('a', 1)], short)).toMatchObject({ ids: ['a 1'] });
	});

	it('keeps what is here where both went on in their own way', () => {
		const other = attempt('a', 3);
		other.steps = [{ event: { type: 'choose', option: 'sell' }, at: 1 }, ...STEPS.slice(1)];
		expect(merge([attempt('a', 2)], [other])).toMatchObject({ ids: [], known: 1 });
	});

	it('goes on with the newest open attempt at a case', () => {
		const { write, added } = merge([attempt('a', 1)], [attempt('b', 1, { updatedAt: 9 })]);
		expect(added).toBe(1);
		expect(write.find(({ id }) => id === 'a')?.setAside).toBe(true);
		expect(write.find(({ id }) => id === 'b')?.setAside).toBeUndefined();
		const done = merge([attempt('a', 3, { finishedAt: 9 })], [attempt('b', 1)]);
		expect(done.ids).toEqual(['b 1']);
	});

	it('changes nothing the second time', () => {
		const logs = fc.array(fc.tuple(fc.constantFrom('a', 'b', 'c'), fc.nat(3)), { maxLength: 3 });
		const distinct = (all: [string, number][]) =>
			[...new Map(all)].map(([id, steps]) => attempt(id, steps));
		fc.assert(
			fc.property(logs, logs, (one, other) => {
				const here = distinct(one);
				const first = merge(here, distinct(other)).write;
				const after = new Map([...here, ...first].map((entry) => [entry.id, entry]));
				const again = merge([...after.values()], distinct(other));
				expect(again).toMatchObject({ ids: [], added: 0, extended: 0 });
				for (const { id, steps } of here) {
					expect(after.get(id)?.steps.slice(0, steps.length)).toEqual(steps);
				}
			}),
		);
	});
});
