import { factsOf, isDecision, type Scenario } from '../format/scenario.ts';
import { valueOf, type Facts, type Value } from '../format/value.ts';
import { kindOf } from '../kinds/index.ts';

const known = new WeakMap<Facts, Facts>();

/** The facts of a variant with earlier answers as they can be: what is checked without walking is checked with these. */
export function assumedFacts(scenario: Scenario, variant: string): Facts {
	const facts = factsOf(scenario, variant);
	let assumed = known.get(facts);
	if (!assumed) known.set(facts, (assumed = assume(scenario, facts)));
	return assumed;
}

function assume(scenario: Scenario, facts: Facts): Facts {
	const assumed: Record<string, Value> = { ...facts };
	for (const beat of Object.values(scenario.beats).filter(isDecision)) {
		const parts = { ...partsOf(() => kindOf(beat).parts?.(beat, assumed)) };
		for (const [part, value] of Object.entries(beat.defaults ?? {})) {
			Object.assign(
				parts,
				partsOf(() => ({ [part]: valueOf(value, assumed) })),
			);
		}
		for (const [part, value] of Object.entries(parts)) assumed[`${beat.id}.${part}`] = value;
	}
	return assumed;
}

/** What cannot be worked out another check tells, where it stands. */
function partsOf(work: () => Readonly<Record<string, Value>> | undefined) {
	try {
		return work();
	} catch {
		return undefined;
	}
}
