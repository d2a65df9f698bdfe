import { describe, expect, it } from 'vitest';
import { EXAMPLE, exampleCase, REPAIR, example, WORLD } from '../example.ts';
import { beatOf, isDecision } from '../format/scenario.ts';
import { kindOf } from '../kinds/index.ts';
import { circumstances } from '../run/context.ts';
import { advance } from '../run/replay.ts';
import { LIMITS } from './budget.ts';
import { explore } from './graph.ts';
import { verify, verifyInSteps } from './verify.ts';

function change(whole: string, from: string, to: string): string {
	expect(whole).toContain(from);
	return whole.replace(from, to);
}

const NUMBERS = Array.from({ length: 20 }, (_, index) => index);

/** A story in which so many choices each set a flag, all of which the last one reads. */
function withFlags(count: number): string {
	const flags = NUMBERS.slice(0, count);
	const choices = flags.map(
		(index) => `
  flag${index}:
    decision: choice
    items: [S3.1]
    to: ${index + 1 < count ? `flag${index + 1}` : 'order'}
    options:
      one: { rating: 3, effect: { set: f${index} } }
      two: { rating: 1, mistake: vague }
      three: { rating: 0, mistake: vague }`,
	);
	return EXAMPLE.replaceAll('to: order', 'to: flag0')
		.replace('  order:\n', `${choices.join('')}\n  order:\n`)
		.replace(
			'right: { when: { wrong: 0 }, rating: 3 }\n      off: { rating: 0, mistake',
			`right: { when: { wrong: 0 }, rating: 3 }\n      all: { when: { flag: [${flags.map((index) => `f${index}`)}] }, rating: 1, mistake: vague }\n      off: { rating: 0, mistake`,
		);
}

/** The example with twenty fields in its form, of which an outcome names each as missed. */
const MANY_FIELDS = change(
	change(
		EXAMPLE,
		'      can: {',
		`${NUMBERS.map((index) => `      a${index}: { kind: number, is: 1 }\n`).join('')}      can: {`,
	),
	'      half: { when: { wrong: 1 }',
	`      half: { when: { missed: [${NUMBERS.map((index) => `a${index}`)}] }`,
);

const offering = (values: number, terms: number) =>
	change(
		EXAMPLE,
		'  order:\n    decision: sequence\n    items: [S8.3]\n    cards: [repeat, write, thank]\n    right: [repeat, write, thank]\n',
		`  order:
    decision: offer
    items: [S8.3]
    rounds: 2
    figures: {}
    terms:
${NUMBERS.slice(0, terms)
	.map(
		(index) =>
			`      t${index}: { kind: number, values: [${Array.from({ length: values }, (_, value) => value)}] }\n`,
	)
	.join('')}`,
	).replace(
		'right: { when: { wrong: 0 }, rating: 3 }\n      off: { rating: 0, mistake',
		'right: { when: { offer: { t0: 0 } }, rating: 3, deal: true }\n      off: { rating: 0, mistake',
	);

/** What is said of size, of a case whose texts are those of the example. */
function sizes(yaml: string, limits = LIMITS) {
	const { problems, summary } = verify(exampleCase(yaml), WORLD, 80, { limits });
	expect(summary).toBeUndefined();
	expect(problems.map(({ check }) => check)).not.toContain('unreachable');
	return problems.flatMap(({ check, message }) => (check === 'size' ? [message] : []));
}

describe('a case that is too large to walk', () => {
	it('is told which decision has too many answers that differ', () => {
		expect(sizes(MANY_FIELDS)).toEqual([
			expect.stringMatching(/^variant a: fill: more than 5000 answers make a difference/),
		]);
	});

	it('is told in which beat it has most of its states, and what tells them apart', () => {
		const [message] = sizes(withFlags(12), { ...LIMITS, states: 300 });
		expect(message).toMatch(
			/^variant a: flag\d: the walk takes more than 300 states, \d+ of them here; expected at most 300/,
		);
		expect(message).toContain('reads f0, f1, f10, f11, f2 and ');
	});

	it.each(['moves', 'conditions'] as const)('is told when it takes too many %s', (what) => {
		const [message] = sizes(withFlags(6), { ...LIMITS, [what]: 100 });
		expect(message).toMatch(new RegExp(`^variant a: \\w+: the walk takes more than 100 ${what},`));
	});

	it('counts all variants together', () => {
		const { states } = verify(exampleCase(), WORLD, 80).summary ?? { states: 0 };
		expect(verify(exampleCase(), WORLD, 80, { limits: { ...LIMITS, states } }).problems).toEqual(
			[],
		);
		const [message] = sizes(EXAMPLE, { ...LIMITS, states: states - 1 });
		expect(message).toMatch(/^variant b: /);
	});

	it('is told how many offers can be made, before any is', () => {
		const { problems } = verify(exampleCase(offering(30, 12)), WORLD, 80);
		expect(problems).toMatchObject([{ check: 'offer', message: expect.stringContaining('5000') }]);
	});

	it.each([
		[
			'beats',
			EXAMPLE + Array.from({ length: 200 }, (_, at) => `  b${at}: { to: warm }\n`).join(''),
		],
		[
			'variants',
			change(
				EXAMPLE,
				'variants:\n',
				`variants:\n${Array.from({ length: 40 }, (_, at) => `  v${at}: { product: desk, wanted: 6 }\n`).join('')}`,
			),
		],
		['terms', offering(2, 13)],
	])('is not read with too many %s', (what, yaml) => {
		expect(() => exampleCase(yaml)).toThrow(new RegExp(`expected at most \\d+ ${what}`));
	});

	it('stops within the walk of a variant when it is called off', async () => {
		const controller = new AbortController();
		let states = 0;
		const running = verifyInSteps(exampleCase(withFlags(12)), WORLD, 80, {
			pause: () => Promise.resolve(),
			signal: controller.signal,
			report(progress) {
				states = progress.states;
				if (states > 500) controller.abort(new Error('called off'));
			},
		});
		await expect(running).rejects.toThrow('called off');
		expect(states).toBeLessThan(1000);
	});
});

describe('the walk', () => {
	it.each([
		['choices, a form, a sequence', EXAMPLE],
		['an extra turn', REPAIR],
		['offers', offering(3, 2)],
		['flags', withFlags(3)],
	])('comes to what the machine says of every answer: %s', (_, yaml) => {
		const scenario = example(yaml);
		const graph = explore(scenario, 'a');
		expect(graph.stopped).toBeUndefined();
		for (const { beat: id, snapshot, ways } of graph.nodes.values()) {
			const beat = beatOf(scenario, id);
			if (!isDecision(beat)) continue;
			const chances = new Map<string, number>();
			const now = circumstances(scenario, snapshot.context);
			for (const { event, chance } of kindOf(beat).answers(beat, now)) {
				const { taken = [] } = advance(scenario, snapshot, event)?.context ?? {};
				const outcome = taken.at(-1)?.outcome ?? '';
				chances.set(outcome, (chances.get(outcome) ?? 0) + chance);
			}
			expect(ways.map(({ outcome }) => outcome).sort()).toEqual([...chances.keys()].sort());
			for (const { outcome = '', chance } of ways) {
				expect(chance).toBeCloseTo(chances.get(outcome) ?? NaN, 10);
			}
		}
	});
});
