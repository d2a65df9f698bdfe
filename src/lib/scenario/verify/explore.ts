import { answersReadIn, partOf } from '../format/answers.ts';
import { holds, partsOf, type Circumstances } from '../format/condition.ts';
import {
	MAX_RATING,
	beatOf,
	factsOf,
	isDecision,
	isGraded,
	type Beat,
	type Condition,
	type Decision,
	type Rating,
	type Scenario,
} from '../format/scenario.ts';
import { pageOf, type Facts } from '../format/value.ts';
import { kindOf, outcomesOf, type AnswerEvent } from '../kinds/index.ts';
import type { Answer, Way } from '../kinds/kind.ts';
import { circumstances } from '../run/context.ts';
import type { Snapshot } from '../run/machine.ts';
import { advance, currentBeat } from '../run/replay.ts';
import type { StepEvent } from '../run/step.ts';
import type { Budget } from './budget.ts';

/**
 * A way to act in a state: an event, the state after it, and with which chance somebody who guesses
 * does just this or something that comes to the same. Chances of the moves that move the story on add
 * up to 1 at most; what is missing is a guess that cannot be right by luck and is counted with the
 * worst move. Looks have no chance: they are there to be tried.
 */
export type Move = {
	event: StepEvent;
	after: Snapshot;
	chance: number;
	/** What it earns, where it takes a graded decision. */
	rating?: Rating;
	/** How good it is, where it takes a decision that is not graded. */
	feedback?: Rating;
	/** The key of the outcome, where it is an answer to a decision. */
	outcome?: string;
};

/** What can still matter from a beat on: the flags, desk pages and earlier answers that something reads. */
export type Live = { flags: string[]; pages: string[]; answers: string[]; moods: string[] };

/**
 * What matters from each beat on, for a variant. States that differ only in what no longer matters are
 * one state, which keeps the walk small. What is merely said does not count: it changes no path.
 */
export function liveness(scenario: Scenario, variant: string): Map<string, Live> {
	const facts = factsOf(scenario, variant);
	const beats = Object.values(scenario.beats);
	const own = new Map(beats.map((beat) => [beat.id, readIn(scenario, beat, facts)]));
	const next = new Map(beats.map((beat) => [beat.id, nextBeats(beat)]));
	return new Map(
		beats.map(({ id }) => {
			const later = [...reachable(next, id)].flatMap((after) => own.get(after) ?? []);
			const all = (names: (live: Live) => string[]) => [...new Set(later.flatMap(names))].sort();
			return [
				id,
				{
					...{ flags: all(({ flags }) => flags), pages: all(({ pages }) => pages) },
					...{ answers: all(({ answers }) => answers), moods: all(({ moods }) => moods) },
				},
			];
		}),
	);
}

/** What the conditions of a beat read. */
function readIn(scenario: Scenario, beat: Beat, facts: Facts): Live {
	const { says: _, ...rest } = beat;
	const answers = new Set(scenario.reads ? answersReadIn(rest) : []);
	const flags = new Set<string>();
	const pages = new Set<string>();
	const moods = new Set<string>();
	for (const condition of decidingConditions(beat)) {
		for (const part of partsOf(condition)) {
			for (const of of [part.trust?.of, part.patience?.of]) if (of) moods.add(of);
			part.flags?.forEach((flag) => flags.add(flag));
			part.seen?.forEach((page) => pages.add(pageOf(page, facts)));
		}
	}
	return { flags: [...flags], pages: [...pages], answers: [...answers], moods: [...moods] };
}

/** The beats that can follow a beat, itself among them. */
function reachable(next: ReadonlyMap<string, string[]>, from: string): Set<string> {
	const found = new Set([from]);
	for (const id of found) for (const to of next.get(id) ?? []) found.add(to);
	return found;
}

function nextBeats(beat: Beat): string[] {
	const targets = beat.kind === 'talk' ? beat.to : outcomesOf(beat).flatMap(({ to }) => to);
	return targets.map(({ to }) => to);
}

