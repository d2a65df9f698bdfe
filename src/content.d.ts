/*
 * Modules that the content plugin (src/cli/content-plugin.ts) makes of scenarios/ at build time.
 */

declare module 'balie:cases' {
	import type { CatalogueEntry } from '$lib/content/case-source.ts';
	import type { Scenario } from '$lib/scenario/format/scenario.ts';
	import type { TextTree } from '$lib/scenario/format/texts.ts';
	import type { CompanyPatch } from '$lib/company/company.ts';
	import type { Language } from '$lib/i18n/language.ts';

	/** A case, and how to load the rest of it. */
	type CaseModule = {
		scenario: Scenario;
		/** What it changes in the company: for `all` variants, and by variant. */
		world(): Promise<{ default: Record<string, CompanyPatch> }>;
		/**
		 * Parts of its texts: labels, what is said first, all that is said, what the desk and hints say, what
		 * is explained afterwards.
		 */
		texts: Record<
			Language,
			Record<'frame' | 'opening' | 'talk' | 'aside' | 'debrief', () => Promise<TextTree>>
		>;
	};
	/** How to load each case, in the order of the plan. */
	export const cases: { id: string; load(): Promise<CaseModule> }[];
	/** Titles and summaries of all cases, for lists. */
	export const catalogue: Record<Language, () => Promise<{ default: CatalogueEntry[] }>>;
}

declare module 'balie:company' {
	import type { Company, CompanyTexts } from '$lib/company/company.ts';
	import type { Language } from '$lib/i18n/language.ts';

	export const loadCompany: () => Promise<{ default: Company }>;
	export const loadCompanyTexts: Record<Language, () => Promise<{ default: CompanyTexts }>>;
}

declare module 'balie:photos' {
	/** Drawings of the photos that people send, as SVG, by id. */
	export const photos: Record<string, () => Promise<{ default: string }>>;
}

declare module 'balie:people' {
	import type { CastMember } from '$lib/ui/person.ts';

	/** Drawn people by id. */
	export const people: Record<string, () => Promise<{ default: CastMember }>>;
	/** Whose drawings they are made of. */
	export const credit: { name: string; author: string; licence: string; url: string };
}
