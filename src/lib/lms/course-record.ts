import { levelOf, type Observed } from '../grading/grade.ts';
import { compareIds } from '../competency/ids.ts';
import type { LmsRecord, Objective } from './lms.ts';
import type { CaseRecord } from './record.ts';

/** The result of a case of which only that is left: its steps no longer fit the case as it is now. */
export type KeptResult = { earned: number; available: number; failed: boolean };

/** A case of an assignment as it counts: played, not begun (all still to come), or kept as a result. */
export type CaseStanding = CaseRecord & { kept?: KeptResult };

/** Where the learner stands in a whole assignment. */
export type Standing = {
	earned: number;
	available: number;
	/** 0 to 100, one decimal at most. */
	percent: number;
	complete: boolean;
	passed: boolean;
	taken: number;
	all: number;
};

/**
 * Where the learner stands: points earned over available of all cases together; complete when every case
 * is; passed at the pass mark, and in a test without a critical error. Pure.
 */
export function standingOf(cases: readonly CaseStanding[], passMark: number): Standing {
	const sum = (of: (one: CaseStanding) => number) =>
		cases.reduce((total, one) => total + of(one), 0);
	const earned = sum(({ kept, earned }) => kept?.earned ?? earned);
	const available = sum(({ kept, available }) => kept?.available ?? available);
	const percent = available ? Math.round((earned / available) * 1000) / 10 : 0;
	const complete = cases.length > 0 && cases.every(({ kept, complete }) => kept || complete);
	const failed = cases.some((one) => (one.kept ?? one).failed);
	return {
		...{ earned, available, percent, complete },
		passed: complete && percent >= passMark && !failed,
		taken: sum(({ kept, taken, all }) => (kept ? all : taken)),
		all: sum(({ all }) => all),
	};
}

/**
 * What a platform is told of an assignment: objectives are competency groups over all its cases,
 * interactions are the decisions of all of them, as they were taken. The result is there once every case is over. Pure.
 */
export function courseRecord(
	cases: readonly CaseStanding[],
	passMark: number,
	groupName: (group: string) => string,
): Pick<LmsRecord, 'location' | 'progress' | 'objectives' | 'interactions' | 'result'> {
	const standing = standingOf(cases, passMark);
	const { taken, all, complete, percent, passed } = standing;
	const groups = new Map<string, Observed>();
	for (const { group, earned, available, observations } of cases.flatMap(({ groups }) => groups)) {
		const total = groups.get(group) ?? { earned: 0, available: 0, observations: 0 };
		groups.set(group, {
			earned: total.earned + earned,
			available: total.available + available,
			observations: total.observations + observations,
		});
	}
	const objectives = [...groups]
		.sort(([first], [second]) => compareIds(first, second))
		.map(([id, observed]): Objective => {
			const { level } = levelOf(observed);
			const { earned, available, observations } = observed;
			return {
				...{ id, description: groupName(id) },
				// A score of 0 would say that it was tried and went wrong.
				...(observations || complete ? { earned, available } : {}),
				...(complete && level ? { passed: level === 'reached' } : {}),
			};
		});
	return {
		location: `${taken}/${all}`,
		progress: complete ? 1 : taken / Math.max(1, all),
		objectives,
		interactions: cases.flatMap(({ interactions }) => interactions).sort((a, b) => a.at - b.at),
		...(complete ? { result: { score: percent, passed } } : {}),
	};
}
