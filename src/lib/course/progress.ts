import { grade, levelOf } from '../grading/grade.ts';
import type { Report } from '../grading/report.ts';
import { replay } from '../scenario/run/replay.ts';
import { decisions, type Scenario } from '../scenario/format/scenario.ts';
import type { Attempt } from '../scenario/run/attempt.ts';

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

/** Points of a group over several attempts; `level` only with enough observations. */
export type GroupProgress = {
	group: string;
	earned: number;
	available: number;
	observations: number;
	level?: 'reached' | 'practise';
};

/** Where the learner stands. */
export type Overview = {
	/** The newest attempt that is not over. */
	open?: AttemptView;
	/** Attempts that are over, newest first. */
	finished: AttemptView[];
	/** The best score per case, in per cent. */
	best: Record<string, number>;
	/** Over the first finished attempt of each case: playing again is practice and changes nothing. */
	groups: GroupProgress[];
	/** Groups to practise, weakest first. */
	weakest: GroupProgress[];
	/** Variants played, per case. */
	played: Record<string, string[]>;
};

/** A view of a stored attempt, or undefined when its steps no longer fit the scenario. */
export function viewOf(
	scenario: Scenario,
	attempt: Attempt,
	updatedAt: number,
): AttemptView | undefined {
	if (!Object.hasOwn(scenario.variants, attempt.variant)) return undefined;
	const log = replay(scenario, attempt.variant, attempt.steps);
	if (log.rejected !== undefined) return undefined;
	const report = grade(scenario, attempt, { log });
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
	const best: Record<string, number> = {};
	const played: Record<string, string[]> = {};
	for (const { attempt, report } of newest) {
		(played[attempt.scenario] ??= []).push(attempt.variant);
		if (!report.complete) continue;
		best[attempt.scenario] = Math.max(best[attempt.scenario] ?? 0, report.percent);
	}
	const groups = groupProgress(firstOfEach(finished));
	const weakest = groups
		.filter(({ level }) => level === 'practise')
		.sort((a, b) => a.earned / a.available - b.earned / b.available);
	return { finished, best, played, groups, weakest, ...(open ? { open } : {}) };
}

/** The earliest attempt at each case. */
function firstOfEach(finished: readonly AttemptView[]): AttemptView[] {
	const first = new Map<string, AttemptView>();
	for (const view of [...finished].sort((a, b) => a.attempt.startedAt - b.attempt.startedAt)) {
		if (!first.has(view.attempt.scenario)) first.set(view.attempt.scenario, view);
	}
	return [...first.values()];
}

function groupProgress(views: readonly AttemptView[]): GroupProgress[] {
	const totals = new Map<string, GroupProgress>();
	for (const { group, earned, available, observations } of views.flatMap(
		({ report }) => report.groups,
	)) {
		const total = totals.get(group) ?? { group, earned: 0, available: 0, observations: 0 };
		totals.set(group, {
			group,
			earned: total.earned + earned,
			available: total.available + available,
			observations: total.observations + observations,
		});
	}
	return [...totals.values()].map((total) => ({ ...total, ...levelOf(total) }));
}
