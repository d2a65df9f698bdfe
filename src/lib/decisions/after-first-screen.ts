/*
 * The kinds of decision that a first screen seldom shows: loaded once the first option can be clicked.
 */
export { default as ErrorsDecision } from './errors/ErrorsDecision.svelte';
export { default as FormDecision } from './form/FormDecision.svelte';
export { default as OfferDecision } from './offer/OfferDecision.svelte';
export { default as SequenceDecision } from './sequence/SequenceDecision.svelte';
export { default as WriteDecision } from './write/WriteDecision.svelte';
