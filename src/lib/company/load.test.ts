import { describe, expect, it } from 'vitest';
import { readCompany } from './load.ts';
import { files, folder } from '../../../tests/company.ts';

/** The files with one thing changed; the thing must be there. */
function changed(name: string, from: string, to: string) {
	const file = folder + name;
	expect(files[file]).toContain(from);
	return readCompany({ ...files, [file]: (files[file] as string).replace(from, to) }).problems;
}

describe('reading the company says what is wrong and where', () => {
	it.each([
		['stock.yaml', 'etiketrol:', 'etiketrolletje:', 'there is no product etiketrolletje'],
		['stock.yaml', 'onHand: 6, reserved: 4', 'onHand: 6, reserved: 7', '7 reserved of 6'],
		['products.yaml', 'supplier: nordahl', 'supplier: nobody', 'there is no supplier nobody'],
		['suppliers.yaml', 'kabelgoot: 40', 'etiketrol: 40', 'comes from labelia'],
		['company.yaml', '1999.458.921', '1999.458.922', 'enterprise number'],
		['company.yaml', 'BE08', 'BE09', 'IBAN'],
		['company.yaml', 'now: 2026-03-02', 'now: 2026-02-30', 'expected a moment'],
		['suppliers.yaml', 'date: 2026-03-11', 'date: 2026-03-08', 'expected a working day'],
		['suppliers.yaml', 'date: 2026-03-11', 'date: 2026-02-27', 'expected a working day'],
		['orders.yaml', 'date: 2025-09-18', 'date: 2026-03-03', 'after today'],
		['orders.yaml', 'product: stijg-pro-180', 'product: stijg-200', 'no product stijg-200'],
		['prices.yaml', 'family: chairs', 'family: sofas', 'no product is of sofas'],
		['fr.yaml', '  cutoff:', '  cut-off:', 'terms: cutoff has no text'],
		['en.yaml', '  vermeire-trays:', '  vermeire-tray:', 'notes: nothing uses vermeire-tray'],
		['orders.yaml', 'date: 2023-09-14', 'date: 2020-09-14', 'before 2021'],
		['prices.yaml', 'stijg-160: 589.00', 'stijg-160: 589.005', 'two decimals'],
		['terms.yaml', 'paymentDays: 30', 'paymentDay: 30', 'paymentDay'],
		['nl.yaml', 'stock-free:', 'stok-free:', 'rules: stock-free has no text'],
	])('%s: %s → %s', (name, from, to, message) => {
		const problems = changed(name, from, to);
		expect(problems.map((problem) => problem.message).join('\n')).toContain(message);
		expect(problems[0]?.file).toContain('scenarios/company/');
		expect(problems[0]?.line).toBeGreaterThan(0);
	});

	it('tells the exact place of an unknown key, a wrong reference and hostile YAML', () => {
		const at = (name: string, text: string) => {
			const problems = readCompany({ ...files, [folder + name]: text }).problems;
			return problems.map(({ file, line, column, message }) => [
				`${file}:${line}:${column}`,
				message,
			]);
		};
		const stock = files[`${folder}stock.yaml`] as string;
		const lines = stock.split('\n').length;
		expect(
			at('stock.yaml', `${stock}extra: { onHand: 1, reserved: 0, place: A1 }\n`),
		).toContainEqual([
			`scenarios/company/stock.yaml:${lines}:34`,
			'extra.place: unknown key; expected one that the format knows',
		]);
		expect(at('stock.yaml', `${stock}extra: { onHand: 1, reserved: 0, location: A1 }\n`)).toEqual([
			[`scenarios/company/stock.yaml:${lines}:1`, 'there is no product extra'],
		]);
		expect(at('people.yaml', 'ilse: &a { name: Ilse, role: manager, phone: "1" }\n')[0]).toEqual([
			'scenarios/company/people.yaml:1:10',
			'anchor &a; expected a plain value, anchors are not allowed',
		]);
		expect(at('people.yaml', '\n__proto__: { name: Ilse }\n')[0]).toEqual([
			'scenarios/company/people.yaml:2:1',
			'the key __proto__ is not allowed',
		]);
		expect(at('people.yaml', '['.repeat(10_000))[0]?.[1]).toContain('nested deeper');
		expect(at('people.yaml', 'ilse: [1\n')[0]?.[1]).toContain('not valid YAML');
		expect(at('people.yaml', '')[0]?.[0]).toBe('scenarios/company/people.yaml:1:1');
	});

	it('names a file that is missing', () => {
		const { [`${folder}terms.yaml`]: _, ...rest } = files;
		expect(readCompany(rest).problems).toEqual([
			{ file: 'terms.yaml', line: 1, column: 1, message: 'the file is missing' },
		]);
	});
});
