import { describe, expect, it } from 'vitest';
import { createI18n } from './create-i18n.ts';
import { LANGUAGES } from './language.ts';

describe('a text', () => {
	const pairs = LANGUAGES.flatMap((own) =>
		LANGUAGES.filter((other) => other !== own).map((other) => [own, other] as const),
	);
	it.each(pairs)('that %s does not have is not taken from %s', (own, other) => {
		const i18n = createI18n(own, {
			[own]: { talk: { here: 'Here.' } },
			[other]: { talk: { here: 'Elsewhere.', missing: 'Not yours.' } },
		});
		expect(i18n.t('here', { ns: 'talk' })).toBe('Here.');
		expect(i18n.t('missing', { ns: 'talk' })).toBe('missing');
		expect(i18n.exists('missing', { ns: 'talk' })).toBe(false);
	});

	it('says what it is given as it is, and reads no key in it', () => {
		const i18n = createI18n('nl', { nl: { talk: { said: 'Zo: {{text}}' } } });
		expect(i18n.t('said', { ns: 'talk', text: '<b>{{other}} & $t(said)</b>' })).toBe(
			'Zo: <b>{{other}} & $t(said)</b>',
		);
	});
});
