import { addDays, daysBetween, workingDaysAfter } from './calendar.ts';
import { percentOf } from './money.ts';

/*
 * What the law says about paying late in Belgium, as calculations. Amounts in cents, days as YYYY-MM-DD. The
 * names LATE-C and LATE-B are those of the checked facts; a rule that is not certain is not reckoned here.
 */

/** How a reminder is sent. */
export type Sending = 'e-mail' | 'post';

const WAITING_DAYS = 14;
const DEFAULT_TERM = 30;
const LONGEST_TERM = 60;

/**
 * The most that a clause may let a consumer pay as flat compensation on an unpaid balance: 20 euro up to 150;
 * 30 euro and 10 per cent of the slice above 150 up to 500; 65 euro and 5 per cent of the slice above 500
 * from there, 2,000 euro at most. Nothing on nothing.
 *
 * LATE-C6, Book XIX of the Code of Economic Law:
 * https://www.crivitspersyn.be/nl/nieuws/het-mijnenveld-van-consumentenschulden
 */
export function consumerCompensation(balance: number): number {
	if (balance <= 0) return 0;
	if (balance <= 150_00) return 20_00;
	if (balance <= 500_00) return 30_00 + percentOf(10, balance - 150_00);
	return Math.min(65_00 + percentOf(5, balance - 500_00), 2000_00);
}

/**
 * The flat amount that a business owes a business that it pays late, without notice.
 *
 * LATE-B2, law of 2 August 2002: https://dbblaw.be/wijzigingen-wet-betalingsachterstand/
 */
export const BUSINESS_COMPENSATION = 40_00;

/**
 * First and last day of the time that a consumer has after a first reminder before anything may be charged:
 * 14 calendar days that begin the day after electronic sending, or the third working day after posting.
 * Throws on what is no date.
 *
 * LATE-C3, Book XIX of the Code of Economic Law:
 * https://www.creditexpo.be/nieuwe-wet-tegen-schuldophoping-geen-kosten-voor-eerste-aanmaning/
 * A working day here is a day from Monday to Friday that is none of these holidays.
 */
export function waitingPeriod(
	sent: string,
	by: Sending,
	holidays: readonly string[],
): { first: string; last: string } {
	const first = by === 'post' ? workingDaysAfter(sent, 3, holidays) : addDays(sent, 1);
	return { first, last: addDays(first, WAITING_DAYS - 1) };
}

/** The first day on which a consumer may be charged for a reminder that was sent: the day after the waiting period. */
export function costsFrom(sent: string, by: Sending, holidays: readonly string[]): string {
	return addDays(waitingPeriod(sent, by, holidays).last, 1);
}

/**
 * The days that a business has to pay a business: as agreed up to 60; without agreement, or when more was
 * agreed, 30.
 *
 * LATE-B1, law of 2 August 2002 as changed on 1 February 2022:
 * https://dbblaw.be/wijzigingen-wet-betalingsachterstand/
 */
export function businessTerm(agreed?: number): number {
	return agreed === undefined || agreed > LONGEST_TERM ? DEFAULT_TERM : agreed;
}

/** The last day to pay: so many days after that of the invoice. Throws on what is no date. */
export function dueDate(invoiced: string, days: number): string {
	return addDays(invoiced, days);
}

/** How many days a payment is late: 0 up to and on the due date. Throws on what is no date. */
export function daysLate(due: string, today: string): number {
	return Math.max(0, daysBetween(due, today));
}
