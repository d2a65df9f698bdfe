import type { Language } from '../i18n/language.ts';

/** What a face can show, from -3 to 3. */
export const EXPRESSIONS = [
	'furious',
	'angry',
	'worried',
	'neutral',
	'attentive',
	'pleased',
	'delighted',
] as const;
export type Expression = (typeof EXPRESSIONS)[number];

/**
 * A drawing in two parts: what stays the same, and over it a face for each expression. Fragments of
 * SVG in the coordinates of the viewBox, made at build time.
 */
export type DrawnPerson = { viewBox: string; body: string; faces: Record<Expression, string> };

/** A person as the page shows one: the drawing, and words for those who do not see it. */
export type CastMember = {
	drawing: DrawnPerson;
	/** What one would say of this person who never met them: hair, glasses, about what age. */
	alt: Record<Language, string>;
	/** What each face says, in words that fit a woman and a man alike. */
	expressions: Record<Expression, Record<Language, string>>;
};

/** The expression of a mood, -3 to 3; anything beyond is the nearest. */
export function expressionFor(mood: number): Expression {
	const index = Math.round(Math.min(3, Math.max(-3, mood))) + 3;
	return EXPRESSIONS[index] ?? 'neutral';
}
