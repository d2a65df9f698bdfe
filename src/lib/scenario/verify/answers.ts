import { LANGUAGES, type Language } from '../../i18n/language.ts';
import type { Source } from '../../source/read-yaml.ts';
import { answersReadIn, partOf } from '../format/answers.ts';
import { isDecision, type Beat, type Decision, type Scenario } from '../format/scenario.ts';
import { allTexts, type TextTree } from '../format/texts.ts';
import { kindOf } from '../kinds/index.ts';
import type { TextsSource } from '../read/texts.schema.ts';
import { assumedFacts } from './assumed.ts';
import type { Report } from './findings.ts';
import { nodeAt, type Graph } from './graph.ts';

/** Whether `beat.part` is something that is answered. */
export function isAnswerName(scenario: Scenario, name: string): boolean {
	const { beat: id, part } = partOf(name);
	const beat = Object.hasOwn(scenario.beats, id) ? scenario.beats[id] : undefined;
	return beat !== undefined && isDecision(beat) && Object.hasOwn(partsIn(scenario, beat), part);
}

function partsIn(scenario: Scenario, beat: Decision) {
	const [variant = ''] = Object.keys(scenario.variants);
	return kindOf(beat).parts?.(beat, assumedFacts(scenario, variant)) ?? {};
}

/** Answers that are read are given somewhere, and what can be chosen does not depend on them. */
export function checkAnswerNames(scenario: Scenario, report: Report) {
	for (const beat of Object.values(scenario.beats)) {
		const path = ['beats', beat.id];
		for (const name of answersReadIn(beat)) {
			if (isAnswerName(scenario, name)) continue;
			report('answer', path, `${beat.id}: ${name} is read, and no decision asks for it`);
		}
		if (!isDecision(beat)) continue;
		for (const part of Object.keys(beat.defaults ?? {})) {
			if (Object.hasOwn(partsIn(scenario, beat), part)) continue;
			report('answer', path, `${beat.id}: a default of ${part}, which it does not ask for`);
		}
		const [name] = answersReadIn([beat.defaults, choicesIn(beat)]);
		if (name) {
			const message = `${beat.id}: what can be chosen depends on ${name}; expected facts`;
			report('answer', path, message);
		}
	}
}

/** Values among which somebody chooses. */
function choicesIn(beat: Beat): unknown {
	if (beat.kind === 'offer') return beat.terms.map(({ values, start }) => [values, start]);
	return beat.kind === 'form' ? beat.fields.map(({ options }) => options) : [];
}

/**
 * What is read has been answered on every path to where it is read, or has a default: in conditions and values of a
 * beat before it, in the texts of an outcome once that is taken.
 */
export function checkAnswersGiven(
	scenario: Scenario,
	graphs: readonly Graph[],
	texts: Record<Language, Source<TextsSource>>,
	report: Report,
) {
	const read = [...readsOf(scenario, texts)].filter(({ name }) => !hasDefault(scenario, name));
	for (const { name, beat, source, key } of read) {
		if (Object.hasOwn(scenario.beats, beat)) continue;
		report('answer', key, `${key.join('.')} reads ${name}; expected it in a beat`, { source });
	}
	if (!read.length) return;
	for (const graph of graphs) {
		const given = givenAt(graph);
		for (const { name, beat, outcome, source, key } of read) {
			const missing = [...graph.nodes.values()].some((node) => {
				if (node.beat !== beat) return false;
				if (given.get(node.key)?.has(name)) return false;
				if (!outcome) return true;
				return node.ways.some(
					(way) => way.outcome === outcome && !Object.hasOwn(way.after.context.given, name),
				);
			});
			if (!missing) continue;
			const message = `${key.join('.')} reads ${name}, which some path to it does not give; expected a default of it`;
			report('answer', key, message, {
				...{ variant: graph.variant, about: `${beat} ${name}` },
				...(source ? { source } : {}),
			});
		}
	}
}

/** A place where an answer is read. `outcome`: in its texts. */
type Read = {
	name: string;
	beat: string;
	outcome?: string;
	source?: Source<unknown>;
	key: string[];
};

const PLACEHOLDER = /\{\{\s*([a-z0-9-]+\.[A-Za-z0-9]+)[^}]*\}\}/g;

function* readsOf(
	scenario: Scenario,
	texts: Record<Language, Source<TextsSource>>,
): Generator<Read> {
	for (const beat of Object.values(scenario.beats)) {
		for (const name of answersReadIn(beat)) {
			yield { name, beat: beat.id, key: ['beats', beat.id] };
		}
	}
	for (const language of LANGUAGES) {
		const source = texts[language];
		for (const [key, text] of allTexts(source.value as unknown as TextTree)) {
			for (const [, name = ''] of text.matchAll(PLACEHOLDER)) {
				if (!isAnswerName(scenario, name)) continue;
				const [root, beat = ''] = key.split('.');
				const whole = key.replace(/_[a-z0-9]+$/, '');
				const outcome = whole.replace(/\.(reply|happened|why|better)$/, '');
				yield {
					...{ name, beat: root === 'beats' ? beat : '', source, key: key.split('.') },
					...(outcome === whole ? {} : { outcome }),
				};
			}
		}
	}
}

function hasDefault({ beats }: Scenario, name: string): boolean {
	const { beat, part } = partOf(name);
	const asked = beats[beat];
	return asked !== undefined && isDecision(asked) && Object.hasOwn(asked.defaults ?? {}, part);
}

/** What has been answered on every path to a state. */
function givenAt(graph: Graph): Map<string, ReadonlySet<string>> {
	const given = new Map<string, Set<string>>([[graph.root, new Set()]]);
	for (const key of [...graph.order].reverse()) {
		const node = nodeAt(graph, key);
		const before = given.get(key) ?? new Set();
		const reach = (to: string, added: readonly string[]) => {
			const names = new Set([...before, ...added]);
			const others = given.get(to);
			given.set(to, others ? new Set([...others].filter((name) => names.has(name))) : names);
		};
		for (const { to } of node.looks) reach(to, []);
		for (const { to, after } of node.ways) {
			const own = `${node.beat}.`;
			reach(
				to,
				Object.keys(after.context.given).filter((name) => name.startsWith(own)),
			);
		}
	}
	return given;
}
