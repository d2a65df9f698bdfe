import { decisions, type Scenario } from '../format/scenario.ts';
import { outcomesOf } from './index.ts';

/**
 * How many graded decisions ask for each knowledge item of the qualification: what the decision names, and what the
 * rules of the company do on which its ratings rest.
 */
export function knowledgeIn(
	scenario: Scenario,
	ofRule: (rule: string) => readonly string[] | undefined,
): Record<string, number> {
	const counts: Record<string, number> = {};
	for (const beat of decisions(scenario)) {
		const rules = [...beat.rules, ...outcomesOf(beat).flatMap(({ rules }) => rules)];
		const asked = new Set([
			...(beat.knowledge ?? []),
			...rules.flatMap((rule) => ofRule(rule) ?? []),
		]);
		for (const item of asked) counts[item] = (counts[item] ?? 0) + 1;
	}
	return counts;
}
