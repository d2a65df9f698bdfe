import { answersReadIn } from '../format/answers.ts';
import { factsOf, type Condition, type Scenario } from '../format/scenario.ts';
import { valueOf } from '../format/value.ts';
import { outcomesOf } from '../kinds/index.ts';

/**
 * Whether a text can occur in a variant, judged by the conditions of its line or outcome on facts and variants;
 * what depends on the learner can always be so.
 */
export function canBeSaid(scenario: Scenario, key: string, variant: string): boolean {
	const [root, id = '', part, name, inner, outcomeName] = key.split('.');
	const beat = Object.hasOwn(scenario.beats, id) ? scenario.beats[id] : undefined;
	if (root !== 'beats' || !beat) return true;
	const can = (condition: Condition | undefined) => verdict(condition, scenario, variant) !== false;
	if (part === 'says') {
		const lines = beat.says.filter((line) => line.id === name);
		return !lines.length || lines.some(({ when }) => can(when));
	}
	if (part === 'options' && beat.kind === 'choice') {
		const option = beat.options.find((option) => option.id === name);
		if (!can(option?.when)) return false;
	}
	const text = part === 'outcomes' ? `beats.${id}.outcomes.${name}` : undefined;
	const ofOption =
		inner === 'outcomes' ? `beats.${id}.options.${name}.outcomes.${outcomeName}` : text;
	const outcome = outcomesOf(beat).find((outcome) => outcome.text === ofOption);
	return can(outcome?.when);
}

/** Whether a condition holds, as far as the variant alone decides it; else undefined. */
function verdict(
	condition: Condition | undefined,
	scenario: Scenario,
	variant: string,
): boolean | undefined {
	if (!condition) return true;
	const { facts: tests, variants, not, any, all, ...others } = condition;
	const facts = factsOf(scenario, variant);
	const of = (part: Condition) => verdict(part, scenario, variant);
	const parts: (boolean | undefined)[] = [];
	for (const [name, expected] of Object.entries(tests ?? {})) {
		const settled = !answersReadIn(expected).length;
		parts.push(settled ? valueOf(`$${name}`, facts) === valueOf(expected, facts) : undefined);
	}
	if (variants) parts.push(variants.includes(variant));
	if (not) {
		const inner = of(not);
		parts.push(inner === undefined ? undefined : !inner);
	}
	if (any) {
		const inner = any.map(of);
		parts.push(inner.includes(true) || (inner.includes(undefined) ? undefined : false));
	}
	for (const part of all ?? []) parts.push(of(part));
	if (Object.values(others).some((test) => test !== undefined)) parts.push(undefined);
	if (parts.includes(false)) return false;
	return parts.includes(undefined) ? undefined : true;
}
