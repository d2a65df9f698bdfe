import { join } from 'node:path';
import type { Plugin } from 'vite';
import { LANGUAGES } from '../lib/i18n/language.ts';
import { decisions } from '../lib/scenario/format/scenario.ts';
import { openingOf, partTexts } from '../lib/scenario/format/texts.ts';
import { formatProblem } from '../lib/source/read-yaml.ts';
import { drawPerson } from './draw-people.ts';
import { readContent, type Content } from './read-content.ts';

const PREFIX = 'balie:';

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
			server.watcher.on('change', (file) => {
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

/** The code of one of our modules. */
function moduleOf(content: Content, kind: string, path: string[]): string {
	const { cases, company, companyTexts, cast } = content;
	const [id = '', language = '', part = ''] = path;
	const found = cases.find(({ scenario }) => scenario.id === id);
	switch (kind) {
		case 'cases':
			return casesModule(content);
		case 'case':
			if (!found) throw new Error(`there is no case ${id}`);
			return caseModule(found);
		case 'texts': {
			const texts = found?.texts[language as (typeof LANGUAGES)[number]];
			if (!found || !texts) throw new Error(`there are no texts ${path.join('/')}`);
			const parts = partTexts(texts.value);
			const opening = openingOf(parts.talk, found.scenario.start);
			return `export default ${json({ ...parts, opening }[part as keyof typeof parts])};`;
		}
		case 'world':
			return `export default ${json(found?.source.value.world ?? {})};`;
		case 'photos':
			if (!id) return photosModule(content);
			return `export default ${json(content.photos[id])};`;
		case 'catalogue':
			return `export default ${json(cases.map((entry) => catalogueEntry(entry, id)))};`;
		case 'company':
			if (!id) return companyModule();
			if (id === 'data') return `export default ${json(company)};`;
			return `export default ${json(companyTexts[id as (typeof LANGUAGES)[number]])};`;
		case 'people':
			if (!id) return peopleModule(content);
			return `export default ${json(drawPerson(cast, id))};`;
		default:
			throw new Error(`there is no module balie:${[kind, ...path].join('/')}`);
	}
}

function catalogueEntry({ scenario, texts }: Content['cases'][number], language: string) {
	const { title, summary } = texts[language as (typeof LANGUAGES)[number]].value;
	const { id, channel, minutes, variants } = scenario;
	const items = [...new Set(decisions(scenario).flatMap((decision) => decision.items))];
	return { id, title, summary, channel, minutes, variants: Object.keys(variants), items };
}

function casesModule({ cases }: Content): string {
	const ids = cases.map(
		({ scenario: { id } }) => `{id: '${id}', load: () => import('balie:case/${id}')}`,
	);
	const catalogue = perLanguage((language) => `() => import('balie:catalogue/${language}')`);
	return `export const cases = [${ids.join(',\n')}];
export const catalogue = ${catalogue};`;
}

/** A case knows where the rest of it is, so that the list of all cases stays short. */
function caseModule({ scenario }: Content['cases'][number]): string {
	const parts = (language: string) =>
		`{${(['frame', 'opening', 'talk', 'aside', 'debrief'] as const)
			.map((part) => `${part}: () => import('balie:texts/${scenario.id}/${language}/${part}')`)
			.join(', ')}}`;
	return `export const scenario = ${json(scenario)};
export const world = () => import('balie:world/${scenario.id}');
export const texts = ${perLanguage(parts)};`;
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

/** JSON as a JavaScript expression: `__proto__` cannot occur, the reader refuses it. */
function json(value: unknown): string {
	if (value === undefined) throw new Error('there is no such content');
	return JSON.stringify(value);
}
