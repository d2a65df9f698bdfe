import { labelOf, loadLabels } from '$lib/competency/labels.ts';
import { answerWords } from '$lib/content/answer-words.ts';
import { loadCaseTexts } from '$lib/content/case-texts.ts';
import { ui } from '$lib/i18n/interface.svelte.ts';
import type { Lms } from '$lib/lms/lms.ts';
import type { Line, ScormOptions } from '$lib/lms/scorm-lms.ts';
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
export async function platformOf(session: ScormSession, options: ScormOptions): Promise<Lms> {
	const { scormLms } = await import('$lib/attempt/engine.ts');
	return scormLms(session, options);
}

/** Milliseconds in which a server that is there has answered. */
const PATIENCE = 8000;

/**
 * Asks the server of this page for its head: a platform may say that it saved what its browser could not send.
 * Where the server did not answer before, its silence says nothing.
 */
export function lineTo(): () => Promise<Line> {
	const ask = async (): Promise<Line> => {
		if (!location.protocol.startsWith('http')) return 'up';
		try {
			const signal = AbortSignal.timeout(PATIENCE);
			const answer = await fetch(location.pathname, { method: 'HEAD', cache: 'no-store', signal });
			const refused = [401, 403].includes(answer.status);
			return refused || answer.redirected ? 'closed' : answer.status >= 502 ? 'down' : 'up';
		} catch {
			return 'down';
		}
	};
	// What is needed to tell it has just come over it.
	const usual = ask();
	return async () => ((await usual) === 'up' ? ask() : 'up');
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
