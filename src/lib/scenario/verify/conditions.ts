import { partsOf } from '../format/condition.ts';
import {
	isDecision,
	type Beat,
	type Condition,
	type Effect,
	type Scenario,
} from '../format/scenario.ts';
import type { Report } from './findings.ts';

/** A condition, where in the file it stands, and whether it decides the outcome of a decision. */
export type Placed = { condition: Condition; beat: Beat; path: PropertyKey[]; judges: boolean };

/** Every condition of a scenario, whatever it decides. Conditions inside a condition are its own. */
export function* everyCondition(scenario: Scenario): Generator<Placed> {
	for (const beat of Object.values(scenario.beats)) {
		yield* conditionsIn(beat, beat, ['beats', beat.id], false);
	}
}

function* conditionsIn(
	value: unknown,
	beat: Beat,
	path: PropertyKey[],
	judges: boolean,
): Generator<Placed> {
	if (typeof value !== 'object' || value === null) return;
	const outcome = 'rating' in value && 'text' in value ? String(value.text) : undefined;
	const at = outcome ? outcome.split('.') : path;
	for (const [key, part] of Object.entries(value)) {
		if (key === 'when' || (key === 'wrong' && typeof part === 'object')) {
			const condition = part as Condition | undefined;
			if (condition) yield { condition, beat, path: at, judges: judges || outcome !== undefined };
		} else yield* conditionsIn(part, beat, at, false);
	}
}

/** Every effect of a scenario. */
export function* everyEffect(
	scenario: Scenario,
): Generator<{ effect: Effect; path: PropertyKey[] }> {
	for (const beat of Object.values(scenario.beats)) {
		if (!isDecision(beat)) continue;
		const outcomes =
			beat.kind === 'choice' ? beat.options.flatMap(({ outcomes }) => outcomes) : beat.outcomes;
		for (const { effect, text } of outcomes) if (effect) yield { effect, path: text.split('.') };
	}
}

/** What a condition asks of an answer is something that the decision has. */
export function checkConditions(scenario: Scenario, report: Report) {
	for (const { condition, beat, path, judges } of everyCondition(scenario)) {
		const parts = new Set(partsIn(beat));
		for (const { wrong, missed, offer, round } of partsOf(condition)) {
			const judging = { wrong, missed, offer, round };
			for (const [key, asked] of Object.entries(judging)) {
				if (asked === undefined) continue;
				const fits = key === 'offer' || key === 'round' ? beat.kind === 'offer' : parts.size > 0;
				if (!judges || !fits) {
					const message = `a condition asks \`${key}\` where nothing is judged by it`;
					report('condition', path, `${beat.id}: ${message}`);
				}
			}
			if (!judges) continue;
			for (const id of missed ?? []) {
				if (parts.size && !parts.has(id)) {
					const known = [...parts].join(', ');
					report('condition', path, `${beat.id}: missed ${id}, which is not among ${known}`);
				}
			}
		}
	}
}

/** What can be wrong in an answer to a decision, by its id. */
function partsIn(beat: Beat): string[] {
	switch (beat.kind) {
		case 'form':
			return beat.fields.map(({ id }) => id);
		case 'errors':
			return beat.entries.map(({ id }) => id);
		case 'write':
			return beat.mentions.map(({ id }) => id);
		case 'sequence':
			return beat.cards;
		default:
			return [];
	}
}
