/**
 * The desk pages that were opened, in the order in which each first was. Immutable: `with` gives another.
 * All states along one log share one list, of which each sees a beginning, so that a log of many looks
 * takes no more than its length.
 */
export class Seen implements Iterable<string> {
	#list: string[];
	/** Where each page stands in the list, and with `/` behind it each page of which a record was opened. */
	#places: Map<string, number>;
	#size: number;

	private constructor(list: string[], places = new Map<string, number>()) {
		this.#list = list;
		this.#places = places;
		this.#size = list.length;
	}

	/** No pages yet. */
	static none(): Seen {
		return new Seen([]);
	}

	/** Whether just this page or record was opened. */
	has(page: string): boolean {
		return (this.#places.get(page) ?? Infinity) < this.#size;
	}

	/** Whether a page was opened; opening a record of it (catalogue/stijg-160) opens the page (catalogue) too. */
	covers(page: string): boolean {
		return this.has(page) || this.has(`${page}/`);
	}

	/** The pages with one more behind them. */
	with(page: string): Seen {
		const whole =
			this.#list.length === this.#size ? this : Seen.#copy(this.#list.slice(0, this.#size));
		whole.#append(page);
		return new Seen(whole.#list, whole.#places);
	}

	[Symbol.iterator](): Iterator<string> {
		return this.#list.slice(0, this.#size)[Symbol.iterator]();
	}

	toJSON(): string[] {
		return [...this];
	}

	/** Adds to the shared list. Whoever sees a shorter beginning of it does not see this. */
	#append(page: string) {
		const place = this.#list.length;
		this.#list.push(page);
		const note = (key: string) => {
			if (!this.#places.has(key)) this.#places.set(key, place);
		};
		note(page);
		for (let slash = page.indexOf('/'); slash >= 0; slash = page.indexOf('/', slash + 1)) {
			note(page.slice(0, slash + 1));
		}
	}

	static #copy(pages: string[]): Seen {
		const copy = new Seen([]);
		for (const page of pages) copy.#append(page);
		return copy;
	}
}
