import { createI18n } from '../../i18n/create-i18n.ts';
import { LANGUAGES, type Language } from '../../i18n/language.ts';
import { decisions, MAX_RATING, type Option, type Scenario } from '../format/scenario.ts';
import { partTexts } from '../format/texts.ts';
import { kindOf } from '../kinds/index.ts';
import { offerFigures, offerGroups } from '../kinds/offer.ts';
import { knowledgeIn } from '../kinds/knowledge.ts';
import { circumstances } from '../run/context.ts';
import { SEEDS } from '../run/shuffle.ts';
import { assumedFacts } from './assumed.ts';
import {
	atPosition,
	chanceOf,
	distribution,
	expected,
	expectedPoints,
	guess,
	type Pick,
} from './chance.ts';
import type { Budget } from './budget.ts';
import { wayOf } from './explore.ts';
import type { Report } from './findings.ts';
import { fold, type Graph } from './graph.ts';
import { factsBehind, type Rule } from './rules.ts';
import type { Case } from './verify.ts';

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
	/** How many decisions exercise a competency item. */
	items: Record<string, number>;
	/** How many decisions ask for a knowledge item, themselves or by their rules. */
	knowledge: Record<string, number>;
	/** How many decisions rest on a checked fact of law or practice. */
	facts: Record<string, number>;
	/** The deals that can be made, by variant: the best and the worst for us, by the figure `margin`. */
	deals: { variant: string; beat: string; best: number; worst: number }[];
};

/** The most that a guesser may have of a chance to pass. */
const MAX_GUESS = 0.02;
/** A choice has so many options at most. */
const PLACES = 4;

/**
 * Measures what the walk found: the best and the worst path, and what those come to who do not know. Stops at each
 * variant, and says at which.
 */
export function* measuring(
	{ scenario, texts }: Case,
	graphs: Graph[],
	{
		passMark,
		ruleOf,
		budget,
	}: { passMark: number; ruleOf: (id: string) => Rule | undefined; budget: Budget },
	report: Report,
): Generator<string, Summary> {
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
		items: {},
		knowledge: knowledgeIn(scenario, (rule) => ruleOf(rule)?.knowledge),
		facts: factsBehind(scenario, ruleOf),
		deals: [],
	};
	for (const item of decisions(scenario).flatMap(({ items }) => items)) {
		summary.items[item] = (summary.items[item] ?? 0) + 1;
	}
	const translators = Object.fromEntries(
		LANGUAGES.map((language) => {
			const talk = partTexts(texts[language].value).talk;
			return [language, createI18n(language, { [language]: { talk } })];
		}),
	);
	for (const graph of graphs) {
		const { variant } = graph;
		yield variant;
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
		if (best < 100) report('best-path', at, `the best path is worth ${best} %`, { variant });

		summary.deals.push(...dealsOf(scenario, graph, budget));
		const tell = (check: string, worst: Worst, what: (score: number) => string) => {
			// With a single decision to take, no case can rule luck out: that is said once, and fails no draft.
			const single = decisions(scenario).length === 1;
			if (!worst.count || (single && check !== 'guessing')) return;
			const others =
				worst.count > 1 ? `; ${worst.count - 1} more of ${worst.tried} reach the pass mark` : '';
			report(check, at, `${what(worst.score)}${worst.where}${others}`, {
				...{ variant, about: single ? check : variant, warning: single },
			});
		};
		const longestFirst = worstOf(passMark);
		const position = worstOf(passMark);
		const guessed = { mean: 0, pass: 0 };
		const picks = Object.fromEntries(
			LANGUAGES.map((language) => [language, longest(graph, translators, language)]),
		) as Record<Language, Pick>;
		for (const looks of [false, true]) {
			const points = distribution(graph, { looks, chances: guess });
			guessed.mean = Math.max(guessed.mean, percent(expected(points)));
			guessed.pass = Math.max(guessed.pass, chanceOf(points, needed));
			const looking = looks ? ', with all looks' : '';
			for (const language of LANGUAGES) {
				const pick = picks[language];
				const score = percent(expectedPoints(graph, { looks, pick }));
				longestFirst.add(score, `, in ${language}${looking}`);
			}
			for (let place = 0; place < PLACES; place++) {
				for (let seed = 0; seed < SEEDS; seed++) {
					const score = percent(expectedPoints(graph, { looks, pick: atPosition(place, seed) }));
					position.add(score, `, option ${place + 1} with seed ${seed}${looking}`);
				}
			}
		}
		const luck = guessed.mean >= passMark || guessed.pass >= MAX_GUESS;
		tell(
			'guessing',
			{ score: guessed.mean, where: '', count: luck ? 1 : 0, tried: 1 },
			(mean) =>
				`somebody who guesses expects ${mean} % and passes with a chance of ${(guessed.pass * 100).toFixed(2)} %; expected less than ${passMark} % and ${MAX_GUESS * 100} %`,
		);
		tell(
			'longest-option',
			longestFirst.worst,
			(score) => `the longest option each time is worth ${score} %`,
		);
		tell(
			'same-position',
			position.worst,
			(score) => `the same place on the screen each time is worth ${score} %`,
		);
		summary.guesser.expected = Math.max(summary.guesser.expected, guessed.mean);
		summary.guesser.pass = Math.max(summary.guesser.pass, guessed.pass);
		summary.longest = Math.max(summary.longest, longestFirst.worst.score);
		summary.position = Math.max(summary.position, position.worst.score);
	}
	return summary;
}

