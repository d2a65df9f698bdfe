import { expect, it } from 'vitest';
import { matches } from './match.ts';

it.each([
	['Rouleau d’étiquettes', "d'etiq"],
	['Rouleau d’étiquettes', 'D’ÉTIQ rouleau'],
])('%s is found by %s', (text, typed) => expect(matches(text, typed)).toBe(true));

it('what is not in it is not found', () => expect(matches('Goulotte', 'goulot x')).toBe(false));
