import { createAvatar } from '@dicebear/core';
import * as openPeeps from '@dicebear/open-peeps';
import { z } from 'zod';
import { readYaml, type Problem } from '../lib/source/read-yaml.ts';
import { EXPRESSIONS, type CastMember, type Expression } from '../lib/ui/person.ts';

/** Faces of Open Peeps that read as our expressions at the size of a thumb. */
const FACES: Record<Expression, openPeeps.Options['face']> = {
	furious: ['veryAngry'],
	angry: ['serious'],
	worried: ['concerned'],
	neutral: ['blank'],
	attentive: ['explaining'],
	pleased: ['smile'],
	delighted: ['calm'],
};

const words = z.strictObject({ nl: z.string(), fr: z.string(), en: z.string() });
const colour = z.string().regex(/^[0-9a-f]{6}$/, 'expected a colour as six hexadecimal digits');
const castSchema = z.strictObject({
	credit: z.strictObject({
		name: z.string(),
		author: z.string(),
		licence: z.string(),
		url: z.url(),
	}),
	expressions: z.record(z.enum(EXPRESSIONS), words),
	people: z.record(
		z.string(),
		z.strictObject({
			head: z.string(),
			skin: colour,
			clothing: colour,
			contrast: colour.optional(),
			facialHair: z.string().optional(),
			accessory: z.string().optional(),
			alt: words,
		}),
	),
});

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

/** Draws a person with every expression. Throws when the cast does not know the person. */
export function drawPerson(cast: Cast, id: string): CastMember {
	const look = cast.people[id];
	if (!look) throw new Error(`cast.yaml: there is nobody called ${id}`);
	const draw = (face: openPeeps.Options['face']) =>
		createAvatar(openPeeps, {
			face,
			head: [look.head] as openPeeps.Options['head'],
			skinColor: [look.skin],
			clothingColor: [look.clothing],
			headContrastColor: [look.contrast ?? '2c1b18'],
			accessories: [look.accessory ?? 'glasses'] as openPeeps.Options['accessories'],
			accessoriesProbability: look.accessory ? 100 : 0,
			facialHair: [look.facialHair ?? 'chin'] as openPeeps.Options['facialHair'],
			facialHairProbability: look.facialHair ? 100 : 0,
			maskProbability: 0,
		}).toString();

	const parts = EXPRESSIONS.map((expression) => split(draw(FACES[expression])));
	const body = parts[0]?.body ?? '';
	if (parts.some((part) => part.body !== body))
		throw new Error(`${id}: the body changes with the face`);
	return {
		drawing: {
			viewBox: '0 0 704 704',
			body,
			faces: Object.fromEntries(
				EXPRESSIONS.map((expression, index) => [expression, parts[index]?.face ?? '']),
			) as Record<Expression, string>,
		},
		alt: look.alt,
		expressions: cast.expressions,
	};
}

/** Where Open Peeps puts the face, between head and facial hair. */
const FACE =
	/<g transform="translate\(315 248\)">([\s\S]*?)<\/g><g transform="translate\(279 400\)">/;

function split(svg: string): { body: string; face: string } {
	const inner = /<g mask="url\(#viewboxMask\)">([\s\S]*)<\/g><\/svg>$/.exec(svg)?.[1];
	const face = inner && FACE.exec(inner);
	if (!inner || !face) throw new Error('the drawing is not laid out as expected');
	// What covers the face (glasses, beard) follows it, so the face keeps its place in the middle.
	const [before = '', after = ''] = inner.split(face[0]);
	const rest = `<g transform="translate(279 400)">${after}`;
	return { body: `${shorten(before)}\n${shorten(rest)}`, face: shorten(face[1] ?? '') };
}

/** Without what is said twice or is empty. */
function shorten(svg: string): string {
	return svg
		.replace(/\s(?:fill-rule|clip-rule)="evenodd"/g, ' fill-rule="evenodd"')
		.replaceAll(' fill-rule="evenodd" fill-rule="evenodd"', ' fill-rule="evenodd"')
		.replace(/<g transform="[^"]*"><\/g>/g, '')
		.trim();
}
