import { answerWords, letterOf } from '../lib/content/answer-words.ts';
import { scriptWords, type ScriptWords } from '../lib/course/script-words.ts';
import { createI18n } from '../lib/i18n/create-i18n.ts';
import type { Language } from '../lib/i18n/language.ts';
import { interactionId } from '../lib/lms/record.ts';
import { escapeXml } from '../lib/package/manifest.ts';
import {
	isDecision,
	type ChoiceBeat,
	type Condition,
	type Decision,
	type OfferBeat,
	type Outcome,
	type Scenario,
} from '../lib/scenario/format/scenario.ts';
import { valueOf, type Value } from '../lib/scenario/format/value.ts';
import { valueIn } from '../lib/scenario/kinds/form.ts';
import { allOffers, ratingOf } from '../lib/scenario/kinds/offer.ts';
import { circumstances, firstContext } from '../lib/scenario/run/context.ts';
import { outcomesOf } from '../lib/scenario/kinds/index.ts';
import type { PartWords } from '../lib/scenario/kinds/kind.ts';
import type { Case } from '../lib/scenario/verify/verify.ts';
import { answerKeyTexts } from './answer-key-texts.ts';
import { caseWords, type CaseWords } from './case-words.ts';
import { interfaceTexts } from './interface-texts.ts';

/*
 * The key to a case, for the trainer: each decision under the name that it has in a platform's report, with what is
 * right in each variant and what each answer earns. A page of its own, to print.
 */

/** A case in a variant, with all that is needed to say what is right in it. */
type Reading = {
	scenario: Scenario;
	variant: string;
	texts: CaseWords;
	script: ScriptWords;
	say: Say;
};
type Say = (key: string, values?: Record<string, unknown>) => string;

/** The key to a case as an HTML page, in a language. Pure but for the texts of the interface, which it reads. */
export function answerKey(one: Pick<Case, 'scenario' | 'texts'>, language: Language): string {
	const { scenario } = one;
	const i18n = createI18n(language, {
		[language]: { ...interfaceTexts(language, 'course', 'desk'), key: answerKeyTexts(language) },
	});
	const say: Say = (key, values = {}) => String(i18n.t(key, values));
	const readings = Object.keys(scenario.variants).map((variant) => {
		const texts = caseWords(one, variant, language);
		return { variant, scenario, texts, say, script: scriptWords(scenario, variant, texts, say) };
	});
	const title = say('key:title', { title: one.texts[language].value.title });
	const draft = scenario.key === 'draft' ? `<p>${text(say('course:debrief.draft'))}</p>` : '';
	const sections = Object.values(scenario.beats)
		.filter(isDecision)
		.map((beat) => section(beat, readings, say));
	return `<!doctype html>
<html lang="${language}">
<meta charset="utf-8">
<meta name="viewport" content="width=device-width">
<title>${text(title)}</title>
<style>${STYLE}</style>
<h1>${text(title)}</h1>
<p>${text(say('key:about'))}</p>
${draft}
${sections.join('\n')}
</html>
`;
}

const STYLE = `
body{max-width:50em;margin:2em auto;padding:0 1em;font:15px/1.4 system-ui,sans-serif}
h2{margin:1.6em 0 0;border-top:1px solid;padding-top:.4em;font-size:1.15em}
h3{margin:.8em 0 .2em;font-size:1em}
code{font-size:.85em;font-weight:400}
table{border-collapse:collapse}
td{padding:.1em .6em .1em 0;vertical-align:top}
p,ul{margin:.2em 0}
@page{margin:12mm}
@media print{body{margin:0;font-size:9pt}h2,h3{break-after:avoid}tr{break-inside:avoid}}
`;

/** A decision: what is right in it, and what other answers than options earn. */
function section(beat: Decision, readings: readonly Reading[], say: Say): string {
	const [first] = readings;
	const label = first?.texts.frame(`beats.${beat.id}.label`) ?? beat.id;
	const extra = beat.formative ? ` (${say('course:debrief.formative')})` : '';
	const id =
		beat.formative || !first ? '' : ` <code>${interactionId(first.scenario, beat.id)}</code>`;
	return `<section>
<h2>${text(label + extra)}${id}</h2>
${perVariant(readings, say, (reading) => rightIn(beat, reading))}
${beat.kind === 'choice' ? '' : perVariant(readings, say, (reading) => pointsIn(beat, reading))}
</section>`;
}

/** What reads the same in several variants stands once. */
function perVariant(
	readings: readonly Reading[],
	say: Say,
	write: (reading: Reading) => string,
): string {
	const found = new Map<string, string[]>();
	for (const reading of readings) {
		const body = write(reading);
		found.set(body, [...(found.get(body) ?? []), reading.variant]);
	}
	if (found.size === 1) return [...found.keys()].join('');
	return [...found]
		.map(([body, variants]) => {
			const names = { count: variants.length, names: variants.join(', ') };
			return `<h3>${text(say('key:variants', names))}</h3>\n${body}`;
		})
		.join('\n');
}

function rightIn(beat: Decision, reading: Reading): string {
	const rows =
		beat.kind === 'choice'
			? optionRows(beat, reading)
			: rightParts(beat, reading).map(({ label = '', text }) => [label, text]);
	const lines = rows.map((cells) => `<tr>${cells.map((cell) => `<td>${text(cell)}`).join('')}`);
	return `<table>\n${lines.join('\n')}\n</table>`;
}

