import type { Company, CompanyTexts } from '../company/company.ts';

/** What documents and the pages of the desk show from: the company, and its words in the interface's language. */
export type DeskData = { company: Company; texts: CompanyTexts };

/** A document of the company that one can look at as it was sent. */
export type DocumentOf =
	| { kind: 'order-confirmation' | 'delivery-note'; order: string }
	| { kind: 'invoice'; invoice: string }
	/** `credit`: which of the invoice's, by its number. */
	| { kind: 'credit-note'; invoice: string; credit: string };
