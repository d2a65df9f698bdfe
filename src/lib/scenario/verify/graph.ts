import { liveness, moves, stateKey, type Move } from './explore.ts';
import { begin } from '../run/replay.ts';
import type { Snapshot } from '../run/machine.ts';
import { beatOf, isGraded, type Scenario } from '../format/scenario.ts';

/** Far more states than a case that people can follow has; a walk beyond it would not end in time. */
const MAX_NODES = 60_000;

/** A state of the story and the ways on from it. */
export type Node = {
	key: string;
	beat: string;
	/** Whether what is done here is graded. */
	graded: boolean;
	snapshot: Snapshot;
	/** Ways that move the story on. */
	ways: (Move & { to: string; critical: boolean })[];
	/** Looks at the desk that something depends on; the story stays where it is. */
	looks: { page: string; to: string }[];
};

/** Every state that a variant can reach, in an order in which each comes after all that leads to it. */
export type Graph = {
	scenario: Scenario;
	variant: string;
	root: string;
	nodes: Map<string, Node>;
	/** Keys with what follows first; empty when the story goes round. */
	order: string[];
	/** A chain of beats that leads back to itself. */
	loop?: { beats: string[]; graded: boolean };
	tooLarge: boolean;
	/** A beat in which something is read that is not known there. */
	unknown?: { beat: string; message: string };
};

/** Walks a variant exhaustively. Terminates on any scenario: states are visited once and are counted. */
export function explore(scenario: Scenario, variant: string): Graph {
	const live = liveness(scenario, variant);
	const first = begin(scenario, variant);
	const root = stateKey(first, live);
	const nodes = new Map<string, Node>();
	const order: string[] = [];
	const graph: Graph = { scenario, variant, root, nodes, order, tooLarge: false };

	const nodeOf = (snapshot: Snapshot, key: string): Node => {
		const beat = beatOf(scenario, snapshot.value as string);
		const node: Node = {
			...{ key, beat: beat.id, graded: isGraded(beat), snapshot },
			...{ ways: [], looks: [] },
		};
		for (const move of moves(scenario, snapshot, live)) {
			const { event, after, rating } = move;
			const to = stateKey(after, live);
			if (event.type === 'look') node.looks.push({ page: event.page, to });
			else {
				const taken = rating === undefined ? undefined : after.context.taken.at(-1);
				node.ways.push({ ...move, to, critical: taken?.critical !== undefined });
			}
			if (!nodes.has(to) && !pending.has(to)) pending.set(to, after);
		}
		return node;
	};

	const pending = new Map<string, Snapshot>([[root, first]]);
	for (const [key, snapshot] of pending) {
		if (nodes.size >= MAX_NODES) {
			graph.tooLarge = true;
			return graph;
		}
		try {
			nodes.set(key, nodeOf(snapshot, key));
		} catch (error) {
			graph.unknown = { beat: snapshot.value as string, message: (error as Error).message };
			return graph;
		}
		pending.delete(key);
	}
	sort(graph);
	return graph;
}

/** Depth first, without recursion: fills `order`, or finds a loop. */
function sort(graph: Graph) {
	const state = new Map<string, 'open' | 'done'>();
	const stack = [{ key: graph.root, next: 0 }];
	state.set(graph.root, 'open');
	while (stack.length) {
		const top = stack[stack.length - 1] as { key: string; next: number };
		const node = graph.nodes.get(top.key) as Node;
		const followers = [...node.ways, ...node.looks];
		const follower = followers[top.next++];
		if (!follower) {
			state.set(top.key, 'done');
			graph.order.push(top.key);
			stack.pop();
		} else if (state.get(follower.to) === 'open') {
			const keys = stack.map(({ key }) => key);
			const round = keys
				.slice(keys.indexOf(follower.to))
				.map((key) => graph.nodes.get(key) as Node);
			graph.loop = {
				beats: [...new Set(round.map(({ beat }) => beat))],
				graded: round.some(({ graded }) => graded),
			};
			graph.order = [];
			return;
		} else if (!state.has(follower.to)) {
			state.set(follower.to, 'open');
			stack.push({ key: follower.to, next: 0 });
		}
	}
}

/** The node of a key. */
export function nodeAt(graph: Graph, key: string): Node {
	const node = graph.nodes.get(key);
	if (!node) throw new Error(`no state ${key}`);
	return node;
}

/** Computes a value for each state from those that follow it, and returns that of the start. */
export function fold<T>(graph: Graph, compute: (node: Node, at: (key: string) => T) => T): T {
	const values = new Map<string, T>();
	const at = (key: string) => values.get(key) as T;
	for (const key of graph.order) values.set(key, compute(nodeAt(graph, key), at));
	return at(graph.root);
}
