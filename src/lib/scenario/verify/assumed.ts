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

const READ = /\{\{\s*([a-z0-9-]+)\.([A-Za-z0-9]+)/g;

/** The facts with which a text can be read: as assumed, and with each value of a term that it reads. */
export function* factsFor(scenario: Scenario, variant: string, text: string): Generator<Facts> {
	const assumed = assumedFacts(scenario, variant);
	yield assumed;
	for (const [, id = '', part = ''] of text.matchAll(READ)) {
		const beat = Object.hasOwn(scenario.beats, id) ? scenario.beats[id] : undefined;
		const term = beat?.kind === 'offer' && beat.terms.find((one) => one.id === part);
		for (const value of term ? term.values : []) {
			yield { ...assumed, [`${id}.${part}`]: valueOf(value, assumed) };
		}
	}
}

/** What cannot be worked out another check tells, where it stands. */
function partsOf(work: () => Readonly<Record<string, Value>> | undefined) {
	try {
		return work();
	} catch {
		return undefined;
	}
}
