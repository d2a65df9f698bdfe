import { createAvatar } from '@dicebear/core';
import * as openPeeps from '@dicebear/open-peeps';
import { z } from 'zod';
import { readYaml, type Problem } from '../source/read-yaml.ts';
import { EXPRESSIONS, type CastMember, type DrawnPerson, type Expression } from '../ui/person.ts';

/** Some of the shapes of an Open Peeps face, by their place in it, perhaps moved or made larger or smaller. */
type Part = { of: string; shapes: number[]; move?: [x: number, y: number]; scale?: number };

const DOT_EYES: Part = { of: 'smile', shapes: [2, 3] };
const RAISED_BROWS: Part = { of: 'calm', shapes: [4, 5], move: [0, -6] };

/**
 * No face of Open Peeps is put on whole: some close their eyes or frown like a comic strip. Brows,
 * eyes and mouth are chosen apart, so that neighbours differ in brows and in mouth, and the eyes
 * are open in all. Wide mouths are moved off the edge of the narrow heads.
 */
const FACES: Record<Expression, Part[]> = {
	furious: [
		{ of: 'veryAngry', shapes: [2, 3] },
		{ of: 'rage', shapes: [2, 3, 4], move: [-22, 0] },
	],
	angry: [
		{ of: 'driven', shapes: [2, 3, 4, 5], move: [-8, 0] },
		{ of: 'solemn', shapes: [0] },
	],
	worried: [
		{ of: 'concerned', shapes: [5, 6, 7, 8] },
		{ of: 'solemn', shapes: [0], scale: 0.7 },
	],
	neutral: [
		{ of: 'smile', shapes: [2, 3, 4, 5] },
		{ of: 'tired', shapes: [0], scale: 0.8 },
	],
	attentive: [RAISED_BROWS, DOT_EYES, { of: 'contempt', shapes: [0], scale: 1.2 }],
	pleased: [RAISED_BROWS, DOT_EYES, { of: 'calm', shapes: [0], move: [-10, 0], scale: 1.4 }],
	delighted: [RAISED_BROWS, DOT_EYES, { of: 'smileLOL', shapes: [2, 8, 9], move: [-10, 0] }],
};

/** The nose does not move with the mood and belongs to the body. */
const NOSE: Part = { of: 'smile', shapes: [1] };

/** A square of one size for all, so that heads are of one size; it rises with the hair. */
const FRAME = { left: 16, size: 688, aboveHair: 40, highest: -28, lowest: 16 };

const words = z.strictObject({ nl: z.string(), fr: z.string(), en: z.string() });
const colour = z.string().regex(/^[0-9a-f]{6}$/, 'expected a colour as six hexadecimal digits');
const drawn = (component: 'head' | 'facialHair' | 'accessories') => {
	const known = namesOf(component);
	return z.string().refine((name) => known.includes(name), `expected one of ${known.join(', ')}`);
};

const lookSchema = z.strictObject({
	gender: z.enum(['f', 'm']),
	/** Shape of head and hair in Open Peeps. */
	head: drawn('head'),
	/** Colour of hair and beard, or of the scarf that covers the hair; black without. */
	hair: colour.optional(),
	skin: colour,
	clothing: colour,
	facialHair: drawn('facialHair').optional(),
	accessory: drawn('accessories').optional(),
	alt: words,
});

const castSchema = z.strictObject({
	credit: z.strictObject({
		name: z.string(),
		author: z.string(),
		licence: z.string(),
		url: z.url(),
	}),
	expressions: z.record(z.enum(EXPRESSIONS), words),
	people: z.record(z.string(), lookSchema),
});

/** How one person looks. */
export type Look = z.infer<typeof lookSchema>;

/** How people look, as cast.yaml says. */
export type Cast = z.infer<typeof castSchema>;

/** Reads cast.yaml. */
export function readCast(
	text: string,
	file: string,
): { ok: true; cast: Cast; problems: [] } | { ok: false; problems: Problem[] } {
	const read = readYaml(text, file, castSchema);
	return read.ok ? { ok: true, cast: read.source.value, problems: [] } : read;
}

/** A person of the cast, drawn, with words. Throws when the cast does not know the person. */
export function drawPerson(cast: Cast, id: string): CastMember {
	const look = cast.people[id];
	if (!look) throw new Error(`cast.yaml: there is nobody called ${id}`);
	return { drawing: drawLook(look), alt: look.alt, expressions: cast.expressions };
}

