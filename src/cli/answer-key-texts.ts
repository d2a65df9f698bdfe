import type { Language } from '../lib/i18n/language.ts';
import { setTexts } from '../lib/i18n/typography.ts';

/** The words of the key that the pages of Balie have not, set as their language is. */
export function answerKeyTexts(language: Language): Record<string, string> {
	return setTexts(TEXTS[language], language);
}

const TEXTS: Record<Language, Record<string, string>> = {
	nl: {
		title: 'Antwoordsleutel: {{title}}',
		about:
			'Voor de trainer. De code naast elke beslissing en de letters voor de antwoorden staan ook in het rapport van het leerplatform. ✓ is juist. Geef dit blad niet aan cursisten.',
		variants_one: 'Variant {{names}}',
		variants_other: 'Varianten {{names}}',
		order: 'Juiste volgorde (=: om het even wat eerst komt)',
		answered: 'zoals eerder geantwoord: {{what}}',
	},
	fr: {
		title: 'Corrigé : {{title}}',
		about:
			'Pour le formateur. Le code à côté de chaque décision et les lettres devant les réponses figurent aussi dans le rapport de la plateforme. ✓ veut dire juste. Ne donnez pas cette feuille aux apprenants.',
		variants_one: 'Variante {{names}}',
		variants_other: 'Variantes {{names}}',
		order: 'Ordre juste (= : peu importe lequel vient d’abord)',
		answered: 'comme répondu plus tôt : {{what}}',
	},
	en: {
		title: 'Answer key: {{title}}',
		about:
			'For the trainer. The code beside each decision and the letters before the answers are also in the report of the learning platform. ✓ means right. Do not give this sheet to learners.',
		variants_one: 'Variant {{names}}',
		variants_other: 'Variants {{names}}',
		order: 'Right order (=: either can come first)',
		answered: 'as answered before: {{what}}',
	},
};
