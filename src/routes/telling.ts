import { labelOf, loadLabels } from '$lib/competency/labels.ts';
import { answerWords } from '$lib/content/answer-words.ts';
import { loadCaseTexts } from '$lib/content/case-texts.ts';
import { ui } from '$lib/i18n/interface.svelte.ts';
import type { Lms, LmsWishes } from '$lib/lms/lms.ts';
import type { RecordWords } from '$lib/lms/record.ts';
import type { ScormSession } from '$lib/lms/scorm-session.ts';
import type { Attempt } from '$lib/scenario/run/attempt.ts';
import { answersOf } from '$lib/scenario/run/context.ts';
import type { Facts } from '$lib/scenario/format/value.ts';
import type { Scenario } from '$lib/scenario/format/scenario.ts';

/*
 * What the keeper needs once there is something to tell; the first screen does without.
 */

/** The platform around us. */
export async function platformOf(session: ScormSession, wishes: LmsWishes): Promise<Lms> {
	const { scormLms } = await import('$lib/attempt/engine.ts');
	return scormLms(session, wishes);
}

/** Our own platform, when there is none around us. */
export async function embedded(place: string): Promise<Lms> {
	const [{ embeddedLms }, { platformData }] = await Promise.all([
		import('$lib/lms/embedded.ts'),
		import('$lib/store/platform.ts'),
	]);
	return embeddedLms(platformData(place), '');
}

/** What a decision is called, and what was said, for the platform's own report. */
export async function wordsOf(scenario: Scenario, attempt: Attempt): Promise<RecordWords> {
	const { conversation, variant } = attempt;
	let given: Facts = {};
	const texts = await loadCaseTexts(
		scenario,
		variant,
		{ language: ui.language, conversation },
		{ answers: () => given },
	);
	return {
		decision: (beat) => texts.frame(`beats.${beat}.label`) ?? beat,
		answer(beat, before) {
			given = answersOf(scenario, before);
			return answerWords(scenario, beat, texts);
		},
	};
}

/** The official names of the competency groups, which are Dutch. */
export async function groupNames() {
	const labels = await loadLabels('nl');
	return (group: string) => `${group} ${labelOf(group, labels)}`;
}
