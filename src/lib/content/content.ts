import { buildSource } from './build-source.ts';
import type { CaseSource } from './case-source.ts';

/* What the pages ask of the cases that are played here, wherever these come from: see CaseSource. */

const source: CaseSource = buildSource;

export const {
	caseIds,
	scenario: loadScenario,
	texts: loadTexts,
	catalogue: loadCatalogue,
	company: loadCompany,
	photo: loadPhoto,
	world: loadWorld,
	person: loadPerson,
} = source;
