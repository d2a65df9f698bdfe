import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { machineDiagram } from '../lib/course/machine-diagram.ts';
import { createI18n } from '../lib/i18n/create-i18n.ts';
import { LANGUAGES, languageOf } from '../lib/i18n/language.ts';
import { factsOf, type Beat } from '../lib/scenario/format/scenario.ts';
import { partOf } from '../lib/scenario/format/answers.ts';
import { chartOf } from '../lib/scenario/run/chart.ts';
import { interfaceTexts } from './interface-texts.ts';
import { readContent } from './read-content.ts';

/*
 * npm run machine -- CASE [--language nl] [--out dist]: writes the machine of a case as JSON, which Stately's editor
 * (https://stately.ai) opens as an XState machine, and as a Mermaid diagram with conditions in words.
 */

const { values, positionals } = parseArgs({
	allowPositionals: true,
	options: {
		language: { type: 'string', default: 'nl' },
		out: { type: 'string', default: 'dist' },
		scenarios: { type: 'string', default: join(process.cwd(), 'scenarios') },
	},
});
const language = languageOf(values.language);
if (!language) fail(`--language: expected ${LANGUAGES.join(', ')}; found ${values.language}`);
const { content } = readContent(values.scenarios);
if (!content) fail('the scenarios cannot be read: npm run verify says why');
const entry = content.cases.find(({ scenario }) => scenario.id === positionals[0]);
if (!entry) fail(`expected a case: ${content.cases.map(({ scenario }) => scenario.id).join(', ')}`);

const { scenario, texts } = entry;
const i18n = createI18n(language, {
	[language]: {
		case: texts[language].value as unknown as Record<string, unknown>,
		...interfaceTexts(language, 'course', 'desk'),
	},
});
const variant = Object.keys(scenario.variants)[0] ?? '';
const facts = factsOf(scenario, variant);
const say = (key: string, values: Record<string, unknown> = {}) => String(i18n.t(key, values));
/** A text of the case as the first variant has it; the name itself where there is none. */
const words = (key: string, name: string) =>
	say(`case:${key}`, { ...facts, context: variant, defaultValue: name });
/** What an earlier answer is called: a term, a figure or a field. */
function answerWords(name: string): string {
	const { beat, part } = partOf(name);
	const groups = ['terms', 'figures', 'fields'];
	const found = groups.map((group) => words(`beats.${beat}.${group}.${part}.label`, ''));
	return found.find(Boolean) ?? name;
}
const PARTS: Partial<Record<Beat['kind'], string>> = {
	form: 'fields',
	errors: 'entries',
	write: 'mentions',
};

const diagram = machineDiagram(scenario, {
	condition: (key, given) => say(`course:script.when.${key}`, given),
	diagram: (key, given) => say(`course:script.diagram.${key}`, given),
	critical: (kind) => say(`course:critical.${kind}`),
	beat: (id) => words(`beats.${id}.label`, id),
	option: (beat, option) => words(`beats.${beat}.options.${option}.say`, option),
	names: (beat) => ({
		page: (page) => say(`desk:page.${page.split('/')[0]}`),
		flag: (flag) => words(`flags.${flag}`, flag),
		field: (id) =>
			beat.kind === 'sequence'
				? words(`beats.${beat.id}.cards.${id}`, id)
				: words(`beats.${beat.id}.${PARTS[beat.kind] ?? 'fields'}.${id}.label`, id),
		term: (id) => words(`beats.${beat.id}.terms.${id}.label`, id),
		amount: (_, value) => String(value),
		answer: (name) => answerWords(name),
		answered: (_, value) => String(value),
	}),
});

mkdirSync(values.out, { recursive: true });
for (const [name, text] of [
	[`${scenario.id}-machine.json`, `${JSON.stringify(chartOf(scenario), null, '\t')}\n`],
	[`${scenario.id}-machine.mmd`, diagram],
] as const) {
	writeFileSync(join(values.out, name), text);
	console.log(join(values.out, name));
}

function fail(message: string): never {
	console.error(message);
	process.exit(2);
}
