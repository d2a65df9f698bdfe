import { expect, type FrameLocator, type Page } from '@playwright/test';
import { readContent } from '../src/cli/read-content.ts';
import { createI18n } from '../src/lib/i18n/create-i18n.ts';
import type { Language } from '../src/lib/i18n/language.ts';
import { bestFrom, liveness, moves, placeOf } from '../src/lib/scenario/explore.ts';
import { advance, begin, currentBeat } from '../src/lib/scenario/replay.ts';
import { factsOf, type Scenario, type Value } from '../src/lib/scenario/scenario.ts';
import type { StepEvent } from '../src/lib/scenario/step.ts';
import { partTexts } from '../src/lib/scenario/texts.ts';

const { content } = readContent('scenarios');

/** A case as its tests know it: the scenario, and its words in each language. */
export function caseOf(id: string) {
	const found = content?.cases.find(({ scenario }) => scenario.id === id);
	if (!found) throw new Error(`there is no case ${id}`);
	return found;
}

/** The steps of the best (or the worst) way through a variant. */
export function way(scenario: Scenario, variant: string, aim: 'best' | 'worst' = 'best') {
	const live = liveness(scenario, variant);
	const memory = new Map<string, number>();
	const events: { event: StepEvent; beat: string }[] = [];
	let snapshot = begin(scenario, variant);
	while (snapshot.status === 'active') {
		const open = moves(scenario, placeOf(snapshot), live).filter(
			({ event }) => aim === 'best' || event.type !== 'look',
		);
		const worth = (move: (typeof open)[number]) =>
			(move.rating ?? 0) + (aim === 'best' ? bestFrom(scenario, move.after, live, memory) : 0);
		const sorted = [...open].sort((a, b) => worth(b) - worth(a));
		const move = aim === 'best' ? sorted[0] : sorted.at(-1);
		if (!move) throw new Error(`nothing to do in ${String(snapshot.value)}`);
		events.push({ event: move.event, beat: currentBeat(scenario, snapshot).id });
		const after = advance(scenario, snapshot, move.event);
		if (!after) throw new Error('the move is refused');
		snapshot = after;
	}
	return events;
}

/** Does in the player what a learner would do to take these steps. */
export class Driver {
	readonly #frame: Page | FrameLocator;
	readonly #say: (key: string) => string;

	constructor(frame: Page | FrameLocator, id: string, variant: string, language: Language = 'nl') {
		this.#frame = frame;
		const { scenario, texts } = caseOf(id);
		const i18n = createI18n(language, {
			[language]: { talk: partTexts(texts[language].value).talk },
		});
		const facts = factsOf(scenario, variant);
		this.#say = (key) => i18n.t(key, { ns: 'talk', context: variant, ...facts });
	}

	/** What the learner or the customer says at this key. */
	text(key: string) {
		return this.#say(key);
	}

	/** Takes a step and waits until the conversation shows what came of it. */
	async do(step: { event: StepEvent; beat: string }) {
		const before = await this.#place();
		await this.#act(step);
		await expect.poll(() => this.#place()).not.toBe(before);
	}

	/** Where the conversation is. Only a step changes it; what is being typed does not. */
	async #place() {
		const said = await this.#frame.locator('.transcript > li').count();
		const asked = await this.#frame.locator('.decision h2, .end h2').allInnerTexts();
		return [said, ...asked].join();
	}

	async #act({ event, beat }: { event: StepEvent; beat: string }) {
		const frame = this.#frame;
		switch (event.type) {
			case 'look':
				return this.look(event.page);
			case 'continue':
				return frame.locator('.go-on button').click();
			case 'choose': {
				const text = this.#say(`beats.${beat}.options.${event.option}.say`);
				return frame.locator('.option', { hasText: text }).click();
			}
			case 'arrange':
				for (const card of event.order) {
					const text = this.#say(`beats.${beat}.cards.${card}`);
					await frame.locator('.pick', { hasText: text }).click();
				}
				return frame.locator('.order .primary').click();
			case 'submit':
				for (const [name, value] of Object.entries(event.values)) {
					await this.fill(name, value);
				}
				return frame.locator('form button[type=submit]').click();
		}
	}

	/** Types a value into a field as a person would. */
	async fill(name: string, value: Value) {
		const field = this.#frame.locator(`form [name="${name}"]`);
		if ((await field.evaluate((element) => element.tagName)) === 'SELECT') {
			await field.selectOption(String(value));
			return;
		}
		const money = /price|total/i.test(name) && typeof value === 'number';
		await field.fill(money ? (value / 100).toFixed(2).replace('.', ',') : String(value));
	}

	/** Opens a page of the desk, on a phone in the drawer. */
	async look(page: string) {
		const [tab = '', record] = page.split('/');
		const dock = this.#frame.locator('.dock button');
		const phone = await dock.isVisible();
		if (phone) await dock.click();
		const names: Record<string, string> = {
			stock: 'Voorraad',
			catalogue: 'Catalogus',
			suppliers: 'Leveranciers',
			customer: 'Klant',
			prices: 'Prijzen',
			terms: 'Voorwaarden',
			rules: 'Huisregels',
		};
		await this.#frame.getByRole('button', { name: names[tab] ?? tab, exact: true }).click();
		if (record) {
			const name = content?.company.products[record]?.name ?? record;
			await this.#frame.getByRole('button', { name, exact: true }).click();
		}
		if (phone) await this.#frame.locator('.sheet-head button').click();
	}
}
