import type { TOptions } from 'i18next';
import { createI18n } from './create-i18n.ts';
import type { Language } from './language.ts';

/**
 * The groups of the interface's texts: what the first screen of a case needs, what its desk and documents
 * need once that stands, what is said when something fails, and the pages around it.
 */
export type Namespace = 'player' | 'desk' | 'decision' | 'problem' | 'course' | 'data';

const files = import.meta.glob<{ default: Record<string, unknown> }>('./texts/*/*.json');

/** The interface's language and texts. One for the page; components read it and follow it. */
class Interface {
	#i18n = createI18n('nl');
	#loaded = $state.raw<ReadonlySet<string>>(new Set());
	#language = $state<Language>('nl');
	#wanted: Language = 'nl';
	/** Namespaces that some page has asked for. */
	readonly #needed = new Set<string>();

	/** The language of the interface. Change it with `use`. */
	get language(): Language {
		return this.#language;
	}

	/** Loads texts, then shows the interface in this language. Of several wishes the last one counts. */
	async use(language: Language, ...namespaces: Namespace[]): Promise<void> {
		this.#wanted = language;
		for (const namespace of namespaces) this.#needed.add(namespace);
		await Promise.all([...this.#needed].map((namespace) => this.#load(language, namespace)));
		// Another language was chosen while this one was on its way: that call sees to it.
		if (this.#wanted !== language) return;
		await this.#i18n.changeLanguage(language);
		this.#language = language;
		document.documentElement.lang = language;
	}

	/** Loads more texts in the language that is in use, or that is about to be. */
	need(...namespaces: Namespace[]): Promise<void> {
		return this.use(this.#wanted, ...namespaces);
	}

	/** The text of a key, `namespace:key`, with values filled in. Follows the language. */
	t = (key: string, values: TOptions = {}): string => {
		// Reading these makes whoever calls us follow a change of language and late texts.
		void this.#loaded;
		return this.#i18n.t(key, { lng: this.#language, ...values });
	};

	async #load(language: Language, namespace: string) {
		const name = `${language}/${namespace}`;
		if (this.#loaded.has(name)) return;
		const load = files[`./texts/${name}.json`];
		if (!load) throw new Error(`there are no texts ${name}`);
		this.#i18n.addResourceBundle(language, namespace, (await load()).default);
		this.#loaded = new Set([...this.#loaded, name]);
	}
}

export const ui = new Interface();
