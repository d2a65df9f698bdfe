import { addDays, daysBetween, nextRound, weekday, workingDaysAfter } from './calendar.ts';
import type { Company } from './company.ts';
import { percentOf } from './money.ts';

export type Argument = string | number | boolean;
type Calculation = (company: Company, args: Arguments) => Argument;

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
		return nextRound(args.date(0), rounds[args.oneOf(1, ['assembly', 'van'])], holidays);
	},
};

/** The result of a calculation by name. Throws when there is none of that name or an argument does not suit. */
export function calculate(company: Company, name: string, args: readonly Argument[]): Argument {
	const calculation = Object.hasOwn(CALCULATIONS, name) ? CALCULATIONS[name] : undefined;
	if (!calculation) {
		const names = Object.keys(CALCULATIONS).join(', ');
		throw new Error(`there is no calculation ${name}; there is ${names}`);
	}
	return calculation(company, new Arguments(name, args));
}

/** The arguments of a call, read as what they must be. */
class Arguments {
	readonly #name: string;
	readonly #given: readonly Argument[];

	constructor(name: string, given: readonly Argument[]) {
		this.#name = name;
		this.#given = given;
	}

	number(index: number): number {
		const value = this.#given[index];
		if (typeof value !== 'number') throw this.#error(index, 'a number');
		return value;
	}

	date(index: number): string {
		const value = this.#given[index];
		if (typeof value !== 'string') throw this.#error(index, 'a date');
		return value;
	}

	oneOf<T extends string>(index: number, options: readonly T[]): T {
		const found = options.find((option) => option === this.#given[index]);
		if (!found) throw this.#error(index, options.join(' or '));
		return found;
	}

	#error(index: number, expected: string) {
		const found = String(this.#given[index]);
		return new Error(
			`${this.#name}: expected ${expected} as argument ${index + 1}, found ${found}`,
		);
	}
}
