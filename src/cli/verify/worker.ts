import { parentPort, workerData } from 'node:worker_threads';
import { verifyFiles, type Work } from './work.ts';

/* Verifies cases beside other workers, and tells what came of each. */

for (const result of verifyFiles(workerData as Work)) parentPort?.postMessage(result);