/** Draws a look with every expression. Pure: the same look gives the same drawing. */
export function drawLook(look: Look): DrawnPerson {
	const body = bodyOf(look);
	const { left, size, aboveHair, highest, lowest } = FRAME;
	const hairline = topOf(body.filter(({ layer }) => layer === 'head'));
	const top = Math.round(Math.min(lowest, Math.max(highest, hairline - aboveHair)));
	return {
		viewBox: `${left} ${top} ${size} ${size}`,
		body: fragment([...body, ...take(NOSE)], top + size),
		faces: Object.fromEntries(
			EXPRESSIONS.map((expression) => [
				expression,
				fragment(FACES[expression].flatMap(take), top + size),
			]),
		) as Record<Expression, string>,
	};
}

/** Everything of a person but the face, from the torso up to what covers it. */
function bodyOf(look: Look): Shape[] {
	const hair = look.hair ?? BLACK;
	const shapes = avatar({
		head: [look.head] as openPeeps.Options['head'],
		skinColor: [look.skin],
		clothingColor: [look.clothing],
		headContrastColor: [hair],
		accessories: [look.accessory] as openPeeps.Options['accessories'],
		accessoriesProbability: look.accessory ? 100 : 0,
		facialHair: [look.facialHair] as openPeeps.Options['facialHair'],
		facialHairProbability: look.facialHair ? 100 : 0,
	}).filter(({ layer }) => layer !== 'face');

	// Where Open Peeps draws hair in one piece with the outline it is all black; our colour replaces it.
	const onlyOutlines = (layer: Layer) =>
		shapes.some((shape) => shape.layer === layer && shape.fill === `#${hair}`);
	const dyed = (['head', 'facialHair'] as const).filter(
		(layer) => !onlyOutlines(layer) && !(layer === 'head' && look.head.startsWith('noHair')),
	);
	return shapes.map((shape) =>
		shape.fill === `#${BLACK}` && dyed.some((layer) => layer === shape.layer)
			? { ...shape, fill: `#${hair}` }
			: shape,
	);
}

/** The shapes of a part, in their place. */
function take({ of, shapes, move: [moveX, moveY] = [0, 0], scale = 1 }: Part): Shape[] {
	const all = avatar({ face: [of] as openPeeps.Options['face'] })
		.filter(({ layer }) => layer === 'face')
		.flatMap(({ outlines, ...shape }) =>
			outlines.map((outline) => ({ ...shape, outlines: [outline] })),
		);
	const taken = shapes.map((index) => {
		const shape = all[index];
		if (!shape) throw new Error(`the face ${of} has no shape ${index}`);
		// One face is drawn in another black.
		return { ...shape, fill: shape.fill === '#231F20' ? `#${BLACK}` : shape.fill };
	});
	if (!moveX && !moveY && scale === 1) return taken;
	const [x, y] = middleOf(taken);
	const place = { scale, x: x * (1 - scale) + moveX, y: y * (1 - scale) + moveY };
	return taken.map((shape) => ({
		...shape,
		outlines: shape.outlines.map((outline) => outline.map((segment) => put(segment, place))),
	}));
}

function middleOf(shapes: Shape[]): [x: number, y: number] {
	const middle = (values: number[]) => (Math.min(...values) + Math.max(...values)) / 2;
	return [middle(ends(shapes).map(([x]) => x)), middle(ends(shapes).map(([, y]) => y))];
}

function topOf(shapes: Shape[]): number {
	return Math.min(...ends(shapes).map(([, y]) => y));
}

/** Where the segments end: near enough to how far a shape reaches. */
function ends(shapes: Shape[]): [x: number, y: number][] {
	return shapes.flatMap(({ outlines }) =>
		outlines.flat().map(({ numbers }): [number, number] => {
			const [x = 0, y = 0] = numbers.slice(-2);
			return [x, y];
		}),
	);
}

const BLACK = '000000';

/** Where Open Peeps puts its layers; by this we know one from the other. */
const LAYERS = {
	torso: '',
	head: 'matrix(.99789 0 0 1 156 62)',
	face: 'translate(315 248)',
	facialHair: 'translate(279 400)',
	mask: 'translate(179 343)',
	accessories: 'translate(203 303)',
};
type Layer = keyof typeof LAYERS;

/** A filled shape in the coordinates of the picture. */
type Shape = { layer: Layer; fill: string; outlines: Outline[] };
/** A closed line, beginning with M; all places are absolute. */
type Outline = Segment[];
type Segment = { command: 'M' | 'L' | 'C' | 'A'; numbers: number[] };