function optionRows(beat: ChoiceBeat, reading: Reading): string[][] {
	const { script, texts } = reading;
	const options = beat.options
		.map((option, place) => ({ ...option, letter: letterOf(place) }))
		.filter(({ when }) => script.possible(when))
		.map((option) => ({ ...option, outcomes: script.outcomes(option.outcomes, beat) }));
	const best = Math.max(...options.flatMap(({ outcomes }) => outcomes.map(({ rating }) => rating)));
	return options.map(({ id, letter, outcomes }) => [
		outcomes.some(({ rating }) => rating === best) ? '✓' : '',
		letter,
		texts.say(`beats.${beat.id}.options.${id}.say`) ?? id,
		outcomes.map((outcome) => earned(outcome, beat, reading)).join(' · '),
	]);
}

/** What an answer earns. What the customer weighs in an offer has no words: there the best ones stand instead. */
function pointsIn(beat: Decision, reading: Reading): string {
	if (beat.kind === 'offer') return '';
	const outcomes = reading.script.outcomes(outcomesOf(beat), beat);
	return `<ul>\n${outcomes.map((one) => `<li>${text(earned(one, beat, reading))}`).join('\n')}\n</ul>`;
}

/** What an outcome earns, and on what condition. */
function earned(
	{ rating, when, critical }: Outcome,
	beat: Decision,
	{ script, say }: Reading,
): string {
	const points = say('course:script.diagram.rating', { count: rating });
	const error = critical ? ` (${say(`course:critical.${critical}`)})` : '';
	const asked = script.asks(when, beat);
	return `${points}${error}${asked ? `: ${asked}` : ''}`;
}

/** What is right in a decision that is no choice, part by part. */
function rightParts(beat: Decision, reading: Reading): PartWords[] {
	const { scenario, texts, script, say } = reading;
	const words = answerWords(scenario, beat, texts);
	const { facts } = texts;
	/** What can be right in this variant: nothing behind what asks nothing more. */
	const possible = <T extends { when?: Condition }>(list: readonly T[]) => {
		const can = list.filter(({ when }) => script.possible(when));
		const last = can.findIndex(({ when }) => !script.asks(when, beat));
		return last < 0 ? can : can.slice(0, last + 1);
	};
	const asked = (when: Condition | undefined) => {
		const condition = script.asks(when, beat);
		return condition ? ` (${condition})` : '';
	};
	switch (beat.kind) {
		case 'choice':
			return [];
		case 'form':
			return beat.fields.map((field) => {
				const given = possible(field.is).map(({ value, when }) => {
					const part = words({ id: field.id, value: valueIn(field, value, facts) });
					return { ...part, text: (earlier(value, reading) ?? part.text) + asked(when) };
				});
				return { ...given[0], text: given.map(({ text }) => text).join(' / ') };
			});
		case 'sequence': {
			const cards = beat.cards.map((id) => words({ id }));
			const letter = (id: string) => letterOf(beat.cards.indexOf(id));
			const orders = possible(beat.right).map(
				({ order, when }) =>
					order.map((group) => group.map(letter).join(' = ')).join(', ') + asked(when),
			);
			return [...cards, { label: say('key:order'), text: orders.join(' / ') }];
		}
		case 'errors':
			return beat.entries.map(({ id, value, wrong }) => {
				const { label, text } = words({ id, value: valueOf(value, facts) });
				const when = wrong === true ? undefined : wrong;
				const isWrong = wrong !== undefined && script.possible(when);
				const judged = say(`course:debrief.${isWrong ? 'entryWrong' : 'entryRight'}`);
				return { label: `${label}: ${text}`, text: judged + (isWrong ? asked(when) : '') };
			});
		case 'offer':
			return bestOffers(beat, reading).map((terms) => ({
				text: beat.terms
					.map(({ id }) => words({ id, value: terms[id] ?? '' }))
					.map(({ label, text }) => `${label}: ${text}`)
					.join('; '),
			}));
		case 'write':
			return beat.mentions.map(({ id, is, absent }) => {
				const { label, text } = words({ id, value: valueOf(is, facts) });
				const said = absent ? `${say('course:debrief.notMentioned')}: ` : '';
				return { ...(label ? { label } : {}), text: said + text };
			});
	}
}

/** So many offers that earn most are listed. */
const MOST_OFFERS = 12;

/** The offers that earn most when they come first, in a conversation that went neither well nor badly before. */
function bestOffers(beat: OfferBeat, { scenario, variant, texts: { facts } }: Reading) {
	const now = { ...circumstances(scenario, firstContext(scenario, variant)), facts };
	const all = allOffers(beat, facts).map((terms) => ({
		terms,
		rating: ratingOf(beat, now, terms),
	}));
	const most = Math.max(...all.map(({ rating }) => rating));
	const best = all.filter(({ rating }) => rating === most);
	return best.slice(0, MOST_OFFERS).map(({ terms }) => terms);
}

/** Which earlier answer a value is, if it is one: that differs from learner to learner. */
function earlier(value: Value, { script, say }: Reading): string | undefined {
	if (typeof value !== 'string' || !value.startsWith('$') || !value.includes('.')) return undefined;
	return say('key:answered', { what: script.answer(value.slice(1)).label });
}

function text(value: string): string {
	return escapeXml(value);
}
