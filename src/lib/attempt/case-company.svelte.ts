import type { CaseTexts } from '../content/case-texts.ts';
import { loadCaseCompany } from '../content/case-company.ts';
import { ui } from '../i18n/interface.svelte.ts';
import type { Session } from './session.svelte.ts';

/**
 * The company as the variant that is played has it; `data` is undefined until it is loaded and follows the
 * language. To be called while a component is set up.
 */
export function caseCompany(session: () => Session, texts: () => CaseTexts) {
	let data = $state.raw<Awaited<ReturnType<typeof loadCaseCompany>>>();
	$effect(() => {
		const { scenario, attempt } = session();
		const words = texts();
		const { language } = ui;
		let current = true;
		void words
			.complete()
			.then(() => loadCaseCompany(scenario.id, attempt.variant, language, words.aside))
			.then((loaded) => {
				if (current) data = loaded;
			})
			.catch(() => undefined);
		return () => (current = false);
	});
	return {
		get data() {
			return data?.company;
		},
		get texts() {
			return data?.texts;
		},
	};
}
