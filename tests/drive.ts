import { readFileSync } from 'node:fs';
import { expect, type FrameLocator, type Page } from '@playwright/test';
import { readContent } from '../src/cli/read-content.ts';
import { createI18n } from '../src/lib/i18n/create-i18n.ts';
import type { Language } from '../src/lib/i18n/language.ts';
import { bestWay } from '../src/lib/scenario/verify/best-way.ts';
import { liveness, moves } from '../src/lib/scenario/verify/explore.ts';
import { goesOnByItself } from '../src/lib/scenario/run/go-on.ts';
import { advance, begin as beginning, currentBeat } from '../src/lib/scenario/run/replay.ts';
import { answersOf } from '../src/lib/scenario/run/context.ts';
import { factsOf, type Scenario } from '../src/lib/scenario/format/scenario.ts';
import { valueOf, type Facts, type Value } from '../src/lib/scenario/format/value.ts';
import type { StepEvent } from '../src/lib/scenario/run/step.ts';
import { partTexts } from '../src/lib/scenario/format/texts.ts';

const { content } = readContent('scenarios');
const file = readFileSync('src/lib/i18n/texts/nl/desk.json', 'utf8');
const desk = JSON.parse(file) as { page: Record<string, string> };

/** The ids of all cases, in the order of the plan. */
export const CASES = (content?.cases ?? []).map(({ scenario }) => scenario.id);

/** A case as its tests know it: the scenario, and its words in each language. */
export function caseOf(id: string) {
	const found = content?.cases.find(({ scenario }) => scenario.id === id);
	if (!found) throw new Error(`there is no case ${id}`);
	return found;
}

/** A step, the beat in which it is taken, what the texts of that beat can say, and whether the story takes it without the learner. */
export type Move = { event: StepEvent; beat: string; facts: Facts; byItself?: boolean };

/** The steps of the best (or the worst) way through a variant. */
export function way(scenario: Scenario, variant: string, aim: 'best' | 'worst' = 'best') {
	const live = liveness(scenario, variant);
	const best = aim === 'best' ? bestWay(scenario, variant).map(({ event }) => event) : [];
	const events: Move[] = [];
	let snapshot = beginning(scenario, variant);
	while (snapshot.status === 'active') {
		const worst = () =>
			moves(scenario, snapshot, live)
				.filter(({ event }) => event.type !== 'look')
				.sort((a, b) => (b.rating ?? 0) - (a.rating ?? 0))
				.at(-1)?.event;
		const event = aim === 'best' ? best[events.length] : worst();
		const after = event && advance(scenario, snapshot, event);
		if (!after) throw new Error(`nothing to do in ${String(snapshot.value)}`);
		const byItself = events.length > 0 && goesOnByItself(scenario, snapshot);
		const { context } = snapshot;
		const facts = { ...factsOf(scenario, variant), ...answersOf(scenario, context) };
		events.push({ event, beat: currentBeat(scenario, snapshot).id, facts, byItself });
		snapshot = after;
	}
	return events;
}

/** Waits until what was done is in the journal: the screen moves before, and a page that is killed loses it. */
export async function written(frame: Page | FrameLocator) {
	await expect(frame.locator('.saving[aria-busy="true"]')).toHaveCount(0);
}

/** Goes past the screen on which a case opens, where that stands. */
export async function begin(frame: Page | FrameLocator) {
	const start = frame.locator('.begin');
	await expect(start.or(frame.locator('.decision, .go-on, .end')).first()).toBeVisible();
	if (await start.isVisible()) await start.click();
}

/** Does in the player what a learner would do to take these steps. */
export class Driver {
	readonly #frame: Page | FrameLocator;
	readonly #say: (key: string, known?: Facts) => string;
	readonly #scenario: Scenario;
	readonly #facts: Facts;

	constructor(frame: Page | FrameLocator, id: string, variant: string, language: Language = 'nl') {
		this.#frame = frame;
		const { scenario, texts } = caseOf(id);
		const i18n = createI18n(language, {
			[language]: { talk: partTexts(texts[language].value).talk },
		});
		const facts = factsOf(scenario, variant);
		this.#scenario = scenario;
		this.#facts = facts;
		this.#say = (key, known = facts) => i18n.t(key, { ns: 'talk', context: variant, ...known });
	}

	/** What the learner or the customer says at this key. */
	text(key: string) {
		return this.#say(key);
	}

