import { describe, expect, it } from 'vitest';
import { example } from '../scenario/example.ts';
import { bestWay } from '../scenario/verify/best-way.ts';
import { makeBackup, readBackup, type SavedAttempt } from './backup.ts';
import { vetter } from './vet.ts';

const NOW = Date.UTC(2026, 2, 5);
const scenario = example();
const variant = Object.keys(scenario.variants)[0] ?? '';
const steps = bestWay(scenario, variant).map(({ event }, index) => ({ event, at: index * 1000 }));
const given = (part: Partial<SavedAttempt>): SavedAttempt => ({
	...{ id: 'one', scenario: scenario.id, version: 1, hash: 'h', variant, seed: 3 },
	...{ mode: 'practice', conversation: 'nl', owner: 'home' },
	...{ startedAt: NOW, updatedAt: NOW, steps },
	...part,
});
const vet = vetter(new Map([[scenario.id, scenario]]), NOW);

describe('an attempt of a file', () => {
	it('is taken when it can have been played', () => {
		for (const part of [{}, { finishedAt: NOW + 9000 }, { steps: steps.slice(0, 1) }]) {
			expect(vet(given(part))).toBeUndefined();
		}
	});

	const first = steps[0];
	it.each([
		['played at no time', { startedAt: 1e300 }, 'startedAt', 'date'],
		['played before there was a clock', { updatedAt: 5 }, 'updatedAt', 'date'],
		['ended at no time', { finishedAt: 1 }, 'finishedAt', 'date'],
		['a step at no time', { steps: [{ ...first, at: 1e300 }] }, 'steps[0].at', 'date'],
		['a step before the first', { steps: [{ ...first, at: -1 }] }, 'steps[0].at', 'date'],
		['a case that is not here', { scenario: 'constructor' }, 'scenario', 'case'],
		['a variant that is not there', { variant: 'constructor' }, 'variant', 'variant'],
		[
			'a step that cannot be',
			{ steps: [{ event: { type: 'choose', option: 'nonexistent' }, at: 1 }] },
			'steps[0]',
			'refused',
		],
		[
			'an end that was not reached',
			{ steps: steps.slice(0, 1), finishedAt: NOW },
			'finishedAt',
			'unfinished',
		],
	])('is left out, by name: %s', (_, part, at, problem) => {
		expect(vet(given(part as Partial<SavedAttempt>))).toMatchObject({ at, problem });
	});

	it('is named with its place, and the rest comes in', () => {
		const parts = [given({ startedAt: 1e300 }), given({ id: 'two' })];
		const file = JSON.stringify(makeBackup({ attempts: parts, platform: [], settings: [] }, NOW));
		const { backup, problems } = readBackup(file, vet);
		expect(problems).toEqual([
			{ where: 'attempts[0].startedAt', problem: 'date', found: '1e+300' },
		]);
		expect(backup?.attempts.map(({ id }) => id)).toEqual(['two']);
	});
});
