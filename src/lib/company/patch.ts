import type { Company, CompanyPatch, CompanyPatchTexts, CompanyTexts } from './company.ts';

/**
 * The company with what a case changes in it: entries are added or replaced whole; of the company itself and
 * of a customer, what is named is replaced; lists are replaced whole. Later patches go over earlier ones. Pure.
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
					{ ...company.customers[id], ...changes } as Company['customers'][string],
				]),
			),
		},
		bank: bank ?? company.bank,
		planning: planning ?? company.planning,
		chat: chat ?? company.chat,
	};
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
