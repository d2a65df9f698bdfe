import { read, type SourceFiles } from '../lib/content/read.ts';
import type { Problem } from '../lib/source/read-yaml.ts';

/** The case that a new one begins as. */
const SAMPLE = 'sample';
/** Codes from here on are outside the plan of cases. */
const FIRST_FREE = 90;
const LAST = 99;

/**
 * The files of a new case with this id: the sample under another name. `files` are the cases and the company that it
 * joins. Problems say why there can be no such case.
 */
export function newCase(
	id: string,
	files: SourceFiles,
	samples: SourceFiles,
	code?: string,
): { ok: true; files: Map<string, string> } | { ok: false; problems: (Problem | string)[] } {
	const fail = (...problems: (Problem | string)[]) => ({ ok: false as const, problems });
	if (!/^[a-z0-9]+(-[a-z0-9]+)*$/.test(id)) {
		return fail(
			`${id}: expected an id of lower-case letters, digits and single hyphens, such as lege-doos`,
		);
	}
	const taken = [...files.keys()].some((path) => path === id || path.startsWith(`${id}/`));
	if (taken) return fail(`there is a folder ${id} already`);

	const codes = new Map(
		[...files].flatMap(([path, file]): [string, string][] => {
			const found = typeof file === 'string' ? /^code: *(SC\d\d)\b/m.exec(file)?.[1] : undefined;
			return found && path.endsWith('/scenario.yaml') ? [[found, path]] : [];
		}),
	);
	const free = Array.from(
		{ length: LAST - FIRST_FREE + 1 },
		(_, index) => `SC${FIRST_FREE + index}`,
	);
	const own = code ?? free.find((candidate) => !codes.has(candidate));
	if (!own) return fail(`every code from SC${FIRST_FREE} on is taken; name one with --code`);
	const owner = codes.get(own);
	if (owner) return fail(`${own} is the code of ${owner}; name another with --code`);

	const made = new Map<string, string>();
	for (const [path, text] of samples) {
		if (!path.startsWith(`${SAMPLE}/`) || typeof text !== 'string') continue;
		made.set(
			path.replace(SAMPLE, () => id),
			text.replace(/^id: .*$/m, () => `id: ${id}`).replace(/^code: .*$/m, () => `code: ${own}`),
		);
	}
	const company = [...files].filter(([path]) => path.startsWith('company/'));
	const { problems } = read(new Map([...company, ...made]));
	return problems.length ? fail(...problems) : { ok: true, files: made };
}
