import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { parse, stringify } from 'yaml';
import { PASS_MARK } from '../lib/grading/report.ts';
import { createI18n } from '../lib/i18n/create-i18n.ts';
import { LANGUAGES, languageOf } from '../lib/i18n/language.ts';
import { assumedFacts } from '../lib/scenario/verify/assumed.ts';
import { textAt, type TextTree } from '../lib/scenario/format/texts.ts';
import { questionsOf, scoreOf, type Question, type Words } from '../lib/scenario/verify/blind.ts';
import { readContent } from './read-content.ts';

/*
 * npm run blind -- CASE [--lines] [--language nl] [--seed 1] [--picks FILE [--reader NAME]]
 * Prints the options of every choice of a case without ratings, with --lines also what was said before them.
 * With --picks (a line for each question, such as "3 B") it says what the picks are worth, and with --reader it
 * keeps the result in blind.yaml of the case.
 */

const { values, positionals } = parseArgs({
	allowPositionals: true,
	options: {
		lines: { type: 'boolean', default: false },
		language: { type: 'string', default: 'nl' },
		seed: { type: 'string', default: '1' },
		picks: { type: 'string' },
		reader: { type: 'string' },
		scenarios: { type: 'string', default: join(process.cwd(), 'scenarios') },
	},
});

const [id] = positionals;
const language = languageOf(values.language);
const { content } = readContent(values.scenarios);
if (!content) fail('the scenarios cannot be read: npm run verify says why');
const entry = content.cases.find(({ scenario }) => scenario.id === id);
if (!entry) fail(`expected a case: ${content.cases.map(({ scenario }) => scenario.id).join(', ')}`);
if (!language) fail(`--language: expected ${LANGUAGES.join(', ')}`);
const seed = Number(values.seed);
if (!Number.isInteger(seed)) fail(`--seed: expected a whole number, found ${values.seed}`);

const { scenario, texts } = entry;
const i18n = createI18n(language, { [language]: { all: texts[language].value } });
const tree = texts[language].value as unknown as TextTree;
const words: Words = {
	template: (key, variant) => textAt(tree, `${key}_${variant}`) ?? textAt(tree, key) ?? '',
	say: (key, variant) =>
		i18n.t(key, {
			...{ ns: 'all', context: variant, defaultValue: '' },
			...assumedFacts(scenario, variant),
		}),
};
const questions = questionsOf(scenario, words, { seed, withLines: values.lines });

if (!values.picks) print(questions);
else {
	const picks = readPicks(readFileSync(values.picks, 'utf8'));
	const score = scoreOf(scenario, questions, picks, PASS_MARK);
	const passed = Object.entries(score.variants).filter(([, { passed }]) => passed);
	console.log(`${scenario.id}: ${questions.length} questions, best picked in ${score.best} %`);
	for (const [variant, { percent, critical, passed }] of Object.entries(score.variants)) {
		const note = `${critical ? ', critical error' : ''}${passed ? ', PASSED' : ''}`;
		console.log(`  variant ${variant}: ${percent} %${note}`);
	}
	console.log(`  passed with the rest done right: ${passed.length} variants`);
	if (values.reader) {
		const file = join(values.scenarios, scenario.id, 'blind.yaml');
		const kept = existsSync(file) ? (parse(readFileSync(file, 'utf8')) as object) : {};
		const result = {
			...{ reader: values.reader, date: new Date().toISOString().slice(0, 10), language, seed },
			...{ version: scenario.version, hash: scenario.hash, questions: questions.length },
			best: score.best,
			passed: passed.map(([variant]) => variant),
			picks: picks.map((pick, index) => `${questions[index]?.beat}/${pick}`),
		};
		writeFileSync(
			file,
			'# The blind test: what a reader picked who saw the options and nothing of the desk (npm run blind).\n' +
				stringify({ ...kept, [values.lines ? 'withLines' : 'optionsAlone']: result }),
		);
		console.log(`  kept in ${file}`);
	}
}

function print(sheet: readonly Question[]) {
	console.log(
		`Pick one option of each question. Answer with a line for each: its number and letter.\n`,
	);
	sheet.forEach(({ prompt, lines, options }, index) => {
		console.log(`${index + 1}. ${prompt}`);
		for (const line of lines) console.log(`   > ${line}`);
		options.forEach(({ text }, place) => console.log(`   ${letter(place)}  ${text}`));
		console.log('');
	});
}

/** The picked options, in the order of the sheet. */
function readPicks(text: string): string[] {
	const letters = new Map(
		[...text.matchAll(/^\s*(\d+)[\s.:)]*([A-Za-z])\b/gm)].map(([, number, pick]) => [
			Number(number),
			(pick ?? '').toUpperCase(),
		]),
	);
	return questions.map(({ options }, index) => {
		const pick = letters.get(index + 1);
		const option = options.find((_, place) => letter(place) === pick);
		if (!option) fail(`question ${index + 1}: expected a letter, found ${pick ?? 'nothing'}`);
		return option.id;
	});
}

function letter(place: number): string {
	return String.fromCharCode(65 + place);
}

function fail(message: string): never {
	console.error(message);
	process.exit(2);
}
