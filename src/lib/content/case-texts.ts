import type { i18n } from 'i18next';
import { createI18n } from '../i18n/create-i18n.ts';
import type { Language } from '../i18n/language.ts';
import {
	factsOf,
	personIn,
	type Beat,
	type Person,
	type Scenario,
} from '../scenario/format/scenario.ts';
import type { Facts } from '../scenario/format/value.ts';
import type { Texts } from '../scenario/format/texts.ts';
import { loadTexts } from './content.ts';

/**
 * The words of one case for one attempt: what is said in the language of the conversation, everything
 * else in that of the interface, with the variant's facts filled in.
 */
export type CaseTexts = {
	readonly conversation: Language;
	readonly language: Language;
	/** The facts of the variant, and what has been answered. */
	readonly facts: Facts;
	/** The language of what is said under a key, where it is not that of the interface. */
	lang(key: string): Language | undefined;
	/** Whom one talks to in a beat, by the names that the case gives. */
	person(beat: Beat): Person;
	/** What is said. Undefined when the case has no such words. */
	say(key: string): string | undefined;
	/** Titles, labels, notes. */
	frame(key: string, values?: Record<string, unknown>): string | undefined;
	/** Explanations; loaded on request. */
	explain(key: string): string | undefined;
	/** Hints and the words of the desk; there once `complete` has come to its end. */
	aside(key: string): string | undefined;
	/** Loads the explanations, where they were not asked for at once. */
	explanations(): Promise<void>;
	/** Loads all that is said, where only the opening was asked for, and what stands beside it. */
	complete(): Promise<void>;
};

type Wishes = { debrief?: boolean; opening?: boolean; answers?: () => Facts };

/**
 * Loads the words of a case. `debrief`: with the explanations. `opening`: of what is said, only the first beat.
 * `answers`: what has been answered so far, asked for each text that is read.
 */
export async function loadCaseTexts(
	scenario: Scenario,
	variant: string,
	languages: { conversation: Language; language: Language },
	{ debrief = false, opening = false, answers = none }: Wishes = {},
): Promise<CaseTexts> {
	const { conversation, language } = languages;
	const { id } = scenario;
	const i18n = createI18n(language);
	const add = async (lng: Language, part: keyof Texts, from: keyof Texts | 'opening' = part) => {
		i18n.addResourceBundle(lng, part, await loadTexts(id, lng, from));
	};
	/** The language in which something is said: that of the beat, or of the conversation. */
	const spoken = (key: string) => scenario.beats[key.split('.')[1] ?? '']?.language ?? conversation;
	const others = Object.values(scenario.beats).flatMap(({ language }) => language ?? []);
	const talk = (from: 'opening' | 'talk') =>
		Promise.all([...new Set([conversation, ...others])].map((lng) => add(lng, 'talk', from)));
	await Promise.all([
		talk(opening ? 'opening' : 'talk'),
		add(language, 'frame'),
		...(debrief ? [add(language, 'debrief')] : []),
	]);
	let rest: Promise<unknown> | undefined;
	const fixed = { ...factsOf(scenario, variant), context: variant };
	const facts = () => ({ ...fixed, ...answers() });
	return {
		conversation,
		language,
		get facts() {
			return facts();
		},
		lang(key) {
			const lng = spoken(key);
			return lng === language ? undefined : lng;
		},
		person(beat) {
			const person = personIn(scenario, beat);
			const named = (key: string) =>
				beat.with && textOf(i18n, language, 'frame', `people.${beat.with}.${key}`, facts());
			const about = named('about') || person.about;
			return { ...person, name: named('name') || person.name, ...(about ? { about } : {}) };
		},
		say: remembered((key) => textOf(i18n, spoken(key), 'talk', key, facts()), answers),
		frame: (key, values) => textOf(i18n, language, 'frame', key, { ...facts(), ...values }),
		explain: (key) => textOf(i18n, language, 'debrief', key, facts()),
		aside: (key) => textOf(i18n, language, 'aside', key, facts()),
		explanations: () => add(language, 'debrief'),
		complete: async () => {
			rest ??= Promise.all([opening ? talk('talk') : undefined, add(language, 'aside')]);
			try {
				await rest;
			} catch (error) {
				rest = undefined;
				throw error;
			}
		},
	};
}

const NONE: Facts = {};
const none = () => NONE;

/**
 * The same look-up, done once for each text that is there, until something more is answered: the whole conversation
 * is read anew with every step.
 */
function remembered(find: (key: string) => string | undefined, answers: () => Facts) {
	let known = new Map<string, string>();
	let before: Facts | undefined;
	return (key: string) => {
		const now = answers();
		if (now !== before) known = new Map();
		before = now;
		const text = known.get(key) ?? find(key);
		if (text !== undefined) known.set(key, text);
		return text;
	};
}

function textOf(
	i18n: i18n,
	lng: Language,
	ns: keyof Texts,
	key: string,
	values: Record<string, unknown>,
): string | undefined {
	return i18n.t(key, { lng, ns, defaultValue: '', ...values }) || undefined;
}
