import { createI18n, FORMATS } from '../../i18n/create-i18n.ts';
import { languageOf } from '../../i18n/language.ts';
import type { Source } from '../../source/read-yaml.ts';
import type { TextsSource } from '../read/texts.schema.ts';
import { outcomesOf } from '../kinds/index.ts';
import { sourceOf } from '../kinds/sources.ts';
import { isAnswerName } from './answers.ts';
import { assumedFacts } from './assumed.ts';
import type { Report } from './findings.ts';
import { flagsAskedFor } from './flags.ts';
import { factsOf, MAX_RATING, type Scenario } from '../format/scenario.ts';
import type { Value } from '../format/value.ts';
import { allTexts, textAt, type TextTree } from '../format/texts.ts';

/** Longest over shortest option of a decision (pedagogy, D2). */
const MAX_RATIO = 1.4;

const PLACEHOLDER = /\{\{\s*([^},\s]+)\s*(?:,\s*([A-Za-z]+)[^}]*)?\}\}/g;

/**
 * Checks the texts of a scenario in one language: none missing, none left over, every placeholder a fact
 * in a known format, no figure typed by hand, options of like length. `reference` is the file in the
 * customer's language: what is optional stands in both or in neither. `literal`: keys of texts in which a figure
 * may be typed.
 */
export function checkTexts(
	scenario: Scenario,
	texts: Source<TextsSource>,
	reference: Source<TextsSource>,
	literal: readonly string[],
	report: Report,
) {
	const tree = texts.value as unknown as TextTree;
	const problem: ReportKey = (check, key, message, variant) =>
		report(check, key.split('.'), message, { source: texts, ...(variant ? { variant } : {}) });

	const { required, optional } = expectedKeys(scenario);
	// The words of the desk: which of them are needed, the company's own check says.
	for (const source of [texts, reference]) {
		const world = (source.value as unknown as TextTree).world;
		if (typeof world === 'object') {
			optional.push(...[...allTexts(world, 'world.')].map(([key]) => key));
		}
	}
	for (const key of required) {
		if (textAt(tree, key) === undefined)
			problem('text-missing', key, `${key}: the text is missing`);
	}
	for (const key of optional) {
		const here = textAt(tree, key) !== undefined;
		const there = textAt(reference.value as unknown as TextTree, key) !== undefined;
		if (there && !here) {
			problem('text-missing', key, `${key}: missing here, present in ${reference.file}`);
		}
	}
	const present = new Set([...required, ...optional]);
	for (const [key, text] of allTexts(tree)) {
		if (key === '$schema') continue;
		const [whole = '', variant] = key.split('_');
		const used = present.has(whole) && (!variant || Object.hasOwn(scenario.variants, variant));
		if (!used) problem('text-extra', key, `${key}: no part of the scenario uses it`);
		else checkText(scenario, key, text, literal.includes(key), problem);
	}
	checkLengths(scenario, texts, problem);
}

type ReportKey = (check: string, key: string, message: string, variant?: string) => void;

function checkText(
	scenario: Scenario,
	key: string,
	text: string,
	literal: boolean,
	problem: ReportKey,
) {
	const [first = ''] = Object.keys(scenario.variants);
	const names = Object.keys(factsOf(scenario, first));
	for (const [, name = '', format] of text.matchAll(PLACEHOLDER)) {
		if (!names.includes(name) && !isAnswerName(scenario, name)) {
			problem('placeholder', key, `${key}: {{${name}}} is no fact; there is ${names.join(', ')}`);
			continue;
		}
		if (format === undefined) continue;
		if (!(FORMATS as readonly string[]).includes(format)) {
			problem(
				'placeholder',
				key,
				`${key}: unknown format ${format}; expected ${FORMATS.join(', ')}`,
			);
			continue;
		}
		for (const variant of Object.keys(scenario.variants)) {
			if (!suits(format, assumedFacts(scenario, variant)[name])) {
				problem('placeholder', key, `${key}: {{${name}}} is no ${format}`, variant);
			}
		}
	}
	const plain = text.replace(PLACEHOLDER, '');
	if (/\{\{|\}\}|\$t\(/.test(plain)) problem('placeholder', key, `${key}: a placeholder is broken`);
	const digit = /\d+/.exec(plain);
	if (digit && !literal) {
		problem(
			'figure',
			key,
			`${key}: the figure ${digit[0]} is typed by hand; expected a fact, or the key under \`literal\``,
		);
	}
}

function suits(format: string, value: Value | undefined): boolean {
	if (format === 'date' || format === 'shortDate') {
		return typeof value === 'string' && /^\d{4}-\d\d-\d\d/.test(value);
	}
	return typeof value === 'number';
}

function checkLengths(scenario: Scenario, texts: Source<TextsSource>, problem: ReportKey) {
	const language = languageOf(texts.file.match(/([a-z]{2})\.yaml$/)?.[1]) ?? scenario.conversation;
	const i18n = createI18n(language, {
		[language]: { all: texts.value as unknown as TextTree },
	});
	for (const beat of Object.values(scenario.beats)) {
		if (beat.kind !== 'choice') continue;
		for (const variant of Object.keys(scenario.variants)) {
			const facts = assumedFacts(scenario, variant);
			const lengths = beat.options.map(
				({ id }) =>
					i18n.t(`beats.${beat.id}.options.${id}.say`, { ns: 'all', context: variant, ...facts })
						.length,
			);
			const ratio = Math.max(...lengths) / Math.max(1, Math.min(...lengths));
			if (ratio > MAX_RATIO) {
				problem(
					'option-length',
					`beats.${beat.id}.options`,
					`options of ${beat.id} differ in length by ${ratio.toFixed(2)} (${lengths.join(', ')}); expected at most ${MAX_RATIO}`,
					variant,
				);
				break;
			}
		}
	}
}

/** The keys that a language file must have, and those that it may have. */
function expectedKeys(scenario: Scenario): { required: string[]; optional: string[] } {
	const required = ['title', 'summary', 'briefing', 'goal', 'reflect'];
	const optional: string[] = [];
	const outcomes = Object.values(scenario.beats).flatMap(outcomesOf);
	(outcomes.some(({ critical }) => critical) ? required : optional).push('critical');
	required.push(...scenario.desk.map((page) => `looked.${page}`));
	required.push(...flagsAskedFor(scenario).map((flag) => `flags.${flag}`));

	for (const [who, { name }] of Object.entries(scenario.others)) {
		(name ? optional : required).push(`people.${who}.name`);
		optional.push(`people.${who}.about`);
	}
	for (const beat of Object.values(scenario.beats)) {
		const key = `beats.${beat.id}`;
		required.push(...beat.says.map(({ id }) => `${key}.says.${id}`));
		if (beat.kind === 'end') required.push(`${key}.end`);
		if (beat.kind === 'end' || beat.kind === 'talk') continue;
		required.push(`${key}.label`, `${key}.hint`);
		optional.push(`${key}.prompt`);
		const own = sourceOf(beat.kind).texts(beat, scenario);
		required.push(...own.required.map((name) => `${key}.${name}`));
		optional.push(...(own.optional ?? []).map((name) => `${key}.${name}`));
		for (const { text, rating, again } of outcomesOf(beat)) {
			if (again) {
				required.push(`${text}.reply`);
				continue;
			}
			required.push(`${text}.happened`, `${text}.why`);
			optional.push(`${text}.reply`);
			(rating < MAX_RATING ? required : optional).push(`${text}.better`);
		}
	}
	return { required: [...new Set(required)], optional };
}
