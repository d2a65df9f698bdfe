import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { createI18n } from '../lib/i18n/create-i18n.ts';
import { LANGUAGES } from '../lib/i18n/language.ts';
import { assumedFacts } from '../lib/scenario/verify/assumed.ts';
import { allTexts, type TextTree } from '../lib/scenario/format/texts.ts';
import { readContent } from './read-content.ts';

/*
 * npm run texts -- CASE [--language nl]: every text of a case as it reads in each variant, for an editor. What
 * reads the same in all variants stands once.
 */

const { values, positionals } = parseArgs({
	allowPositionals: true,
	options: {
		language: { type: 'string', multiple: true, default: [...LANGUAGES] },
		scenarios: { type: 'string', default: join(process.cwd(), 'scenarios') },
	},
});
const { content } = readContent(values.scenarios);
const entry = content?.cases.find(({ scenario }) => scenario.id === positionals[0]);
if (!entry) {
	const ids = content?.cases.map(({ scenario }) => scenario.id) ?? [];
	console.error(
		`expected a case: ${ids.join(', ') || 'none can be read; npm run verify says why'}`,
	);
	process.exit(2);
}

const { scenario, texts } = entry;
for (const language of LANGUAGES.filter((known) => values.language.includes(known))) {
	const tree = texts[language].value as unknown as TextTree;
	const i18n = createI18n(language, { [language]: { all: tree } });
	console.log(`\n## ${scenario.id}, ${language}\n`);
	const keys = new Set([...allTexts(tree)].map(([key]) => key.replace(/_[a-z0-9]+$/, '')));
	for (const key of keys) {
		const readings = new Map<string, string[]>();
		for (const variant of Object.keys(scenario.variants)) {
			const options = { ns: 'all', context: variant, ...assumedFacts(scenario, variant) };
			const text = i18n.t(key, options);
			readings.set(text, [...(readings.get(text) ?? []), variant]);
		}
		if (readings.size === 1) console.log(`${key}: ${[...readings.keys()].join('')}`);
		else {
			console.log(`${key}:`);
			for (const [text, variants] of readings) console.log(`  [${variants.join('')}] ${text}`);
		}
	}
}
