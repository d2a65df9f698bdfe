import type { Language } from '../i18n/language.ts';
import { buildSource } from './build-source.ts';
import type { CaseSource, TextPart } from './case-source.ts';

/* What the pages ask of the cases that are played here, wherever these come from. */

const source: CaseSource = buildSource;

/** The ids of all cases, in the order of the plan. */
export const caseIds = source.caseIds;

/** A scenario. Rejects when there is none of that id. */
export const loadScenario = (id: string) => source.scenario(id);

/** One part of a scenario's texts in a language. */
export const loadTexts = (id: string, language: Language, part: TextPart) =>
	source.texts(id, language, part);

/** Title, summary and facts of every case, for lists. */
export const loadCatalogue = (language: Language) => source.catalogue(language);

/** The simulated company and its texts in a language. */
export const loadCompany = (language: Language) => source.company(language);

/** A photo as SVG, or undefined when there is none. */
export const loadPhoto = (id: string) => source.photo(id);

/** What a case changes in the company: for `all` its variants, and for each. */
export const loadWorld = (id: string) => source.world(id);

/** The drawing of a person, or undefined when there is none. */
export const loadPerson = (id: string) => source.person(id);
