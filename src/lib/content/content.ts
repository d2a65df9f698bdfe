import { cases, catalogue } from 'balie:cases';
import { loadCompany as company, loadCompanyTexts as companyTexts } from 'balie:company';
import { people } from 'balie:people';
import { photos } from 'balie:photos';
import type { Language } from '../i18n/language.ts';
import type { Scenario } from '../scenario/format/scenario.ts';
import type { TextTree, Texts } from '../scenario/format/texts.ts';

/** The ids of all cases in this build, in the order of the plan. */
export const caseIds: readonly string[] = cases.map(({ id }) => id);

/** A scenario of this build. Throws when there is none of that id. */
export async function loadScenario(id: string): Promise<Scenario> {
	return (await entry(id).load()).scenario;
}

/** One part of a scenario's texts in a language. */
export async function loadTexts(
	id: string,
	language: Language,
	part: keyof Texts | 'opening',
): Promise<TextTree> {
	const { texts } = await entry(id).load();
	return (await texts[language][part]()).default;
}

/** Title, summary and facts of every case, for lists. */
export async function loadCatalogue(language: Language) {
	return (await catalogue[language]()).default;
}

/** The simulated company and its texts in a language. */
export async function loadCompany(language: Language) {
	const [data, texts] = await Promise.all([company(), companyTexts[language]()]);
	return { company: data.default, texts: texts.default };
}

/** A photo as SVG, or undefined when there is none. */
export async function loadPhoto(id: string): Promise<string | undefined> {
	return (await photos[id]?.())?.default;
}

/** What a case changes in the company: for `all` its variants, and for each. */
export async function loadWorld(id: string) {
	const { world } = await entry(id).load();
	return (await world()).default;
}

/** The drawing of a person, or undefined when there is none. */
export async function loadPerson(id: string) {
	return (await people[id]?.())?.default;
}

function entry(id: string) {
	const found = cases.find((candidate) => candidate.id === id);
	if (!found) throw new Error(`there is no case ${id}; there is ${caseIds.join(', ')}`);
	return found;
}
