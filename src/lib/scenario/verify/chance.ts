import { shuffle } from '../shuffle.ts';
import type { Option } from '../scenario.ts';
import { fold, type Graph, type Node } from './graph.ts';

/** The chance of each number of points, by index. */
export type Distribution = number[];

/** Somebody who does not know. `looks`: opens everything that matters beforehand, or nothing. */
export type Strategy = {
	looks: boolean;
	/** The chance of each way on from a state; they add up to 1. */
	chances(node: Node): number[];
};

/** The exact distribution of points of somebody who follows a strategy. */
export function distribution(graph: Graph, strategy: Strategy): Distribution {
	return fold<Distribution>(graph, (node, at) => {
		const look = strategy.looks ? node.looks[0] : undefined;
		if (look) return at(look.to);
		if (node.ways.length === 0) return [1];
		const chances = strategy.chances(node);
		const result: Distribution = [];
		node.ways.forEach((way, index) => {
			const chance = chances[index] ?? 0;
			if (chance === 0) return;
			at(way.to).forEach((inner, points) => {
				const total = points + (way.rating ?? 0);
				result[total] = (result[total] ?? 0) + chance * inner;
			});
		});
		return Array.from(result, (chance) => chance ?? 0);
	});
}

/** The expected points of somebody who follows a strategy: the mean of its distribution, sooner had. */
export function expectedPoints(graph: Graph, { looks, chances }: Strategy): number {
	return fold<number>(graph, (node, at) => {
		const look = looks ? node.looks[0] : undefined;
		if (look) return at(look.to);
		const likely = chances(node);
		return node.ways.reduce(
			(sum, way, index) => sum + (likely[index] ?? 0) * ((way.rating ?? 0) + at(way.to)),
			0,
		);
	});
}

/** Guesses at every decision, each option equally likely. */
export const guess = (node: Node) => node.ways.map(({ chance }) => chance);

/**
 * At a choice takes the one option that `pick` names, elsewhere guesses. What is picked follows from the
 * open options alone, so it is asked once for each set of them.
 */
export function picking(
	graph: Graph,
	pick: (options: Option[], beat: string) => string | undefined,
) {
	const known = new Map<string, number[]>();
	return (node: Node): number[] => {
		const beat = graph.scenario.beats[node.beat];
		if (beat?.kind !== 'choice') return guess(node);
		const ids = node.ways.map(({ event }) => (event.type === 'choose' ? event.option : ''));
		const key = `${node.beat}|${ids.join()}`;
		let chances = known.get(key);
		if (!chances) {
			const picked = pick(
				beat.options.filter(({ id }) => ids.includes(id)),
				beat.id,
			);
			known.set(key, (chances = ids.map((id) => (id === picked ? 1 : 0))));
		}
		return chances;
	};
}

/** Takes the option that stands at this place on the screen, the last where there are fewer. */
export function atPosition(graph: Graph, position: number, seed: number) {
	return picking(graph, (options, beat) => {
		const shown = shuffle(options, seed, beat);
		return (shown[position] ?? shown.at(-1))?.id;
	});
}

export function expected(distribution: Distribution): number {
	return distribution.reduce((sum, chance, points) => sum + chance * points, 0);
}

/** The chance to have so many points or more. */
export function chanceOf(distribution: Distribution, points: number): number {
	return distribution.reduce((sum, chance, index) => (index >= points ? sum + chance : sum), 0);
}
