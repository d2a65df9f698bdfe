/*
 * What the first screen of a case can do without: the desk, documents, cards to put in order, what pauses
 * and ends it, the typeface. One chunk, asked for once the first option can be clicked.
 */
import '../ui/typeface.ts';

export { arrivalOn } from './arrival-on.ts';
export { default as DeskSide } from './DeskSide.svelte';
export { default as About } from './About.svelte';
export { default as Elsewhere } from './Elsewhere.svelte';
export { default as EndCard } from './EndCard.svelte';
export { default as Explained } from './Explained.svelte';
export { default as FilledDocument } from '../documents/FilledDocument.svelte';
export { default as Goal } from './Goal.svelte';
export { default as Languages } from './Languages.svelte';
export { default as OpeningChoices } from './OpeningChoices.svelte';
export { default as Pause } from './Pause.svelte';
export { default as Status } from './Status.svelte';
export { announced } from '../ui/arrival.ts';
export { default as SkipLink } from '../ui/SkipLink.svelte';
export * as kinds from '../decisions/after-first-screen.ts';
