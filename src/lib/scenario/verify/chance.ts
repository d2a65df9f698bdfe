import { shuffle } from '../run/shuffle.ts';
import type { Option } from '../format/scenario.ts';
import { fold, nodeAt, type Graph, type Node } from './graph.ts';

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

/** Which option somebody takes of those that are open in a beat. */
export type Pick = (options: Option[], beat: string) => string | undefined;

/**
 * The expected points of somebody who takes the option that `pick` names at every choice, and guesses
 * elsewhere. It is asked for by the hundred, so the graph is laid out in arrays once.
 */
export function expectedPoints(
	graph: Graph,
	{ looks, pick }: { looks: boolean; pick: Pick },
): number {
	const { nodes, sets } = layOut(graph);
	const picks = sets.map(({ ids, options, beat }) => ids.indexOf(pick(options, beat) ?? ''));
	const values = new Float64Array(nodes.length);
	for (const [index, { look, set, ways }] of nodes.entries()) {
		if (looks && look !== undefined) {
			values[index] = values[look] as number;
			continue;
		}
		if (set !== undefined) {
			const way = ways[picks[set] as number];
			values[index] = way ? way.rating + (values[way.to] as number) : 0;
			continue;
		}
		let sum = 0;
		for (const { to, rating, chance } of ways) sum += chance * (rating + (values[to] as number));
		values[index] = sum;
	}
	return values.at(-1) ?? 0;
}

/** A graph with places for keys, what follows first; the start comes last. */
type Layout = {
	nodes: {
		ways: { to: number; rating: number; chance: number }[];
		look?: number;
		/** Which set of open options, where it is a choice. */
		set?: number;
	}[];
	sets: { beat: string; ids: string[]; options: Option[] }[];
};

const layouts = new WeakMap<Graph, Layout>();

function layOut(graph: Graph): Layout {
	const known = layouts.get(graph);
	if (known) return known;
	const places = new Map(graph.order.map((key, index) => [key, index]));
	const place = (key: string) => places.get(key) as number;
	const sets = new Map<string, { index: number; set: Layout['sets'][number] }>();
	const nodes = graph.order.map((key) => {
		const { beat, ways, looks } = nodeAt(graph, key);
		const found = graph.scenario.beats[beat];
		const first = looks[0];
		const node: Layout['nodes'][number] = {
			ways: ways.map(({ to, rating = 0, chance }) => ({ to: place(to), rating, chance })),
			...(first ? { look: place(first.to) } : {}),
		};
		if (found?.kind !== 'choice') return node;
		const ids = ways.map(({ event }) => (event.type === 'choose' ? event.option : ''));
		const name = `${beat}|${ids.join()}`;
		let entry = sets.get(name);
		if (!entry) {
			const options = found.options.filter(({ id }) => ids.includes(id));
			entry = { index: sets.size, set: { beat, ids, options } };
			sets.set(name, entry);
		}
		return { ...node, set: entry.index };
	});
	const layout = { nodes, sets: [...sets.values()].map(({ set }) => set) };
	layouts.set(graph, layout);
	return layout;
}

/** Guesses at every decision, each option equally likely. */
export const guess = (node: Node) => node.ways.map(({ chance }) => chance);

/** Takes the option that stands at this place on the screen, the last where there are fewer. */
export function atPosition(position: number, seed: number): Pick {
	return (options, beat) => {
		const shown = shuffle(options, seed, beat);
		return (shown[position] ?? shown.at(-1))?.id;
	};
}

export function expected(distribution: Distribution): number {
	return distribution.reduce((sum, chance, points) => sum + chance * points, 0);
}

/** The chance to have so many points or more. */
export function chanceOf(distribution: Distribution, points: number): number {
	return distribution.reduce((sum, chance, index) => (index >= points ? sum + chance : sum), 0);
}
