import { join, relative } from 'node:path';
import { idsIn, readCase, readShared, type SourceFiles } from '../../lib/content/read.ts';
import { worldOf } from '../../lib/content/world.ts';
import { verify, type ReportProgress, type Verdict } from '../../lib/scenario/verify/verify.ts';
import type { Problem } from '../../lib/source/read-yaml.ts';

/** What a worker is to do: the cases among these files, and the company that they share. */
export type Work = { files: SourceFiles; folder: string; passMark: number };
/** What came of a case. */
export type Result = Verdict & { id: string };
/** What a worker tells: what came of a case, or how far it is in one. */
export type News = { result: Result } | { at: string };

/** How problems call a file of a folder: as a terminal links it. */
export function nameIn(folder: string): (path: string) => string {
	return (path) => relative(process.cwd(), join(folder, path)) || '.';
}

/**
 * Verifies the cases among files, one after the other. A case that cannot be read has its problems as the verdict.
 * `report` is told how far it is in a case.
 */
export function* verifyFiles(
	{ files, folder, passMark }: Work,
	report: ReportProgress,
): Generator<Result> {
	const name = nameIn(folder);
	const ofCompany: Problem[] = [];
	const shared = readShared(files, name, ofCompany);
	for (const id of idsIn(files)) {
		const problems = [...ofCompany];
		const entry = shared && readCase(id, shared, files, name, problems);
		const verdict = entry
			? verify(entry, worldOf(shared, entry), passMark, { report })
			: { problems: [], warnings: [] };
		yield { ...verdict, id, problems: [...problems, ...verdict.problems] };
	}
}
