import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { basename, join, relative } from 'node:path';
import { readCompany } from '../lib/company/load.ts';
import type { Company, CompanyTexts } from '../lib/company/company.ts';
import { calculate } from '../lib/company/calculate.ts';
import { checkCompany } from '../lib/company/check.ts';
import { patchCompany } from '../lib/company/patch.ts';
import { lookUp, viewCompany, type CompanyView } from '../lib/company/view.ts';
import { LANGUAGES, type Language } from '../lib/i18n/language.ts';
import { resolve } from '../lib/scenario/format/resolve.ts';
import {
	scenarioSchema,
	textsSchema,
	type ScenarioSource,
	type TextsSource,
} from '../lib/scenario/format/schema.ts';
import type { Case } from '../lib/scenario/verify/verify.ts';
import { readYaml, type Problem, type Source } from '../lib/source/read-yaml.ts';
import { readCast, type Cast } from './draw-people.ts';

/** All that the folder scenarios/ holds, read and resolved. */
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

/** The ids of the cases in a folder: its subfolders that hold a scenario.yaml. */
export function caseFolders(folder: string): string[] {
	return readdirSync(folder, { withFileTypes: true })
		.filter((entry) => entry.isDirectory() && existsSync(join(folder, entry.name, 'scenario.yaml')))
		.map(({ name }) => name)
		.sort();
}

/**
 * Reads a folder of scenarios and the company in it. Reads all it can, so that one run names every
 * problem; `content` is there when the company could be read, with the cases that could.
 */
export function readContent(folder: string): { content?: Content; problems: Problem[] } {
	const problems: Problem[] = [];
	if (!existsSync(join(folder, 'company'))) {
		const message = 'expected a folder of scenarios with the company in it';
		return { problems: [{ file: folder, line: 1, column: 1, message }] };
	}
	const read = (...path: string[]) => {
		const file = join(folder, ...path);
		return { text: readFileSync(file, 'utf8'), file: relative(process.cwd(), file) };
	};
	const companyFiles = Object.fromEntries(
		readdirSync(join(folder, 'company'))
			.filter((name) => name.endsWith('.yaml') && name !== 'cast.yaml')
			.map((name) => {
				const { text, file } = read('company', name);
				return [file, text];
			}),
	);
	const world = readCompany(companyFiles);
	const castFile = read('company', 'cast.yaml');
	const cast = readCast(castFile.text, castFile.file);
	problems.push(...world.problems, ...cast.problems);
	if (!world.ok || !cast.ok) return { problems };

	const view = viewCompany(world.company);
	const cases: ContentCase[] = [];
	for (const id of caseFolders(folder)) {
		const { text, file } = read(id, 'scenario.yaml');
		const source = readYaml(text, file, scenarioSchema);
		problems.push(...source.problems);
		const texts = {} as Record<Language, Source<TextsSource>>;
		for (const language of LANGUAGES) {
			const path = [id, `${language}.yaml`];
			if (!existsSync(join(folder, ...path))) {
				const missing = relative(process.cwd(), join(folder, ...path));
				problems.push({ file: missing, line: 1, column: 1, message: 'the file is missing' });
				continue;
			}
			const { text: words, file: wordsFile } = read(...path);
			const result = readYaml(words, wordsFile, textsSchema);
			problems.push(...result.problems);
			if (result.ok) texts[language] = result.source;
		}
		if (!source.ok) continue;
		if (source.source.value.id !== id) {
			const at = source.source.at(['id']);
			problems.push({ file, ...at, message: `id: expected ${id}, the name of its folder` });
			continue;
		}
		const companies = companiesOf(world.company, source.source, problems);
		if (!companies) continue;
		const resolved = resolve(source.source, (variant) => {
			const { company, view } = companies[variant] as CompanyVariant;
			return {
				now: company.profile.now,
				lookUp: (path) => lookUp(view, path),
				call: (name, args) => calculate(company, name, args),
			};
		});
		problems.push(...resolved.problems);
		if (!resolved.scenario || LANGUAGES.some((language) => !texts[language])) continue;
		cases.push({ source: source.source, scenario: resolved.scenario, texts, companies });
	}
	cases.sort((a, b) => a.scenario.code.localeCompare(b.scenario.code));
	return {
		content: {
			...{ company: world.company, companyTexts: world.texts, view, cast: cast.cast, cases },
			photos: readPhotos(folder),
		},
		problems,
	};
}

/** The drawings in the folders `photos` of the company and of the cases, by their names. */
function readPhotos(folder: string): Record<string, string> {
	const files = ['company', ...caseFolders(folder)]
		.map((name) => join(folder, name, 'photos'))
		.filter((path) => existsSync(path))
		.flatMap((path) => readdirSync(path).map((name) => join(path, name)))
		.filter((file) => file.endsWith('.svg'));
	return Object.fromEntries(
		files.map((file) => [basename(file, '.svg'), readFileSync(file, 'utf8').trim()]),
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
