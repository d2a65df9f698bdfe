import { courseRecord, type CaseStanding, type KeptResult } from './course-record.ts';
import {
	encodeCourse,
	encodePacked,
	interactionsIn,
	type CourseEntry,
	type Kept,
} from './course-state.ts';
import { LATE_STATE, type Lms, type LmsRecord } from './lms.ts';
import { interactionId, noRecord, recordOf, type RecordWords } from './record.ts';
import { createSaver, type SaveState } from './saver.ts';
import { grade } from '../grading/grade.ts';
import type { Attempt } from '../scenario/run/attempt.ts';
import { replay } from '../scenario/run/replay.ts';
import type { Scenario } from '../scenario/format/scenario.ts';
import { isOver, reconcile } from './reconcile.ts';

/**
 * The attempt that counts at a case, with how many of its steps the platform was told in earlier sessions
 * as far as the journal knows; or the result that is kept of one.
 */
export type Counted = { attempt: Attempt; told?: number } | { kept: Kept };

/** How to come by what is told, and to whom. */
export type TellerOptions = {
	/** The platform, or how to get one when there is something to tell. */
	lms: () => Promise<Lms>;
	/** The cases of the assignment, in its order; loaded when there is something to tell. */
	scenarios: () => Promise<readonly Scenario[]>;
	passMark: number;
	/** Words for the platform's own report; ids stand in where they cannot be had. */
	words?: (scenario: Scenario, attempt: Attempt) => Promise<RecordWords>;
	groupNames?: () => Promise<(group: string) => string>;
	/** Told when the platform has confirmed these attempts as they were. */
	onTold?: (attempts: readonly Attempt[]) => void;
	/** Told when the platform turned out to hold another attempt at a case, which counts instead. */
	onReplaced?: (attempt: Attempt) => void;
	/** Milliseconds since 1970. */
	now: () => number;
	/** Milliseconds that the page was looked at. */
	spent: () => number;
	/** False while the browser knows that there is no line. */
	online?: () => boolean;
	/** Does work after so many milliseconds, and after the screen is painted; gives how to cancel it. */
	later: (work: () => void, milliseconds: number) => () => void;
};

/** Tells a platform of an assignment: makes the record of what counts and gives it to a saver. */
export type Teller = {
	/** Tells all that counts, after the screen has moved. */
	tell(): Promise<void>;
	/** The line is back: what was not told is told now. */
	retry(): void;
	/** Tells at once what was not told yet, for a page that is being hidden. */
	flush(): void;
	/** Tells what is left and ends the session. */
	leave(): void;
	/** Tells nothing any more: another window does. */
	stop(): void;
};

/** A teller of what counts, as `counted` says it at the moment of telling. Rejects when the line is down. */
export async function createTeller(
	counted: Map<string, Counted>,
	onState: (state: SaveState) => void,
	options: TellerOptions,
): Promise<Teller> {
	const { passMark, now, spent, later, online, onTold, onReplaced } = options;
	const [lms, scenarios, names] = await Promise.all([
		options.lms(),
		options.scenarios(),
		options.groupNames?.().catch(() => undefined),
	]);
	const toldBefore = new Set(interactionsIn(scenarios, lms.launch.state));
	for (const scenario of scenarios) {
		const found = counted.get(scenario.id);
		if (!found || !('attempt' in found) || !found.told) continue;
		const { variant, steps } = found.attempt;
		const { taken } = replay(scenario, variant, steps.slice(0, found.told)).current.context;
		for (const { beat } of taken) toldBefore.add(interactionId(scenario, beat));
	}
	const records = new WeakMap<Attempt, CaseStanding>();
	const words = new Map<string, RecordWords>();
	/** The attempts of the record that the platform was given last. */
	let given: readonly Attempt[] = [];

	const attemptAt = (id: string): Attempt | undefined => {
		const found = counted.get(id);
		return found && 'attempt' in found ? found.attempt : undefined;
	};
	const standing = (scenario: Scenario): CaseStanding => {
		const found = counted.get(scenario.id);
		if (!found) return noRecord(scenario);
		if ('kept' in found) return { ...noRecord(scenario), kept: found.kept.result };
		const { attempt } = found;
		let record = records.get(attempt);
		if (!record) {
			const log = replay(scenario, attempt.variant, attempt.steps);
			record = recordOf(scenario, attempt, log, grade(scenario, attempt), words.get(attempt.id));
			records.set(attempt, record);
		}
		return record;
	};
	const entries = (): CourseEntry[] =>
		scenarios.flatMap((scenario): CourseEntry[] => {
			const found = counted.get(scenario.id);
			if (!found) return [];
			if ('kept' in found) return [{ scenario, kept: found.kept }];
			const { complete, earned, available, failed } = standing(scenario);
			const result: KeptResult = { earned, available, failed };
			return [{ scenario, attempt: found.attempt, ...(complete ? { result } : {}) }];
		});
	/**
	 * A session that opened late held a state of its own. Of the same attempt the longer log counts; of two
	 * attempts the one that is over, else the longer one.
	 */
	const merge = (state: string) => {
		const { cases } = reconcile(scenarios, state);
		for (const scenario of scenarios) {
			const { attempt, kept } = cases.get(scenario.id) ?? {};
			const ours = attemptAt(scenario.id);
			if (kept && !ours) counted.set(scenario.id, { kept });
			if (!attempt || (ours && !isBetter(scenario, attempt, ours))) continue;
			counted.set(scenario.id, { attempt });
			onReplaced?.(attempt);
		}
	};
	const record = (): LmsRecord => {
		const late = lms.takeLateState();
		if (late !== undefined) {
			merge(late);
			for (const id of interactionsIn(scenarios, late)) toldBefore.add(id);
		}
		given = scenarios.flatMap(({ id }) => attemptAt(id) ?? []);
		return {
			...courseRecord(scenarios.map(standing), passMark, names ?? ((group) => group)),
			state: (limit, plain) => (plain ? encodePacked(entries()) : encodeCourse(entries(), limit)),
			toldBefore: [...toldBefore],
			sessionMilliseconds: spent(),
		};
	};
	/** Tells it; where a state turned up late, once more with what follows from that. */
	const save = async (told: LmsRecord) => {
		const result = await lms.save(told);
		return !result.ok && result.code === LATE_STATE ? lms.save(record()) : result;
	};
	const saver = createSaver(
		{ save, flushOnHide: (told) => lms.flushOnHide(told) },
		(state) => {
			onState(state);
			if (state.kind === 'saved') onTold?.(given);
		},
		{ now, later, online },
	);
	return {
		async tell() {
			for (const scenario of scenarios) {
				const attempt = attemptAt(scenario.id);
				if (!attempt || words.has(attempt.id)) continue;
				const found = await options.words?.(scenario, attempt).catch(() => undefined);
				if (found) words.set(attempt.id, found);
			}
			saver.save(record);
		},
		retry: () => saver.retry(),
		flush: () => saver.flush(),
		leave() {
			saver.flush();
			saver.stop();
			lms.leave();
		},
		stop: () => saver.stop(),
	};
}

function isBetter(scenario: Scenario, other: Attempt, ours: Attempt): boolean {
	if (other.id === ours.id) return other.steps.length > ours.steps.length;
	if (isOver(scenario, other) !== isOver(scenario, ours)) return isOver(scenario, other);
	return other.steps.length > ours.steps.length;
}
