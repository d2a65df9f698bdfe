import { createI18n } from '../../i18n/create-i18n.ts';
import { LANGUAGES, type Language } from '../../i18n/language.ts';
import type { Problem, Source } from '../../source/read-yaml.ts';
import type { ScenarioSource, TextsSource } from '../format/schema.ts';
import { partTexts } from '../format/texts.ts';
import { offerGroups } from './explore.ts';
import { decisions, factsOf, MAX_RATING, type Option, type Scenario } from '../format/scenario.ts';
import { offerFigures, settle } from '../run/settle.ts';
import { SEEDS } from '../run/shuffle.ts';
import {
	atPosition,
	chanceOf,
	distribution,
	expected,
	expectedPoints,
	guess,
	type Pick,
} from './chance.ts';
import { explore, fold, type Graph } from './graph.ts';
import { checkReferences, type World } from './references.ts';
import { checkPaths, checkStructure } from './structure.ts';
import { checkTexts } from './texts.ts';

/** A scenario with its files, ready to be verified. */
export type Case = {
	source: Source<ScenarioSource>;
	scenario: Scenario;
	texts: Record<Language, Source<TextsSource>>;
};

/** What the walk through a case found, for people. Scores in per cent. */
export type Summary = {
	scenario: string;
	variants: number;
	states: number;
	paths: bigint;
	decisions: number;
	best: number;
	worst: number;
	/** Expected score and chance to pass of somebody who guesses, in the variant that suits him best. */
	guesser: { expected: number; pass: number };
	longest: number;
	position: number;
	/** The deals that can be made, by variant: the best and the worst for us, by the figure `margin`. */
	deals: { variant: string; beat: string; best: number; worst: number }[];
};

/** The most that a guesser may have of a chance to pass. */
const MAX_GUESS = 0.02;

/**
 * Verifies a case: walks every variant exhaustively and holds structure, points, chances, texts and
 * references against the rules of the design. Problems say file, line and reason.
 */
export function verify(
	{ source, scenario, texts }: Case,
	world: World,
	passMark: number,
): { problems: Problem[]; summary?: Summary } {
	const problems: Problem[] = [];
	const report = (check: string, path: PropertyKey[], message: string) =>
		problems.push({ file: source.file, ...source.at(path), check, message });

	checkStructure(scenario, report);
	checkReferences(scenario, world, report);
	for (const language of LANGUAGES) {
		checkTexts(scenario, texts[language], texts[scenario.conversation], (problem) =>
			problems.push(problem),
		);
	}
	// The walk needs a story whose parts all exist, and its strategies need every text.
	if (problems.length) return { problems };

	const graphs = Object.keys(scenario.variants).map((variant) => explore(scenario, variant));
	checkPaths(scenario, graphs, report);
	if (problems.length) return { problems };

	const summary = measure({ source, scenario, texts }, graphs, passMark, report);
	return { problems, summary };
}

