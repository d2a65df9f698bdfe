import { entryOf, type Company } from '../company.ts';
import { colleague, partyOf, type Party } from './names.ts';

/* Mail, calendar, telephone list and chat. Words stand in the texts, under the ids of the rows. */

export type MailRow = {
	id: string;
	at: string;
	from: Party;
	/** Pages of the desk and photos: orders/VO-26-0041, photos/gas-spring. */
	attachments: string[];
};

/** The mailbox, newest first. */
export function mailRows(company: Company): MailRow[] {
	return Object.entries(company.mail)
		.map(([id, { at, from, attachments = [] }]) => ({
			...{ id, at, attachments },
			from: partyOf(company, from),
		}))
		.sort((a, b) => b.at.localeCompare(a.at));
}

/** A mail as its page shows it. Throws when there is no such mail. */
export function mailOf(company: Company, id: string): MailRow {
	const { at, from, attachments = [] } = entryOf(company.mail, id, 'mail');
	return { id, at, from: partyOf(company, from), attachments };
}

export type CalendarDay = {
	date: string;
	/** In order of time. */
	entries: { id: string; from: string; to: string; who: { id: string; name: string }[] }[];
};

/** The calendar of our people, by day. */
export function calendarRows(company: Company): CalendarDay[] {
	const entries = Object.entries(company.calendar).map(([id, { date, from, to, who }]) => ({
		date,
		entry: { id, from, to, who: who.map((person) => colleague(company, person)) },
	}));
	return [...new Set(entries.map(({ date }) => date))].sort().map((date) => ({
		date,
		entries: entries
			.filter((row) => row.date === date)
			.map(({ entry }) => entry)
			.sort((a, b) => a.from.localeCompare(b.from) || a.to.localeCompare(b.to)),
	}));
}

export type PhoneRow = {
	id: string;
	name: string;
	role: string;
	phone: string;
	/** Within the house, or outside it. */
	kind: 'colleague' | 'contact';
};

/** The telephone list: our people first, then who we often call. */
export function phoneRows({ people, contacts }: Company): PhoneRow[] {
	const rows = (entries: Company['people'], kind: PhoneRow['kind']) =>
		Object.entries(entries).map(([id, entry]) => ({ id, ...entry, kind }));
	return [...rows(people, 'colleague'), ...rows(contacts, 'contact')];
}

export type ChatRow = {
	id: string;
	at: string;
	/** Undefined for what the learner wrote. */
	from?: { id: string; name: string };
};

/** The chat with the manager, oldest first. */
export function chatRows(company: Company): ChatRow[] {
	return company.chat
		.map(({ id, at, from }) => ({
			...{ id, at },
			...(from === 'me' ? {} : { from: colleague(company, from) }),
		}))
		.sort((a, b) => a.at.localeCompare(b.at));
}