/** The shapes of an avatar, in the order of drawing. What is not a shape (licence, masks) is left out. */
function avatar(options: openPeeps.Options): Shape[] {
	const svg = createAvatar(openPeeps, {
		accessoriesProbability: 0,
		facialHairProbability: 0,
		maskProbability: 0,
		...options,
	}).toString();
	const groups: { transform?: string; fill?: string }[] = [];
	const shapes: Shape[] = [];
	for (const [tag, name, attributes = ''] of svg.matchAll(/<(\/?[a-z]+)([^>]*)>/gi)) {
		if (name === 'g')
			groups.push({
				transform: attribute(attributes, 'transform'),
				fill: attribute(attributes, 'fill'),
			});
		else if (name === '/g') groups.pop();
		else if (name === 'path') {
			const transform = groups.findLast((group) => group.transform)?.transform ?? '';
			const layer = (Object.keys(LAYERS) as Layer[]).find((key) => LAYERS[key] === transform);
			const fill = attribute(attributes, 'fill') ?? groups.findLast((group) => group.fill)?.fill;
			const path = attribute(attributes, 'd');
			if (!layer || !path) throw new Error(`the drawing is not laid out as expected: ${tag}`);
			// A shape without a colour is a line of 1.5, not seen at our sizes.
			if (!fill) continue;
			const outlines = outlinesOf(path, placeOf(transform));
			shapes.push({ layer, fill: fill === '#000' ? `#${BLACK}` : fill, outlines });
		}
	}
	return shapes;
}

function attribute(attributes: string, name: string): string | undefined {
	return new RegExp(`\\b${name}="([^"]*)"`).exec(attributes)?.[1];
}

/** Where a shape comes to stand: made larger from the origin, then shifted. */
type Place = { scale: number; x: number; y: number };

/** The place that a transform of Open Peeps means; it shifts, and its heads are narrower by a hair. */
function placeOf(transform: string): Place {
	const [x = 0, y = 0] = (transform.match(/-?[\d.]+/g) ?? []).map(Number).slice(-2);
	return { scale: 1, x, y };
}

function put({ command, numbers }: Segment, { scale, x, y }: Place): Segment {
	// An arc has two radii, a rotation and two flags before the place where it ends.
	const own = command === 'A' ? 5 : 0;
	return {
		command,
		numbers: numbers.map((number, index) =>
			index < own
				? index < 2
					? number * scale
					: number
				: number * scale + ((index - own) % 2 ? y : x),
		),
	};
}

/** How many numbers each command takes. */
const TAKES: Record<string, number> = { m: 2, l: 2, h: 1, v: 1, c: 6, s: 4, a: 7 };
const NUMBER = /[+-]?(?:\d+\.?\d*|\.\d+)/y;

/** Reads the `d` of a path: every place absolute, and only the four commands of a segment. */
function outlinesOf(path: string, place: Place): Outline[] {
	const outlines: Outline[] = [];
	let [x, y, startX, startY] = [0, 0, 0, 0];
	/** Second control point of the curve before, which S mirrors. */
	let control: [number, number] | undefined;
	const add = (command: Segment['command'], numbers: number[]) => {
		if (command === 'M') outlines.push([]);
		outlines.at(-1)?.push(put({ command, numbers }, place));
	};
	for (const [, letter = '', rest = ''] of path.matchAll(/([a-zA-Z])([^a-zA-Z]*)/g)) {
		let command = letter.toLowerCase();
		const relative = letter === command;
		if (command === 'z') {
			[x, y, control] = [startX, startY, undefined];
			continue;
		}
		const count = TAKES[command];
		if (!count) throw new Error(`the path has a command that is not known: ${letter}`);
		const numbers = readNumbers(rest, command === 'a');
		for (let first = 0; first < numbers.length; first += count) {
			const own = numbers.slice(first, first + count);
			const [dx, dy] = relative ? [x, y] : [0, 0];
			if (command === 'h') own.push(relative ? 0 : y);
			if (command === 'v') own.unshift(relative ? 0 : x);
			const shift = command === 'a' ? 5 : 0;
			const at = own.map((number, index) =>
				index < shift ? number : number + ((index - shift) % 2 ? dy : dx),
			);
			const [endX = 0, endY = 0] = at.slice(-2);
			if (command === 's')
				at.unshift(...(control ? [2 * x - control[0], 2 * y - control[1]] : [x, y]));
			if (command === 'm') {
				[startX, startY] = [endX, endY];
				add('M', at);
				// More places after the first of a move are lines.
				command = 'l';
			} else add(command === 'a' ? 'A' : at.length === 6 ? 'C' : 'L', at);
			control = at.length === 6 ? [at[2] ?? x, at[3] ?? y] : undefined;
			[x, y] = [endX, endY];
		}
	}
	return outlines;
}

