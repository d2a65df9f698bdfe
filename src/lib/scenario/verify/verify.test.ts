import { describe, expect, it } from 'vitest';
import { EXAMPLE, EXAMPLE_TEXTS, exampleCase, WORLD } from '../example.ts';
import { verify, verifyInSteps } from './verify.ts';

/** The example with one thing changed; the thing must be there. */
function change(whole: string, from: string, to: string): string {
	expect(whole).toContain(from);
	return whole.replace(from, to);
}

function checksOf(scenario = EXAMPLE, texts = EXAMPLE_TEXTS, passMark = 80) {
	const { problems } = verify(exampleCase(scenario, texts), WORLD, passMark);
	return [...new Set(problems.map(({ check }) => check))];
}

describe('the verifier', () => {
	it('passes a sound scenario and says what it found', () => {
		const { problems, summary } = verify(exampleCase(), WORLD, 80);
		expect(problems).toEqual([]);
		expect(summary).toMatchObject({ variants: 2, decisions: 4, best: 100, worst: 0 });
		expect(summary?.guesser.pass).toBeLessThan(0.02);
	});
});

describe('checked facts', () => {
	it('are counted for each decision that rests on them', () => {
		const lawful = change(
			EXAMPLE,
			'    items: [S4.9]\n',
			'    items: [S4.9]\n    rules: [state]\n',
		);
		const { summary } = verify(exampleCase(lawful), WORLD, 80);
		expect(summary?.facts).toEqual({ 'GUA-1': 1 });
	});
});

describe('knowledge', () => {
	it('is counted for each decision that asks for it, itself or by its rules', () => {
		const asked = change(
			EXAMPLE,
			'    items: [S4.9]\n',
			'    items: [S4.9]\n    knowledge: [K2, K12]\n',
		);
		const { summary, problems } = verify(exampleCase(asked), WORLD, 80);
		expect(problems).toEqual([]);
		expect(summary?.knowledge).toEqual({ K2: 1, K12: 2 });
	});

	it('is an item of the qualification', () => {
		const asked = change(
			EXAMPLE,
			'    items: [S4.9]\n',
			'    items: [S4.9]\n    knowledge: [K29]\n',
		);
		expect(() => exampleCase(asked)).toThrow('expected a knowledge item of qualification 0351');
	});
});

