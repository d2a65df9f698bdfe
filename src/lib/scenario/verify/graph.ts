import { Budget, OverBudget } from './budget.ts';
import { liveness, moves, stateKey, type Live, type Move } from './explore.ts';
import { begin } from '../run/replay.ts';
import type { Snapshot } from '../run/machine.ts';
import { beatOf, isGraded, type Scenario } from '../format/scenario.ts';
import { TooLarge } from '../kinds/kind.ts';

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
	/**
	 * Why the walk did not come to its end, and in which beat: it is too large, or something is read there that is not
	 * known. What such a graph does not hold may be reached all the same.
	 */
	stopped?: { beat: string; tooLarge: boolean; message: string };
};

/** Walks a variant exhaustively. Terminates on any scenario: states are visited once, and the budget counts them. */
export function explore(scenario: Scenario, variant: string, budget = new Budget()): Graph {
	const walk = exploring(scenario, variant, budget);
	for (;;) {
		const step = walk.next();
		if (step.done) return step.value;
	}
}

/** So many states are walked at a time: some hundredths of a second. */
const STRIDE = 100;

/** The same with stops on the way, at each of which it says in which beat it is. */
export function* exploring(
	scenario: Scenario,
	variant: string,
	budget: Budget,
): Generator<string, Graph> {
	const live = liveness(scenario, variant);
	const first = begin(scenario, variant);
	const root = stateKey(first, live);
	const nodes = new Map<string, Node>();
	const order: string[] = [];
	const graph: Graph = { scenario, variant, root, nodes, order };

	const nodeOf = (snapshot: Snapshot, key: string): Node => {
		const beat = beatOf(scenario, snapshot.value as string);
		const node: Node = {
			...{ key, beat: beat.id, graded: isGraded(beat), snapshot },
			...{ ways: [], looks: [] },
		};
		budget.spend('states', beat);
		budget.weigh(beat);
		for (const move of moves(scenario, snapshot, live, budget)) {
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
		if (nodes.size % STRIDE === 0) yield snapshot.value as string;
		try {
			nodes.set(key, nodeOf(snapshot, key));
		} catch (error) {
			const { message } = error as Error;
			const beat = error instanceof OverBudget ? error.beat : (snapshot.value as string);
			const tooLarge = error instanceof TooLarge;
			const apart = error instanceof OverBudget ? apartBy(live.get(beat)) : '';
			graph.stopped = { beat, tooLarge, message: message + apart };
			return graph;
		}
		pending.delete(key);
	}
	sort(graph);
	return graph;
}

/** What tells states of a beat apart, in words: what the rest of the story reads. */
function apartBy(live: Live | undefined): string {
	const names = live ? [...live.flags, ...live.pages, ...live.answers, ...live.moods] : [];
	if (!names.length) return '';
	const others = names.length > NAMED ? ` and ${names.length - NAMED} more` : '';
	return `; from there on the story reads ${names.slice(0, NAMED).join(', ')}${others}`;
}

/** So many names are enough to know what it is about. */
const NAMED = 5;

/** Depth first, without recursion: fills `order`, or finds a loop. */
function sort(graph: Graph) {
	const state = new Map<string, 'open' | 'done'>();
	const visit = (key: string) => {
		const { ways, looks } = nodeAt(graph, key);
		return { key, followers: [...ways, ...looks], next: 0 };
	};
	const stack = [visit(graph.root)];
	state.set(graph.root, 'open');
	while (stack.length) {
		const top = stack[stack.length - 1] as ReturnType<typeof visit>;
		const follower = top.followers[top.next++];
		if (!follower) {
			state.set(top.key, 'done');
			graph.order.push(top.key);
			stack.pop();
		} else if (state.get(follower.to) === 'open') {
			const keys = stack.map(({ key }) => key);
			const round = keys.slice(keys.indexOf(follower.to)).map((key) => nodeAt(graph, key));
			graph.loop = {
				beats: [...new Set(round.map(({ beat }) => beat))],
				graded: round.some(({ graded }) => graded),
			};
			graph.order = [];
			return;
		} else if (!state.has(follower.to)) {
			state.set(follower.to, 'open');
			stack.push(visit(follower.to));
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
