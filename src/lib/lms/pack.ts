/*
 * Text in fewer characters: each character by a code of fixed length for that character (Huffman), the
 * bits written six by six as base64url. No dictionary and nothing that learns, so that the length of a
 * whole is the sum of its parts, and the build can say how long a saved state can become at most.
 *
 * The weights are part of the format: a saved state is read with the weights that it was written with.
 */

/** How often a character is to be expected; `\0` stands before one that is not here, as eight bits. */
const WEIGHTS: Record<string, number> = {
	...{ ',': 120, ';': 40, '/': 50, '.': 30, '-': 12, '!': 2, '\0': 2 },
	...{ '0': 80, '1': 80, '2': 60, '3': 50, '4': 40, '5': 40, '6': 30, '7': 30, '8': 30, '9': 60 },
	...{ c: 50, g: 50, l: 40, f: 14, s: 18, m: 10, o: 12, w: 8, h: 20, a: 14, b: 8, d: 8, e: 10 },
	...{
		i: 10,
		j: 7,
		k: 7,
		n: 10,
		p: 10,
		q: 7,
		r: 10,
		t: 12,
		u: 8,
		v: 7,
		x: 7,
		y: 7,
		z: 7,
		S: 4,
		C: 4,
	},
};

const SIGNS = 'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_';

type Tree = { weight: number; character: string } | { weight: number; left: Tree; right: Tree };

const tree = treeOf(Object.entries(WEIGHTS));
const codes = new Map(codesOf(tree, ''));

/** The text in fewer characters, letters, digits, `-` and `_`. Only for printable ASCII. */
export function pack(text: string): string {
	const bits = [...text].map(codeOf).join('');
	// A one and zeros fill the last sign: what is read stops at the last one.
	const whole = `${bits}1`.padEnd(Math.ceil((bits.length + 1) / 6) * 6, '0');
	return (whole.match(/.{6}/g) ?? []).map((six) => SIGNS[parseInt(six, 2)]).join('');
}

/** The text that was packed, or undefined when it is none. */
export function unpack(packed: string): string | undefined {
	const places = [...packed].map((sign) => SIGNS.indexOf(sign));
	if (places.includes(-1)) return undefined;
	const filled = places.map((place) => place.toString(2).padStart(6, '0')).join('');
	const bits = filled.slice(0, filled.lastIndexOf('1'));
	let text = '';
	let node: Tree = tree;
	for (let index = 0; index < bits.length; index++) {
		if ('character' in node) return undefined;
		node = bits[index] === '0' ? node.left : node.right;
		if (!('character' in node)) continue;
		if (node.character === '\0') {
			text += String.fromCharCode(parseInt(bits.slice(index + 1, index + 9), 2));
			index += 8;
		} else text += node.character;
		node = tree;
	}
	return node === tree ? text : undefined;
}

/** How many bits a text takes; six make a character. */
export function bitsOf(text: string): number {
	return [...text].reduce((sum, character) => sum + codeOf(character).length, 0);
}

function codeOf(character: string): string {
	const known = character === '\0' ? undefined : codes.get(character);
	if (known) return known;
	return `${codes.get('\0')}${character.charCodeAt(0).toString(2).padStart(8, '0').slice(-8)}`;
}

/** The tree in which what is frequent stands near the root; the same for the same weights. */
function treeOf(weights: [string, number][]): Tree {
	const nodes: Tree[] = weights.map(([character, weight]) => ({ character, weight }));
	for (;;) {
		// The order of equal weights is that of the list: sorting is stable.
		nodes.sort((a, b) => a.weight - b.weight);
		const [left, right] = nodes.splice(0, 2);
		if (!left) throw new Error('there is nothing to code');
		if (!right) return left;
		nodes.push({ weight: left.weight + right.weight, left, right });
	}
}

function* codesOf(node: Tree, code: string): Generator<[string, string]> {
	if ('character' in node) yield [node.character, code];
	else {
		yield* codesOf(node.left, `${code}0`);
		yield* codesOf(node.right, `${code}1`);
	}
}
