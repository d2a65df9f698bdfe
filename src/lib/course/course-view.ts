import { grade } from '../grading/grade.ts';
import type { KeptResult, Standing } from '../lms/course-record.ts';
import { standingOf } from '../lms/course-record.ts';
import { noRecord, recordOf } from '../lms/record.ts';
import type { Attempt } from '../scenario/run/attempt.ts';
import { replay } from '../scenario/run/replay.ts';
import type { Channel, Scenario } from '../scenario/format/scenario.ts';

/** A case of a course, with what is known of it. */
export type CourseCase = {
	scenario: Scenario;
	title: string;
	summary: string;
	/** The attempt that counts. */
	attempt?: Attempt;
	/** A result that counts, of an attempt that can no longer be shown. */
	kept?: KeptResult;
	/** Why an attempt could not be taken up. */
	problem?: string;
};

/** A case as the list of a course shows it. */
export type CaseView = {
	id: string;
	title: string;
	summary: string;
	channel: Channel;
	minutes: number;
	state: 'new' | 'open' | 'done' | 'kept';
	/** Decisions taken, and how many there are. */
	taken: number;
	all: number;
	/** Once it is done, 0 to 100. */
	percent?: number;
	/** A critical error that a test does not forgive. */
	failed: boolean;
	problem?: string;
};

/** A course as its list shows it. */
export type CourseView = {
	cases: CaseView[];
	standing: Standing;
	passMark: number;
	/** The case to go on with: the one that is open, else the first that was not played. */
	next?: CaseView;
};

/** What the list of a course shows. Pure. */
export function courseView(cases: readonly CourseCase[], passMark: number): CourseView {
	const standings = cases.map(({ scenario, attempt, kept }) => {
		if (kept) return { ...noRecord(scenario), kept };
		if (!attempt) return noRecord(scenario);
		const log = replay(scenario, attempt.variant, attempt.steps);
		return recordOf(scenario, attempt, log, grade(scenario, attempt));
	});
	const views = cases.map(({ scenario, title, summary, attempt, problem }, index): CaseView => {
		const standing = standings[index];
		if (!standing) throw new Error(`there is no standing of ${scenario.id}`);
		const kept = 'kept' in standing ? standing.kept : undefined;
		const { complete, taken, all } = standing;
		const { earned, available, failed } = kept ?? standing;
		const state = kept ? 'kept' : complete ? 'done' : attempt?.steps.length ? 'open' : 'new';
		const percent = Math.round((earned / available) * 1000) / 10;
		const { id, channel, minutes } = scenario;
		return {
			...{ id, title, summary, channel, minutes, state, taken, all, failed },
			...(kept || complete ? { percent } : {}),
			...(problem ? { problem } : {}),
		};
	});
	const next =
		views.find(({ state }) => state === 'open') ?? views.find(({ state }) => state === 'new');
	return {
		cases: views,
		standing: standingOf(standings, passMark),
		passMark,
		...(next ? { next } : {}),
	};
}
