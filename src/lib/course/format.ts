import { localeOf } from '../i18n/language.ts';

/** A number out of a hundred as the language writes it: `57,1 %` in Dutch, `57.1%` in English. */
export function formatPercent(percent: number, language: string): string {
	const number = new Intl.NumberFormat(localeOf(language), { maximumFractionDigits: 1 });
	return `${number.format(percent)}${language === 'en' ? '' : '\u00a0'}%`;
}

/** A moment as one speaks of it: `kind` says whether the date goes without saying. */
export type Moment = { kind: 'today' | 'yesterday' | 'date'; date: string; time: string };

/** How far back a moment lies and how it is written. Pure: the present is passed in. */
export function momentOf(at: number, now: number, language: string): Moment {
	const write = (options: Intl.DateTimeFormatOptions) =>
		new Intl.DateTimeFormat(localeOf(language), options).format(at);
	const year = new Date(at).getFullYear() === new Date(now).getFullYear() ? undefined : 'numeric';
	return {
		kind: sameDay(at, now) ? 'today' : sameDay(at, dayBefore(now)) ? 'yesterday' : 'date',
		date: write({ day: 'numeric', month: 'long', year }),
		time: write({ hour: '2-digit', minute: '2-digit' }),
	};
}

function dayBefore(at: number): number {
	const day = new Date(at);
	day.setDate(day.getDate() - 1);
	return day.getTime();
}

function sameDay(a: number, b: number): boolean {
	return new Date(a).toDateString() === new Date(b).toDateString();
}
