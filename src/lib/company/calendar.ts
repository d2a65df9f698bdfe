/** Days as YYYY-MM-DD; they compare as text. Reckoned in UTC, so no zone and no clock change matters. */

const DAY = 86_400_000;

/** So many days later (or earlier). Throws on what is no date. */
export function addDays(date: string, days: number): string {
	return new Date(toTime(date) + days * DAY).toISOString().slice(0, 10);
}

/** Days from one date to another; negative when the second is earlier. Throws on what is no date. */
export function daysBetween(from: string, to: string): number {
	return (toTime(to) - toTime(from)) / DAY;
}

/** The n-th working day after a date. Throws on what is no date. */
export function workingDaysAfter(date: string, days: number, holidays: readonly string[]): string {
	let day = date;
	for (let left = days; left > 0;) {
		day = addDays(day, 1);
		if (isWorkingDay(day, holidays)) left--;
	}
	return day;
}

/** 1 is Monday, 7 is Sunday (ISO 8601). Throws on what is no date. */
export function weekday(date: string): number {
	return new Date(toTime(date)).getUTCDay() || 7;
}

/** Neither a weekend nor one of these holidays. */
export function isWorkingDay(date: string, holidays: readonly string[]): boolean {
	return weekday(date) <= 5 && !holidays.includes(date);
}

/** The first working day after a date on which a round runs. Throws when none of its days is a weekday. */
export function nextRound(
	after: string,
	weekdays: readonly number[],
	holidays: readonly string[],
): string {
	if (!weekdays.some((day) => day <= 5)) throw new Error('a round needs a weekday');
	let date = addDays(after, 1);
	while (!weekdays.includes(weekday(date)) || !isWorkingDay(date, holidays))
		date = addDays(date, 1);
	return date;
}

/** Whether it is a day of the calendar, as YYYY-MM-DD. */
export function isDate(text: string): boolean {
	const time = parse(text);
	// A parser may take 30 February for 2 March: the day must come back as it went in.
	return !Number.isNaN(time) && new Date(time).toISOString().slice(0, 10) === text;
}

function toTime(date: string): number {
	if (!isDate(date)) throw new Error(`expected a date as YYYY-MM-DD, found ${date}`);
	return parse(date);
}

function parse(date: string): number {
	return Date.parse(`${date}T00:00:00Z`);
}
