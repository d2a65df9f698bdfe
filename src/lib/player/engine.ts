/*
 * What moves an attempt, takes one up again and reports it: the machine, grading, the saved state, the
 * saver. None of it is needed to show the first screen of a new attempt, so it is a chunk of its own.
 */
export { grade } from '../grading/grade.ts';
export { recordOf } from '../lms/record.ts';
export { createSaver } from '../lms/saver.ts';
export { encodeState } from '../scenario/codec.ts';
export { advance, replay } from '../scenario/replay.ts';
export { reconcile, storedAttempt } from './resume.ts';
