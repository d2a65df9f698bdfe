import { parentPort, workerData } from 'node:worker_threads';
import { verifyFiles, type News, type Work } from './work.ts';

/* Verifies cases beside other workers, and tells what came of each, and a few times a second how far it is. */

const OFTEN = 200;
let told = 0;
const tell = (news: News) => parentPort?.postMessage(news);

const results = verifyFiles(workerData as Work, ({ scenario, doing, variant, beat, states }) => {
	if (performance.now() - told < OFTEN) return;
	told = performance.now();
	const where = beat === undefined ? doing : `${doing} at ${beat}`;
	tell({ at: `${scenario}, variant ${variant}: ${where}, ${states} states` });
});
for (const result of results) tell({ result });
