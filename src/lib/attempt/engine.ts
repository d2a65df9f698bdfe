/*
 * What moves an attempt, takes one up again and reports it: the machine, grading, the saved state, the
 * saver. None of it is needed to show the first screen of a new attempt, so it is a chunk of its own.
 */
export { scormLms } from '../lms/scorm-lms.ts';
export { goesOnByItself } from '../scenario/run/go-on.ts';
export { advance, replay } from '../scenario/run/replay.ts';
export { transcript } from '../scenario/run/transcript.ts';
export { memoryJournal } from '../store/memory-journal.ts';
export { reconcile } from '../lms/reconcile.ts';
export { createTeller } from '../lms/teller.ts';
