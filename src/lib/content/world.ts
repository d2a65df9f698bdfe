import { DESK_PAGES, recordsOf, type DeskPage } from '../company/company.ts';
import { lookUp } from '../company/view.ts';
import type { World } from '../scenario/verify/references.ts';
import type { CompanyVariant, Content, ContentCase } from './read.ts';

/** What a scenario may refer to: the company's data as its variants have them, the desk and the cast. */
export function worldOf({ cast }: Pick<Content, 'cast'>, { companies }: ContentCase): World {
	const companyOf = (variant: string) => companies[variant] as CompanyVariant;
	return {
		lookUp: (path, variant) => lookUp(companyOf(variant).view, path),
		hasPerson: (id) => Object.hasOwn(cast.people, id),
		hasPage(page, variant) {
			const [name = '', record] = page.split('/');
			if (!(DESK_PAGES as readonly string[]).includes(name)) return false;
			const { company } = companyOf(variant);
			return record === undefined || Object.hasOwn(recordsOf(company, name as DeskPage), record);
		},
		ruleOf(id) {
			for (const { company } of Object.values(companies)) {
				if (Object.hasOwn(company.rules, id)) return company.rules[id];
			}
			return undefined;
		},
		products: (variant) =>
			Object.values(companyOf(variant).company.products).map(({ name }) => name),
	};
}
