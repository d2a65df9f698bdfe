import { percentOf } from '../../company/money.ts';
import { pageOf, valueOf, type Facts, type Value } from './value.ts';

/** A value, `$name` of a fact, `@name` of a term or figure of an offer, or what follows from such. Plain JSON. */
export type Expression =
	| Value
	| { path: string }
	| { call: [string, ...Expression[]] }
	| { plus: Expression[] }
	| { minus: [Expression, Expression] }
	| { times: Expression[] }
	| { divide: [Expression, Expression] }
	| { percent: [Expression, Expression] }
	| { atMost: [Expression, Expression] }
	| { is: [Expression, Expression] }
	| { not: Expression }
	| { and: Expression[] }
	| { or: Expression[] }
	| { if: [Expression, Expression, Expression] };

/** What an expression can look at. Figures of an offer have no company: theirs are facts by then. */
export type Scope = {
	facts: Facts;
	terms?: Readonly<Record<string, Value>>;
	company?: {
		lookUp(path: string): Value;
		call(name: string, args: Value[]): Value;
	};
};

/** The value of an expression. Throws when a name is not there or a value is of the wrong kind. */
export function evaluate(expression: Expression, scope: Scope): Value {
	const inner = (part: Expression) => evaluate(part, scope);
	const number = (part: Expression) => {
		const value = inner(part);
		if (typeof value !== 'number') throw new Error(`expected a number, found ${String(value)}`);
		return value;
	};
	const numbers = (parts: Expression[]) => parts.map(number);
	if (typeof expression !== 'object') return named(expression, scope);
	if ('path' in expression) {
		return companyOf(scope).lookUp(pageOf(expression.path, scope.facts));
	}
	if ('call' in expression) {
		const [name, ...args] = expression.call;
		return companyOf(scope).call(name, args.map(inner));
	}
	if ('plus' in expression) return numbers(expression.plus).reduce((sum, part) => sum + part, 0);
	if ('minus' in expression) return number(expression.minus[0]) - number(expression.minus[1]);
	if ('times' in expression) {
		return numbers(expression.times).reduce((product, part) => product * part, 1);
	}
	if ('divide' in expression) {
		const divisor = number(expression.divide[1]);
		if (divisor === 0) throw new Error('division by zero');
		return percentOf(100 / divisor, number(expression.divide[0]));
	}
	if ('percent' in expression) {
		return percentOf(number(expression.percent[0]), number(expression.percent[1]));
	}
	if ('atMost' in expression) {
		const [low, high] = expression.atMost.map(inner) as [Value, Value];
		if (typeof low !== typeof high) throw new Error('expected two values of the same kind');
		return low <= high;
	}
	if ('is' in expression) return inner(expression.is[0]) === inner(expression.is[1]);
	if ('not' in expression) return !inner(expression.not);
	if ('and' in expression) return expression.and.every(inner);
	if ('or' in expression) return expression.or.some(inner);
	return inner(expression.if[0]) ? inner(expression.if[1]) : inner(expression.if[2]);
}

function named(value: Value, { facts, terms }: Scope): Value {
	if (typeof value !== 'string' || !value.startsWith('@')) return valueOf(value, facts);
	const name = value.slice(1);
	const term = terms && Object.hasOwn(terms, name) ? terms[name] : undefined;
	if (term === undefined) throw new Error(`the offer has no term ${name}`);
	return term;
}

function companyOf({ company }: Scope) {
	if (!company) throw new Error('the company cannot be asked here; expected a fact');
	return company;
}
