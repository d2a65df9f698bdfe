import { cases, catalogue } from 'balie:cases';
import { loadCompany, loadCompanyTexts } from 'balie:company';
import { people } from 'balie:people';
import { photos } from 'balie:photos';
import type { CaseSource } from './case-source.ts';

/** The cases of this build, each part of them a chunk of its own. */
export const buildSource: CaseSource = {
	caseIds: cases.map(({ id }) => id),
	scenario: async (id) => (await entry(id).load()).scenario,
	async texts(id, language, part) {
		const { texts } = await entry(id).load();
		return texts[language][part]();
	},
	async world(id) {
		const { world } = await entry(id).load();
		return (await world()).default;
	},
	catalogue: async (language) => (await catalogue[language]()).default,
	async company(language) {
		const [company, texts] = await Promise.all([loadCompany(), loadCompanyTexts[language]()]);
		return { company: company.default, texts: texts.default };
	},
	photo: async (id) => (await photos[id]?.())?.default,
	person: async (id) => (await people[id]?.())?.default,
};

function entry(id: string) {
	const found = cases.find((candidate) => candidate.id === id);
	if (!found) throw new Error(`there is no case ${id}`);
	return found;
}
