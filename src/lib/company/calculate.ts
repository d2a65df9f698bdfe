import { addDays, daysBetween, isDate, nextRound, weekday, workingDaysAfter } from './calendar.ts';
import type { Company } from './company.ts';
import {
	BUSINESS_COMPENSATION,
	businessTerm,
	consumerCompensation,
	costsFrom,
	waitingPeriod,
	type Sending,
} from './dunning.ts';
import { guaranteeEnd } from './guarantee.ts';
import { percentOf } from './money.ts';

export type Argument = string | number | boolean;
type Calculation = (company: Company, args: Arguments) => Argument;

const ROUNDS = ['assembly', 'van'] as const;
const SENDINGS: readonly Sending[] = ['e-mail', 'post'];

/** The calculations of the company that scenarios call by name. Dates as YYYY-MM-DD, amounts in cents. */
const CALCULATIONS: Record<string, Calculation> = {
	'add-days': (_, args) => addDays(args.date(0), args.number(1)),
	'days-between': (_, args) => daysBetween(args.date(0), args.date(1)),
	'working-days-after': ({ profile }, args) => {
		return workingDaysAfter(args.date(0), args.number(1), profile.holidays);
	},
	weekday: (_, args) => weekday(args.date(0)),
	vat: ({ profile }, args) => percentOf(profile.vatPercent, args.number(0)),
	'with-vat': ({ profile }, args) => args.number(0) + percentOf(profile.vatPercent, args.number(0)),
	'next-round': ({ profile: { rounds, holidays } }, args) => {
		return nextRound(args.date(0), rounds[args.oneOf(1, ROUNDS)], holidays);
	},
	/** The first round of the planning after a day that has a place left. */
	'next-free-round': ({ planning }, args) => {
		const after = args.date(0);
		const round = args.oneOf(1, ROUNDS);
		const free = planning
			.filter((row) => row.round === round && row.date > after && row.stops.length < row.places)
			.map(({ date }) => date);
		const first = free.sort()[0];
		if (!first)
			throw new Error(`next-free-round: the planning has no free ${round} round after ${after}`);
		return first;
	},
	/** Of the day on which a first reminder is sent, and how: when costs may be charged to a consumer. */
	'costs-from': ({ profile }, args) => {
		return costsFrom(args.date(0), args.oneOf(1, SENDINGS), profile.holidays);
	},
	'last-free-day': ({ profile }, args) => {
		return waitingPeriod(args.date(0), args.oneOf(1, SENDINGS), profile.holidays).last;
	},
	compensation: (_, args) => consumerCompensation(args.number(0)),
	'business-compensation': () => BUSINESS_COMPENSATION,
	/** Of the days that businesses agreed. */
	'business-term': (_, args) => businessTerm(args.number(0)),
	/** Of the day of delivery to a consumer. */
	'guarantee-end': (_, args) => guaranteeEnd(args.date(0)),
};

/**
 * The result of a calculation by name. Throws when there is none of that name, when an argument is not of
 * its kind, and when there are too few or too many.
 */
export function calculate(company: Company, name: string, args: readonly Argument[]): Argument {
	const calculation = Object.hasOwn(CALCULATIONS, name) ? CALCULATIONS[name] : undefined;
	if (!calculation) {
		const names = Object.keys(CALCULATIONS).join(', ');
		throw new Error(`there is no calculation ${name}; there is ${names}`);
	}
	const given = new Arguments(name, args);
	const result = calculation(company, given);
	given.finish();
	return result;
}

/** The arguments of a call, read as what they must be. */
class Arguments {
	readonly #name: string;
	readonly #given: readonly Argument[];
	#read = 0;

	constructor(name: string, given: readonly Argument[]) {
		this.#name = name;
		this.#given = given;
	}

	/** A whole number: days or cents. */
	number(index: number): number {
		const value = this.#take(index);
		if (!Number.isInteger(value)) throw this.#error(index, 'a whole number');
		return value as number;
	}

	date(index: number): string {
		const value = this.#take(index);
		if (typeof value !== 'string' || !isDate(value)) {
			throw this.#error(index, 'a date as YYYY-MM-DD');
		}
		return value;
	}

	oneOf<T extends string>(index: number, options: readonly T[]): T {
		const value = this.#take(index);
		const found = options.find((option) => option === value);
		if (found === undefined) throw this.#error(index, options.join(' or '));
		return found;
	}

	/** Throws when arguments are left that nothing asked for. */
	finish() {
		if (this.#given.length > this.#read) {
			const [expected, found] = [this.#read, this.#given.length];
			throw new Error(`${this.#name}: expected ${expected} argument(s), found ${found}`);
		}
	}

	#take(index: number) {
		this.#read = Math.max(this.#read, index + 1);
		return this.#given[index];
	}

	#error(index: number, expected: string) {
		const value = this.#given[index];
		const found = value === undefined ? 'nothing' : String(value);
		return new Error(
			`${this.#name}: expected ${expected} as argument ${index + 1}, found ${found}`,
		);
	}
}
