import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { formatMoney } from '../lib/i18n/format.ts';
import { PASS_MARK } from '../lib/grading/report.ts';
import { formatProblem, type Problem } from '../lib/source/read-yaml.ts';
import type { Summary } from '../lib/scenario/verify/measure.ts';
import { verify } from '../lib/scenario/verify/verify.ts';
import { readContent } from './read-content.ts';
import { worldOf } from './world.ts';

/*
 * npm run verify [-- --scenarios FOLDER] [--pass-mark 70]: walks every variant of every scenario and
 * prints what it found. Exit code 1 when there is a problem.
 */

const { values } = parseArgs({
	options: {
		scenarios: { type: 'string', default: join(process.cwd(), 'scenarios') },
		'pass-mark': { type: 'string', default: String(PASS_MARK) },
	},
});
const passMark = Number(values['pass-mark']);
if (!(passMark > 0 && passMark <= 100)) {
	console.error(
		`--pass-mark: expected a number above 0, at most 100; found ${values['pass-mark']}`,
	);
	process.exit(2);
}

const euro = (cents: number) => formatMoney(cents, 'en');
const began = performance.now();
const { content, problems } = readContent(values.scenarios);
const found: Problem[] = [...problems];
const warnings: Problem[] = [];
const summaries: Summary[] = [];
if (content) {
	for (const entry of content.cases) {
		const { problems, warnings: minor, summary } = verify(entry, worldOf(content, entry), passMark);
		found.push(...problems);
		warnings.push(...minor);
		if (summary) summaries.push(summary);
	}
}

for (const summary of summaries) {
	const { scenario, variants, states, paths, decisions, best, worst } = summary;
	console.log(
		[
			`${scenario}: ${variants} variants, ${states} states, ${paths} paths, ${decisions} decisions`,
			`  best ${best} %, worst ${worst} %; guessing: ${summary.guesser.expected} % expected, ${(summary.guesser.pass * 100).toFixed(3)} % chance to pass`,
			`  longest option: at most ${summary.longest} %; same position: at most ${summary.position} %`,
			...summary.deals.map(
				({ variant, beat, best, worst }) =>
					`  ${beat}, variant ${variant}: the best deal leaves ${euro(best)}, the worst ${euro(worst)}`,
			),
		].join('\n'),
	);
}
const told = (problem: Problem) =>
	`${formatProblem(problem)}${problem.check ? ` [${problem.check}]` : ''}`;
for (const problem of warnings) console.warn(`warning: ${told(problem)}`);
for (const problem of found) console.error(told(problem));
const seconds = ((performance.now() - began) / 1000).toFixed(1);
const minor = warnings.length ? `, ${warnings.length} warning(s)` : '';
console.log(
	found.length
		? `${found.length} problem(s)${minor} in ${seconds} s`
		: `${summaries.length} scenario(s) verified in ${seconds} s, no problems${minor}`,
);
process.exit(found.length ? 1 : 0);
