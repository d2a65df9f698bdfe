import { describe, expect, it } from 'vitest';
import {
	COMPANY,
	example,
	EXAMPLE,
	exampleCase,
	EXAMPLE_TEXTS,
	readExample,
	WORLD,
} from '../example.ts';
import { customerOf, personIn, beatOf } from '../format/scenario.ts';
import { resolve } from '../read/resolve.ts';
import { explore } from '../verify/graph.ts';
import { verify } from '../verify/verify.ts';
import { replay } from './replay.ts';
import type { StepEvent } from './step.ts';
import { transcript } from './transcript.ts';

function change(whole: string, ...changes: [from: string, to: string][]): string {
	return changes.reduce((text, [from, to]) => {
		expect(text).toContain(from);
		return text.replace(from, to);
	}, whole);
}

/** The example, in which an unknown caller is told it, in French and by telephone. */
const CALLED = change(
	EXAMPLE,
	['variants:\n', 'people:\n  caller: { trust: 1, patience: 2 }\nvariants:\n'],
	[
		'  tell:\n',
		'  tell:\n    with: caller\n    language: fr\n    channel: phone\n    says: [hello]\n',
	],
	[
		'honest:\n        outcomes:',
		'honest:\n        outcomes:\n          gone: { when: { patience: { max: 0 } }, rating: 0, mistake: vague, to: order }',
	],
	[
		'shrug: { rating: 0, to: order, mistake: vague }',
		'shrug: { rating: 0, to: order, mistake: vague, effect: { trust: -1, patience: -2 } }',
	],
	[
		'      - { when: { trust: { max: -1 } }, to: cold }\n',
		'      - { when: { trust: { max: 0, of: caller } }, to: cold }\n      - { when: { trust: { max: -1 } }, to: cold }\n',
	],
);
const TEXTS = change(
	EXAMPLE_TEXTS,
	['beats:\n', 'people: { caller: { name: Somebody on the line, about: No number } }\nbeats:\n'],
	['  tell:\n', '  tell:\n    says: { hello: "Hello?" }\n'],
	[
		'needless: {',
		'gone: { happened: "Gone.", why: "Too late.", better: "Sooner." }\n          needless: {',
	],
);

function found(scenario = CALLED, texts = TEXTS) {
	const { problems } = verify(exampleCase(scenario, texts), WORLD, 80);
	return problems.map(({ check, message }) => `${check}: ${message}`).join('\n');
}

const steps = (option: string) => {
	const events: StepEvent[] = [
		{ type: 'choose', option: 'refuse' },
		{ type: 'submit', values: { free: 2, can: false } },
		{ type: 'choose', option },
		{ type: 'arrange', order: ['repeat', 'write', 'thank'] },
		{ type: 'continue' },
	];
	return events.map((event) => ({ event, at: 0 }));
};

describe('somebody with a mood of his own', () => {
	const scenario = example(CALLED);

	it('is whom the beat is with, and no customer', () => {
		const tell = beatOf(scenario, 'tell');
		expect(personIn(scenario, tell)).toEqual({ id: '', name: '', outside: true });
		expect(customerOf(scenario, tell)).toBe('anna');
		expect(tell).toMatchObject({ language: 'fr', channel: 'phone' });
	});

	it('feels what is done to him; the customer does not', () => {
		const { current } = replay(scenario, 'a', steps('shrug').slice(0, 4));
		expect(current.context).toMatchObject({
			...{ trust: -1, patience: 3 },
			moods: { caller: { trust: 0, patience: 0 } },
		});
		expect(replay(scenario, 'a', steps('shrug')).current.value).toBe('cold');
	});

	it('shows at each reply how he feels then', () => {
		const told = transcript(replay(scenario, 'a', steps('shrug')));
		const moods = told.flatMap((entry) =>
			entry.kind === 'line' || entry.kind === 'reply' ? [[entry.text, entry.mood]] : [],
		);
		expect(moods).toEqual([
			['beats.hello.says.hello', 0],
			['beats.hello.options.refuse.reply', -1],
			['beats.fill.says.again', -1],
			['beats.fill.says.wait', -1],
			['beats.fill.outcomes.right.reply', -1],
			['beats.tell.says.hello', 1],
			['beats.tell.options.shrug.reply', -2],
			['beats.order.outcomes.right.reply', -1],
			['beats.after.says.after', -1],
			['beats.cold.says.bye', -1],
		]);
	});

	it('makes other states only where his mood is asked for later', () => {
		const count = (yaml: string) => explore(example(yaml), 'a').nodes.size;
		const unasked = change(CALLED, [
			'      - { when: { trust: { max: 0, of: caller } }, to: cold }\n',
			'',
		]);
		expect(count(CALLED)).toBeGreaterThan(count(unasked));
	});

	it('has a name in the words of the case, where scenario.yaml gives none', () => {
		expect(found()).not.toContain('people');
		expect(found(CALLED, change(TEXTS, ['name: Somebody on the line, ', '']))).toContain(
			'text-missing: people.caller.name',
		);
		const named = change(CALLED, ['caller: {', 'caller: { name: Lotte Claes, drawing: noor,']);
		expect(personIn(example(named), beatOf(example(named), 'tell'))).toEqual({
			...{ id: 'noor', name: 'Lotte Claes', outside: true },
		});
	});
});

describe('whom a beat is with', () => {
	const withWhom = (who: string) =>
		resolve(
			readExample(change(EXAMPLE, ['  tell:\n', `  tell:\n    with: ${who}\n`])),
			() => COMPANY,
		);

	it('can be a colleague, who shares the mood of the conversation', () => {
		expect(withWhom('wim').scenario?.others).toEqual({
			wim: { id: 'wim', name: 'Wim', outside: true },
		});
	});

	it('is somebody', () => {
		expect(withWhom('nobody').problems).toMatchObject([
			{ message: 'there is nothing at suppliers/nobody/name' },
		]);
	});

	it.each([
		[
			'somebody to whom nobody talks',
			'people:\n  caller: {}\nvariants:\n',
			'variants:\n',
			'nobody talks to caller',
		],
	])('finds %s', (_, to, from, says) => {
		const { problems } = resolve(readExample(change(EXAMPLE, [from, to])), () => COMPANY);
		expect(problems.map(({ message }) => message)).toEqual([says]);
	});

	it('finds the mood of somebody who has none', () => {
		const yaml = change(EXAMPLE, ['trust: { max: -1 }', 'trust: { max: -1, of: wim }']);
		const { problems } = resolve(readExample(yaml), () => COMPANY);
		expect(problems).toMatchObject([
			{ message: 'wim has no mood; expected the customer, or one of people' },
		]);
	});
});