/** Every condition in a scenario. */
export function* conditionsOf(scenario: Scenario): Generator<Condition | undefined> {
	for (const beat of Object.values(scenario.beats)) {
		for (const line of beat.says) yield line.when;
		yield* decidingConditions(beat);
	}
}

/** The conditions of a beat that decide where the story goes and what it earns. */
export function* decidingConditions(beat: Beat): Generator<Condition | undefined> {
	if (beat.kind === 'talk') for (const { when } of beat.to) yield when;
	if (isDecision(beat)) yield* kindOf(beat).conditions(beat);
	for (const outcome of outcomesOf(beat)) {
		yield outcome.when;
		for (const { when } of outcome.to) yield when;
	}
}

const readParts = new WeakMap<Scenario, Map<string, Set<string>>>();

/** The parts of the answer to a beat that something in the scenario reads. */
function readOf(scenario: Scenario, beat: string): ReadonlySet<string> | undefined {
	if (!scenario.reads) return undefined;
	let parts = readParts.get(scenario);
	if (!parts) {
		readParts.set(scenario, (parts = new Map()));
		for (const name of scenario.reads) {
			const read = partOf(name);
			parts.set(read.beat, (parts.get(read.beat) ?? new Set()).add(read.part));
		}
	}
	return parts.get(beat);
}

/** Names a state by all that can matter to the rest of the story. Points are no part of it. */
export function stateKey({ value, context }: Snapshot, live: ReadonlyMap<string, Live>): string {
	const { trust, patience, moods, flags, seen, answers } = context;
	const beat = value as string;
	const still = live.get(beat);
	const set = still?.flags.filter((flag) => flags.includes(flag)) ?? [];
	const looked = still?.pages.map((page) => (seen.covers(page) ? 1 : 0)) ?? [];
	const others = still?.moods.map((of) => `${moods?.[of]?.trust}/${moods?.[of]?.patience}`) ?? [];
	const read = still?.answers.length ? `|${valuesOf(context, still)}` : '';
	return `${beat}|${trust}|${patience}|${set.join(',')}|${looked.join('')}|${answers.length}${others}${read}`;
}

function valuesOf({ given }: Pick<Snapshot['context'], 'given'>, live: Live | undefined): string {
	return live?.answers.length ? JSON.stringify(live.answers.map((name) => given[name])) : '';
}

/**
 * Everything that can be done in a state and makes a difference: each outcome that an answer can come to
 * (once, with an example), going on, and opening a page that something depends on. Throws TooLarge when that is more
 * than there is time for: of one decision, or of what the budget of a walk has left.
 */
export function moves(
	scenario: Scenario,
	snapshot: Snapshot,
	live: ReadonlyMap<string, Live>,
	budget?: Budget,
): Move[] {
	const beat = currentBeat(scenario, snapshot);
	const { context } = snapshot;
	const take = (event: StepEvent, chance: number): Move[] => {
		budget?.spend('moves', beat);
		const after = advance(scenario, snapshot, event);
		return after ? [{ event, after, chance }] : [];
	};
	if (beat.kind === 'end') return [];
	if (beat.kind === 'talk') return take({ type: 'continue' }, 1);

	const found = new Map<string, Move>();
	for (const { event, chance } of differentAnswers(scenario, beat, context, budget)) {
		budget?.spend('moves', beat);
		const after = advance(scenario, snapshot, event);
		if (!after) continue;
		const { taken, answers } = after.context;
		const rated = taken.length > context.taken.length ? taken.at(-1) : undefined;
		const outcome = rated?.outcome ?? answers.at(-1) ?? '';
		// The same outcome with other answers that are read later is another move.
		const key = `${outcome}|${valuesOf(after.context, live.get(after.value as string))}`;
		const same = found.get(key);
		if (same) same.chance += chance;
		else {
			const earned = rated && {
				[rated.formative ? ('feedback' as const) : ('rating' as const)]: rated.rating,
			};
			found.set(key, { event, after, chance, outcome, ...earned });
		}
	}
	const looks = (live.get(beat.id)?.pages ?? [])
		.filter((page) => !context.seen.covers(page))
		.flatMap((page) => take({ type: 'look', page }, 0));
	return [...found.values(), ...looks];
}

