import { LANGUAGES, type Language } from '../../i18n/language.ts';
import type { Problem, Source } from '../../source/read-yaml.ts';
import type { Scenario } from '../format/scenario.ts';
import type { ScenarioSource } from '../read/scenario.schema.ts';
import type { TextsSource } from '../read/texts.schema.ts';
import { checkAnswerNames, checkAnswersGiven } from './answers.ts';
import { checkConditions } from './conditions.ts';
import { Budget, LIMITS, OverBudget, type Limits } from './budget.ts';
import { checkFacts, checkNames, checkTypedFigures } from './facts.ts';
import { gather } from './findings.ts';
import { checkFlags } from './flags.ts';
import { exploring, type Graph } from './graph.ts';
import { checkLanguages } from './languages.ts';
import { measuring, type Summary } from './measure.ts';
import { checkOptions, checkStakes } from './options.ts';
import { checkReferences, type World } from './references.ts';
import { checkLawClaims, checkRules } from './rules.ts';
import { checkPaths, checkStructure } from './structure.ts';
import { checkTexts } from './texts.ts';
import { checkWording } from './wording.ts';

/** A scenario with its files, ready to be verified. */
export type Case = {
	source: Source<ScenarioSource>;
	scenario: Scenario;
	texts: Record<Language, Source<TextsSource>>;
};

/** What the verifier found. Warnings do not fail a draft; the summary is there when the walk came to its end. */
export type Verdict = { problems: Problem[]; warnings: Problem[]; summary?: Summary };

/** How far the verifier is in a case: of how many variants so many are done, and how many states it has met so far. */
export type Progress = {
	scenario: string;
	doing: 'walk' | 'measure';
	variant: string;
	/** Where the walk is. */
	beat?: string;
	done: number;
	of: number;
	states: number;
};

/** Where the progress of a verification goes. */
export type ReportProgress = (progress: Progress) => void;

/**
 * Verifies a case: walks every variant exhaustively and holds structure, points, chances, texts and
 * references against the rules of the design. Problems say file, line and reason. `limits`: what the walk may take; a
 * case that takes more is told where, and nothing that would only follow from the walk's having stopped.
 */
export function verify(
	entry: Case,
	world: World,
	passMark: number,
	{ report, limits = LIMITS }: { report?: ReportProgress; limits?: Limits } = {},
): Verdict {
	const steps = verifying(entry, world, passMark, limits);
	for (;;) {
		const step = steps.next();
		if (step.done) return step.value;
		report?.(step.value);
	}
}

/** How to verify beside other work. `signal` is an AbortSignal, or what acts like one. */
export type Gently = {
	pause: () => Promise<void>;
	signal?: { throwIfAborted(): void };
	report?: ReportProgress;
};

/**
 * The same, step by step, for who has more to do meanwhile: `pause` is awaited between steps. Rejects with the
 * reason of the signal when that is aborted.
 */
export async function verifyInSteps(
	entry: Case,
	world: World,
	passMark: number,
	{ pause, signal, report }: Gently,
): Promise<Verdict> {
	const steps = verifying(entry, world, passMark, LIMITS);
	for (;;) {
		signal?.throwIfAborted();
		const step = steps.next();
		if (step.done) return step.value;
		report?.(step.value);
		await pause();
	}
}

function* verifying(
	{ source, scenario, texts }: Case,
	world: World,
	passMark: number,
	limits: Limits,
): Generator<Progress, Verdict> {
	const { report, problems, warnings } = gather(source, scenario.key === 'draft');
	const { literal } = source.value;
	const variants = Object.keys(scenario.variants);
	const verdict = () => ({ problems: problems(), warnings: warnings() });

	checkStructure(scenario, report);
	checkConditions(scenario, report);
	checkFlags(scenario, report);
	checkFacts(scenario, report);
	checkNames(scenario, report);
	checkAnswerNames(scenario, report);
	// The other checks look up what a case names, so what it names must be there.
	if (problems().length) return verdict();
	checkTypedFigures(source.value, report);
	checkReferences(scenario, world, report);
	checkRules(scenario, world.ruleOf, report);
	for (const language of LANGUAGES) {
		checkTexts(scenario, texts[language], texts[scenario.conversation], literal, report);
	}
	checkLanguages(scenario, texts, literal, report);
	checkLawClaims(scenario, texts, world.ruleOf, report);
	const products = variants.flatMap((variant) => world.products(variant));
	checkWording(scenario, texts, new Set(products), report);

	const graphs: Graph[] = [];
	const budget = new Budget(limits);
	for (const [done, variant] of variants.entries()) {
		const at = {
			scenario: scenario.id,
			doing: 'walk' as const,
			variant,
			done,
			of: variants.length,
		};
		const walk = exploring(scenario, variant, budget);
		let step = walk.next();
		for (; !step.done; step = walk.next()) {
			yield { ...at, beat: step.value, states: budget.states };
		}
		const graph = step.value;
		graphs.push(graph);
		if (!graph.stopped) continue;
		const { beat, tooLarge, message } = graph.stopped;
		if (tooLarge) {
			// The others would take as much.
			report('size', ['beats', beat], `${beat}: ${message}`, { variant });
			return verdict();
		}
		const why = `${beat}: ${message} on some path to it; expected a default of what is read`;
		report('answer', ['beats', beat], why, { variant });
	}
	// What is missed is missed for what is wrong already, and strategies need every text.
	if (problems().length) return verdict();
	checkPaths(scenario, graphs, report);
	if (problems().length) return verdict();
	checkAnswersGiven(scenario, graphs, texts, report);
	if (problems().length) return verdict();

	checkOptions(scenario, graphs, report);
	checkStakes(graphs, report);
	const measure = measuring(
		{ source, scenario, texts },
		graphs,
		{ passMark, ruleOf: world.ruleOf, budget },
		report,
	);
	try {
		let step = measure.next();
		for (let done = 0; !step.done; done++, step = measure.next()) {
			const at = { scenario: scenario.id, doing: 'measure' as const, variant: step.value };
			yield { ...at, done, of: variants.length, states: budget.states };
		}
		return { ...verdict(), summary: step.value };
	} catch (error) {
		if (!(error instanceof OverBudget)) throw error;
		report('size', ['beats', error.beat], `${error.beat}: ${error.message}`);
		return verdict();
	}
}
