import { describe, expect, it } from 'vitest';
import { example } from '../example.ts';
import { offeredIn, questionsOf, scoreOf, type Words } from './blind.ts';

const scenario = example();
const words: Words = { template: (key) => key, say: (key, variant) => `${key} (${variant})` };
const sheet = questionsOf(scenario, words, { seed: 1, withLines: false });
const bestOf = (variant: string) =>
	sheet.map(({ asked }) => {
		const offered = asked.find((one) => one.variant === variant) ?? asked[0];
		return offered?.options.find(({ rating }) => rating === 3)?.id ?? '';
	});

describe('the blind test', () => {
	it('asks a choice once where only figures differ', () => {
		const choices = Object.values(scenario.beats).filter(({ kind }) => kind === 'choice');
		expect(sheet).toHaveLength(choices.length);
		for (const { asked } of sheet) {
			expect(asked.map(({ variant }) => variant)).toEqual(Object.keys(scenario.variants));
		}
	});

	it('asks it again where the words differ in a variant', () => {
		const differing: Words = { ...words, template: (key, variant) => `${key}${variant}` };
		const questions = questionsOf(scenario, differing, { seed: 1, withLines: false });
		expect(questions).toHaveLength(sheet.length * Object.keys(scenario.variants).length);
	});

	it('shows every option of the choice, and what was said before it only when asked', () => {
		const withLines = questionsOf(scenario, words, { seed: 1, withLines: true });
		expect(sheet.every(({ lines }) => lines.length === 0)).toBe(true);
		expect(withLines.some(({ lines }) => lines.length > 0)).toBe(true);
		for (const { beat, options } of sheet) {
			const all = scenario.beats[beat];
			expect(all?.kind === 'choice' && all.options.map(({ id }) => id).sort()).toEqual(
				options.map(({ id }) => id).sort(),
			);
		}
	});

	it('rates an option as it stands on the best way of the variant', () => {
		for (const variant of Object.keys(scenario.variants)) {
			for (const { options } of offeredIn(scenario, variant)) {
				expect(options.some(({ rating }) => rating === 3)).toBe(true);
			}
		}
	});

	it('counts the best option of each variant, and what is lost with all else done right', () => {
		const variant = Object.keys(scenario.variants)[0] ?? '';
		const right = scoreOf(scenario, sheet, bestOf(variant), 70);
		expect(right.variants[variant]).toEqual({ percent: 100, critical: false, passed: true });
		const worst = sheet.map(
			({ asked }) =>
				[...(asked[0]?.options ?? [])].sort((a, b) => a.rating - b.rating)[0]?.id ?? '',
		);
		const wrong = scoreOf(scenario, sheet, worst, 70);
		expect(wrong.best).toBeLessThan(right.best);
		expect(wrong.variants[variant]?.percent).toBeLessThan(100);
	});

	it.each([
		['too few picks', [], 'expected'],
		['an option that is not there', sheet.map(() => 'nothing'), 'has no option nothing'],
	])('refuses %s', (_, picks, message) => {
		expect(() => scoreOf(scenario, sheet, picks, 70)).toThrow(message);
	});
});
