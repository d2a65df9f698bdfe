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
 * elsewhere. It is asked for by the hundred, so the graph is laid out in numbers once.
 */
export function expectedPoints(
	graph: Graph,
	{ looks, pick }: { looks: boolean; pick: Pick },
): number {
	const { looked, set, first, to, rating, chance, sets } = layOut(graph);
	const picks = sets.map(({ ids, options, beat }) => ids.indexOf(pick(options, beat) ?? ''));
	const values = new Float64Array(set.length);
	for (let node = 0; node < set.length; node++) {
		const from = first[node] as number;
		if (looks && looked[node] !== NONE) {
			values[node] = values[looked[node] as number] as number;
		} else if (set[node] !== NONE) {
			const picked = picks[set[node] as number] as number;
			if (picked < 0) continue;
			const way = from + picked;
			values[node] = (rating[way] as number) + (values[to[way] as number] as number);
		} else {
			const end = first[node + 1] as number;
			let sum = 0;
			for (let way = from; way < end; way++) {
				const points = (rating[way] as number) + (values[to[way] as number] as number);
				sum += (chance[way] as number) * points;
			}
			values[node] = sum;
		}
	}
	return values.at(-1) ?? 0;
}

/** Where there is no look, or no choice. */
const NONE = -1;

/** A graph in plain numbers, by the places of states in its order: what follows comes first, the start last. */
type Layout = {
	/** Where one is after a look, by state. */
	looked: Int32Array;
	/** Which set of open options, by state, where it is a choice. */
	set: Int32Array;
	/** Which way is the first of a state; the last is before the first of the next. */
	first: Int32Array;
	/** Of each way, where it leads, what it earns and the chance that a guess takes it. */
	to: Int32Array;
	rating: Float64Array;
	chance: Float64Array;
	sets: { beat: string; ids: string[]; options: Option[] }[];
};

const layouts = new WeakMap<Graph, Layout>();

function layOut(graph: Graph): Layout {
	const known = layouts.get(graph);
	if (known) return known;
	const nodes = graph.order.map((key) => nodeAt(graph, key));
	const places = new Map(graph.order.map((key, index) => [key, index]));
	const place = (key: string) => places.get(key) as number;
	const all = nodes.flatMap(({ ways }) => ways);
	const first = new Int32Array(nodes.length + 1);
	nodes.forEach(({ ways }, index) => (first[index + 1] = (first[index] as number) + ways.length));
	const sets = new Map<string, { index: number; set: Layout['sets'][number] }>();
	const setOf = ({ beat, ways }: Node) => {
		const found = graph.scenario.beats[beat];
		if (found?.kind !== 'choice') return NONE;
		const ids = ways.map(({ event }) => (event.type === 'choose' ? event.option : ''));
		const name = `${beat}|${ids.join()}`;
		let entry = sets.get(name);
		if (!entry) {
			const options = found.options.filter(({ id }) => ids.includes(id));
			entry = { index: sets.size, set: { beat, ids, options } };
			sets.set(name, entry);
		}
		return entry.index;
	};
	const layout = {
		looked: Int32Array.from(nodes, ({ looks: [look] }) => (look ? place(look.to) : NONE)),
		set: Int32Array.from(nodes, setOf),
		first,
		to: Int32Array.from(all, ({ to }) => place(to)),
		rating: Float64Array.from(all, ({ rating = 0 }) => rating),
		chance: Float64Array.from(all, ({ chance }) => chance),
		sets: [...sets.values()].map(({ set }) => set),
	};
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
