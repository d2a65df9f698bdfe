import { LANGUAGES, type Language } from '../../i18n/language.ts';
import type { Problem, Source } from '../../source/read-yaml.ts';
import type { Scenario } from '../format/scenario.ts';
import type { ScenarioSource, TextsSource } from '../format/schema.ts';
import { checkConditions } from './conditions.ts';
import { checkFacts, checkNames, checkTypedFigures } from './facts.ts';
import { gather } from './findings.ts';
import { checkFlags } from './flags.ts';
import { explore } from './graph.ts';
import { checkLanguages } from './languages.ts';
import { measure, type Summary } from './measure.ts';
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

/**
 * Verifies a case: walks every variant exhaustively and holds structure, points, chances, texts and
 * references against the rules of the design. Problems say file, line and reason; warnings do not fail a draft.
 */
export function verify(
	{ source, scenario, texts }: Case,
	world: World,
	passMark: number,
): { problems: Problem[]; warnings: Problem[]; summary?: Summary } {
	const { report, problems, warnings } = gather(source, scenario.key === 'draft');
	const { literal } = source.value;

	checkStructure(scenario, report);
	checkConditions(scenario, report);
	checkFlags(scenario, report);
	checkFacts(scenario, report);
	checkNames(scenario, report);
	// The other checks look up what a case names, so what it names must be there.
	if (problems().length) return { problems: problems(), warnings: warnings() };
	checkTypedFigures(source.value, report);
	checkReferences(scenario, world, report);
	checkRules(scenario, world.ruleOf, report);
	for (const language of LANGUAGES) {
		checkTexts(scenario, texts[language], texts[scenario.conversation], literal, report);
	}
	checkLanguages(scenario, texts, literal, report);
	checkLawClaims(scenario, texts, world.ruleOf, report);
	const products = Object.keys(scenario.variants).flatMap((variant) => world.products(variant));
	checkWording(scenario, texts, new Set(products), report);
	// The walk needs a story whose parts all exist, and its strategies need every text.
	if (problems().length) return { problems: problems(), warnings: warnings() };

	const graphs = Object.keys(scenario.variants).map((variant) => explore(scenario, variant));
	checkPaths(scenario, graphs, report);
	if (problems().length) return { problems: problems(), warnings: warnings() };

	checkOptions(scenario, graphs, report);
	checkStakes(graphs, report);
	const summary = measure({ source, scenario, texts }, graphs, passMark, report);
	return { problems: problems(), warnings: warnings(), summary };
}
