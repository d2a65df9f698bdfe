import {
	factsOf,
	isDecision,
	type Beat,
	type Effect,
	type Scenario,
} from '../scenario/format/scenario.ts';
import type { Condition, Target } from '../scenario/format/scenario.ts';
import { kindOf } from '../scenario/kinds/index.ts';
import {
	canHold,
	conditionParts,
	type ConditionNames,
	type ConditionWords,
} from './condition-words.ts';

/** What a diagram says in words. */
export type DiagramWords = {
	/** Keys of `course:script.when`, `course:script.diagram` and `course:critical`. */
	condition: ConditionWords;
	diagram(key: string, values?: Record<string, unknown>): string;
	critical(kind: string): string;
	names(beat: Beat): ConditionNames;
	/** The name of a beat, for people. */
	beat(id: string): string;
	/** What an option says. */
	option(beat: string, option: string): string;
};

/**
 * The machine of a scenario as a Mermaid state diagram that a trainer can read: a state a beat, an arrow for each
 * way on with who says what, under which conditions, the rating, and what it does to the conversation. Pure.
 */
export function machineDiagram(scenario: Scenario, words: DiagramWords): string {
	const variants = Object.keys(scenario.variants);
	const lines = ['stateDiagram-v2', '\tdirection TB', `\t[*] --> ${stateId(scenario.start)}`];

	/** What is asked of a way, and in which variants it is open; nothing where it is in all. */
	const asked = (beat: Beat, conditions: (Condition | undefined)[]) => {
		const open = variants.filter((variant) =>
			conditions.every((one) => canHold(one, variant, factsOf(scenario, variant))),
		);
		const parts = conditions.flatMap((one) =>
			conditionParts(one, words.condition, words.names(beat)),
		);
		return {
			none: open.length === 0,
			text: [
				...(open.length === variants.length
					? []
					: [words.diagram('variants', { names: open.join(', '), count: open.length })]),
				...parts,
			],
		};
	};
	const arrow = (from: string, to: string, label: string[]) => {
		const text = label.filter(Boolean).map(plain).join(' · ');
		lines.push(`\t${stateId(from)} --> ${to}${text ? `: ${text}` : ''}`);
	};
	const arrows = (
		beat: Beat,
		target: Target,
		said: string[],
		conditions: (Condition | undefined)[],
		came: string[],
	) => {
		for (const { when, to } of target) {
			const { none, text } = asked(beat, [...conditions, when]);
			if (!none) arrow(beat.id, stateId(to), [...said, ...text, ...came]);
		}
	};

	for (const beat of Object.values(scenario.beats)) {
		lines.push(`\tstate "${plain(words.beat(beat.id))}" as ${stateId(beat.id)}`);
		if (beat.kind === 'end') {
			lines.push(`\t${stateId(beat.id)} --> [*]: ${plain(words.diagram(`end.${beat.end}`))}`);
		} else if (beat.kind === 'talk') arrows(beat, beat.to, [], [], []);
		else if (isDecision(beat)) {
			// Ways are tried in order: what asks nothing more than one before it is what happens otherwise.
			const tried = new Set<string | undefined>();
			for (const { option, when, outcome } of kindOf(beat).ways(beat)) {
				const said = option === undefined ? [] : [`“${words.option(beat.id, option)}”`];
				const came = [
					outcome.again
						? words.diagram('again')
						: words.diagram('rating', { count: outcome.rating }),
					...(beat.formative ? [words.diagram('formative')] : []),
					...(outcome.critical
						? [`${words.diagram('critical')} (${words.critical(outcome.critical)})`]
						: []),
					...effectWords(outcome.effect, words, beat),
				];
				const free = when.every((one) => one === undefined);
				if (free && tried.has(option)) said.push(words.diagram('otherwise'));
				tried.add(option);
				const to = outcome.again ? [{ to: beat.id }] : outcome.to;
				arrows(beat, to, said, when, came);
			}
		}
	}
	return `${lines.join('\n')}\n`;
}

function effectWords(effect: Effect | undefined, words: DiagramWords, beat: Beat): string[] {
	if (!effect) return [];
	const signed = (value: number) => (value > 0 ? `+${value}` : String(value).replace('-', '−'));
	const { flag } = words.names(beat);
	return [
		...(effect.trust ? [words.diagram('trust', { value: signed(effect.trust) })] : []),
		...(effect.patience ? [words.diagram('patience', { value: signed(effect.patience) })] : []),
		...(effect.set ?? []).map((name) => words.diagram('sets', { flag: flag(name) })),
		...(effect.clear ?? []).map((name) => words.diagram('clears', { flag: flag(name) })),
	];
}

/** A name that Mermaid takes for a state: letters, digits and underscores; `end` and the like are words of its own. */
function stateId(beat: string): string {
	return `beat_${beat.replaceAll('-', '_')}`;
}

/** Words without what Mermaid reads as its own: a colon or semicolon ends a label, a quote the name of a state. */
function plain(text: string): string {
	return text
		.replaceAll('"', '”')
		.replaceAll(';', ',')
		.replaceAll(':', ' –')
		.replaceAll('#', 'nr. ')
		.replace(/[{}<>[\]]/g, '')
		.replace(/\s+/g, ' ')
		.trim();
}