	/** Goes past the screen on which a case opens, where that stands. */
	begin() {
		return begin(this.#frame);
	}

	/** Takes a step and waits until the conversation shows what came of it. */
	async do(step: Move) {
		if (step.byItself) return;
		await this.begin();
		await expect(this.#frame.locator('.decision, .go-on').first()).toBeVisible();
		const before = await this.#place();
		await this.#act(step);
		// A tab may open at the record that is wanted next: that look adds nothing to the conversation.
		const record = step.event.type === 'look' && step.event.page.includes('/');
		if (!record)
			await expect.poll(() => this.#place(), { intervals: [20, 50, 100] }).not.toBe(before);
		await written(this.#frame);
	}

	/** Where the conversation is. Only a step changes it; what is being typed does not. */
	async #place() {
		const said = await this.#frame.locator('.transcript > li, .note p').count();
		const asked = await this.#frame.locator('.decision h2, .end h2').allInnerTexts();
		return [said, ...asked].join();
	}

	async #act({ event, beat, facts }: Move) {
		const frame = this.#frame;
		switch (event.type) {
			case 'look':
				return this.look(event.page);
			case 'continue':
				return frame.locator('.go-on button').click();
			case 'choose': {
				const text = this.#say(`beats.${beat}.options.${event.option}.say`, facts);
				return frame.locator('.option', { hasText: text }).click();
			}
			case 'arrange':
				for (const card of event.order) {
					const text = this.#say(`beats.${beat}.cards.${card}`, facts);
					await frame.locator('.pick', { hasText: text }).click();
				}
				return frame.locator('.bar .primary').click();
			case 'hint':
				return frame.locator('.hint').click();
			case 'mark':
				for (const entry of event.entries) {
					await frame.locator(`.entry[data-entry="${entry}"]`).click();
				}
				return frame.locator('.decision .send .primary').click();
			case 'offer':
				for (const [term, value] of Object.entries(event.terms)) {
					const field = frame.locator(`form select[name="${term}"]`);
					if (await field.count()) await field.selectOption(String(value));
					else await frame.locator(`form input[name="${term}"][value="${value}"]`).check();
				}
				return frame.locator('form button[type=submit]').click();
			case 'write':
				await frame.locator('form textarea').fill(this.#words(beat, event.found));
				return frame.locator('form button[type=submit]').click();
			case 'submit':
				for (const [name, value] of Object.entries(event.values)) {
					await this.fill(name, value);
				}
				return frame.locator('form button[type=submit]').click();
		}
	}

	/** A text that says these things, in the notation of the data. */
	#words(id: string, found: string[]): string {
		const beat = this.#scenario.beats[id];
		if (beat?.kind !== 'write') throw new Error(`${id} is no text`);
		const said = beat.mentions.flatMap(({ id, kind, is }) => {
			const value = valueOf(is, this.#facts);
			if (!found.includes(id)) return [];
			return kind === 'money' ? `${(Number(value) / 100).toFixed(2)} euro` : String(value);
		});
		return `Zoals besproken: ${said.join(', ')}.`;
	}

	/** Types a value into a field as a person would. */
	async fill(name: string, value: Value) {
		const field = this.#frame.locator(`form [name="${name}"]`);
		if ((await field.evaluate((element) => element.tagName)) === 'SELECT') {
			await field.selectOption(String(value));
			return;
		}
		const money = (await field.getAttribute('inputmode')) === 'decimal';
		await field.fill(money ? (Number(value) / 100).toFixed(2).replace('.', ',') : String(value));
	}

	/** Opens a page of the desk, on a phone in the drawer. */
	async look(page: string) {
		const [tab = '', record] = page.split('/');
		const dock = this.#frame.locator('.dock button.desk');
		const phone = await dock.isVisible();
		if (phone) await dock.click();
		await this.#frame.getByRole('button', { name: desk.page[tab] ?? tab, exact: true }).click();
		if (record) {
			const sheet = this.#frame.locator('.sheet');
			const wanted = sheet.locator(`[data-page="${page}"]`).first();
			// The page of customers opens at the one that is being talked to.
			const another = sheet.locator(`h2[data-page]:not([data-page="${page}"])`);
			await wanted.or(another).first().waitFor();
			if (await another.isVisible()) await sheet.getByRole('button', { name: '←' }).click();
			await wanted.click();
			await expect(sheet.locator(`h2[data-page="${page}"]`)).toBeVisible();
		}
		if (phone) await this.#frame.locator('.sheet-head button').last().click();
	}
}
