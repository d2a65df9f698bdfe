import { dirname, join, relative, resolve, sep } from 'node:path';
import { fileURLToPath } from 'node:url';

/*
 * Who may import whom: down only (see CONTRIBUTING.md). A layer may import those of a lower rank, and
 * those of its own rank that ALSO names. What two layers of a rank share goes further down.
 */

const RANKS = [
	['source', 'i18n'],
	['competency', 'company'],
	['scenario'],
	['grading'],
	['content', 'package', 'store', 'lms'],
	['attempt'],
	['documents'],
	['desk', 'decisions'],
	['conversation'],
	['course', 'trainer'],
	['routes', 'cli'],
];

/** Components without knowledge of the domain: every layer from content up may use them. */
const UI = 'ui';
/** @type {Record<string, string[]>} */
const ALSO = {
	// The embedded platform keeps its data in the store.
	lms: ['store'],
};

const SRC = join(dirname(fileURLToPath(import.meta.url)), '..');

/**
 * The layer that a file or folder lies in, `player` or `routes`, which may be one that RANKS does not know;
 * undefined outside src and for what lies in src itself.
 * @param {string} path
 */
function layerOf(path) {
	const parts = relative(SRC, path).split(sep);
	if (parts.length < 2 || parts[0] === '..') return undefined;
	return parts[0] === 'lib' ? parts[1] : parts[0];
}

/** @param {string} layer */
function rankOf(layer) {
	return RANKS.findIndex((rank) => rank.includes(layer));
}

/**
 * Whether a layer may import another.
 * @param {string} from
 * @param {string} to
 */
function mayImport(from, to) {
	if (from === to) return true;
	if (from === UI) return rankOf(to) === 0;
	if (to === UI) return rankOf(from) >= rankOf('content');
	return rankOf(to) < rankOf(from) || (ALSO[from] ?? []).includes(to);
}

/** @param {string} layer */
function folderOf(layer) {
	return RANKS.at(-1)?.includes(layer) ? `src/${layer}` : `src/lib/${layer}`;
}

/**
 * The file or folder that an import names, undefined for a package's.
 * @param {string} source
 * @param {string} importer
 */
function pathOf(source, importer) {
	if (source.startsWith('$lib/')) return join(SRC, 'lib', source.slice('$lib/'.length));
	if (source.startsWith('/src/')) return join(SRC, source.slice('/src/'.length));
	return source.startsWith('.') ? resolve(dirname(importer), source) : undefined;
}

/**
 * The text of a string or of a template without expressions.
 * @param {any} node
 * @returns {string | undefined}
 */
function textOf(node) {
	if (node?.type === 'TemplateLiteral') return node.quasis[0].value.cooked;
	return typeof node?.value === 'string' ? node.value : undefined;
}

/**
 * The lint rule: reports imports that do not go down, whichever way they are written, and folders that have
 * no place among the layers.
 * @type {import('eslint').Rule.RuleModule}
 */
export const layers = {
	meta: {
		type: 'problem',
		schema: [],
		messages: {
			up: '{{from}} may not import {{to}}: imports go down only',
			unknown: '{{folder}} has no place among the layers: src/cli/eslint-layers.js',
		},
	},
	create(context) {
		const from = layerOf(context.filename);
		if (!from) return {};
		const known = from === UI || rankOf(from) >= 0;
		/** @param {any} source the node of what is imported */
		const check = (source) => {
			const path = pathOf(textOf(source) ?? '', context.filename);
			const to = path && layerOf(path);
			if (!known || !to || mayImport(from, to)) return;
			const data = { from: folderOf(from), to: folderOf(to) };
			context.report({ node: source, messageId: 'up', data });
		};
		return {
			Program(node) {
				if (known) return;
				context.report({ node, messageId: 'unknown', data: { folder: folderOf(from) } });
			},
			ImportDeclaration: (node) => check(node.source),
			ImportExpression: (node) => check(node.source),
			ExportNamedDeclaration: (node) => check(node.source),
			ExportAllDeclaration: (node) => check(node.source),
			// A type by the way: import('../player/session.ts').Session
			TSImportType: (/** @type {any} */ node) => check(node.source ?? node.argument?.literal),
		};
	},
};
