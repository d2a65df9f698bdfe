import { describe, expect, it } from 'vitest';
import { read } from '../lib/content/read.ts';
import { LANGUAGES } from '../lib/i18n/language.ts';
import { answerKey } from './answer-key.ts';
import { readFolder } from './read-folder.ts';

describe('the key to a case', () => {
	const company = [...readFolder('scenarios')].filter(([path]) => path.startsWith('company/'));
	const { content } = read(new Map([...company, ...readFolder('tests/cases')]));
	const entry = content?.cases.find(({ scenario }) => scenario.id === 'agreement');
	if (!entry) throw new Error('the case for tests cannot be read');

	/** The lines of the key as they read, and those of a decision by its name. */
	const lines = answerKey(entry, 'nl')
		.replace(/<style>[^]*?<\/style>/, '')
		.replace(/<[^>]+>/g, ' ')
		.split('\n')
		.map((line) => line.replace(/\s+/g, ' ').trim())
		.filter(Boolean);
	const under = (heading: string) => {
		const from = lines.findIndex((line) => line.startsWith(heading)) + 1;
		const to = lines.findIndex((line, index) => index > from && / SC91-|\(zonder/.test(line));
		return lines.slice(from, to < 0 ? undefined : to);
	};

	it('says by letter what is right in each variant, and what each answer earns', () => {
		expect(under('Zeggen wat er vrij is SC91-ask')).toEqual([
			...['Variant a', '✓ a Ja, die zijn er alle 4 voor u. 3 punten'],
			...['b Een deel kunt u vandaag al hebben. 0 punten'],
			...['c Vandaag zijn er geen meer vrij, nee. 1 punt'],
			...['Variant b', 'a Ja, die zijn er alle 6 voor u. 0 punten'],
			...['✓ b Een deel kunt u vandaag al hebben. 3 punten'],
			...['c Vandaag zijn er geen meer vrij, nee. 1 punt'],
			...['Variant c', 'a Ja, die zijn er alle 5 voor u. 0 punten'],
			...['b Een deel kunt u vandaag al hebben. 0 punten'],
			...['✓ c Vandaag zijn er geen meer vrij, nee. 3 punten'],
		]);
	});

	it('lists the offers that earn most', () => {
		expect(under('Een voorstel doen').slice(0, 3)).toEqual([
			...['Variant a', 'Aantal: 4; Korting: 5 %', 'Aantal: 6; Korting: 5 %'],
		]);
	});

	it('says which earlier answer a field must have, once for all variants', () => {
		const found = under('Bevestigen');
		expect(found).toContain('Aantal zoals eerder geantwoord: Aantal');
		expect(found).toContain('Bijlagen Leverbon, Factuur');
		expect(found.filter((line) => line.startsWith('Variant'))).toEqual([]);
	});

	it('gives cards their letters, and the order', () => {
		const found = under('Afronden').filter((line) => !line.startsWith('b '));
		expect(found).toContain('a Dank u wel, mevrouw.');
		expect(found.some((line) => line.endsWith('b, c, d, e, g = f, a'))).toBe(true);
	});

	it.each(LANGUAGES)('is small and has all its words in %s', (language) => {
		const html = answerKey(entry, language);
		expect(html).toContain(`lang="${language}"`);
		expect(html.length).toBeLessThan(30_000);
		expect(html).not.toMatch(/key:[a-z]|\{\{|course:|undefined/);
	});
});
