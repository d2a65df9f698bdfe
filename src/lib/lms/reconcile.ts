import { decodeCourse, type Kept } from './course-state.ts';
import type { Attempt } from '../scenario/run/attempt.ts';
import type { SavedProblem } from '../scenario/run/codec.ts';
import { replay } from '../scenario/run/replay.ts';
import type { Scenario } from '../scenario/format/scenario.ts';
import type { StoredAttempt } from '../store/journal.ts';

/** What there is to go on with at a case. */
export type CaseFound = {
	/** The attempt that counts: open, or the first that was finished. */
	attempt?: Attempt;
	/** The journal holds it as it is. */
	journalled: boolean;
	/** The journal holds more of it than the platform: it has to be told. */
	behind: boolean;
	/** So many of its steps the platform has confirmed, as the journal knows. */
	told?: number;
	/** A result that counts, of an attempt that can no longer be replayed. */
	kept?: Kept;
	/** What the learner must be told about what could not be taken up. */
	problem?: SavedProblem;
};

/** What there is to go on with at the cases of an assignment. */
export type Found = {
	/** By id of the case; a case that is not there has not been begun. */
	cases: Map<string, CaseFound>;
	/** Ids of attempts that the journal must not go on with: another one counts, or they no longer fit. */
	aside: string[];
	/** Why nothing of the saved state could be taken up. */
	problem?: SavedProblem;
};

/**
 * Which attempts that were finished count again when the platform's state says nothing of them. `none`: the
 * next one is a new one. `untold`: those of which the platform never heard. `all`: the journal is all
 * there is.
 */
export type Finished = 'none' | 'untold' | 'all';

/**
 * What there is to go on with: the platform's saved state and the journal's attempts, newest first. Of two
 * logs of the same attempt the longer one counts; both are held against the machine. Pure.
 */
export function reconcile(
	scenarios: readonly Scenario[],
	saved: string,
	stored: readonly StoredAttempt[] = [],
	finished: Finished = 'none',
): Found {
	const decoded = saved ? decodeCourse(scenarios, saved) : undefined;
	const found: Found = { cases: new Map(), aside: [] };
	let inJournal = false;
	for (const scenario of scenarios) {
		const said = decoded?.ok ? decoded.cases.get(scenario.id) : undefined;
		const all = stored.filter(
			({ attempt, row }) => attempt.scenario === scenario.id && !row.setAside,
		);
		const fitting = all.filter(({ attempt }) => usable(scenario, attempt));
		const platform = said && 'attempt' in said ? said.attempt : undefined;
		const journal = platform
			? fitting.find(({ attempt }) => attempt.id === platform.id)
			: said && 'kept' in said
				? fitting.find(({ row }) => !row.finishedAt)
				: ofJournal(fitting, finished);
		inJournal ||= !!journal;
		const entry = better(platform, journal);
		const older = all.some((one) => !one.row.finishedAt && !fitting.includes(one));
		const problem = entry.attempt
			? undefined
			: said && 'problem' in said
				? said.problem
				: older
					? 'older'
					: undefined;
		const kept = said && 'kept' in said && said.kept ? { kept: said.kept } : {};
		if (entry.attempt || problem || said) {
			found.cases.set(scenario.id, { ...entry, ...kept, ...(problem ? { problem } : {}) });
		}
		for (const { attempt, row } of all) {
			if (!row.finishedAt && attempt.id !== entry.attempt?.id) found.aside.push(attempt.id);
		}
	}
	if (decoded && !decoded.ok && !inJournal) found.problem = decoded.problem;
	return found;
}

/** Of the journal's attempts at a case the one that counts: the first that was finished, else the open one. */
function ofJournal(fitting: readonly StoredAttempt[], finished: Finished) {
	const over = fitting.filter(({ attempt, row }) => {
		if (!row.finishedAt || finished === 'none') return false;
		return finished === 'all' || (row.told ?? 0) < attempt.steps.length;
	});
	const first = [...over].sort((a, b) => (a.row.finishedAt ?? 0) - (b.row.finishedAt ?? 0))[0];
	return first ?? fitting.find(({ row }) => !row.finishedAt);
}

/** Of two logs of the same attempt the longer one. */
function better(
	platform: Attempt | undefined,
	journal: StoredAttempt | undefined,
): Pick<CaseFound, 'attempt' | 'journalled' | 'behind' | 'told'> {
	if (!platform && !journal) return { journalled: false, behind: false };
	if (journal && journal.attempt.steps.length >= (platform?.steps.length ?? 0)) {
		const behind = journal.attempt.steps.length > (platform?.steps.length ?? 0);
		const { told } = journal.row;
		return { attempt: journal.attempt, journalled: true, behind, ...(told ? { told } : {}) };
	}
	return { attempt: platform as Attempt, journalled: false, behind: false };
}

/** An attempt whose steps all replay, whatever the version it began on. */
export function usable(scenario: Scenario, attempt: Attempt): boolean {
	if (!Object.hasOwn(scenario.variants, attempt.variant)) return false;
	return replay(scenario, attempt.variant, attempt.steps).rejected === undefined;
}

/** Whether the story of an attempt has come to its end. */
export function isOver(scenario: Scenario, attempt: Attempt): boolean {
	return replay(scenario, attempt.variant, attempt.steps).current.status === 'done';
}
