import type { Company, CompanyPatch, CompanyTexts } from '../company/company.ts';
import type { Language } from '../i18n/language.ts';
import type { Channel, Scenario } from '../scenario/format/scenario.ts';
import type { TextTree, Texts } from '../scenario/format/texts.ts';
import type { CastMember } from '../ui/person.ts';

/** A part of a scenario's texts; `opening` is what the first beat needs of what is said. */
export type TextPart = keyof Texts | 'opening';

/** What a list of cases shows of one. */
export type CatalogueEntry = {
	id: string;
	title: string;
	summary: string;
	channel: Channel;
	minutes: number;
	variants: string[];
	/** The competency items that its decisions exercise, and the knowledge items that they ask for. */
	items: string[];
};

/**
 * Where cases come from: the build of this site, a folder, a file, an editor's store. All that is played
 * is asked of it part by part, so that a page loads only what it shows. Rejects for a case that it has not.
 */
export type CaseSource = {
	/** In the order of the plan. */
	readonly caseIds: readonly string[];
	scenario(id: string): Promise<Scenario>;
	texts(id: string, language: Language, part: TextPart): Promise<TextTree>;
	/** What a case changes in the company: for `all` its variants, and for each. */
	world(id: string): Promise<Record<string, CompanyPatch>>;
	catalogue(language: Language): Promise<CatalogueEntry[]>;
	/** The simulated company and its texts in a language. */
	company(language: Language): Promise<{ company: Company; texts: CompanyTexts }>;
	/** A photo as SVG, or undefined when there is none. */
	photo(id: string): Promise<string | undefined>;
	/** The drawing of a person, or undefined when there is none. */
	person(id: string): Promise<CastMember | undefined>;
};