describe('each check finds what breaks it', () => {
	const sell = 'sell: { rating: 1, to: fill,';
	const broken: [check: string, what: string, scenario: string, texts?: string][] = [
		[
			'target',
			'a target that does not exist',
			change(EXAMPLE, sell, 'sell: { rating: 1, to: nowhere,'),
		],
		[
			'unreachable',
			'a beat that is never reached',
			change(EXAMPLE, '  warm: {', '  island: { says: [bye], to: warm }\n  warm: {'),
			EXAMPLE_TEXTS.replace('  warm: {', '  island: { says: { bye: "Bye." } }\n  warm: {'),
		],
		[
			'dead-end',
			'an outcome that may not be',
			change(EXAMPLE, 'off: { rating: 0 }', 'off: { when: { wrong: 2 }, rating: 0 }'),
		],
		[
			'dead-end',
			'a story that goes round without an end',
			change(EXAMPLE, '      - warm\n', '      - again\n').replace(
				'  warm: {',
				'  again: { to: after }\n  warm: {',
			),
			EXAMPLE_TEXTS,
		],
		['loop', 'a loop that earns points', change(EXAMPLE, '      - warm\n', '      - order\n')],
		[
			'every-path',
			'a path that misses a decision',
			change(EXAMPLE, sell, 'sell: { rating: 1, to: tell,'),
		],
		[
			'points-differ',
			'a decision that one path grades twice',
			change(
				EXAMPLE,
				'      - warm\n',
				'      - { when: { not: { flag: twice } }, to: more }\n      - warm\n',
			)
				.replace('  warm: {', '  more: { to: order }\n  warm: {')
				.replace(
					'off: { rating: 0, mistake: right-act-too-early }',
					'off: { when: { not: { flag: once } }, rating: 0, mistake: right-act-too-early, effect: { set: once } }\n      again: { rating: 0, effect: { set: twice } }',
				)
				.replace(
					'right: { when: { wrong: 0 }, rating: 3 }\n      off: { when',
					'right: { when: { wrong: 0 }, rating: 3, effect: { set: twice } }\n      off: { when',
				),
			EXAMPLE_TEXTS.replace(
				'off: { happened: "Mixed."',
				'again: { happened: "Mixed.", why: "Again.", better: "Once." }\n      off: { happened: "Mixed."',
			).replace('flags: {', 'flags: { once: Once., twice: Twice.,'),
		],
		[
			'best-path',
			'points that nobody can have',
			change(EXAMPLE, 'ask: { rating: 3,', 'ask: { rating: 2, mistake: vague,'),
			EXAMPLE_TEXTS.replace('why: "Asking helps."', 'why: "Asking helps.", better: "Ask more."'),
		],
		[
			'option-length',
			'an option far longer than its siblings',
			EXAMPLE,
			change(
				EXAMPLE_TEXTS,
				'What is it for, may I ask?',
				'What is it for, may I ask, and who will be sitting at it all day long?',
			),
		],
		[
			'text-missing',
			'a text that is missing',
			EXAMPLE,
			change(EXAMPLE_TEXTS, 'label: Welcome', 'prompt: Well?'),
		],
		[
			'text-extra',
			'a text that nothing uses',
			EXAMPLE,
			change(EXAMPLE_TEXTS, 'hello: "I need', 'more: "Well.", hello: "I need'),
		],
		[
			'placeholder',
			'a placeholder that is no fact',
			EXAMPLE,
			change(EXAMPLE_TEXTS, 'I need {{wanted}}', 'I need {{many}}'),
		],
		[
			'placeholder',
			'a format that does not suit',
			EXAMPLE,
			change(EXAMPLE_TEXTS, 'I need {{wanted}}', 'I need {{name, eur}}'),
		],
		[
			'figure',
			'a figure typed by hand',
			EXAMPLE,
			change(EXAMPLE_TEXTS, 'I need {{wanted}}', 'I need 6'),
		],
		[
			'person',
			'somebody whom nobody has drawn',
			change(EXAMPLE, '{ line: again, when', '{ line: again, speaker: wim, when'),
		],
		[
			'page',
			'a page that the desk does not have',
			change(EXAMPLE, '{ seen: stock }', '{ seen: invoices }'),
		],
		[
			'rule',
			'a rule that does not exist',
			change(EXAMPLE, 'items: [B3.3]', 'items: [B3.3]\n    rules: [house.nothing]'),
		],
		[
			'claim',
			'a customer who contradicts the desk',
			change(
				EXAMPLE,
				'says: [hello]',
				'says: [{ line: hello, claims: { "stock/$product/free": $wanted } }]',
			),
		],
		[
			'mistake',
			'a wrong option without a kind of mistake',
			change(EXAMPLE, ', mistake: vague', ''),
		],
		[
			'critical',
			'a critical error that earns points',
			change(EXAMPLE, 'false-promise: { rating: 0', 'false-promise: { rating: 1'),
		],
		[
			'fact',
			'a condition on what is no fact',
			change(EXAMPLE, '{ when: { fact: enough }, rating: 1', '{ when: { fact: plenty }, rating: 1'),
		],
		['form', 'a right value that cannot be chosen', change(EXAMPLE, 'is: $enough', 'is: $name')],
		[
			'sequence',
			'a card that does not exist',
			change(EXAMPLE, 'right: [repeat, write, thank]', 'right: [repeat, write, wave]'),
		],
	];
	it.each(broken)('%s: %s', (check, _, scenario, texts = EXAMPLE_TEXTS) => {
		expect(checksOf(scenario, texts)).toEqual([check]);
	});

	it('guessing: a scenario that guessing can pass', () => {
		expect(checksOf(EXAMPLE, EXAMPLE_TEXTS, 25)).toContain('guessing');
	});

	it.each([
		[65, ['guessing'], 'passes with a chance of 3.70 %'],
		[70, [], ''],
	])(
		'guessing: a chance of two per cent to pass, at a pass mark of %d',
		(passMark, checks, told) => {
			const { problems } = verify(exampleCase(), WORLD, passMark);
			expect([...new Set(problems.map(({ check }) => check))]).toEqual(checks);
			expect(problems.map(({ message }) => message).join()).toContain(told);
		},
	);

	it.each([
		['guessing', 'variant a: somebody who guesses expects 27.8 %'],
		['longest-option', 'is worth 58.3 %, in nl, with all looks'],
		['same-position', 'option 1 with seed 4, with all looks'],
	])('%s: of somebody who looks first', (check, told) => {
		const { problems } = verify(exampleCase(), WORLD, 27);
		const found = problems.filter((problem) => problem.check === check);
		expect(found.map(({ message }) => message).join()).toContain(told);
	});

	it('longest-option: a scenario in which the longest option is always right', () => {
		const texts = change(
			change(EXAMPLE_TEXTS, 'What is it for, may I ask?', 'What is it for then, may I ask?'),
			'Yes, that will be here in time.',
			'Yes, sure, that will be here in time.',
		);
		expect(checksOf(EXAMPLE, texts, 50)).toContain('longest-option');
	});

	it('same-position: a scenario in which one place on the screen is right', () => {
		expect(checksOf(EXAMPLE, EXAMPLE_TEXTS, 50)).toContain('same-position');
	});

	it('says file, line and column', () => {
		const { problems } = verify(
			exampleCase(change(EXAMPLE, '{ seen: stock }', '{ seen: invoices }')),
			WORLD,
			80,
		);
		expect(problems[0]).toMatchObject({ file: 'example/scenario.yaml', line: 19, column: 1 });
	});
});

describe('verifying step by step', () => {
	const pause = () => Promise.resolve();

	it('finds the same, and says how far it is', async () => {
		const said: string[] = [];
		const verdict = await verifyInSteps(exampleCase(), WORLD, 80, {
			pause,
			report: ({ doing, variant, done, of }) => said.push(`${doing} ${variant} ${done}/${of}`),
		});
		expect(verdict).toEqual(verify(exampleCase(), WORLD, 80));
		expect(said).toEqual(['walk a 0/2', 'walk b 1/2', 'measure a 0/2', 'measure b 1/2']);
	});

	it('stops when it is called off', async () => {
		const controller = new AbortController();
		const running = verifyInSteps(exampleCase(), WORLD, 80, {
			pause,
			signal: controller.signal,
			report: () => controller.abort(new Error('called off')),
		});
		await expect(running).rejects.toThrow('called off');
	});
});
