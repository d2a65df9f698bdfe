import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';

const css = readFileSync(new URL('./tokens.css', import.meta.url), 'utf8');
const colours = Object.fromEntries(
	[...css.matchAll(/--([\w-]+): light-dark\((#[0-9a-f]{6}), (#[0-9a-f]{6})\)/g)].map(
		([, name = '', light = '', dark = '']) => [name, { light, dark }],
	),
);

/** Every text colour with the grounds that it stands on. */
const TEXTS: Record<string, string[]> = {
	ink: [
		...['paper', 'card', 'shelf', 'tab', 'brand-soft'],
		...['accent-soft', 'stamp-soft', 'good-soft'],
	],
	soft: ['paper', 'card', 'shelf', 'tab'],
	brand: ['paper', 'card', 'shelf', 'tab', 'brand-soft'],
	'on-brand': ['brand'],
	accent: ['paper', 'card', 'shelf', 'brand-soft', 'accent-soft'],
	'on-accent': ['accent'],
	stamp: ['card', 'stamp-soft'],
	good: ['paper', 'card', 'good-soft'],
};
/** Edges of fields and buttons, focus, and other forms that must be seen. */
const SHAPES: Record<string, string[]> = {
	'line-strong': ['paper', 'card', 'shelf'],
	brand: ['paper', 'card', 'shelf', 'tab'],
	accent: ['paper', 'card'],
	good: ['card'],
};

describe.each(['light', 'dark'] as const)('in %s', (scheme) => {
	const pairs = (all: Record<string, string[]>) =>
		Object.entries(all).flatMap(([front, grounds]) => grounds.map((ground) => [front, ground]));

	it.each(pairs(TEXTS))('%s can be read on %s', (front, ground) => {
		expect(contrast(front, ground, scheme)).toBeGreaterThanOrEqual(4.5);
	});

	it.each(pairs(SHAPES))('%s can be seen on %s', (front, ground) => {
		expect(contrast(front, ground, scheme)).toBeGreaterThanOrEqual(3);
	});
});

it('has every colour that is declared in the list of pairs', () => {
	const used = new Set([...Object.entries(TEXTS), ...Object.entries(SHAPES)].flat(2));
	// Lines that only decorate, and what lies behind the portrait.
	const apart = ['line', 'spot'];
	expect(Object.keys(colours).filter((name) => !used.has(name))).toEqual(apart);
});

/** Contrast by WCAG 2.2, 1 to 21. */
function contrast(front = '', ground = '', scheme: 'light' | 'dark'): number {
	const [one, other] = [front, ground].map((name) => {
		const colour = colours[name];
		if (!colour) throw new Error(`there is no colour --${name}`);
		return luminance(colour[scheme]);
	}) as [number, number];
	return (Math.max(one, other) + 0.05) / (Math.min(one, other) + 0.05);
}

function luminance(hex: string): number {
	const [red, green, blue] = [1, 3, 5].map((at) => {
		const part = parseInt(hex.slice(at, at + 2), 16) / 255;
		return part <= 0.04045 ? part / 12.92 : ((part + 0.055) / 1.055) ** 2.4;
	}) as [number, number, number];
	return 0.2126 * red + 0.7152 * green + 0.0722 * blue;
}
