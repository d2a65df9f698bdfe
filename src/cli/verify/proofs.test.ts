import { mkdtempSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { proofsIn } from './proofs.ts';

const FILES = new Map([
	['company/stock.yaml', 'desk: 2'],
	['one/scenario.yaml', 'id: one'],
	['two/scenario.yaml', 'id: two'],
]);
const FOUND = { id: 'one', problems: [], warnings: [] };

let folder: string;
beforeEach(() => {
	folder = mkdtempSync(join(tmpdir(), 'balie-proofs-'));
	proofsIn(folder, ['verifier'], FILES).keep(FOUND);
});
afterEach(() => rmSync(folder, { recursive: true }));

const found = (verifier: string[], changes: [string, string][] = []) =>
	proofsIn(folder, verifier, new Map([...FILES, ...changes])).find('one');

describe('a case that was in order', () => {
	it('is not verified again while nothing changes', () => {
		expect(found(['verifier'])).toEqual(FOUND);
		expect(found(['verifier'], [['two/scenario.yaml', 'id: other']])).toEqual(FOUND);
	});

	it.each<[string, string[], [string, string][]]>([
		['a file of it', ['verifier'], [['one/scenario.yaml', 'id: one ']]],
		['a file beside it', ['verifier'], [['one/nl.yaml', 'title: One']]],
		['the company', ['verifier'], [['company/stock.yaml', 'desk: 3']]],
		['the verifier', ['verifier 2'], []],
		['what is asked', ['verifier', '80'], []],
	])('is verified again when %s changes', (_, verifier, changes) => {
		expect(found(verifier, changes)).toBeUndefined();
	});

	it('is verified again when what was kept cannot be read', () => {
		for (const name of readdirSync(folder)) writeFileSync(join(folder, name), 'half');
		expect(found(['verifier'])).toBeUndefined();
	});

	it('has one proof, the last', () => {
		proofsIn(folder, ['verifier 2'], FILES).keep(FOUND);
		expect(readdirSync(folder)).toHaveLength(1);
	});
});
