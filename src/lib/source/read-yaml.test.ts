import { describe, expect, it } from 'vitest';
import { z } from 'zod';
import { formatProblem, readYaml } from './read-yaml.ts';

const schema = z.strictObject({
	name: z.string(),
	list: z.array(z.strictObject({ count: z.number() })).optional(),
});
const read = (text: string) => readYaml(text, 'a/b.yaml', schema);
const firstProblem = (text: string) => {
	const { problems } = read(text);
	return problems[0] ? formatProblem(problems[0]) : 'no problem';
};

describe('what is wrong is told with file, line and column', () => {
	it('reads what is right', () => {
		expect(read('name: x\nlist: [{ count: 2 }]')).toMatchObject({
			ok: true,
			source: { value: { name: 'x', list: [{ count: 2 }] } },
		});
	});

	it.each([
		['name: 3', 'a/b.yaml:1:1: name: expected string'],
		['name: x\nlist:\n  - count: many', 'a/b.yaml:3:5: list.0.count: expected number'],
		['name: x\nnmae: y', 'a/b.yaml:2:1: nmae: unknown key'],
		['list: []', 'name: expected string'],
		['name: "x', 'a/b.yaml:1'],
		['name: x\nname: y', 'a/b.yaml:2:1: not valid YAML'],
		['', 'expected object'],
		['- 1', 'expected object'],
	])('%j', (text, message) => expect(firstProblem(text)).toContain(message));

	it('knows where each value stands', () => {
		const result = read('name: x\nlist:\n  - count: 2');
		expect(result.ok && result.source.at(['list', 0, 'count'])).toEqual({ line: 3, column: 5 });
		expect(result.ok && result.source.at(['nowhere', 'at', 'all'])).toEqual({ line: 1, column: 1 });
	});
});

describe('hostile text is refused at once', () => {
	const bomb = ['a: &a [x, x, x, x, x, x, x, x, x]']
		.concat(
			'bcdefghij'.split('').map((name, index) => {
				const before = 'abcdefghij'[index];
				return `${name}: &${name} [${Array(9).fill(`*${before}`).join(', ')}]`;
			}),
		)
		.join('\n');
	it.each<[string, string, string]>([
		['an alias', 'name: &x y\nlist: *x', 'not allowed'],
		['a bomb of aliases', bomb, 'not allowed'],
		['a cycle', 'name: &a\n  b: *a', 'not allowed'],
		['__proto__', 'name: x\n__proto__: { polluted: true }', '__proto__'],
		['constructor', 'name: x\nconstructor: { prototype: { polluted: true } }', 'constructor'],
		['ten megabytes', `name: ${'x'.repeat(10 * 1024 * 1024)}`, 'characters'],
		['deep brackets', `name: ${'['.repeat(100_000)}`, 'nested'],
		['deep braces', `name: ${'{a: '.repeat(50_000)}`, 'nested'],
		['deep dashes', `${'- '.repeat(50_000)}x`, 'nested'],
		[
			'deep indentation',
			Array.from({ length: 400 }, (_, i) => `${' '.repeat(i)}a:`).join('\n'),
			'nested',
		],
		['a merge key', 'name: x\n<<: { list: [] }', '<<'],
		['a tag', 'name: !!js/function "function () {}"', 'YAML'],
	])(
		'%s',
		(_, text, message) => {
			const { ok, problems } = read(text);
			expect(ok).toBe(false);
			expect(problems.map(({ message }) => message).join()).toContain(message);
			expect(({} as Record<string, unknown>).polluted).toBeUndefined();
		},
		1000,
	);
});
