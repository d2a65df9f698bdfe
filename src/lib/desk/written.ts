import type { Party } from '../company/desk.ts';
import type { Company } from '../company/company.ts';
import { formatDate, formatMoney, formatShortDate } from '../i18n/format.ts';
import { ui } from '../i18n/interface.svelte.ts';

/* Amounts and moments as the desk writes them, in the interface's language, which they follow. */

/** Cents: `€ 1.234,56`. */
export const money = (cents: number) => formatMoney(cents, ui.language);

/** `donderdag 12 maart` */
export const longDay = (date: string) => formatDate(date, ui.language);

/** `12/03/2026` */
export const shortDay = (date: string) => formatShortDate(date, ui.language);

/** The time of day of a moment, `09:40`. */
export const timeOf = (moment: string) => moment.slice(11, 16);

/** Somebody as a sender is named: of a customer with the company. */
export function nameOf({ customers }: Company, { id, name, kind }: Party): string {
	const company = kind === 'customer' ? customers[id]?.name : undefined;
	return company && company !== name ? `${name}, ${company}` : name;
}
