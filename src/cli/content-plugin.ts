import { join } from 'node:path';
import type { Plugin } from 'vite';
import type { CaseSource, TextPart } from '../lib/content/case-source.ts';
import { contentSource } from '../lib/content/content-source.ts';
import type { Content } from '../lib/content/read.ts';
import { LANGUAGES, type Language } from '../lib/i18n/language.ts';
import type { Scenario } from '../lib/scenario/format/scenario.ts';
import { setTexts } from '../lib/i18n/typography.ts';
import { formatProblem } from '../lib/source/read-yaml.ts';
import { readContent } from './read-content.ts';

const PREFIX = 'balie:';
const FIRST_WORDS = ['frame', 'opening'] as const satisfies TextPart[];

/**
 * Vite plugin that turns scenarios/ into modules (declared in src/content.d.ts): each scenario, each part
 * of its texts, the company and each drawn person is a chunk of its own, so that a page loads only what
 * it shows. YAML is read here and never in the browser.
 */
export function content(folder = join(process.cwd(), 'scenarios')): Plugin {
	let cached: Content | undefined;
	const load = (): Content => {
		if (cached) return cached;
		const { content, problems } = readContent(folder);
		if (!content || problems.length) {
			throw new Error(`scenarios/ cannot be read:\n${problems.map(formatProblem).join('\n')}`);
		}
		return (cached = content);
	};
	return {
		name: 'balie-content',
		resolveId: (id) => (id.startsWith(PREFIX) ? `\0${id}` : undefined),
		load(id) {
			if (!id.startsWith(`\0${PREFIX}`)) return undefined;
			const [kind = '', ...path] = id.slice(PREFIX.length + 1).split('/');
			return moduleOf(load(), kind, path);
		},
		configureServer(server) {
			server.watcher.add(folder);
			server.watcher.on('all', (_, file) => {
				if (!file.startsWith(folder)) return;
				cached = undefined;
				for (const module of server.moduleGraph.idToModuleMap.values()) {
					if (module.id?.startsWith(`\0${PREFIX}`)) server.moduleGraph.invalidateModule(module);
				}
				server.ws.send({ type: 'full-reload' });
			});
		},
	};
}

/** Vite plugin that sets the texts of the interface as their language is; those of scenarios/ were set when read. */
export function typography(): Plugin {
	const file = /[\\/]i18n[\\/]texts[\\/](\w+)[\\/]\w+\.json$/;
	return {
		name: 'balie-typography',
		// Before Vite makes a module of the JSON.
		enforce: 'pre',
		transform(code, id) {
			const language = LANGUAGES.find((name) => name === file.exec(id)?.[1]);
			if (!language) return undefined;
			return { code: JSON.stringify(setTexts(JSON.parse(code) as unknown, language)), map: null };
		},
	};
}

/** The code of one of our modules. */
async function moduleOf(content: Content, kind: string, path: string[]): Promise<string> {
	const source = contentSource(content);
	const [id = '', language = '', part = ''] = path;
	switch (kind) {
		case 'cases':
			return casesModule(source);
		case 'case':
			return caseModule(await source.scenario(id));
		case 'texts':
			if (part === 'first') return firstWords(source, id, language as Language);
			return exported(await source.texts(id, language as Language, part as TextPart));
		case 'world':
			return exported(await source.world(id));
		case 'photos':
			return id ? exported(await source.photo(id)) : photosModule(content);
		case 'catalogue':
			return exported(await source.catalogue(id as Language));
		case 'company':
			if (!id) return companyModule();
			return exported(id === 'data' ? content.company : content.companyTexts[id as Language]);
		case 'people':
			return id ? exported(await source.person(id)) : peopleModule(content);
		default:
			throw new Error(`there is no module balie:${[kind, ...path].join('/')}`);
	}
}

function casesModule({ caseIds }: CaseSource): string {
	const ids = caseIds.map((id) => `{id: '${id}', load: () => import('balie:case/${id}')}`);
	const catalogue = perLanguage((language) => `() => import('balie:catalogue/${language}')`);
	return `export const cases = [${ids.join(',\n')}];
export const catalogue = ${catalogue};`;
}

/** A case knows where the rest of it is, so that the list of all cases stays short. */
function caseModule(scenario: Scenario): string {
	const parts = (language: string) => {
		const load = (part: string) => `() => import('balie:texts/${scenario.id}/${language}/${part}')`;
		const first = FIRST_WORDS.map((part) => `${part}: ${load('first')}.then((m) => m.${part})`);
		const later = (['talk', 'aside', 'debrief'] as const).map(
			(part) => `${part}: ${load(part)}.then((m) => m.default)`,
		);
		return `{${[...first, ...later].join(', ')}}`;
	};
	return `export const scenario = ${json(scenario)};
export const world = () => import('balie:world/${scenario.id}');
export const texts = ${perLanguage(parts)};`;
}

/** The words that the first screen of a case shows: one module, so that they are one request. */
async function firstWords(source: CaseSource, id: string, language: Language): Promise<string> {
	const words = FIRST_WORDS.map(
		async (part) => `export const ${part} = ${json(await source.texts(id, language, part))};`,
	);
	return (await Promise.all(words)).join('\n');
}

function perLanguage(load: (language: string) => string): string {
	return `{${LANGUAGES.map((language) => `${language}: ${load(language)}`).join(', ')}}`;
}

function companyModule(): string {
	const texts = LANGUAGES.map(
		(language) => `${language}: () => import('balie:company/${language}')`,
	);
	return `export const loadCompany = () => import('balie:company/data');
export const loadCompanyTexts = {${texts.join(', ')}};`;
}

function photosModule({ photos }: Content): string {
	const entries = Object.keys(photos).map((id) => `'${id}': () => import('balie:photos/${id}')`);
	return `export const photos = {${entries.join(',\n')}};`;
}

function peopleModule({ cast }: Content): string {
	const entries = Object.keys(cast.people).map(
		(id) => `'${id}': () => import('balie:people/${id}')`,
	);
	return `export const people = {${entries.join(',\n')}};
export const credit = ${json(cast.credit)};`;
}

/** A module that exports a value. Throws when there is none. */
function exported(value: unknown): string {
	return `export default ${json(value)};`;
}

/** JSON as a JavaScript expression: `__proto__` cannot occur, the reader refuses it. */
function json(value: unknown): string {
	if (value === undefined) throw new Error('there is no such content');
	return JSON.stringify(value);
}
