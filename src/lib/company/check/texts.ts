import type { Language } from '../../i18n/language.ts';
import type { Company, CompanyTexts } from '../company.ts';
import type { Report } from './report.ts';

/** The photos that mails and complaints show. */
export function photosOf({ mail, complaints }: Company): string[] {
	const attached = Object.values(mail).flatMap(({ attachments = [] }) => attachments);
	return [
		...attached.flatMap((path) => (path.startsWith('photos/') ? path.slice('photos/'.length) : [])),
		...Object.values(complaints).flatMap(({ photos }) => photos),
	];
}

/**
 * Every text that the data need is there; `terms` are the ids of all sentences of the terms. With `exact`, no
 * other text is there either.
 */
export function checkTexts(
	company: Company,
	texts: CompanyTexts,
	language: Language,
	report: Report,
	{ terms, exact }: { terms: Iterable<string>; exact: boolean },
) {
	const { products, people, customers, contacts, prices, rules, mail, calendar, chat } = company;
	const needed: Record<string, Iterable<string>> = {
		families: Object.values(products).map(({ family }) => family),
		roles: [people, customers, contacts]
			.flatMap((record) => Object.values<{ role?: string | undefined }>(record))
			.flatMap(({ role }) => role ?? []),
		products: Object.keys(products),
		promotions: Object.keys(prices.promotions),
		services: Object.keys(prices.services),
		terms,
		notes: notesOf(company),
		mail: Object.keys(mail),
		calendar: Object.keys(calendar),
		chat: chat.map(({ id }) => id),
		photos: photosOf(company),
		rules: Object.keys(rules),
	};
	for (const [group, ids] of Object.entries(needed)) {
		const present = texts[group as 'families'];
		const wanted = new Set(ids);
		for (const id of wanted) {
			if (!Object.hasOwn(present, id)) report(language, [group], `${group}: ${id} has no text`);
		}
		for (const id of exact ? Object.keys(present) : []) {
			if (!wanted.has(id)) report(language, [group, id], `${group}: nothing uses ${id}`);
		}
	}
}

/** The keys of all notes: of customers, contracts, orders, rounds, invoices and complaints. */
function notesOf({ customers, orders, planning, invoices, complaints }: Company): string[] {
	const ids = [
		...Object.values(customers).flatMap(({ notes, contract }) => [...notes, contract?.note]),
		...Object.values(orders).flatMap(({ track }) => track.map(({ note }) => note)),
		...planning.map(({ note }) => note),
		...Object.values(invoices).flatMap(({ credits = [], disputed }) => [
			...credits.map(({ reason }) => reason),
			disputed?.note,
		]),
		...Object.values(complaints).map(({ note }) => note),
	];
	return ids.flatMap((id) => id ?? []);
}
