import { createContext } from 'svelte';
import type { DeskData } from '../documents/document.ts';
import type { CompanyTexts } from '../company/company.ts';

/** What every page of the desk is given. */
export type PageProps = DeskData & {
	/** The record on the page that is open, `stijg-160`; none while the page itself is. */
	record: string | undefined;
	/** The customer whom one talks to now. */
	customer: string;
};

/** Opens a page of the desk, `stock`, or a record on it, `catalogue/stijg-160`. */
export type OpenPage = (path: string) => void;

/** What the pages of one desk share, so that each can name another. */
export type DeskContext = {
	/** Opens a page or a record and moves the focus there. */
	open: OpenPage;
	/** Whether a page, or the page that a record is on, lies on this desk. */
	has(path: string): boolean;
	/** What each list is narrowed down to; a list that one comes back to is as one left it. */
	filters: Record<string, { text: string; state: string }>;
};

export const [useDesk, setDesk] = createContext<DeskContext>();

/** Rows by family, in the order of the catalogue, each family with its name. */
export function byFamily<Row extends { family: string }>(
	rows: Row[],
	{ families }: CompanyTexts,
): { family: string; name: string; rows: Row[] }[] {
	return Object.entries(families)
		.map(([family, name]) => ({ family, name, rows: rows.filter((row) => row.family === family) }))
		.filter(({ rows }) => rows.length > 0);
}