/**
 * Of the answers to a decision one for each outcome, and for each value of it that is read later, with the chance of
 * all that come to the same. The machine would tell the same of each, at a hundred times the cost.
 */
function differentAnswers(
	scenario: Scenario,
	beat: Decision,
	context: Snapshot['context'],
	budget?: Budget,
): Answer<AnswerEvent>[] {
	const kind = kindOf(beat);
	const now = circumstances(scenario, context);
	const read = readOf(scenario, beat.id);
	const ways = kind.ways(beat);
	const different = new Map<string, Answer<AnswerEvent>>();
	for (const answer of kind.answers(beat, now, read)) {
		budget?.weigh(beat);
		const way = wayOf(ways, now, answer);
		if (!way) continue;
		const { event, comesTo, chance } = answer;
		const given = (read && way.keeps && kind.given?.(beat, { ...now, ...comesTo }, event)) || {};
		const values = [...(read ?? [])].map((part) => given[part]);
		const key = `${way.outcome.text}|${JSON.stringify(values)}`;
		const same = different.get(key);
		if (same) same.chance += chance;
		else different.set(key, { ...answer });
	}
	return [...different.values()];
}

/** The way that an answer takes in these circumstances, as the machine takes it: the first that holds. */
export function wayOf(
	ways: readonly Way[],
	now: Circumstances,
	{ event, comesTo }: Pick<Answer<AnswerEvent>, 'event' | 'comesTo'>,
): Way | undefined {
	const then = { ...now, ...comesTo };
	return ways.find(
		({ option, when }) =>
			(option === undefined || (event.type === 'choose' && event.option === option)) &&
			when.every((condition) => holds(condition, then)),
	);
}

/** The points of the graded decisions on the longest way from each beat; infinite where a story can go round. */
const bounds = new WeakMap<Scenario, Map<string, number>>();

function pointsFrom(scenario: Scenario, id: string): number {
	const known = bounds.get(scenario) ?? new Map<string, number>();
	bounds.set(scenario, known);
	const bound = known.get(id);
	if (bound !== undefined) return bound;
	known.set(id, Infinity);
	const beat = beatOf(scenario, id);
	const own = isGraded(beat) ? MAX_RATING : 0;
	// An offer that is answered stays where it is.
	const next = nextBeats(beat).filter((to) => to !== id);
	const most = own + Math.max(0, ...next.map((to) => pointsFrom(scenario, to)));
	known.set(id, most);
	return most;
}

/** No more points than these can be earned from a state on: those of the longest way, with everything right. */
export function boundOf(scenario: Scenario, snapshot: Snapshot): number {
	return pointsFrom(scenario, currentBeat(scenario, snapshot).id);
}

/**
 * The most points that can still be earned from a state to the end. Memory is shared between calls with
 * the same map. Of what can be done the best rated comes first, and the search stops where all points are
 * earned. Throws when a story can go round without end.
 */
export function bestFrom(
	scenario: Scenario,
	snapshot: Snapshot,
	live: ReadonlyMap<string, Live>,
	memory: Map<string, number>,
): number {
	const key = stateKey(snapshot, live);
	const known = memory.get(key);
	if (known === Infinity) throw new Error(`${scenario.id}: the story goes round at ${key}`);
	if (known !== undefined) return known;
	memory.set(key, Infinity);
	const bound = boundOf(scenario, snapshot);
	const bestFirst = moves(scenario, snapshot, live).sort(
		(a, b) => (b.rating ?? 0) - (a.rating ?? 0),
	);
	let best = 0;
	for (const { after, rating } of bestFirst) {
		if (best === bound) break;
		best = Math.max(best, (rating ?? 0) + bestFrom(scenario, after, live, memory));
	}
	memory.set(key, best);
	return best;
}
