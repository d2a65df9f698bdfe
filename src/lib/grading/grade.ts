import { compareIds, groupOf } from '../competency/ids.ts';
import type { Attempt } from '../scenario/run/attempt.ts';
import { outcomesOf } from '../scenario/kinds/index.ts';
import { bestFrom, liveness } from '../scenario/verify/explore.ts';
import type { Snapshot } from '../scenario/run/machine.ts';
import { advance, currentBeat, replay, type Replay } from '../scenario/run/replay.ts';
import {
	decisions,
	isDecision,
	isGraded,
	MAX_RATING,
	type Decision,
	type Outcome,
	type Scenario,
} from '../scenario/format/scenario.ts';
import {
	MIN_OBSERVATIONS,
	PASS_MARK,
	type DecisionReport,
	type GroupReport,
	type ItemReport,
	type Points,
	type Report,
} from './report.ts';

/** Where a group counts as reached, in per cent of its points. Provisional, like the pass mark. */
const REACHED = 70;

/**
 * The report of an attempt: points per decision, item and group, and with `costs` what each decision
 * cost. `log`: its replay, where that is there already. Every path
 * has the same points available (the verifier proves it), so points of decisions still to come count as
 * available and not earned. Pure. Throws when a step does not replay.
 */
export function grade(
	scenario: Scenario,
	attempt: Pick<Attempt, 'variant' | 'mode' | 'steps' | 'id'>,
	{
		passMark = PASS_MARK,
		costs = false,
		log = replay(scenario, attempt.variant, attempt.steps),
	}: { passMark?: number; costs?: boolean; log?: Replay } = {},
): Report {
	if (log.rejected !== undefined) {
		throw new Error(`step ${log.rejected} of attempt ${attempt.id} does not replay`);
	}
	const all = decisionReports(scenario, log, costs);
	const taken = all.filter(({ formative }) => !formative);
	const formative = all.filter(({ formative }) => formative);
	const available = decisions(scenario).length * MAX_RATING;
	const earned = taken.reduce((sum, { rating }) => sum + rating, 0);
	const percent = Math.round((earned / available) * 1000) / 10;
	const complete = log.current.status === 'done';
	const critical = taken.flatMap((decision) => decision.critical ?? []);
	const end = currentBeat(scenario, log.current);
	return {
		...{ earned, available, percent, passMark, complete, critical, decisions: taken, formative },
		passed: complete && percent >= passMark && !(attempt.mode === 'test' && critical.length > 0),
		...pointsOfItems(scenario, taken),
		...(end.kind === 'end' ? { end: { beat: end.id, kind: end.end } } : {}),
	};
}

/** All decisions that were taken, graded or not, in order. */
export function allDecisions({ decisions, formative }: Pick<Report, 'decisions' | 'formative'>) {
	return [...decisions, ...formative].sort((a, b) => a.step - b.step);
}

/** What each decision of a log came to, in order. */
function decisionReports(scenario: Scenario, log: Replay, costs: boolean): DecisionReport[] {
	const memory = new Map<string, number>();
	// Every way on is looked at for that: only where costs are asked for.
	const live = costs ? liveness(scenario, log.initial.context.variant) : undefined;
	const best = (snapshot: Snapshot) => (live ? bestFrom(scenario, snapshot, live, memory) : 0);
	const reports: DecisionReport[] = [];
	let since = 0;
	log.frames.forEach(({ step, before, after }, index) => {
		if (step.event.type === 'look' || step.event.type === 'hint') return;
		const beat = currentBeat(scenario, before);
		// An offer that is answered and not agreed on is not graded yet.
		if (isDecision(beat) && after.context.taken.length > before.context.taken.length) {
			const { outcome, rating } = outcomeTaken(beat, after);
			const { mistake, critical } = outcome;
			reports.push({
				beat: beat.id,
				step: index,
				items: beat.items,
				rating,
				outcome: outcome.text,
				rules: [...new Set([...beat.rules, ...outcome.rules])],
				hinted: after.context.hints.includes(beat.id),
				took: Math.max(0, step.at - since),
				...(costs && isGraded(beat) ? { cost: best(before) - (rating + best(after)) } : {}),
				...(costs && rating < MAX_RATING ? bestOptionIn(scenario, beat, before) : {}),
				...(mistake ? { mistake } : {}),
				...(critical ? { critical } : {}),
				...(beat.formative ? { formative: true } : {}),
			});
		} else if (isDecision(beat)) return;
		since = step.at;
	});
	return reports;
}

/** The option that would have earned most at that moment; the first in the file where several would. */
function bestOptionIn(
	scenario: Scenario,
	beat: Decision,
	before: Snapshot,
): Pick<DecisionReport, 'bestOption'> {
	if (beat.kind !== 'choice') return {};
	const worth = beat.options.map(({ id }) => {
		const after = advance(scenario, before, { type: 'choose', option: id });
		return { id, rating: after?.context.taken.at(-1)?.rating ?? -1 };
	});
	const most = Math.max(...worth.map(({ rating }) => rating));
	const bestOption = worth.find(({ rating }) => rating === most)?.id;
	return bestOption === undefined ? {} : { bestOption };
}

function outcomeTaken(
	beat: Decision,
	after: Snapshot,
): { outcome: Outcome; rating: 0 | 1 | 2 | 3 } {
	const taken = after.context.taken.at(-1);
	const outcome = outcomesOf(beat).find(({ text }) => text === taken?.outcome);
	if (!taken || !outcome) throw new Error(`no outcome of ${beat.id} was taken`);
	return { outcome, rating: taken.rating };
}

/** Points per competency item and group: a decision counts once for each that it exercises. */
function pointsOfItems(
	scenario: Scenario,
	taken: DecisionReport[],
): { items: ItemReport[]; groups: GroupReport[] } {
	const items = new Map<string, Observed>();
	const groups = new Map<string, Observed>();
	for (const { id, items: exercised } of decisions(scenario)) {
		const rating = taken.find(({ beat }) => beat === id)?.rating;
		for (const item of exercised) observe(items, item, rating);
		for (const group of new Set(exercised.map(groupOf))) observe(groups, group, rating);
	}
	const inOrder = (a: [string, Observed], b: [string, Observed]) => compareIds(a[0], b[0]);
	return {
		items: [...items].sort(inOrder).map(([item, observed]) => ({ item, ...observed })),
		groups: [...groups]
			.sort(inOrder)
			.map(([group, observed]) => ({ group, ...observed, ...levelOf(observed) })),
	};
}

export type Observed = Points & { observations: number };

/** Counts a decision; one that was not taken yet has points available, none earned. */
function observe(all: Map<string, Observed>, id: string, rating: number | undefined) {
	const observed = all.get(id) ?? { earned: 0, available: 0, observations: 0 };
	observed.available += MAX_RATING;
	observed.earned += rating ?? 0;
	observed.observations += rating === undefined ? 0 : 1;
	all.set(id, observed);
}

/** The level of a group: reached or to be practised, and none where there is too little to go by. */
export function levelOf({ earned, available, observations }: Observed): Pick<GroupReport, 'level'> {
	if (observations < MIN_OBSERVATIONS) return {};
	return { level: (earned / available) * 100 >= REACHED ? 'reached' : 'practise' };
}
