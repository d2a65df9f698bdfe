import { describe, expect, it } from 'vitest';
import { evaluate, type Expression } from './expression.ts';

const facts = { price: 1250, name: 'Desk', day: '2026-03-02', late: true };
const company = {
	lookUp: (path: string) => `at ${path}`,
	call: (name: string, args: unknown[]) => `${name}(${args.join()})`,
};

describe('an expression', () => {
	it.each<[Expression, unknown]>([
		['$price', 1250],
		['@discount', 5],
		[{ plus: ['$price', 50] }, 1300],
		[{ minus: ['$price', 50] }, 1200],
		[{ times: [2, '$price'] }, 2500],
		[{ divide: ['$price', 4] }, 313],
		[{ divide: [-1250, 4] }, -313],
		[{ percent: ['@discount', '$price'] }, 63],
		[{ atMost: ['$day', '2026-03-03'] }, true],
		[{ is: ['$name', 'Desk'] }, true],
		[{ not: '$late' }, false],
		[{ and: ['$late', false] }, false],
		[{ or: ['$late', false] }, true],
		[{ if: ['$late', 1, 2] }, 1],
		[{ path: 'stock/$name' }, 'at stock/Desk'],
		[{ call: ['add-days', '$day', { plus: [1, 2] }] }, 'add-days(2026-03-02,3)'],
	])('%j is %s', (expression, value) => {
		expect(evaluate(expression, { facts, terms: { discount: 5 }, company })).toBe(value);
	});

	it.each<[Expression, string]>([
		['$none', 'no fact none'],
		['@none', 'no term none'],
		[{ plus: ['$name', 1] }, 'expected a number'],
		[{ divide: [1, 0] }, 'division by zero'],
		[{ atMost: [1, 'a'] }, 'same kind'],
		[{ path: 'stock' }, 'company cannot be asked'],
	])('%j is refused: %s', (expression, message) => {
		expect(() => evaluate(expression, { facts, terms: {} })).toThrow(message);
	});
});
