/*
 * What a keeper can do without until the first screen stands: who else plays, what nobody has claimed, what becomes
 * of the page. One chunk.
 */
export { takeTurn } from '$lib/attempt/one-window.ts';
export { followPage } from './page-life.ts';
export { straysAmong } from './strays.ts';
