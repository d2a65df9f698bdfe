import { partsOf } from '../format/condition.ts';
import { assumedFacts } from './assumed.ts';
import { everyCondition } from './conditions.ts';
import type { Report } from './findings.ts';
import {
	decisions,
	isDecision,
	MAX_RATING,
	type Scenario,
	type Target,
} from '../format/scenario.ts';
import { outcomesOf } from '../kinds/index.ts';
import { sourceOf } from '../kinds/sources.ts';
import { fold, type Graph } from './graph.ts';

/** At most so many critical errors in a scenario (pedagogy, D6). */
const MAX_CRITICAL = 3;

/** What can be seen without walking: names that exist, conditions that leave no gap. */
export function checkStructure(scenario: Scenario, report: Report) {
	const { beats, start, variants } = scenario;
	const known = (id: string) => Object.hasOwn(beats, id);
	if (!known(start)) report('target', ['start'], `there is no beat ${start}`);

	const checkTarget = (target: Target, path: PropertyKey[], whose: string) => {
		for (const { to } of target) {
			if (!known(to)) report('target', path, `${whose} leads to ${to}, which does not exist`);
		}
		if (target.at(-1)?.when) {
			report('dead-end', path, `${whose}: the last \`to\` has a condition; expected one without`);
		}
	};
	if (!decisions(scenario).length) report('points', ['beats'], 'no decision earns points');
	let critical = 0;
	for (const beat of Object.values(beats)) {
		const at = ['beats', beat.id];
		if (beat.kind === 'talk') checkTarget(beat.to, at, beat.id);
		if (isDecision(beat)) {
			sourceOf(beat.kind).check?.(
				beat,
				scenario,
				(check, path, message, detail) => report(check, [...at, ...path], message, detail),
				(variant) => assumedFacts(scenario, variant),
			);
		}
		for (const outcome of outcomesOf(beat)) {
			const path = outcome.text.split('.').filter((part) => part !== 'only');
			checkTarget(outcome.to, path, outcome.text);
			const free = beat.kind === 'choice' || beat.kind === 'offer';
			if (outcome.rating < MAX_RATING && free && !outcome.again && !outcome.mistake) {
				report('mistake', path, `${outcome.text}: rated ${outcome.rating}; expected a mistake`);
			}
			if (outcome.critical) critical++;
			if (outcome.critical && outcome.rating > 0) {
				report('critical', path, `${outcome.text}: a critical error is rated 0`);
			}
		}
	}
	if (critical > MAX_CRITICAL) {
		report('critical', ['beats'], `${critical} critical errors; expected at most ${MAX_CRITICAL}`);
	}

	const names = new Set(Object.values(variants).flatMap((facts) => Object.keys(facts)));
	for (const { condition, path } of everyCondition(scenario)) {
		for (const part of partsOf(condition)) {
			for (const name of Object.keys(part.facts ?? {})) {
				if (!names.has(name)) report('fact', path, `a condition names ${name}, which is no fact`);
			}
			for (const name of part.variants ?? []) {
				if (!Object.hasOwn(variants, name)) {
					report('fact', path, `a condition names variant ${name}, which does not exist`);
				}
			}
		}
	}
}

/** What only the walk shows: what is never reached, what is missed, loops, points. */
export function checkPaths(scenario: Scenario, graphs: Graph[], report: Report) {
	for (const { loop } of graphs) {
		if (loop) {
			const round = loop.beats.join(' → ');
			const [check, what] = loop.graded
				? ['loop', 'a loop earns points']
				: ['dead-end', 'the story goes round without an end'];
			report(check as string, ['beats', loop.beats[0] ?? ''], `${what}: ${round}`);
			return;
		}
	}
	const reached = new Set<string>();
	const happened = new Set<string>();
	for (const graph of graphs) {
		for (const node of graph.nodes.values()) {
			reached.add(node.beat);
			for (const way of node.ways) if (way.outcome) happened.add(way.outcome);
			const ended = scenario.beats[node.beat]?.kind === 'end';
			if (!ended && node.ways.length === 0) {
				report('dead-end', ['beats', node.beat], `nothing can be done in ${node.beat}`, {
					variant: graph.variant,
				});
			}
		}
	}
	for (const beat of Object.values(scenario.beats)) {
		if (!reached.has(beat.id)) {
			report('unreachable', ['beats', beat.id], `${beat.id} is never reached`);
			continue;
		}
		for (const { text } of outcomesOf(beat)) {
			if (!happened.has(text)) report('unreachable', text.split('.'), `${text} never happens`);
		}
	}
	for (const graph of graphs) checkDecisions(scenario, graph, report);
}

/**
 * Each graded decision once on every path, other than on those that a critical error ended; one that is formative at
 * most once.
 */
function checkDecisions(scenario: Scenario, graph: Graph, report: Report) {
	for (const { id, formative } of Object.values(scenario.beats).filter(isDecision)) {
		const times = fold<{ least: number; most: number } | undefined>(graph, (node, at) => {
			if (!node.ways.length) return { least: 0, most: 0 };
			let least = Infinity;
			let most = -Infinity;
			for (const way of node.ways) {
				const endsIt = way.critical && way.after.status === 'done';
				const after = endsIt ? undefined : at(way.to);
				if (!after) continue;
				// An offer that is answered and not agreed on is not graded yet.
				const taken = way.rating ?? way.feedback;
				const own = node.beat === id && taken !== undefined ? 1 : 0;
				least = Math.min(least, own + after.least);
				most = Math.max(most, own + after.most);
			}
			return most < 0 ? undefined : { least, most };
		});
		if (!times) continue;
		const { variant } = graph;
		if (formative) {
			if (times.most < 2) continue;
			const message = `formative decision ${id} is taken ${times.most} times on one path; expected at most once`;
			report('formative', ['beats', id], message, { variant });
			continue;
		}
		if (times.least === 0) {
			report('every-path', ['beats', id], `a path misses decision ${id}`, { variant });
		}
		if (times.most > 1) {
			report(
				'points-differ',
				['beats', id],
				`decision ${id} is graded ${times.most} times on one path, so points differ`,
				{ variant },
			);
		}
	}
}
