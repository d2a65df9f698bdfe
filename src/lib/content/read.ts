import { calculate } from '../company/calculate.ts';
import { checkCompany } from '../company/check.ts';
import type { Company, CompanyTexts } from '../company/company.ts';
import { readCompany } from '../company/load.ts';
import { patchCompany } from '../company/patch.ts';
import { lookUp, viewCompany, type CompanyView } from '../company/view.ts';
import { LANGUAGES, type Language } from '../i18n/language.ts';
import { isKnowledgeId } from '../competency/ids.ts';
import { setTexts } from '../i18n/typography.ts';
import { resolve } from '../scenario/read/resolve.ts';
import { scenarioSchema, type ScenarioSource } from '../scenario/read/scenario.schema.ts';
import { textsSchema, type TextsSource } from '../scenario/read/texts.schema.ts';
import type { Case } from '../scenario/verify/verify.ts';
import { readYaml, type Problem, type Source } from '../source/read-yaml.ts';
import { readCast, type Cast } from './draw-people.ts';

/**
 * The files of a set of cases: their text by their path from its root, `company/stock.yaml` or
 * `niet-in-voorraad/nl.yaml`; for what could not be read, why. The path '' is the root itself.
 */
export type SourceFiles = ReadonlyMap<string, string | { problem: string }>;

/** All that a set of cases holds, read and resolved. */
export type Content = {
	company: Company;
	companyTexts: Record<Language, CompanyTexts>;
	view: CompanyView;
	cast: Cast;
	/** Photos that people send, as SVG, by id. */
	photos: Record<string, string>;
	/** In the order of the plan (their codes). */
	cases: ContentCase[];
};

/** The company as a variant of a case has it. */
export type CompanyVariant = { company: Company; view: CompanyView };
/** A case, with the company of each of its variants. */
export type ContentCase = Case & { companies: Record<string, CompanyVariant> };

const COMPANY = 'company';
const CAST = `${COMPANY}/cast.yaml`;
const SCENARIO = 'scenario.yaml';
const MISSING = 'the file is missing';

/** The ids of the cases among files: the folders but that of the company. */
export function idsIn(files: SourceFiles): string[] {
	const folders = [...files.keys()]
		.filter((path) => path.includes('/'))
		.map((path) => path.slice(0, path.indexOf('/')));
	return [...new Set(folders)].filter((name) => name !== COMPANY).sort();
}

/**
 * Reads the company and the cases from their files. Reads all it can, so that one run names every problem;
 * `content` is there when the company could be read, with the cases that could. `name` says how problems
 * call a file. Pure: it runs wherever the files come from, also in a worker of a browser.
 */
export function read(
	files: SourceFiles,
	name: (path: string) => string = (path) => path,
): { content?: Content; problems: Problem[] } {
	const problems: Problem[] = [];
	const tell = (path: string, message: string) =>
		problems.push({ file: name(path), line: 1, column: 1, message });
	for (const [path, file] of files) if (typeof file === 'object') tell(path, file.problem);

	const ids = idsIn(files);
	const known = [...files.keys()].some((path) => path.startsWith(`${COMPANY}/`));
	if (!known || !ids.length) {
		if (files.has('')) return { problems };
		if (!known) tell('', `expected a folder of cases, with the company in a folder ${COMPANY}`);
		if (!ids.length) tell('', `holds no case: expected a folder with a ${SCENARIO}`);
	}
	if (!known) return { problems };

	const shared = readShared(files, name, problems);
	if (!shared) return { problems };
	const cases = ids.flatMap((id) => readCase(id, shared, files, name, problems) ?? []);
	cases.sort((a, b) => a.scenario.code.localeCompare(b.scenario.code));
	const { company, companyTexts, cast } = shared;
	const view = viewCompany(company);
	return {
		content: { company, companyTexts, view, cast, photos: photosIn(files), cases },
		problems,
	};
}

/** What all cases share: the company and how its people look. Undefined, with the problems, when it cannot be read. */
export function readShared(
	files: SourceFiles,
	name: (path: string) => string,
	problems: Problem[],
): Pick<Content, 'company' | 'companyTexts' | 'cast'> | undefined {
	const world = companyOf(files, name);
	// What could not be read is missing as well, but that was told already.
	const told = new Set(problems.map(({ file }) => file));
	problems.push(
		...world.problems.filter(({ file, message }) => message !== MISSING || !told.has(file)),
	);
	const castText = textOf(CAST, files, name, problems);
	const cast = castText === undefined ? undefined : readCast(castText, name(CAST));
	problems.push(...(cast?.problems ?? []));
	if (!world.company || !cast?.ok) return undefined;
	checkKnowledge(world.company.rules, files, name, problems);
	return { company: world.company, companyTexts: world.texts, cast: cast.cast };
}

const RULES = 'company/rules.yaml';

