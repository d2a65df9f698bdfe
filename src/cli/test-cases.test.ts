import { describe, expect, it } from 'vitest';
import { read } from '../lib/content/read.ts';
import { worldOf } from '../lib/content/world.ts';
import { bestWay } from '../lib/scenario/verify/best-way.ts';
import { verify } from '../lib/scenario/verify/verify.ts';
import { replay } from '../lib/scenario/run/replay.ts';
import { readFolder } from './read-folder.ts';

describe('the case that uses what the format can do', () => {
	const company = [...readFolder('scenarios')].filter(([path]) => path.startsWith('company/'));
	const { content, problems } = read(new Map([...company, ...readFolder('tests/cases')]));
	const entry = content?.cases.find(({ scenario }) => scenario.id === 'agreement');
	if (!content || !entry) throw new Error(JSON.stringify(problems));
	const { scenario } = entry;

	it('passes', () => {
		expect(problems).toEqual([]);
		const verdict = verify(entry, worldOf(content, entry), 70);
		expect(verdict.problems).toEqual([]);
		expect(verdict.summary).toMatchObject({ best: 100, decisions: 5, knowledge: { K12: 1 } });
	});

	it('confirms what was agreed on its best way', () => {
		for (const variant of Object.keys(scenario.variants)) {
			const { current } = replay(scenario, variant, bestWay(scenario, variant));
			const { given } = current.context;
			expect(given['confirm.quantity']).toBe(given['bargain.quantity']);
			expect(current.context.moods).toMatchObject({ caller: { trust: 1 } });
		}
	});
});
