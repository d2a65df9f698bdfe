import { describe, expect, it } from 'vitest';
import { EXAMPLE, EXAMPLE_TEXTS, exampleCase, WORLD } from '../example.ts';
import { verify } from './verify.ts';

/** Something that is changed in a text; it must be there. */
type Change = [from: string, to: string];

function change(whole: string, changes: Change[]): string {
	return changes.reduce((text, [from, to]) => {
		expect(text).toContain(from);
		return text.replace(from, to);
	}, whole);
}

/** A way to break a case, and what the verifier says of it. */
type Fault = {
	what: string;
	check: string;
	says: string;
	scenario?: Change[];
	/** In all languages. */
	texts?: Change[];
	/** In French alone. */
	french?: Change[];
	warning?: true;
};

function found({ scenario = [], texts = [], french = [] }: Partial<Fault>) {
	const words = change(EXAMPLE_TEXTS, texts);
	const broken = exampleCase(change(EXAMPLE, scenario), words, { fr: change(words, french) });
	return verify(broken, WORLD, 80);
}

const FAULTS: Fault[] = [
	{
		what: 'a text of one variant that is missing in a language',
		check: 'variant-text',
		says: 'beats.hello.says.hello_b: missing here, present in nl and en',
		texts: [['hello: "I need', 'hello_b: "{{wanted}} of {{name}}.", hello: "I need']],
		french: [['hello_b: "{{wanted}} of {{name}}.", ', '']],
	},
	{
		what: 'a fact that one language leaves out',
		check: 'placeholder-differs',
		says: 'beats.hello.says.hello: {{wanted}} is missing here, present in nl',
		french: [['I need {{wanted}} of', 'I need a few of']],
	},
	{
		what: 'a fact that only one language has',
		check: 'placeholder-differs',
		says: 'briefing: {{free}} is missing here, present in fr',
		french: [['You are at the desk.', 'You are at the desk, {{free}} free.']],
	},
	{
		what: 'a sentence that is the same in two languages',
		check: 'same-text',
		says: 'goal: the same as in nl',
		texts: [['goal: Help her.', 'goal: Help her (fr)']],
		french: [['goal: Help her (fr)', 'goal: Help her']],
	},
	{
		what: 'a flag that is read and never set',
		check: 'flag',
		says: 'flag refuse is read, and nothing sets it',
		scenario: [['flag: refused', 'flag: refuse']],
	},
	{
		what: 'a flag that is cleared and never set',
		check: 'flag',
		says: 'flag sold is cleared, and nothing sets it',
		scenario: [['effect: { patience: -1 }', 'effect: { patience: -1, clear: sold }']],
	},
	{
		what: 'a flag that is set and never read',
		check: 'unread-flag',
		says: 'flag sold is set, and nothing reads it',
		scenario: [['effect: { patience: -1 }', 'effect: { patience: -1, set: sold }']],
		warning: true,
	},
	{
		what: 'a missed field that the form does not have',
		check: 'condition',
		says: 'missed price, which is not among free, can',
		scenario: [
			['half: { when: { wrong: 1 }', 'half: { when: { wrong: 1, not: { missed: price } }'],
		],
	},
	{
		what: 'a missed card that the sequence does not have',
		check: 'condition',
		says: 'missed smile, which is not among repeat, write, thank',
		scenario: [
			[
				'right: { when: { wrong: 0 }, rating: 3 }\n      off: { rating: 0, mi',
				'right: { when: { wrong: 0, not: { missed: smile } }, rating: 3 }\n      off: { rating: 0, mi',
			],
		],
	},
	{
		what: 'an answer that is judged where none was given',
		check: 'condition',
		says: 'a condition asks `wrong` where nothing is judged by it',
		scenario: [['when: { trust: { max: -1 } }', 'when: { wrong: 0 }']],
	},
	{
		what: 'an offer that is asked for where none was made',
		check: 'condition',
		says: 'a condition asks `offer` where nothing is judged by it',
		scenario: [
			['half: { when: { wrong: 1 }', 'half: { when: { wrong: 1, offer: { discount: 5 } }'],
		],
	},
	{
		what: 'a variant that does not exist',
		check: 'fact',
		says: 'a condition names variant z',
		scenario: [['when: { flag: refused }', 'when: { flag: refused, variant: z }']],
	},
	{
		what: 'a right value that is no fact',
		check: 'fact',
		says: '$fre is no fact',
		scenario: [['is: $free', 'is: $fre']],
	},
	{
		what: 'a figure typed where one is looked up',
		check: 'figure',
		says: 'beats.fill.fields.free: 5 is typed by hand',
		scenario: [['is: $free', 'is: 5']],
	},
	{
		what: 'a figure typed as a mistake',
		check: 'figure',
		says: 'beats.fill.fields.free: 6 is typed by hand',
		scenario: [['[{ value: $wanted', '[{ value: 6']],
	},
	{
		what: 'a day typed in a text',
		check: 'figure',
		says: 'the figure 12 is typed by hand',
		texts: [['Help her.', 'Help her before 12 March.']],
	},
	{
		what: 'a fact that is typed and could be looked up',
		check: 'typed-fact',
		says: 'facts.free: 5 is typed by hand',
		scenario: [['free: { path: stock/$product/free }', 'free: 5']],
		warning: true,
	},
	{
		what: 'a key under literal that is nowhere',
		check: 'literal',
		says: 'there is no beats.nowhere.says.hello',
		scenario: [['start: hello', 'literal: [beats.nowhere.says.hello]\nstart: hello']],
	},
	{
		what: 'an outcome that breaks a critical rule and is not critical',
		check: 'critical-rule',
		says: 'rated 0 by keep, which is critical; expected critical: authority',
		scenario: [['critical: authority, ', '']],
	},
	{
		what: 'a critical error that breaks no rule',
		check: 'critical-rule',
		says: 'expected a rule that it breaks, marked critical: authority',
		scenario: [[', rules: [keep]', '']],
	},
	{
		what: 'a critical error of another kind than its rule',
		check: 'critical-rule',
		says: 'marked critical: privacy',
		scenario: [['critical: authority', 'critical: privacy']],
	},
	{
		what: 'a breach of law that names no law',
		check: 'law',
		says: 'a breach of law; expected a rule of law with its fact',
		scenario: [['critical: authority', 'critical: law']],
	},
	{
		what: 'an explanation by the law without a rule of law',
		check: 'law-claim',
		says: 'appeals to the law (de wet)',
		texts: [['why: "Asking helps."', 'why: "Dat zegt de wet."']],
		warning: true,
	},
	{
		what: 'a part of a form explained by the law without a rule of law',
		check: 'law-claim',
		says: 'beats.fill.fields.free.why: appeals to the law (AVG)',
		texts: [['why: "The stock says {{free}}."', 'why: "De AVG zegt {{free}}."']],
		warning: true,
	},
	{
		what: 'a critical rule that an extra turn breaks',
		check: 'formative',
		says: 'breaks keep, which is critical',
		scenario: [
			['    items: [B3.3]\n', '    items: [B3.3]\n    formative: true\n'],
			['critical: authority, ', ''],
		],
	},
	{
		what: 'more critical errors in one variant than in another',
		check: 'critical-parity',
		says: 'critical errors that can be made differ by variant: a 1, b 0',
		warning: true,
	},
	{
		what: 'options that are never best or acceptable',
		check: 'never-best',
		says: 'hello: sell, refuse: never best or acceptable, in any variant',
		warning: true,
	},
	{
		what: 'one of something in the plural',
		check: 'plural',
		says: 'variant b: beats.hello.says.hello: {{wanted}} is 1, before chairs',
		scenario: [['product: chair, wanted: 2', 'product: chair, wanted: 1']],
		texts: [['I need {{wanted}} of {{name}}', 'I need {{wanted}} chairs, {{name}}']],
		french: [['{{wanted}} chairs', '{{wanted}} chaise']],
	},
	{
		what: 'none of something in the plural, after an adjective',
		check: 'plural',
		says: 'variant b: beats.hello.says.hello: {{wanted}} is 0, before nieuwe stoelen',
		scenario: [['product: chair, wanted: 2', 'product: chair, wanted: 0']],
		texts: [['I need {{wanted}} of {{name}}', 'Ik wil {{wanted}} nieuwe stoelen, {{name}}']],
	},
	{
		what: 'an amount of nothing that is explained',
		check: 'zero-sum',
		says: 'variant b: beats.hello.says.hello: {{wanted}} is an amount of nothing',
		scenario: [['product: chair, wanted: 2', 'product: chair, wanted: 0']],
		texts: [['I need {{wanted}} of', 'I owe {{wanted, eur}} for']],
		warning: true,
	},
	{
		what: 'an article typed before the name of a product',
		check: 'article',
		says: 'variant a, b: beats.hello.says.hello: la before {{name}}, here Desk',
		french: [['{{wanted}} of {{name}}', '{{wanted}} de la {{name}}']],
		warning: true,
	},
	{
		what: 'a fact that is no number any more',
		check: 'fact',
		says: 'many is Infinity; expected a figure that can be shown',
		scenario: [
			[
				'  free: { path',
				`  many: { times: [${Array(12).fill('1e30').join(', ')}] }\n  free: { path`,
			],
		],
	},
];

