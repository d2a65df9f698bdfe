import type { CompanyPatchTexts } from '../company/company.ts';
import { nameProducts, patchCompany, patchTexts } from '../company/patch.ts';
import type { Language } from '../i18n/language.ts';
import type { TextTree } from '../scenario/format/texts.ts';
import { loadCompany, loadTexts, loadWorld } from './content.ts';

/**
 * The company as one variant of a case has it, with its words in a language and `fill` for the facts in what
 * the case adds to them.
 */
export async function loadCaseCompany(
	id: string,
	variant: string,
	language: Language,
	fill: (key: string) => string | undefined,
) {
	const [{ company, texts }, patches, aside] = await Promise.all([
		loadCompany(language),
		loadWorld(id),
		loadTexts(id, language, 'aside'),
	]);
	const words = aside.world;
	return {
		company: nameProducts(patchCompany(company, patches.all, patches[variant]), texts),
		texts: patchTexts(
			texts,
			typeof words === 'object' ? (filled(words, 'world', fill) as CompanyPatchTexts) : undefined,
		),
	};
}

function filled(tree: TextTree, key: string, fill: (key: string) => string | undefined): TextTree {
	return Object.fromEntries(
		Object.entries(tree)
			// A key with a variant behind it is what i18next takes in that variant, not an entry.
			.filter(([name]) => !name.includes('_'))
			.map(([name, value]) => {
				const path = `${key}.${name}`;
				return [
					name,
					typeof value === 'string' ? (fill(path) ?? value) : filled(value, path, fill),
				];
			}),
	);
}
