/** A tree of texts; keys as in the language file. */
export type TextTree = { [key: string]: string | TextTree };

/**
 * The texts of a scenario in one language, in the parts that are needed at different moments: `frame` in
 * the interface's language and `talk` in the language of the conversation for the first screen, `aside`
 * (hints and the words of the desk) beside it, `debrief` once it is over.
 */
export type Texts = { frame: TextTree; talk: TextTree; aside: TextTree; debrief: TextTree };

const TALK = new Set(['says', 'say', 'reply', 'cards', 'end']);
const ASIDE = new Set(['hint', 'world']);
const DEBRIEF = new Set(['happened', 'why', 'better', 'mistakes', 'reflect', 'example', 'flags']);

/** Parts a language file into what is needed when. Each text is in exactly one part. */
export function partTexts(source: object): Texts {
	const whole = source as TextTree;
	const partOf = (key: string): keyof Texts | undefined =>
		TALK.has(key) ? 'talk' : DEBRIEF.has(key) ? 'debrief' : ASIDE.has(key) ? 'aside' : undefined;
	const pick = (tree: TextTree, wanted: keyof Texts, inherited: keyof Texts): TextTree => {
		const result: TextTree = {};
		for (const [key, value] of Object.entries(tree)) {
			if (key === '$schema') continue;
			// What the desk says is one whole, whatever its entries are called.
			const part = inherited === 'aside' ? inherited : (partOf(key) ?? inherited);
			if (typeof value === 'string') {
				if (part === wanted) result[key] = value;
			} else {
				const inner = pick(value, wanted, part);
				if (Object.keys(inner).length) result[key] = inner;
			}
		}
		return result;
	};
	return {
		frame: pick(whole, 'frame', 'frame'),
		talk: pick(whole, 'talk', 'frame'),
		aside: pick(whole, 'aside', 'frame'),
		debrief: pick(whole, 'debrief', 'frame'),
	};
}

/** Of what is said, the part that the first beat needs: the first screen waits for no more. */
export function openingOf(talk: TextTree, start: string): TextTree {
	const beats = talk.beats;
	const first = typeof beats === 'object' ? beats[start] : undefined;
	return first === undefined ? {} : { beats: { [start]: first } };
}

/** The text at a dotted key, or undefined. */
export function textAt(tree: TextTree, key: string): string | undefined {
	let node: string | TextTree | undefined = tree;
	for (const part of key.split('.')) {
		if (typeof node !== 'object' || !Object.hasOwn(node, part)) return undefined;
		node = node[part];
	}
	return typeof node === 'string' ? node : undefined;
}

/** Every text with its dotted key. */
export function* allTexts(tree: TextTree, prefix = ''): Generator<[key: string, text: string]> {
	for (const [key, value] of Object.entries(tree)) {
		if (typeof value === 'string') yield [prefix + key, value];
		else yield* allTexts(value, `${prefix}${key}.`);
	}
}
