import {
	entryOf,
	type Company,
	type CompanyPatch,
	type CompanyPatchTexts,
	type CompanyTexts,
	type Customer,
} from './company.ts';

/**
 * The company with what a case changes in it: entries are added or replaced whole, a round of the planning by
 * its day and kind; of the company itself and of a customer, what is named is replaced; payments are added to
 * the statement; the chat is replaced whole. Later patches go over earlier ones. Pure. Throws when a customer
 * to change is not there.
 */
export function patchCompany(company: Company, ...patches: (CompanyPatch | undefined)[]): Company {
	return patches.reduce<Company>(
		(patched, patch) => (patch ? apply(patched, patch) : patched),
		company,
	);
}

function apply(company: Company, patch: CompanyPatch): Company {
	const { profile, customers, bank, planning, chat, ...records } = patch;
	const merged: Record<string, unknown> = { ...company };
	for (const [key, entries] of Object.entries(records)) {
		merged[key] = { ...company[key as keyof Company], ...entries };
	}
	return {
		...(merged as Company),
		profile: { ...company.profile, ...profile },
		customers: {
			...company.customers,
			...Object.fromEntries(
				Object.entries(customers ?? {}).map(([id, changes]) => [
					id,
					{ ...entryOf(company.customers, id, 'customer'), ...changes } as Customer,
				]),
			),
		},
		bank: bank ? addPayments(company.bank, bank) : company.bank,
		planning: planning ? addRounds(company.planning, planning) : company.planning,
		chat: chat ?? company.chat,
	};
}

/** What others paid stays paid: without these lines, their invoices would be open again. */
function addPayments(bank: Company['bank'], { bookedUntil, lines }: Company['bank']) {
	const all = [...bank.lines, ...lines].sort((a, b) => a.date.localeCompare(b.date));
	return { bookedUntil, lines: all };
}

function addRounds(planning: Company['planning'], rounds: Company['planning']) {
	const key = ({ date, round }: Company['planning'][number]) => `${date} ${round}`;
	const replaced = new Set(rounds.map(key));
	return [...planning.filter((round) => !replaced.has(key(round))), ...rounds].sort((a, b) =>
		key(a).localeCompare(key(b)),
	);
}

/** The company with its products called as a language calls them. Pure. */
export function nameProducts(company: Company, { products: words }: CompanyTexts): Company {
	const products = Object.fromEntries(
		Object.entries(company.products).map(([id, product]) => [
			id,
			{ ...product, name: words[id]?.name ?? product.name },
		]),
	);
	return { ...company, products };
}

/** The company's words with those of a case over them. Pure. */
export function patchTexts(
	texts: CompanyTexts,
	patch: CompanyPatchTexts | undefined,
): CompanyTexts {
	const merged: Record<string, unknown> = { ...texts };
	for (const [key, words] of Object.entries(patch ?? {})) {
		merged[key] = { ...(texts[key as keyof CompanyTexts] as object), ...words };
	}
	return merged as CompanyTexts;
}
