import type { Company, CompanyTexts } from '../../company/company.ts';

/** What every page of the desk shows from: the company, and its words in the interface's language. */
export type DeskData = { company: Company; texts: CompanyTexts };

/** Opens a page of the desk, `stock`, or a record on it, `catalogue/stijg-160`. */
export type OpenPage = (path: string) => void;

/** Rows by family, in the order of the catalogue, each family with its name. */
export function byFamily<Row extends { family: string }>(
	rows: Row[],
	{ families }: CompanyTexts,
): { family: string; name: string; rows: Row[] }[] {
	return Object.entries(families)
		.map(([family, name]) => ({ family, name, rows: rows.filter((row) => row.family === family) }))
		.filter(({ rows }) => rows.length > 0);
}
