import { readYaml, type Source } from '../source/read-yaml.ts';
import type { CompanyFacts } from './format/parts.ts';
import type { Scenario } from './format/scenario.ts';
import { resolve } from './read/resolve.ts';
import { scenarioSchema, type ScenarioSource } from './read/scenario.schema.ts';
import { textsSchema, type TextsSource } from './read/texts.schema.ts';
import type { World } from './verify/references.ts';
import type { Rule } from './verify/rules.ts';
import type { Case } from './verify/verify.ts';

/* A small sound scenario for tests: each test changes a line of it and sees what comes of that. */

export const EXAMPLE = `
id: example
code: SC99
version: 1
key: draft
channel: counter
customer: anna
conversation: nl
minutes: 5
desk: [stock, catalogue]
variants:
  a: { product: desk, wanted: 6 }
  b: { product: chair, wanted: 2 }
facts:
  name: { path: products/$product/name }
  free: { path: stock/$product/free }
  enough: { atMost: [$wanted, $free] }
start: hello
beats:
  hello:
    says: [hello]
    decision: choice
    items: [S3.1, S2.1]
    options:
      ask: { rating: 3, to: fill, effect: { trust: 1 } }
      sell: { rating: 1, to: fill, mistake: pushing, effect: { patience: -1 } }
      refuse: { rating: 0, to: fill, mistake: ignoring-the-need, effect: { trust: -1, set: refused } }
  fill:
    says: [{ line: again, when: { flag: refused } }, wait]
    decision: form
    items: [S4.9]
    document: availability
    fields:
      free: { kind: number, is: $free, mistakes: [{ value: $wanted, key: wanted }] }
      can: { kind: select, is: $enough, options: [true, false] }
    outcomes:
      right: { when: { wrong: 0 }, rating: 3 }
      half: { when: { wrong: 1 }, rating: 1 }
      off: { rating: 0 }
    to: tell
  tell:
    decision: choice
    items: [B3.3]
    options:
      promise:
        outcomes:
          true-promise: { when: { fact: enough }, rating: 3, to: order }
          false-promise: { rating: 0, to: order, mistake: over-promising, critical: authority, rules: [keep], effect: { trust: -2 } }
      honest:
        outcomes:
          needless: { when: { fact: enough }, rating: 1, to: order, mistake: not-looking-up }
          looked: { when: { seen: stock }, rating: 3, to: order }
          unseen: { rating: 2, to: order, mistake: not-looking-up }
      shrug: { rating: 0, to: order, mistake: vague }
  order:
    decision: sequence
    items: [S8.3]
    cards: [repeat, write, thank]
    right: [repeat, write, thank]
    outcomes:
      right: { when: { wrong: 0 }, rating: 3 }
      off: { rating: 0, mistake: right-act-too-early }
    to: after
  after:
    says: [after]
    to:
      - { when: { trust: { max: -1 } }, to: cold }
      - warm
  warm: { says: [bye], end: good }
  cold: { says: [bye], end: poor }
`;

export const EXAMPLE_TEXTS = `
title: Example
summary: A small case.
briefing: You are at the desk.
goal: Help her.
critical: Promise only what stock shows.
reflect: What would you do?
flags: { refused: She was refused. }
looked: { stock: "You looked: {{name}}, {{free}} free.", catalogue: "You read the catalogue." }
beats:
  hello:
    label: Welcome
    hint: Think of it.
    says: { hello: "I need {{wanted}} of {{name}}." }
    options:
      ask: { say: "What is it for, may I ask?", happened: "You asked.", why: "Asking helps." }
      sell: { say: "We have a fine offer here.", happened: "You sold.", why: "Too soon.", better: "What for?" }
      refuse: { say: "We do not do that here, no", happened: "You refused.", why: "Too soon.", better: "What for?" }
  fill:
    label: Look it up
    hint: Think of it.
    says: { again: "I asked you something.", wait: "I will wait." }
    fields:
      free: { label: Free, why: "The stock says {{free}}.", mistakes: { wanted: "That is what she wants." } }
      can: { label: Possible, why: "Compare.", options: { "true": "Yes", "false": "No" } }
    outcomes:
      right: { happened: "All right.", why: "You looked." }
      half: { happened: "Half.", why: "One is wrong.", better: "Look again." }
      off: { happened: "Wrong.", why: "Both are wrong.", better: "Look again." }
  tell:
    label: Tell
    hint: Think of it.
    options:
      promise:
        say: "Yes, that will be here in time."
        outcomes:
          true-promise: { happened: "Promised.", why: "There is enough." }
          false-promise: { happened: "Promised.", why: "There is not enough.", better: "Not all of it." }
      honest:
        say: "No, that will not be here by then"
        outcomes:
          needless: { happened: "No.", why: "There is enough.", better: "Yes." }
          looked: { happened: "Honest.", why: "You looked." }
          unseen: { happened: "Honest.", why: "You did not look.", better: "Look first." }
      shrug: { say: "I could not say, we shall see.", happened: "Vague.", why: "Vague.", better: "Not all." }
  order:
    label: Order
    hint: Think of it.
    cards: { repeat: "So that is it.", write: "I write it down.", thank: "Thank you." }
    outcomes:
      right: { happened: "Good.", why: "In order." }
      off: { happened: "Mixed.", why: "Out of order.", better: "Repeat, write, thank." }
  after: { says: { after: "Fine." } }
  warm: { says: { bye: "Bye!" }, end: "She leaves with an order." }
  cold: { says: { bye: "Bye." }, end: "She leaves." }
`;