function measure(
	{ scenario, texts }: Case,
	graphs: Graph[],
	passMark: number,
	report: (check: string, path: PropertyKey[], message: string) => void,
): Summary {
	const available = decisions(scenario).length * MAX_RATING;
	const needed = Math.ceil((passMark / 100) * available - 1e-9);
	const percent = (points: number) => Math.round((points / available) * 1000) / 10;
	const summary: Summary = {
		scenario: scenario.id,
		variants: graphs.length,
		states: 0,
		paths: 0n,
		decisions: decisions(scenario).length,
		best: 100,
		worst: 100,
		guesser: { expected: 0, pass: 0 },
		longest: 0,
		position: 0,
		deals: [],
	};
	const translators = Object.fromEntries(
		LANGUAGES.map((language) => {
			const talk = partTexts(texts[language].value).talk;
			return [language, createI18n(language, { [language]: { talk } })];
		}),
	);
	for (const graph of graphs) {
		const { variant } = graph;
		const at: PropertyKey[] = ['variants', variant];
		const extreme = (pick: (...values: number[]) => number) =>
			fold<number>(graph, (node, value) => {
				const ways = [...node.ways, ...node.looks.map(({ to }) => ({ to, rating: 0 }))];
				return ways.length ? pick(...ways.map((way) => (way.rating ?? 0) + value(way.to))) : 0;
			});
		const best = percent(extreme(Math.max));
		summary.states += graph.nodes.size;
		summary.paths += fold<bigint>(graph, (node, value) =>
			node.ways.length ? node.ways.reduce((sum, way) => sum + value(way.to), 0n) : 1n,
		);
		summary.best = Math.min(summary.best, best);
		summary.worst = Math.min(summary.worst, percent(extreme(Math.min)));
		if (best < 100) report('best-path', at, `variant ${variant}: the best path is worth ${best} %`);

		summary.deals.push(...dealsOf(scenario, graph));
		for (const looks of [false, true]) {
			const guessed = distribution(graph, { looks, chances: guess });
			const mean = percent(expected(guessed));
			const pass = chanceOf(guessed, needed);
			summary.guesser.expected = Math.max(summary.guesser.expected, mean);
			summary.guesser.pass = Math.max(summary.guesser.pass, pass);
			if (mean >= passMark || pass >= MAX_GUESS) {
				report(
					'guessing',
					at,
					`variant ${variant}: somebody who guesses expects ${mean} % and passes with a chance of ${(pass * 100).toFixed(2)} %; expected less than ${passMark} % and ${MAX_GUESS * 100} %`,
				);
			}
			for (const language of LANGUAGES) {
				const pick = longest(graph, translators[language]);
				const score = percent(expectedPoints(graph, { looks, pick }));
				summary.longest = Math.max(summary.longest, score);
				if (score >= passMark) {
					report(
						'longest-option',
						at,
						`variant ${variant}, ${language}: the longest option each time is worth ${score} %`,
					);
				}
			}
			for (let position = 0; position < 4; position++) {
				for (let seed = 0; seed < SEEDS; seed++) {
					const pick = atPosition(position, seed);
					const score = percent(expectedPoints(graph, { looks, pick }));
					summary.position = Math.max(summary.position, score);
					if (score >= passMark) {
						report(
							'same-position',
							at,
							`variant ${variant}, seed ${seed}: option ${position + 1} each time is worth ${score} %`,
						);
					}
				}
			}
		}
	}
	return summary;
}

/** The best and the worst deal of each negotiation that some state of the walk can reach. */
function dealsOf(scenario: Scenario, graph: Graph): Summary['deals'] {
	return decisions(scenario).flatMap((beat) => {
		if (beat.kind !== 'offer' || !beat.figures.some(({ id }) => id === 'margin')) return [];
		const { variant } = graph;
		const states = [...graph.nodes.values()].filter((node) => node.beat === beat.id);
		const margins = offerGroups(scenario, variant, beat).flatMap((group) => {
			const event = { type: 'offer' as const, terms: group[0] ?? {} };
			const agreed = states.some(
				({ snapshot }) => settle(scenario, snapshot.context, beat.id, event)?.outcome?.deal,
			);
			if (!agreed) return [];
			return group.map((terms) => Number(offerFigures(scenario, { variant }, beat, terms)?.margin));
		});
		if (!margins.length) return [];
		return [{ variant, beat: beat.id, best: Math.max(...margins), worst: Math.min(...margins) }];
	});
}

function longest(graph: Graph, i18n: ReturnType<typeof createI18n> | undefined) {
	const facts = factsOf(graph.scenario, graph.variant);
	const length = (beat: string, option: Option) =>
		i18n?.t(`beats.${beat}.options.${option.id}.say`, {
			ns: 'talk',
			context: graph.variant,
			...facts,
		}).length ?? 0;
	const longestOf: Pick = (options, beat) =>
		[...options].sort((a, b) => length(beat, b) - length(beat, a))[0]?.id;
	return longestOf;
}
