import type { Company } from '../company/company.ts';
import type { Language } from '../i18n/language.ts';
import { decisions } from '../scenario/format/scenario.ts';
import { knowledgeIn } from '../scenario/kinds/knowledge.ts';
import { openingOf, partTexts } from '../scenario/format/texts.ts';
import type { CaseSource, CatalogueEntry } from './case-source.ts';
import { drawPerson } from './draw-people.ts';
import type { Content, ContentCase } from './read.ts';

/** Cases that were read from files. The build writes what it gives into modules; an editor can play it. */
export function contentSource(content: Content): CaseSource {
	const caseIds = content.cases.map(({ scenario }) => scenario.id);
	const entry = (id: string): ContentCase => {
		const found = content.cases.find(({ scenario }) => scenario.id === id);
		if (!found) throw new Error(`there is no case ${id}; there is ${caseIds.join(', ')}`);
		return found;
	};
	const own = <T>(record: Readonly<Record<string, T>>, id: string) =>
		Object.hasOwn(record, id) ? record[id] : undefined;
	return {
		caseIds,
		scenario: async (id) => entry(id).scenario,
		async texts(id, language, part) {
			const { texts, scenario } = entry(id);
			const parts = partTexts(texts[language].value);
			return part === 'opening' ? openingOf(parts.talk, scenario.start) : parts[part];
		},
		world: async (id) => entry(id).source.value.world ?? {},
		catalogue: async (language) =>
			content.cases.map((one) => catalogueEntry(one, language, content.company.rules)),
		company: async (language) => ({
			company: content.company,
			texts: content.companyTexts[language],
		}),
		photo: async (id) => own(content.photos, id),
		person: async (id) => (own(content.cast.people, id) ? drawPerson(content.cast, id) : undefined),
	};
}

function catalogueEntry(
	{ scenario, texts }: ContentCase,
	language: Language,
	rules: Company['rules'],
): CatalogueEntry {
	const { title, summary } = texts[language].value;
	const { id, channel, minutes, variants } = scenario;
	const knowledge = knowledgeIn(scenario, (rule) =>
		Object.hasOwn(rules, rule) ? rules[rule]?.knowledge : undefined,
	);
	const exercised = decisions(scenario).flatMap((decision) => decision.items);
	const items = [...new Set(exercised), ...Object.keys(knowledge)];
	return { id, title, summary, channel, minutes, variants: Object.keys(variants), items };
}
