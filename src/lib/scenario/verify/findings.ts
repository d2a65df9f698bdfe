import type { Problem, Source } from '../../source/read-yaml.ts';

/** How a finding is told, where that is not: in scenario.yaml, in every variant, by itself. */
export type Detail = {
	/** The variant in which it is so. What is the same in several variants is told once. */
	variant?: string;
	/** The file that it stands in. */
	source?: Source<unknown>;
	/** Findings of a check that are about the same thing are told as one, the first as the example. */
	about?: string;
	/** It does not fail a draft, whatever the check. */
	warning?: boolean;
};

/** Tells what a check found, and where in the file. */
export type Report = (check: string, path: PropertyKey[], message: string, detail?: Detail) => void;

/**
 * Checks whose findings do not fail a draft: the cases of today do not meet them yet. In a case whose `key` is
 * agreed they are problems like all others.
 */
const WARNINGS: ReadonlySet<string> = new Set([
	'article',
	'critical-parity',
	'law-claim',
	'never-best',
	'typed-fact',
	'unread-flag',
	'zero-sum',
]);

/** Gathers what the checks of a case find. `source` is its scenario.yaml. */
export function gather(source: Source<unknown>, draft: boolean) {
	type Entry = { problem: Problem; variants: Set<string>; count: number; warning: boolean };
	const entries = new Map<string, Entry>();

	const report: Report = (check, path, message, detail = {}) => {
		const { variant, source: file = source } = detail;
		const key = JSON.stringify([check, detail.about ?? [file.file, message, path.map(String)]]);
		const same = entries.get(key);
		if (same) {
			same.count++;
			if (variant !== undefined) same.variants.add(variant);
			return;
		}
		const problem = { file: file.file, ...file.at(path), check, message };
		const variants = new Set(variant === undefined ? [] : [variant]);
		const warning = draft && (detail.warning ?? WARNINGS.has(check));
		entries.set(key, { problem, variants, count: 1, warning });
	};

	const told = ({ problem, variants, count }: Entry): Problem => {
		const where = variants.size ? `variant ${[...variants].join(', ')}: ` : '';
		const more = count - Math.max(1, variants.size);
		return {
			...problem,
			message: where + problem.message + (more > 0 ? ` (and ${more} more)` : ''),
		};
	};
	const toldOf = (warning: boolean) =>
		[...entries.values()].filter((entry) => entry.warning === warning).map(told);
	return {
		report,
		problems: () => toldOf(false),
		warnings: () => toldOf(true),
	};
}