/** The example with an extra turn on one path: whoever refused can make up for it. */
export const REPAIR = EXAMPLE.replace(
	'to: fill, mistake: ignoring-the-need, effect: { trust: -1, set: refused } }',
	'to: mend, mistake: ignoring-the-need, effect: { trust: -1, set: refused } }',
).replace(
	'  fill:\n',
	`  mend:
    decision: choice
    formative: true
    items: [S3.1]
    options:
      excuse: { rating: 1, to: fill, mistake: vague }
      sorry: { rating: 3, to: fill, effect: { trust: 1, patience: 1, clear: refused } }
      blame: { rating: 0, to: fill, mistake: blaming }
  fill:
`,
);

export const REPAIR_TEXTS = EXAMPLE_TEXTS.replace(
	'  fill:\n',
	`  mend:
    label: Make up for it
    hint: Think of it.
    options:
      excuse: { say: "I did not mean it that way.", happened: "An excuse.", why: "Vague.", better: "Sorry." }
      sorry: { say: "Sorry. What is it for, though?", happened: "You said sorry.", why: "She can go on." }
      blame: { say: "You did not say it clearly.", happened: "You blamed her.", why: "Worse.", better: "Sorry." }
  fill:
`,
);

const STOCK: Record<string, string | number> = {
	'products/desk/name': 'Desk',
	'products/chair/name': 'Chair',
	'stock/desk/free': 2,
	'stock/chair/free': 5,
	'customers/anna/name': 'Anna & Co',
	'customers/anna/contact': 'Anna',
	'customers/anna/person': 'anna',
	'customers/anna/since': 2021,
	'people/noor/name': 'Noor',
	'people/wim/name': 'Wim',
};

function lookUp(path: string) {
	const value = STOCK[path];
	if (value === undefined) throw new Error(`there is nothing at ${path}`);
	return value;
}

export const COMPANY: CompanyFacts = {
	now: '2026-03-02T09:40',
	lookUp,
	call(name) {
		throw new Error(`there is no calculation ${name}`);
	},
};

/** `keep` is critical, `state` is law. */
const RULES: Record<string, Rule> = {
	hear: { kind: 'house' },
	keep: { kind: 'house', critical: 'authority', knowledge: ['K12'] },
	state: { kind: 'law', fact: 'GUA-1', critical: 'law' },
};

export const WORLD: World = {
	lookUp,
	hasPerson: (id) => id === 'anna' || id === 'noor',
	hasPage: (page) => ['stock', 'catalogue', 'catalogue/desk', 'catalogue/chair'].includes(page),
	ruleOf: (id) => (Object.hasOwn(RULES, id) ? RULES[id] : undefined),
	products: () => ['Desk', 'Chair'],
};

/** The source of the example, or of a variation on it. Throws when it does not parse. */
export function readExample(yaml = EXAMPLE): Source<ScenarioSource> {
	const read = readYaml(yaml, 'example/scenario.yaml', scenarioSchema);
	if (!read.ok) throw new Error(JSON.stringify(read.problems));
	return read.source;
}

/**
 * The texts of the example, or of a variation on them. In French and English the language stands behind each, so
 * that no two languages say the same. Throws when they do not parse.
 */
export function readTexts(language: string, yaml = EXAMPLE_TEXTS): Source<TextsSource> {
	const read = readYaml(yaml, `example/${language}.yaml`, textsSchema);
	if (!read.ok) throw new Error(JSON.stringify(read.problems));
	return language === 'nl' ? read.source : translated(read.source, language);
}

function translated(texts: Source<TextsSource>, language: string): Source<TextsSource> {
	const words = (part: unknown): unknown =>
		typeof part === 'string'
			? `${part} (${language})`
			: Object.fromEntries(
					Object.entries(part as object).map(([key, inner]) => [key, words(inner)]),
				);
	return { ...texts, value: words(texts.value) as TextsSource };
}

/** The example, or a variation on it, ready to play. Throws when it does not resolve. */
export function example(yaml = EXAMPLE): Scenario {
	const resolved = resolve(readExample(yaml), () => COMPANY);
	if (!resolved.scenario) throw new Error(JSON.stringify(resolved.problems));
	return resolved.scenario;
}

/** The example as a case with its files: `texts` in each language, or for one the words that are given for it. */
export function exampleCase(
	yaml = EXAMPLE,
	texts = EXAMPLE_TEXTS,
	others: { fr?: string; en?: string } = {},
): Case {
	return {
		source: readExample(yaml),
		scenario: example(yaml),
		texts: {
			nl: readTexts('nl', texts),
			fr: readTexts('fr', others.fr ?? texts),
			en: readTexts('en', others.en ?? texts),
		},
	};
}
