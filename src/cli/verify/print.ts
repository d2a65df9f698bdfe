import { compareIds, groupIds, itemIds, knowledgeIds } from '../../lib/competency/ids.ts';
import { formatMoney } from '../../lib/i18n/format.ts';
import type { Summary } from '../../lib/scenario/verify/measure.ts';
import { formatProblem, type Problem } from '../../lib/source/read-yaml.ts';
import type { Result } from './work.ts';

/** Prints what was found of all cases, and returns the exit code. `others`: problems that are of no case. */
export function print(
	results: readonly Result[],
	others: readonly Problem[],
	{ kept, seconds }: { kept: number; seconds: number },
): number {
	const summaries = results.flatMap(({ summary }) => summary ?? []);
	for (const summary of summaries) console.log(linesOf(summary).join('\n'));
	if (summaries.length) console.log(coverage(summaries).join('\n'));

	const warnings = results.flatMap(({ warnings }) => warnings);
	// What is wrong with the company is found with every case, and told once.
	const problems = new Map(
		[...others, ...results.flatMap(({ problems }) => problems)].map((problem) => [
			told(problem),
			problem,
		]),
	);
	for (const warning of warnings) console.warn(`warning: ${told(warning)}`);
	for (const line of problems.keys()) console.error(line);

	const minor = warnings.length ? `, ${warnings.length} warning(s)` : '';
	const known = kept ? `, ${kept} unchanged` : '';
	const time = `in ${seconds.toFixed(1)} s`;
	console.log(
		problems.size
			? `${problems.size} problem(s)${minor} ${time}`
			: `${summaries.length} scenario(s) verified ${time}${known}, no problems${minor}`,
	);
	return problems.size ? 1 : 0;
}

function told(problem: Problem): string {
	return `${formatProblem(problem)}${problem.check ? ` [${problem.check}]` : ''}`;
}

function linesOf(summary: Summary): string[] {
	const { scenario, variants, states, paths, decisions, best, worst, guesser } = summary;
	const euro = (cents: number) => formatMoney(cents, 'en');
	return [
		`${scenario}: ${variants} variants, ${states} states, ${paths} paths, ${decisions} decisions`,
		`  best ${best} %, worst ${worst} %; guessing: ${guesser.expected} % expected, ${(guesser.pass * 100).toFixed(3)} % chance to pass`,
		`  longest option: at most ${summary.longest} %; same position: at most ${summary.position} %`,
		...summary.deals.map(
			({ variant, beat, best, worst }) =>
				`  ${beat}, variant ${variant}: the best deal leaves ${euro(best)}, the worst ${euro(worst)}`,
		),
	];
}

/** How often all cases together observe each competency item, and ask for each knowledge item. */
function coverage(summaries: readonly Summary[]): string[] {
	const counts = added(summaries.map(({ items }) => items));
	const known = added(summaries.map(({ knowledge }) => knowledge));
	const total = [...counts.values()].reduce((sum, times) => sum + times, 0);
	const groups = groupIds.flatMap((group) => {
		const own = [...counts].filter(([item]) => item.startsWith(`${group}.`));
		if (!own.length) return [];
		own.sort(([a], [b]) => compareIds(a, b));
		return [`  ${own.map(([item, times]) => `${item} × ${times}`).join(', ')}`];
	});
	const head = `competencies: ${counts.size} of ${itemIds.length} items, ${total} observations`;
	const facts = added(summaries.map(({ facts }) => facts));
	return [
		...[head, ...groups],
		`knowledge: ${known.size} of ${knowledgeIds.length} items`,
		...listed(known),
		`checked facts that ratings rest on: ${facts.size}`,
		...listed(facts),
	];
}

/** Ids with their counts on one line; no line where there are none. */
function listed(counts: ReadonlyMap<string, number>): string[] {
	const sorted = [...counts].sort(([a], [b]) => compareIds(a, b));
	return sorted.length ? [`  ${sorted.map(([id, times]) => `${id} × ${times}`).join(', ')}`] : [];
}

function added(counts: readonly Record<string, number>[]): Map<string, number> {
	const sum = new Map<string, number>();
	for (const [id, times] of counts.flatMap((one) => Object.entries(one))) {
		sum.set(id, (sum.get(id) ?? 0) + times);
	}
	return sum;
}
