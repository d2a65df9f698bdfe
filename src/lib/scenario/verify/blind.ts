import {
	decisions,
	isDecision,
	MAX_RATING,
	type Rating,
	type Scenario,
} from '../format/scenario.ts';
import { advance, currentBeat, replay } from '../run/replay.ts';
import { openOptions } from '../run/context.ts';
import { shuffle } from '../run/shuffle.ts';
import { transcript } from '../run/transcript.ts';
import { bestWay } from './best-way.ts';

/*
 * The blind test of pedagogy rule D1: somebody who has not seen the desk reads the options of each choice and
 * picks one. Who is often right was helped by the wording.
 */

/** A choice on the best way of a variant: what was said just before it, and what each option would earn there. */
export type Offered = {
	variant: string;
	beat: string;
	/** Keys of what the other side said since the decision before. */
	lines: string[];
	options: { id: string; rating: Rating; critical: boolean }[];
};

/** The words of a scenario in one language, by key and variant; empty where there are none. */
export type Words = {
	/** As they stand in the file, with places for facts. */
	template: (key: string, variant: string) => string;
	/** As they read, with the facts of the variant filled in. */
	say: (key: string, variant: string) => string;
};

/** One question of the sheet: options that read the same in some variants but for figures, in an order drawn from the seed. */
export type Question = {
	beat: string;
	prompt: string;
	lines: string[];
	/** The words of each option, by letter; with the id behind it. */
	options: { id: string; text: string }[];
	/** Where it is asked: what each option earns there. */
	asked: Offered[];
};

/** What came of the picks: shares in per cent, and per variant the score with all that is no choice done right. */
export type BlindScore = {
	best: number;
	variants: Record<string, { percent: number; critical: boolean; passed: boolean }>;
};

/** The graded choices on the best way of a variant. Pure. */
export function offeredIn(scenario: Scenario, variant: string): Offered[] {
	const { initial, frames } = replay(scenario, variant, bestWay(scenario, variant));
	const entries = transcript({ scenario, initial, frames });
	const found: Offered[] = [];
	let decided = -2;
	frames.forEach(({ step: { event }, before }, index) => {
		const beat = currentBeat(scenario, before);
		if (event.type === 'look' || event.type === 'hint' || !isDecision(beat)) return;
		const since = decided;
		decided = index;
		if (beat.kind !== 'choice' || beat.formative || event.type !== 'choose') return;
		found.push({
			...{ variant, beat: beat.id },
			lines: entries.flatMap((entry) =>
				entry.step >= since &&
				entry.step < index &&
				(entry.kind === 'line' || entry.kind === 'reply')
					? [entry.text]
					: [],
			),
			options: openOptions(scenario, before.context, beat.options).map(({ id }) => {
				const after = advance(scenario, before, { type: 'choose', option: id });
				const taken = after?.context.taken.at(-1);
				return { id, rating: taken?.rating ?? 0, critical: taken?.critical !== undefined };
			}),
		});
	});
	return found;
}

/**
 * The sheet of a scenario: each choice once for each way in which it reads; where only figures and names differ,
 * as in the first such variant. `withLines`: with what was said before.
 */
export function questionsOf(
	scenario: Scenario,
	{ template, say }: Words,
	{ seed, withLines }: { seed: number; withLines: boolean },
): Question[] {
	const found = new Map<string, Question>();
	for (const variant of Object.keys(scenario.variants)) {
		for (const offered of offeredIn(scenario, variant)) {
			const { beat } = offered;
			const prompt = `beats.${beat}.prompt`;
			const lines = withLines ? offered.lines.filter((key) => template(key, variant)) : [];
			const options = offered.options.map(({ id }) => ({
				id,
				key: `beats.${beat}.options.${id}.say`,
			}));
			const keys = [prompt, ...lines, ...options.map(({ key }) => key)];
			const reading = JSON.stringify([beat, keys.map((key) => [key, template(key, variant)])]);
			const same = found.get(reading);
			if (same) same.asked.push(offered);
			else {
				found.set(reading, {
					...{ beat, prompt: say(prompt, variant) },
					lines: lines.map((key) => say(key, variant)),
					options: shuffle(
						options.map(({ id, key }) => ({ id, text: say(key, variant) })),
						seed,
						beat,
					),
					asked: [offered],
				});
			}
		}
	}
	// Variants of one choice do not stand beside each other: side by side they would tell what matters.
	return shuffle([...found.values()], seed, 'sheet');
}

/**
 * What picks are worth: one option id for each question, in the order of the sheet. A variant is passed as in a
 * test, with every other decision at its best. Throws when a pick is no option of its question.
 */
export function scoreOf(
	scenario: Scenario,
	questions: readonly Question[],
	picks: readonly string[],
	passMark: number,
): BlindScore {
	if (picks.length !== questions.length) {
		throw new Error(`expected ${questions.length} picks, found ${picks.length}`);
	}
	let best = 0;
	let asked = 0;
	const earned: Record<string, { lost: number; critical: boolean }> = {};
	questions.forEach((question, index) => {
		for (const { variant, options } of question.asked) {
			const pick = options.find(({ id }) => id === picks[index]);
			if (!pick) throw new Error(`question ${index + 1} has no option ${picks[index]}`);
			asked += 1;
			if (pick.rating === MAX_RATING) best += 1;
			const sum = (earned[variant] ??= { lost: 0, critical: false });
			sum.lost += MAX_RATING - pick.rating;
			sum.critical ||= pick.critical;
		}
	});
	const variants: BlindScore['variants'] = {};
	for (const [variant, { lost, critical }] of Object.entries(earned)) {
		const most = decisions(scenario).length * MAX_RATING;
		const percent = Math.round((100 * (most - lost)) / most);
		variants[variant] = { percent, critical, passed: percent >= passMark && !critical };
	}
	return { best: asked ? Math.round((100 * best) / asked) : 0, variants };
}
