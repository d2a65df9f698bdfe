import { describe, expect, it } from 'vitest';
import { example } from '../scenario/example.ts';
import { machineDiagram } from './machine-diagram.ts';

const scenario = example();
const diagram = machineDiagram(scenario, {
	condition: (key, values) => [key, ...Object.values(values)].join(' '),
	diagram: (key, values = {}) => [key, ...Object.values(values)].join(' '),
	critical: (kind) => kind,
	beat: (id) => `The "${id}"; a: b`,
	option: (_, option) => option,
	names: () => ({
		page: (page) => page,
		flag: (flag) => flag,
		field: (id) => id,
		term: (id) => id,
		amount: (_, value) => String(value),
		answer: (name) => name,
		answered: (_, value) => String(value),
	}),
});
const lines = diagram.split('\n').map((line) => line.trim());

describe('the diagram of a machine', () => {
	it('begins where the story begins and has every beat as a state', () => {
		expect(lines[0]).toBe('stateDiagram-v2');
		expect(lines).toContain(`[*] --> beat_${scenario.start}`);
		for (const id of Object.keys(scenario.beats)) {
			expect(diagram).toContain(`as beat_${id.replaceAll('-', '_')}`);
		}
	});

	it('says of each way who says what, when, what it earns and what it does', () => {
		const promise = lines.filter((line) => line.includes('“promise”'));
		expect(promise.length).toBeGreaterThan(0);
		expect(promise.join('\n')).toMatch(/critical \((authority|law|safety|privacy)\)/);
		expect(diagram).toMatch(/“ask”.* · rating 3 · trust \+1/);
		expect(diagram).toContain('seen stock');
	});

	it('says where a way is not open in every variant, and what happens otherwise', () => {
		expect(diagram).toMatch(/variants? [ab]/);
		expect(diagram).toContain('otherwise');
	});

	it('has nothing in its labels that ends a line of Mermaid', () => {
		for (const line of lines) {
			const [, label = ''] = /-->[^:]*: (.*)/.exec(line) ?? [];
			expect(label).not.toMatch(/[;:"{}<>]/);
		}
	});
});
