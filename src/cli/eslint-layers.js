import { dirname, relative, resolve, sep } from 'node:path';

/*
 * Who may import whom: down only (see CONTRIBUTING.md). A layer may import those of a lower rank, and
 * those of its own rank that ALSO names.
 */

const RANKS = [
	['source', 'i18n'],
	['competency', 'company'],
	['scenario'],
	['grading'],
	['content', 'package', 'store', 'lms'],
	['player', 'course'],
	['routes', 'cli'],
];

/** Components without knowledge of the domain: every layer from content up may use them. */
const UI = 'ui';
const ALSO = {
	// The embedded platform keeps its data in the store.
	lms: ['store'],
};

/**
 * The layer of a file of the project, or undefined for one that belongs to none.
 * @param {string} file
 */
export function layerOf(file) {
	const parts = relative(process.cwd(), file).split(sep);
	if (parts[0] !== 'src') return undefined;
	const name = parts[1] === 'lib' ? parts[2] : parts[1];
	return name === UI || RANKS.some((rank) => rank.includes(name ?? '')) ? name : undefined;
}

/**
 * Whether a layer may import another.
 * @param {string} from
 * @param {string} to
 */
export function mayImport(from, to) {
	if (from === to) return true;
	const rankOf = (/** @type {string} */ layer) => RANKS.findIndex((rank) => rank.includes(layer));
	if (from === UI) return rankOf(to) === 0;
	if (to === UI) return rankOf(from) >= rankOf('content');
	return rankOf(to) < rankOf(from) || (ALSO[/** @type {'lms'} */ (from)] ?? []).includes(to);
}

/** @type {import('eslint').Rule.RuleModule} */
export const layers = {
	meta: {
		type: 'problem',
		schema: [],
		messages: { up: 'src/lib/{{from}} may not import src/lib/{{to}}: imports go down only' },
	},
	create(context) {
		const from = layerOf(context.filename);
		const check = (/** @type {any} */ node) => {
			const source = node.source?.value;
			if (!from || typeof source !== 'string') return;
			const path = source.startsWith('$lib/')
				? resolve(process.cwd(), 'src/lib', source.slice(5))
				: source.startsWith('.')
					? resolve(dirname(context.filename), source)
					: undefined;
			const to = path && layerOf(path);
			if (to && !mayImport(from, to)) {
				context.report({ node: node.source, messageId: 'up', data: { from, to } });
			}
		};
		return {
			ImportDeclaration: check,
			ImportExpression: check,
			ExportNamedDeclaration: check,
			ExportAllDeclaration: check,
		};
	},
};
