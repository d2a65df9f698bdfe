import { LineCounter, parseDocument, visit, type Document } from 'yaml';
import type { z } from 'zod';

/** Something wrong in a source file, told so that its author can find it. Lines and columns count from 1. */
export type Problem = {
	file: string;
	line: number;
	column: number;
	message: string;
	/** The name of the check that found it, where there are several. */
	check?: string;
};

/** A source file that was read: its value, and where in the file each part of it stands. */
export type Source<T> = {
	file: string;
	value: T;
	/** The place of the value at this path, or of its nearest parent that exists. */
	at(path: readonly PropertyKey[]): { line: number; column: number };
};

/** The result of reading: the value, or the problems that stand in the way. */
export type Read<T> =
	{ ok: true; source: Source<T>; problems: [] } | { ok: false; problems: Problem[] };

/** Larger than any text that a person writes for one case, small enough to read at once. */
export const MAX_CHARACTERS = 512 * 1024;
const MAX_DEPTH = 40;
/** Enough to mend a file by; a file with more is of another kind altogether. */
const MAX_PROBLEMS = 50;

/**
 * Reads YAML and holds it against a schema. It never throws and never hangs: aliases, anchors and
 * merge keys are refused (they can grow without bound or form cycles), as are files that are too
 * large or nested too deeply.
 */
export function readYaml<T>(text: string, file: string, schema: z.ZodType<T>): Read<T> {
	const fail = (message: string, line = 1, column = 1): Read<T> => ({
		ok: false,
		problems: [{ file, line, column, message }],
	});
	if (text.length > MAX_CHARACTERS) {
		return fail(
			`the file has ${text.length} characters; expected at most ${MAX_CHARACTERS}. Split it or check that it is the right file`,
		);
	}
	const deep = tooDeep(text);
	if (deep) return fail(`nested deeper than ${MAX_DEPTH} levels`, deep.line, deep.column);

	const counter = new LineCounter();
	let document: Document;
	try {
		document = parseDocument(text, {
			lineCounter: counter,
			prettyErrors: false,
			uniqueKeys: true,
			merge: false,
			logLevel: 'silent',
		});
	} catch (error) {
		return fail(`cannot be read as YAML: ${String(error)}`);
	}
	const place = (offset: number) => {
		const { line, col } = counter.linePos(offset);
		return { line: Math.max(line, 1), column: Math.max(col, 1) };
	};
	const problems: Problem[] = [...document.errors, ...document.warnings]
		.slice(0, MAX_PROBLEMS)
		.map((error) => ({
			file,
			...place(error.pos[0]),
			message: `not valid YAML: ${error.message}`,
		}));
	visit(document, {
		Alias(_, node) {
			problems.push({
				file,
				...place(node.range?.[0] ?? 0),
				message: `alias *${node.source}; expected the value itself, aliases are not allowed`,
			});
			return visit.BREAK;
		},
		Node(_, node) {
			if ('anchor' in node && node.anchor) {
				problems.push({
					file,
					...place(node.range?.[0] ?? 0),
					message: `anchor &${node.anchor}; expected a plain value, anchors are not allowed`,
				});
				return visit.BREAK;
			}
			return undefined;
		},
		Pair(_, pair) {
			const key = (pair.key as { value?: unknown; range?: [number, number, number] }) ?? {};
			if (key.value === '__proto__' || key.value === 'constructor' || key.value === 'prototype') {
				problems.push({
					file,
					...place(key.range?.[0] ?? 0),
					message: `the key ${key.value} is not allowed`,
				});
			}
		},
	});
	if (problems.length) return { ok: false, problems };

	const at = (path: readonly PropertyKey[]) => {
		for (let length = path.length; length >= 0; length--) {
			const node = findNode(document, path.slice(0, length));
			if (node) return place(node);
		}
		return { line: 1, column: 1 };
	};
	const result = schema.safeParse(document.toJS({ maxAliasCount: 0 }));
	if (!result.success) {
		return {
			ok: false,
			problems: result.error.issues.slice(0, MAX_PROBLEMS).flatMap((issue) => {
				const unknownKeys = issue.code === 'unrecognized_keys' ? issue.keys : [undefined];
				return unknownKeys.map((key) => {
					const path = key === undefined ? issue.path : [...issue.path, key];
					return { file, ...at(path), message: explain(issue, path) };
				});
			}),
		};
	}
	return { ok: true, source: { file, value: result.data, at }, problems: [] };
}

/** `file:line:column: message`, as editors and terminals link it. */
export function formatProblem(problem: Problem): string {
	return `${problem.file}:${problem.line}:${problem.column}: ${problem.message}`;
}

function explain(issue: z.core.$ZodIssue, path: readonly PropertyKey[]): string {
	const where = path.length ? path.map(String).join('.') : 'the file';
	if (issue.code === 'unrecognized_keys') {
		return `${where}: unknown key; expected one that the format knows`;
	}
	// A union with a word of its own is explained by it; else by the alternative that came furthest.
	if (issue.code === 'invalid_union' && issue.message === 'Invalid input' && issue.errors.length) {
		const best = [...issue.errors].sort((a, b) => depth(b) - depth(a) || a.length - b.length)[0];
		const inner = best?.[0];
		if (inner) return explain(inner, [...path, ...inner.path]);
	}
	return `${where}: ${issue.message.replace(/^Invalid input: /, '')}`;
}

function depth(issues: readonly z.core.$ZodIssue[]): number {
	return Math.max(0, ...issues.map((issue) => issue.path.length));
}

/** Offset of the key (for a pair) or the value (for a list item) at this path. */
function findNode(document: Document, path: readonly PropertyKey[]): number | undefined {
	if (path.length === 0) return (document.contents as { range?: number[] } | null)?.range?.[0];
	const parent = document.getIn(path.slice(0, -1), true) as
		{ items?: { key?: { value?: unknown; range?: number[] }; range?: number[] }[] } | undefined;
	const last = path[path.length - 1];
	const items = parent?.items;
	if (!Array.isArray(items)) return undefined;
	if (typeof last === 'number') return items[last]?.range?.[0];
	return items.find((item) => String(item.key?.value) === String(last))?.key?.range?.[0];
}

/**
 * Where the text is nested too deeply for a recursive reader, judged by brackets and by indentation.
 * Brackets inside strings count too; a text with forty of these open at once is refused as well.
 */
function tooDeep(text: string): { line: number; column: number } | undefined {
	let open = 0;
	let line = 1;
	let lineStart = 0;
	for (let index = 0; index < text.length; index++) {
		const character = text[index];
		if (character === '\n') {
			line++;
			lineStart = index + 1;
			const lead = /^[ \t-]*/.exec(text.slice(index + 1, index + 1 + 4 * MAX_DEPTH))?.[0] ?? '';
			const dashes = lead.split('-').length - 1;
			if (lead.length >= 4 * MAX_DEPTH || dashes > MAX_DEPTH) return { line, column: lead.length };
		} else if (character === '[' || character === '{') {
			if (++open > MAX_DEPTH) return { line, column: index - lineStart + 1 };
		} else if (character === ']' || character === '}') {
			open = Math.max(0, open - 1);
		}
	}
	const first = /^[ \t-]*/.exec(text.slice(0, 4 * MAX_DEPTH))?.[0] ?? '';
	if (first.split('-').length - 1 > MAX_DEPTH) return { line: 1, column: first.length };
	return undefined;
}
