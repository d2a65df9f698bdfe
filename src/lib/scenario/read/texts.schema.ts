import { z } from 'zod';
import { patchTextsSchema } from '../../company/schema.ts';
import { fieldName, id } from '../format/parts.schema.ts';

/** The key of a text, with `_variant` behind it where the words differ in one variant (i18next's context). */
const textKey = z
	.string()
	.regex(/^[A-Za-z0-9]+(-[a-z0-9]+)*(_[a-z0-9]+)?$/, 'expected an id, or an id with _variant');
const text = z.string().min(1);
const feedback = {
	reply: text.optional().describe('What the customer says at once'),
	happened: text.describe('What happened, for the debrief'),
	why: text.describe('Why it is rated so: the rule or fact behind it'),
	better: text.optional().describe('Better words, where it was not the best'),
};
const outcomeTexts = z.record(
	id,
	z.union([z.strictObject(feedback), z.strictObject({ reply: text })]),
);

const optionTexts = z
	.strictObject({
		say: text.describe('What the learner says'),
		...feedback,
		happened: feedback.happened.optional(),
		why: feedback.why.optional(),
		outcomes: outcomeTexts.optional(),
	})
	.refine((given) => !!given.outcomes !== !!(given.happened && given.why), {
		message: 'expected happened and why, or outcomes with theirs',
	});

/** The format of a language file (nl.yaml, fr.yaml, en.yaml) of a scenario. */
export const textsSchema = z.strictObject({
	$schema: z.string().optional(),
	title: text,
	summary: text.describe('One sentence for the list of cases'),
	briefing: text.describe('Your role, what is going on; a few short sentences'),
	goal: text.describe('What a good end looks like'),
	critical: text.optional().describe('The kind of critical error, announced beforehand'),
	reflect: text.describe('One question to think over after the debrief'),
	people: z
		.record(id, z.strictObject({ name: text.optional(), about: text.optional() }))
		.optional()
		.describe('Names of those who have none in scenario.yaml, and who they are'),
	flags: z
		.record(id, text)
		.optional()
		.describe('What a flag stands for, said in the script: what went before'),
	looked: z
		.record(textKey, text)
		.default({})
		.describe('What the transcript says when the learner opens a desk page'),
	world: patchTextsSchema.optional().describe('The words that go with `world` of the scenario'),
	beats: z.record(
		id,
		z.strictObject({
			label: text.optional().describe('Name of the decision in the debrief'),
			hint: text.optional().describe('Where to look or what to think of, without the answer'),
			prompt: text.optional().describe('The question above the options'),
			says: z.record(textKey, text).optional(),
			options: z.record(id, optionTexts).optional(),
			given: z.record(textKey, text).optional(),
			values: z
				.record(fieldName, z.record(z.string(), text))
				.optional()
				.describe('Words for given values of format `word`, by the id of what is given'),
			fields: z
				.record(
					fieldName,
					z.strictObject({
						label: text,
						hint: text.optional(),
						why: text,
						options: z.record(z.string(), text).optional(),
						mistakes: z.record(id, text).optional(),
					}),
				)
				.optional(),
			cards: z.record(textKey, text).optional(),
			entries: z
				.record(
					fieldName,
					z.strictObject({ label: text, why: text, values: z.record(z.string(), text).optional() }),
				)
				.optional(),
			terms: z
				.record(
					fieldName,
					z.strictObject({
						label: text,
						hint: text.optional(),
						options: z.record(z.string(), text).optional(),
					}),
				)
				.optional(),
			figures: z.record(fieldName, z.strictObject({ label: text })).optional(),
			mentions: z.record(fieldName, z.strictObject({ label: text, why: text })).optional(),
			checklist: z.record(z.string(), text).optional(),
			example: text.optional().describe('A good text, shown afterwards'),
			outcomes: outcomeTexts.optional(),
			end: text.optional().describe('How it ended, in one sentence'),
		}),
	),
});

/** The texts of a scenario in one language, as written. */
export type TextsSource = z.infer<typeof textsSchema>;