describe('a planted fault is found, and said as what it is', () => {
	it.each(FAULTS)('$check: $what', ({ check, says, warning, ...changes }) => {
		const { problems, warnings } = found(changes);
		const told = (warning ? warnings : problems).filter((problem) => problem.check === check);
		expect(told.map(({ message }) => message).join('\n')).toContain(says);
		if (warning) expect(problems).toEqual([]);
	});

	it('is a problem in a case that is agreed, where a draft has a warning', () => {
		const { problems, warnings } = found({ scenario: [['key: draft', 'key: agreed']] });
		expect(warnings).toEqual([]);
		expect(problems.map(({ check }) => check)).toContain('never-best');
	});
});

describe('what is marked as literal', () => {
	it('may be typed', () => {
		const changes: Change[] = [
			['free: { path: stock/$product/free }', 'free: 5'],
			['start: hello', 'literal: [facts.free, goal]\nstart: hello'],
		];
		const { warnings, problems } = found({
			scenario: changes,
			texts: [['Help her.', 'Help her 24 hours.']],
		});
		expect(problems).toEqual([]);
		expect(warnings.map(({ check }) => check)).not.toContain('typed-fact');
	});
});

describe('a name that only JavaScript knows', () => {
	it.each(['constructor', 'to-string'])('is no speaker: %s', (name) => {
		const scenario = change(EXAMPLE, [
			['{ line: again, when', `{ line: again, speaker: ${name}, when`],
		]);
		expect(() => exampleCase(scenario)).toThrow(`there is nothing at customers/${name}/contact`);
	});
});
