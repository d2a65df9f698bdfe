import { entryOf, type Company } from '../company.ts';

/* Who and what rows are about, by id and by name. */

/** A product on a page: its id, its name, its family. */
export type ProductName = { product: string; name: string; family: string };

/** A product by its id. Throws when there is none. */
export function productName(company: Company, product: string): ProductName {
	const { name, family } = entryOf(company.products, product, 'product');
	return { product, name, family };
}

/** All products, in the order of the catalogue. */
export function productNames(company: Company): ProductName[] {
	return Object.keys(company.products).map((id) => productName(company, id));
}

/** Somebody: one of our people, a customer or a contact outside the house. */
export type Party = { id: string; name: string; kind: 'colleague' | 'customer' | 'contact' };

/** Who bears an id; of a customer the person to talk to. Throws when nobody does. */
export function partyOf({ people, customers, contacts }: Company, id: string): Party {
	if (Object.hasOwn(people, id)) {
		return { id, name: entryOf(people, id, 'colleague').name, kind: 'colleague' };
	}
	if (Object.hasOwn(customers, id)) {
		return { id, name: entryOf(customers, id, 'customer').contact, kind: 'customer' };
	}
	return { id, name: entryOf(contacts, id, 'person').name, kind: 'contact' };
}

/** A colleague by id and name. Throws when there is none. */
export function colleague(company: Company, id: string): { id: string; name: string } {
	return { id, name: entryOf(company.people, id, 'colleague').name };
}