/** Numbers may touch each other (`1.5.5-2`), and the two flags of an arc are one digit each. */
function readNumbers(text: string, arc: boolean): number[] {
	const numbers: number[] = [];
	let index = 0;
	while (index < text.length) {
		if (/[\s,]/.test(text.charAt(index))) index++;
		else if (arc && [3, 4].includes(numbers.length % 7)) numbers.push(Number(text.charAt(index++)));
		else {
			NUMBER.lastIndex = index;
			const [found] = NUMBER.exec(text) ?? [];
			if (!found) throw new Error(`the path has a number that cannot be read: ${text}`);
			numbers.push(Number(found));
			index += found.length;
		}
	}
	return numbers;
}

/** Shapes above the bottom as a fragment that stands by itself: filled paths, nothing else. */
function fragment(shapes: Shape[], bottom: number): string {
	const paths: { fill: string; layer: Layer; d: string }[] = [];
	for (const { fill, layer, outlines } of shapes) {
		const d = outlines.map((outline) => pathOf(outline, bottom)).join('');
		const last = paths.at(-1);
		if (!d) continue;
		if (last && last.fill === fill && last.layer === layer) last.d += d;
		else paths.push({ fill, layer, d });
	}
	const drawn = paths.map(({ fill, d }) => `<path fill="${shortColour(fill)}" d="${d}"/>`);
	return `<g fill-rule="evenodd">${drawn.join('')}</g>`;
}

function shortColour(fill: string): string {
	const colour = fill.toLowerCase();
	return /^#(.)\1(.)\2(.)\3$/.test(colour) ? colour.replace(/(.)\1(.)\2(.)\3/, '$1$2$3') : colour;
}

/**
 * An outline as the `d` of a path: relative, with one decimal. Torso and long hair go on far below
 * the frame; what nobody sees is one straight line.
 */
function pathOf(outline: Outline, bottom: number): string {
	// Rounded, so that errors do not add up along a line of relative steps.
	let [x, y] = [0, 0];
	let seen = false;
	let skipped: Segment | undefined;
	let path = '';
	const write = ({ command, numbers }: Segment) => {
		const shift = command === 'A' ? 5 : 0;
		const steps = numbers.map((number, index) =>
			index < shift ? round(number) : round(round(number) - ((index - shift) % 2 ? y : x)),
		);
		const [dx = 0, dy = 0] = steps.slice(-2);
		if (command === 'L' && dx === 0) path += `v${join([dy])}`;
		else if (command === 'L' && dy === 0) path += `h${join([dx])}`;
		else if (command === 'M') path += `M${join(steps)}`;
		else path += `${command.toLowerCase()}${join(steps)}`;
		[x, y] = [round(x + dx), round(y + dy)];
	};
	for (const segment of outline) {
		const heights = segment.numbers
			.slice(segment.command === 'A' ? -2 : 0)
			.filter((_, index) => index % 2);
		const from = skipped?.numbers.at(-1) ?? y;
		const below = Math.min(...heights) > bottom && (segment.command === 'M' || from > bottom);
		if (!below) seen = true;
		if (below && segment.command !== 'M') {
			skipped = segment;
			continue;
		}
		if (skipped) write({ command: 'L', numbers: skipped.numbers.slice(-2) });
		skipped = undefined;
		write(segment);
	}
	if (skipped) write({ command: 'L', numbers: skipped.numbers.slice(-2) });
	return seen ? `${path}z` : '';
}

function round(number: number): number {
	return Math.round(number * 10) / 10;
}

/** Numbers as a path has them: no zero before the point, no space where the sign or point divides. */
function join(numbers: number[]): string {
	return numbers.reduce((text, number) => {
		const short = String(number).replace(/^(-?)0\./, '$1.');
		const touching = short.startsWith('-') || (short.startsWith('.') && /\.\d+$/.test(text));
		return text + (text && !touching ? ' ' : '') + short;
	}, '');
}

/** The names that Open Peeps knows for a component. */
function namesOf(component: 'head' | 'facialHair' | 'accessories'): unknown[] {
	const property = openPeeps.schema.properties?.[component];
	const names = typeof property === 'object' ? property.default : undefined;
	return Array.isArray(names) ? names : [];
}
