import { DESK_PAGES } from '../lib/company/company.ts';
import { lookUp } from '../lib/company/view.ts';
import type { World } from '../lib/scenario/verify/references.ts';
import type { Content } from './read-content.ts';

/** What scenarios may refer to: the company's data, its desk and the cast. */
export function worldOf({ company, view, cast }: Content): World {
	const records: Record<string, Record<string, unknown>> = {
		catalogue: company.products,
		customer: company.customers,
	};
	return {
		lookUp: (path) => lookUp(view, path),
		hasPerson: (id) => Object.hasOwn(cast.people, id),
		hasPage(page) {
			const [name = '', record] = page.split('/');
			if (!(DESK_PAGES as readonly string[]).includes(name)) return false;
			return record === undefined || Object.hasOwn(records[name] ?? {}, record);
		},
		hasRule: (id) => Object.hasOwn(company.rules, id),
	};
}
