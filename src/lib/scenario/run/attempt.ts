import type { Language } from '../../i18n/language.ts';
import type { Step } from './step.ts';

/** `practice`: a critical error shows its consequence. `test`: it fails the scenario. */
export type Mode = 'practice' | 'test';

/**
 * A learner's go at a scenario. The steps are the whole of it: score, transcript, debrief and
 * platform data are derived from them.
 */
export type Attempt = {
	id: string;
	scenario: string;
	version: number;
	/** Hash of the scenario as it was when the attempt began. */
	hash: string;
	variant: string;
	/** Draws the order of options; 0 up to SEEDS. */
	seed: number;
	mode: Mode;
	/** The language of the conversation; explanations follow the interface. */
	conversation: Language;
	/** When it began, milliseconds since 1970. */
	startedAt: number;
	steps: Step[];
};