/** Knowledge that a rule asks for is knowledge of the qualification. */
function checkKnowledge(
	rules: Company['rules'],
	files: SourceFiles,
	name: (path: string) => string,
	problems: Problem[],
) {
	const file = files.get(RULES);
	const lines = typeof file === 'string' ? file.split('\n') : [];
	for (const [id, { knowledge = [] }] of Object.entries(rules)) {
		for (const item of knowledge) {
			if (isKnowledgeId(item)) continue;
			const line = lines.findIndex((text) => text.startsWith(`${id}:`)) + 1;
			const message = `${id}: there is no knowledge item ${item} in the qualification`;
			problems.push({ file: name(RULES), line, column: 1, message });
		}
	}
}

/** A case of its folder; undefined, with the problems, when it cannot be read. */
export function readCase(
	id: string,
	{ company }: Pick<Content, 'company'>,
	files: SourceFiles,
	name: (path: string) => string,
	problems: Problem[],
): ContentCase | undefined {
	const path = `${id}/${SCENARIO}`;
	const text = textOf(path, files, name, problems);
	const source = text === undefined ? undefined : readYaml(text, name(path), scenarioSchema);
	problems.push(...(source?.problems ?? []));
	const texts = {} as Record<Language, Source<TextsSource>>;
	for (const language of LANGUAGES) {
		const path = `${id}/${language}.yaml`;
		const words = textOf(path, files, name, problems);
		if (words === undefined) continue;
		const result = readYaml(words, name(path), textsSchema);
		problems.push(...result.problems);
		if (!result.ok) continue;
		texts[language] = { ...result.source, value: setTexts(result.source.value, language) };
	}
	const found = source?.ok && resolveCase(id, source.source, company, problems);
	if (!found || LANGUAGES.some((language) => !texts[language])) return undefined;
	return { ...found, texts };
}

/** The text of a file that must be there; why it could not be read was told already. */
function textOf(
	path: string,
	files: SourceFiles,
	name: (path: string) => string,
	problems: Problem[],
): string | undefined {
	const file = files.get(path);
	if (file === undefined) {
		problems.push({ file: name(path), line: 1, column: 1, message: MISSING });
	}
	return typeof file === 'string' ? file : undefined;
}

/** The company in its folder, by the names that problems use. */
function companyOf(files: SourceFiles, name: (path: string) => string) {
	const own = [...files].flatMap(([path, file]): [string, string][] => {
		const wanted = path.startsWith(`${COMPANY}/`) && path.endsWith('.yaml') && path !== CAST;
		return wanted && typeof file === 'string' ? [[name(path), file]] : [];
	});
	const folder = name(`${COMPANY}/`).replace(/[\\/]*$/, '/');
	const result = readCompany(Object.fromEntries(own), folder);
	if (!result.ok) return { problems: result.problems, company: undefined, texts: undefined };
	const texts = Object.fromEntries(
		LANGUAGES.map((language) => [language, setTexts(result.texts[language], language)]),
	) as typeof result.texts;
	return { ...result, texts };
}

/** A case with its words resolved against the company of each variant; undefined, with why, where it cannot be. */
function resolveCase(
	id: string,
	source: Source<ScenarioSource>,
	world: Company,
	problems: Problem[],
): Pick<ContentCase, 'source' | 'scenario' | 'companies'> | undefined {
	if (source.value.id !== id) {
		const message = `id: expected ${id}, the name of its folder`;
		problems.push({ file: source.file, ...source.at(['id']), message });
		return undefined;
	}
	const companies = companiesOf(world, source, problems);
	if (!companies) return undefined;
	const resolved = resolve(source, (variant) => {
		const { company, view } = companies[variant] as CompanyVariant;
		return {
			now: company.profile.now,
			lookUp: (path) => lookUp(view, path),
			call: (name, args) => calculate(company, name, args),
		};
	});
	problems.push(...resolved.problems);
	return resolved.scenario && { source, scenario: resolved.scenario, companies };
}

/** The drawings in the folders `photos` of the company and of the cases, by their names. */
function photosIn(files: SourceFiles): Record<string, string> {
	return Object.fromEntries(
		[...files].flatMap(([path, file]) => {
			const id = /^[^/]+\/photos\/([^/]+)\.svg$/.exec(path)?.[1];
			return id === undefined || typeof file !== 'string' ? [] : [[id, file.trim()]];
		}),
	);
}

/** The company of each variant; undefined, with the problem reported, when what a case changes does not fit it. */
function companiesOf(
	company: Company,
	{ value, file, at }: Source<ScenarioSource>,
	problems: Problem[],
): Record<string, CompanyVariant> | undefined {
	const companies: Record<string, CompanyVariant> = {};
	for (const variant of Object.keys(value.variants)) {
		try {
			const patched = patchCompany(company, value.world?.all, value.world?.[variant]);
			companies[variant] = { company: patched, view: viewCompany(patched) };
			// What a case changes is held to the same rules as the company itself.
			if (!value.world) continue;
			checkCompany(patched, (key, path, message) =>
				problems.push({
					...{ file, ...at(['world']), check: 'world' },
					message: `variant ${variant}, ${[key, ...path].map(String).join('/')}: ${message}`,
				}),
			);
		} catch (error) {
			const message = `variant ${variant}: ${error instanceof Error ? error.message : String(error)}`;
			problems.push({ file, ...at(['world']), message });
			return undefined;
		}
	}
	return companies;
}
