import { loadLabels } from '$lib/competency/labels.ts';
import { loadCompany, loadTexts } from '$lib/content/content.ts';
import { ui } from '$lib/i18n/interface.svelte.ts';
import { groupNames } from './telling.ts';

export { default as Debrief } from '$lib/course/debrief/Debrief.svelte';

/** Fetches the words that the debrief of a case needs. */
export async function loadAhead(caseId: string): Promise<void> {
	await Promise.all([
		loadTexts(caseId, ui.language, 'debrief'),
		loadCompany(ui.language),
		loadLabels(ui.language),
		groupNames(),
		ui.need('course', 'problem'),
	]);
}