/** The worst of many tries, and how many of them pass. */
type Worst = { score: number; where: string; count: number; tried: number };

function worstOf(passMark: number) {
	const worst: Worst = { score: 0, where: '', count: 0, tried: 0 };
	return {
		worst,
		add(score: number, where: string) {
			worst.tried++;
			if (score >= passMark) worst.count++;
			if (score > worst.score) Object.assign(worst, { score, where });
		},
	};
}

/** The best and the worst deal of each negotiation that some state of the walk can reach. */
function dealsOf(scenario: Scenario, graph: Graph, budget: Budget): Summary['deals'] {
	return decisions(scenario).flatMap((beat) => {
		if (beat.kind !== 'offer' || !beat.figures.some(({ id }) => id === 'margin')) return [];
		const { variant } = graph;
		const facts = assumedFacts(scenario, variant);
		const states = [...graph.nodes.values()].filter((node) => node.beat === beat.id);
		const circumstancesIn = states.map(({ snapshot }) => circumstances(scenario, snapshot.context));
		const ways = kindOf(beat).ways(beat);
		const margins = offerGroups(beat, facts).flatMap((group) => {
			const event = { type: 'offer' as const, terms: group[0] ?? {} };
			const agreed = circumstancesIn.some((now) => {
				budget.weigh(beat);
				const comesTo = kindOf(beat).judge(beat, now, event);
				return comesTo && wayOf(ways, now, { event, comesTo })?.outcome.deal;
			});
			if (!agreed) return [];
			return group.map((terms) => Number(offerFigures(beat, facts, terms)?.margin));
		});
		if (!margins.length) return [];
		return [{ variant, beat: beat.id, best: Math.max(...margins), worst: Math.min(...margins) }];
	});
}

function longest(
	graph: Graph,
	translators: Record<string, ReturnType<typeof createI18n>>,
	language: Language,
) {
	const facts = assumedFacts(graph.scenario, graph.variant);
	const lengths = new Map<string, number>();
	const length = (beat: string, option: Option) => {
		const key = `beats.${beat}.options.${option.id}.say`;
		let known = lengths.get(key);
		if (known === undefined) {
			const i18n = translators[graph.scenario.beats[beat]?.language ?? language];
			const said = i18n?.t(key, { ns: 'talk', context: graph.variant, ...facts }) ?? '';
			lengths.set(key, (known = said.length));
		}
		return known;
	};
	const longestOf: Pick = (options, beat) =>
		[...options].sort((a, b) => length(beat, b) - length(beat, a))[0]?.id;
	return longestOf;
}
