import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { LANGUAGES, type Language } from './language.ts';
import { setText, setTexts } from './typography.ts';

/** A text with `_` for a space that does not break, `~` for a narrow one. */
const shown = (text: string) => text.replaceAll('\u00a0', '_').replaceAll('\u202f', '~');

describe('a text is set as its language is', () => {
	it.each<[Language, string, string]>([
		['fr', "C'est sûr, cette fois ?", 'C’est sûr, cette fois~?'],
		['fr', "Qu'est-ce qui ne va pas?", 'Qu’est-ce qui ne va pas~?'],
		['fr', 'Il reste ceci : deux ; trois !', 'Il reste ceci_: deux~; trois~!'],
		['fr', '« Bonjour. »', '«_Bonjour._»'],
		['fr', '«Bonjour.»', '«_Bonjour._»'],
		['fr', 'Il dit "bonjour".', 'Il dit «_bonjour_».'],
		['fr', 'Commencez par « {{title}} ».', 'Commencez par «_{{title}}_».'],
		['fr', "L'{{item}} : {{price, eur}} ?", 'L’{{item}}_: {{price, eur}}~?'],
		['fr', 'En dessous de 1 500 euros', 'En dessous de 1~500 euros'],
		['fr', 'De 9 h à 17 h 30', 'De 9_h à 17_h_30'],
		['fr', 'Voyez https://example.be/?a=1', 'Voyez https://example.be/?a=1'],
		['fr', "Il cite 'rien' ? !", 'Il cite ’rien’~?~!'],
		['nl', "'Nee. U zit nog binnen de twee jaar.'", '‘Nee. U zit nog binnen de twee jaar.’'],
		['nl', "Beloof geen 'zo snel mogelijk'.", 'Beloof geen ‘zo snel mogelijk’.'],
		['nl', "'s Avonds zo'n foto's", '’s Avonds zo’n foto’s'],
		['nl', 'Speel "{{title}}" nog eens.', 'Speel “{{title}}” nog eens.'],
		['nl', 'Hoe laat is het ?', 'Hoe laat is het ?'],
		[
			'nl',
			'Een blad van 160 cm, korting {{percent}} %',
			'Een blad van 160_cm, korting {{percent}}_%',
		],
		['nl', 'Even geduld ...', 'Even geduld_…'],
		['en', "I can't plan on 'normally'.", 'I can’t plan on ‘normally’.'],
		['en', "('no' is an answer)", '(‘no’ is an answer)'],
		['en', "The customer's 80 kg and 3 hours", 'The customer’s 80_kg and 3 hours'],
	])('%s: %s', (language, text, expected) => {
		expect(shown(setText(text, language))).toBe(expected);
	});

	const piece = fc.oneof(
		fc.constantFrom(
			"'",
			'"',
			' ',
			'«',
			'»',
			':',
			'?',
			'!',
			';',
			'…',
			'.',
			'%',
			'€',
			'{{a}}',
			'cm',
			'h',
		),
		fc.constantFrom('{{b, date}}', "{{it's ?}}", "l'eau", "'s", '12', '500', 'woord', '\n', '-'),
		fc.string({ maxLength: 3 }),
	);
	const text = fc.array(piece, { maxLength: 14 }).map((pieces) => pieces.join(''));
	const placeholders = (of: string) => of.match(/\{\{[^}]*\}\}/g) ?? [];

	it.each(LANGUAGES)('%s: once is enough, and placeholders stay', (language) => {
		fc.assert(
			fc.property(text, (typed) => {
				const set = setText(typed, language);
				expect(setText(set, language)).toBe(set);
				expect(placeholders(set)).toEqual(placeholders(typed));
			}),
		);
	});

	it('only quotes, dots and spaces change', () => {
		const bare = (of: string) => of.replace(/[\s'"‘’“”«».…]/g, '');
		fc.assert(
			fc.property(text, fc.constantFrom(...LANGUAGES), (typed, language) => {
				expect(bare(setText(typed, language))).toBe(bare(typed));
			}),
		);
	});

	it('keys and the address of the schema stay', () => {
		const tree = { $schema: "it's", "l'eau": ["l'eau", { deep: 'oui ?' }], count: 2 };
		expect(setTexts(tree, 'fr')).toEqual({
			$schema: "it's",
			"l'eau": ['l’eau', { deep: 'oui\u202f?' }],
			count: 2,
		});
	});
});
