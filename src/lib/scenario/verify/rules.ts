import { LANGUAGES, type Language } from '../../i18n/language.ts';
import type { Source } from '../../source/read-yaml.ts';
import {
	decisions,
	isDecision,
	isGraded,
	type CriticalKind,
	type Outcome,
	type Scenario,
} from '../format/scenario.ts';
import type { TextsSource } from '../read/texts.schema.ts';
import { allTexts, type TextTree } from '../format/texts.ts';
import { outcomesOf } from '../kinds/index.ts';
import type { Report } from './findings.ts';

/** A rule of the company as the checks see it. */
export type Rule = {
	kind: 'house' | 'law' | 'standard';
	/** The id of the checked fact that a rule of law or a standard rests on. */
	fact?: string | undefined;
	/** What it is a breach of to break this rule, where that fails a test. */
	critical?: CriticalKind | undefined;
	/** The knowledge items that one needs to keep it. */
	knowledge?: readonly string[] | undefined;
};

/**
 * Rules and critical errors say the same. What an outcome that is rated 0 names under its own `rules`, it breaks;
 * what is only the reason of the whole decision stands on the decision.
 */
export function checkRules(
	scenario: Scenario,
	ruleOf: (id: string) => Rule | undefined,
	report: Report,
) {
	for (const beat of Object.values(scenario.beats)) {
		for (const id of isDecision(beat) ? beat.rules : []) {
			if (!ruleOf(id)) report('rule', ['beats', beat.id], `there is no house rule or fact ${id}`);
		}
		for (const outcome of outcomesOf(beat)) {
			const path = placeOf(outcome);
			for (const id of outcome.rules) {
				if (!ruleOf(id)) report('rule', path, `there is no house rule or fact ${id}`);
			}
			if (isGraded(beat)) checkCritical(outcome, ruleOf, report);
			else checkFormative(outcome, ruleOf, report);
		}
	}
}

function checkCritical(
	{ text, rating, critical, again, rules, ...rest }: Outcome,
	ruleOf: (id: string) => Rule | undefined,
	report: Report,
) {
	const path = placeOf({ text, ...rest });
	const kinds = rules.map((id) => ({ id, critical: ruleOf(id)?.critical }));
	if (critical) {
		if (!kinds.some((rule) => rule.critical === critical)) {
			report(
				'critical-rule',
				path,
				`${text}: critical (${critical}); expected a rule that it breaks, marked critical: ${critical}`,
			);
		}
		if (critical === 'law' && !rules.some((id) => ruleOf(id)?.kind === 'law')) {
			report('law', path, `${text}: a breach of law; expected a rule of law with its fact`);
		}
		return;
	}
	const broken = kinds.find((rule) => rule.critical);
	if (rating === 0 && !again && broken) {
		report(
			'critical-rule',
			path,
			`${text}: rated 0 by ${broken.id}, which is critical; expected critical: ${broken.critical}. If it does not break the rule, name the rule on the decision`,
		);
	}
}

/** A turn that earns nothing cannot fail a test either. */
function checkFormative(
	outcome: Outcome,
	ruleOf: (id: string) => Rule | undefined,
	report: Report,
) {
	const { text, rating, critical, rules } = outcome;
	const broken = rating === 0 ? rules.find((id) => ruleOf(id)?.critical) : undefined;
	if (!critical && !broken) return;
	const why = critical ? 'a critical error' : `breaks ${broken}, which is critical`;
	const message = `${text}: ${why} in a formative decision; expected a graded one`;
	report('formative', placeOf(outcome), message);
}

/** How texts speak of the law. */
const LAW: Record<Language, RegExp> = {
	nl: /\b(de wet|wettelijke?|wetgeving|wetboek|AVG|GDPR)\b/i,
	fr: /\b(la loi|légale?s?|légalement|le code civil|code de droit économique|RGPD)(?![\p{L}])/iu,
	en: /\b(the law|legal|legally|by law|GDPR)\b/i,
};

/** Explanations: of an outcome, or of a part of a document. */
const EXPLAINS = /\.(happened|why|better|mistakes\.[^.]+)$/;

/** An explanation that appeals to the law rests on a rule of law, which names its fact. */
export function checkLawClaims(
	scenario: Scenario,
	texts: Record<Language, Source<TextsSource>>,
	ruleOf: (id: string) => Rule | undefined,
	report: Report,
) {
	for (const beat of Object.values(scenario.beats).filter(isDecision)) {
		const outcomes = outcomesOf(beat);
		/** What the rating of an outcome rests on; that of a part of a document on what any outcome does. */
		const rulesBehind = (about: string) => {
			const own = outcomes.filter(({ text }) => text === about);
			return [...beat.rules, ...(own.length ? own : outcomes).flatMap(({ rules }) => rules)];
		};
		for (const language of LANGUAGES) {
			const source = texts[language];
			const tree = source.value as unknown as TextTree;
			for (const [key, text] of allTexts(tree, '')) {
				if (!key.startsWith(`beats.${beat.id}.`)) continue;
				const whole = key.replace(/_[a-z0-9]+$/, '');
				if (!EXPLAINS.test(whole)) continue;
				const claim = LAW[language].exec(text)?.[0];
				const about = whole.replace(EXPLAINS, '');
				if (!claim || rulesBehind(about).some((id) => ruleOf(id)?.kind === 'law')) continue;
				report(
					'law-claim',
					key.split('.'),
					`${key}: appeals to the law (${claim}); expected a rule of law with its fact`,
					{ source, about },
				);
			}
		}
	}
}

/** How many graded decisions rest on each checked fact, by the rules that they name. */
export function factsBehind(
	scenario: Scenario,
	ruleOf: (id: string) => Rule | undefined,
): Record<string, number> {
	const counts: Record<string, number> = {};
	for (const beat of decisions(scenario)) {
		const rules = [...beat.rules, ...outcomesOf(beat).flatMap(({ rules }) => rules)];
		for (const fact of new Set(rules.flatMap((id) => ruleOf(id)?.fact ?? []))) {
			counts[fact] = (counts[fact] ?? 0) + 1;
		}
	}
	return counts;
}

function placeOf({ text }: Pick<Outcome, 'text'>): PropertyKey[] {
	return text.split('.').filter((part) => part !== 'only');
}
