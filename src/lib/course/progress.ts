import { groupOf } from '../competency/ids.ts';
import { grade, levelOf } from '../grading/grade.ts';
import type { GroupReport, ItemReport, Report } from '../grading/report.ts';
import { replay } from '../scenario/replay.ts';
import { decisions, type Scenario } from '../scenario/scenario.ts';
import type { Attempt } from '../scenario/attempt.ts';

/** An attempt as lists show it. */
export type AttemptView = {
	attempt: Attempt;
	scenario: Scenario;
	report: Report;
	updatedAt: number;
	/** Decisions taken, and how many there are. */
	taken: number;
	all: number;
};

/** Where the learner stands. */
export type Overview = {
	/** The newest attempt that is not over. */
	open?: AttemptView;
	/** Attempts that are over, newest first. */
	finished: AttemptView[];
	/** The best attempt at each case: one that passed before one that did not. */
	best: Record<string, AttemptView>;
	/** Over the first finished attempt of each case: playing again is practice and changes nothing. */
	groups: GroupReport[];
	/** Likewise, per competency item. */
	items: ItemReport[];
	/** Groups to practise, weakest first. */
	weakest: GroupReport[];
	/** Variants played, per case. */
	played: Record<string, string[]>;
};

/** A case as far as the choice of the next one goes. */
export type Candidate = { id: string; variants: string[]; items: string[] };

/** Which case comes next, and why. */
export type Next = {
	id: string;
	/** Not played yet; played and not passed; not played in every situation; all done, so to keep it up. */
	reason: 'new' | 'notYet' | 'situation' | 'repeat';
	/** The weakest group that this case exercises. */
	group?: string;
};

/** A view of a stored attempt, or undefined when its steps no longer fit the scenario. */
export function viewOf(
	scenario: Scenario,
	attempt: Attempt,
	updatedAt: number,
): AttemptView | undefined {
	if (!Object.hasOwn(scenario.variants, attempt.variant)) return undefined;
	if (replay(scenario, attempt.variant, attempt.steps).rejected !== undefined) return undefined;
	const report = grade(scenario, attempt);
	return {
		...{ attempt, scenario, report, updatedAt },
		taken: report.decisions.length,
		all: decisions(scenario).length,
	};
}

/** What the attempts of a learner say together. Pure. */
export function overviewOf(views: readonly AttemptView[]): Overview {
	const newest = [...views].sort((a, b) => b.updatedAt - a.updatedAt);
	const finished = newest.filter(({ report }) => report.complete);
	const open = newest.find(({ report, taken }) => !report.complete && taken > 0);
	const played: Record<string, string[]> = {};
	for (const { attempt } of newest) (played[attempt.scenario] ??= []).push(attempt.variant);
	const first = firstOfEach(finished).map(({ report }) => report);
	const groups = sumOf(
		first.flatMap((report) => report.groups),
		({ group }) => group,
	).map((sum) => ({ ...sum, ...levelOf(sum) }));
	const items = sumOf(
		first.flatMap((report) => report.items),
		({ item }) => item,
	);
	const weakest = groups
		.filter(({ level }) => level === 'practise')
		.sort((a, b) => a.earned / a.available - b.earned / b.available);
	return {
		...{ finished, best: bestOfEach(finished), played, groups, items, weakest },
		...(open ? { open } : {}),
	};
}

/**
 * The case that comes next, undefined when there are none: one that was never finished before one that was
 * not passed, before one with a situation left, before the one finished longest ago. Among equals the one
 * that exercises the weakest group. Pure.
 */
export function nextCase(cases: readonly Candidate[], overview: Overview): Next | undefined {
	const { best, finished, played, weakest } = overview;
	const weaknessOf = ({ items }: Candidate) =>
		weakest.findIndex(({ group }) => items.some((item) => groupOf(item) === group));
	const reasonOf = ({ id, variants }: Candidate): Next['reason'] => {
		if (!best[id]) return 'new';
		if (!best[id].report.passed) return 'notYet';
		return variants.every((variant) => played[id]?.includes(variant)) ? 'repeat' : 'situation';
	};
	const lastOf = ({ id }: Candidate) =>
		finished.find(({ attempt }) => attempt.scenario === id)?.updatedAt ?? 0;
	const order: Next['reason'][] = ['new', 'notYet', 'situation', 'repeat'];
	const ranked = cases
		.map((candidate) => ({
			...{ id: candidate.id, reason: reasonOf(candidate) },
			...{ weakness: weaknessOf(candidate), last: lastOf(candidate) },
		}))
		.sort(
			(a, b) =>
				order.indexOf(a.reason) - order.indexOf(b.reason) ||
				(a.weakness < 0 ? Infinity : a.weakness) - (b.weakness < 0 ? Infinity : b.weakness) ||
				a.last - b.last ||
				0,
		);
	const chosen = ranked[0];
	if (!chosen) return undefined;
	const group = weakest[chosen.weakness]?.group;
	return { id: chosen.id, reason: chosen.reason, ...(group ? { group } : {}) };
}

/** The earliest attempt at each case. */
function firstOfEach(finished: readonly AttemptView[]): AttemptView[] {
	const first = new Map<string, AttemptView>();
	for (const view of [...finished].sort((a, b) => a.attempt.startedAt - b.attempt.startedAt)) {
		if (!first.has(view.attempt.scenario)) first.set(view.attempt.scenario, view);
	}
	return [...first.values()];
}

function bestOfEach(finished: readonly AttemptView[]): Record<string, AttemptView> {
	const best: Record<string, AttemptView> = {};
	const worth = ({ report }: AttemptView) => (report.passed ? 1000 : 0) + report.percent;
	for (const view of finished) {
		const { scenario } = view.attempt;
		const known = best[scenario];
		if (!known || worth(view) > worth(known)) best[scenario] = view;
	}
	return best;
}

type Sum = { earned: number; available: number; observations: number };

/** Adds up reports of the same thing, in the order in which they first come. */
function sumOf<T extends Sum>(reports: readonly T[], keyOf: (report: T) => string): T[] {
	const sums = new Map<string, T>();
	for (const report of reports) {
		const sum = sums.get(keyOf(report));
		sums.set(keyOf(report), {
			...report,
			earned: (sum?.earned ?? 0) + report.earned,
			available: (sum?.available ?? 0) + report.available,
			observations: (sum?.observations ?? 0) + report.observations,
		});
	}
	return [...sums.values()];
}
