import { languageOf } from '../../i18n/language.ts';
import type { Attempt } from './attempt.ts';
import { advance, begin, currentBeat } from './replay.ts';
import type { Beat, Field, Scenario, Value } from '../format/scenario.ts';
import { factsOf, valueOf } from '../format/scenario.ts';
import { hash32 } from './shuffle.ts';
import type { Step, StepEvent } from './step.ts';

/*
 * The saved state of an attempt: one line of printable ASCII that a person can follow, short enough
 * for a platform's suspend data. Head fields and steps are separated by `;` and `,`:
 *
 *     B1;niet-in-voorraad;1;k3x9;q7f2m1x0;b;2f;p;nl;mhw2k0aa;c1~5,g~2,l3~4,f2/4/20260312~30;1xk2b9
 *
 * A step is a letter, its argument, and `~` with whole seconds since the step before it (base 36).
 * c: option by its place in the file. g: go on. l: desk page by its place, with /record. f: the fields
 * of a form in order. s: the cards of a sequence by their places. m: the entries marked, by their places.
 * o: the values of an offer by their places. w: what a text says, by place; the text itself is not kept
 * here. h: a hint was asked. The last part is a checksum.
 */

const FORMAT = 'B1';

/** What the head of a saved state says, without its steps. */
export type SavedHead = Omit<Attempt, 'steps'>;

/** Why a saved state cannot be taken up. `older`: it belongs to another version of the scenario. */
export type SavedProblem = 'damaged' | 'other-scenario' | 'older';

/** What became of a saved state. With a problem, `head` is there as far as it could be read. */
export type Decoded =
	{ ok: true; attempt: Attempt } | { ok: false; problem: SavedProblem; head?: SavedHead };

/** The saved state of an attempt whose steps all replay. Throws when one does not. */
export function encodeState(scenario: Scenario, attempt: Attempt): string {
	let snapshot = begin(scenario, attempt.variant);
	let seconds = 0;
	const steps = attempt.steps.map(({ event, at }, index) => {
		const beat = currentBeat(scenario, snapshot);
		const next = advance(scenario, snapshot, event);
		if (!next) throw new Error(`step ${index} of attempt ${attempt.id} does not replay`);
		snapshot = next;
		const elapsed = Math.max(0, Math.round(at / 1000) - seconds);
		seconds += elapsed;
		return `${encodeEvent(scenario, beat, attempt.variant, event)}~${elapsed.toString(36)}`;
	});
	const body = [
		FORMAT,
		attempt.scenario,
		String(attempt.version),
		attempt.hash,
		attempt.id,
		attempt.variant,
		attempt.seed.toString(36),
		attempt.mode === 'test' ? 't' : 'p',
		attempt.conversation,
		Math.round(attempt.startedAt / 1000).toString(36),
		steps.join(','),
	].join(';');
	return `${body};${hash32(body).toString(36)}`;
}

/** The head of a saved state, or undefined when it is damaged or not one of ours. Never throws. */
export function savedHead(text: string): SavedHead | undefined {
	const parts = text.split(';');
	const checksum = parts.pop();
	if (parts.length !== 11 || parts[0] !== FORMAT) return undefined;
	if (hash32(parts.join(';')).toString(36) !== checksum) return undefined;
	const [, scenario, version, hash, id, variant, seed, mode, language, startedAt] =
		parts as string[];
	const conversation = languageOf(language);
	if (!scenario || !hash || !id || !variant || !conversation) return undefined;
	const head: SavedHead = {
		...{ id, scenario, version: Number(version), hash, variant },
		...{ seed: parseInt(seed ?? '', 36), mode: mode === 't' ? 'test' : 'practice', conversation },
		startedAt: parseInt(startedAt ?? '', 36) * 1000,
	};
	const numbers = [head.version, head.seed, head.startedAt];
	return numbers.every(Number.isSafeInteger) ? head : undefined;
}

/**
 * The attempt of a saved state. Its steps are replayed one by one: a state that was cut off, forged or
 * made by another version of the scenario is refused, with the reason. An older version is taken up
 * all the same when its steps still replay.
 */
export function decodeState(scenario: Scenario, text: string): Decoded {
	const head = savedHead(text);
	if (!head) return { ok: false, problem: 'damaged' };
	if (head.scenario !== scenario.id) return { ok: false, problem: 'other-scenario', head };
	const stale = head.hash !== scenario.hash ? 'older' : 'damaged';
	if (!Object.hasOwn(scenario.variants, head.variant)) return { ok: false, problem: stale, head };

	const steps: Step[] = [];
	let snapshot = begin(scenario, head.variant);
	let seconds = 0;
	const tokens = text.split(';')[10] ?? '';
	for (const token of tokens ? tokens.split(',') : []) {
		const [code = '', elapsed = ''] = token.split('~');
		const event = decodeEvent(scenario, currentBeat(scenario, snapshot), head.variant, code);
		const next = event && advance(scenario, snapshot, event);
		const wait = parseInt(elapsed, 36);
		if (!event || !next || !Number.isSafeInteger(wait)) return { ok: false, problem: stale, head };
		snapshot = next;
		seconds += wait;
		steps.push({ event, at: seconds * 1000 });
	}
	return { ok: true, attempt: { ...head, steps } };
}

function encodeEvent(scenario: Scenario, beat: Beat, variant: string, event: StepEvent): string {
	switch (event.type) {
		case 'continue':
			return 'g';
		case 'look': {
			const [page = '', ...record] = event.page.split('/');
			return `l${[scenario.desk.indexOf(page), ...record].join('/')}`;
		}
		case 'choose':
			if (beat.kind !== 'choice') break;
			return `c${beat.options.findIndex(({ id }) => id === event.option)}`;
		case 'submit': {
			if (beat.kind !== 'form') break;
			const facts = factsOf(scenario, variant);
			const place = (field: Field, value: Value | undefined) =>
				(field.options ?? []).findIndex((option) => valueOf(option, facts) === value);
			const values = beat.fields.map((field) => {
				const value = event.values[field.id];
				if (field.kind === 'select') return place(field, value);
				return field.kind === 'date' ? String(value).replaceAll('-', '') : value;
			});
			return `f${values.join('/')}`;
		}
		case 'arrange':
			if (beat.kind !== 'sequence') break;
			return `s${event.order.map((card) => beat.cards.indexOf(card)).join('')}`;
		case 'mark':
			if (beat.kind !== 'errors') break;
			return `m${places(event.entries, beat.entries)}`;
		case 'offer': {
			if (beat.kind !== 'offer') break;
			const facts = factsOf(scenario, variant);
			const values = beat.terms.map(({ id, values }) =>
				values.findIndex((value) => valueOf(value, facts) === event.terms[id]).toString(36),
			);
			return `o${values.join('')}`;
		}
		case 'write':
			if (beat.kind !== 'write') break;
			return `w${places(event.found, beat.mentions)}`;
		case 'hint':
			return 'h';
	}
	throw new Error(`${event.type} is no step of beat ${beat.id}`);
}

/** The places of ids in a list, a character each. */
function places(ids: readonly string[], list: readonly { id: string }[]): string {
	return ids.map((id) => list.findIndex((entry) => entry.id === id).toString(36)).join('');
}

/** The ids at these places; one that is not there is empty, and the machine refuses it. */
function idsAt(places: string, list: readonly { id: string }[]): string[] {
	return [...places].map((place) => list[parseInt(place, 36)]?.id ?? '');
}

function decodeEvent(
	scenario: Scenario,
	beat: Beat,
	variant: string,
	code: string,
): StepEvent | undefined {
	const argument = code.slice(1);
	switch (code[0]) {
		case 'g':
			return argument === '' ? { type: 'continue' } : undefined;
		case 'l': {
			const [place = '', ...record] = argument.split('/');
			const page = scenario.desk[Number(place)];
			return page && place !== '' ? { type: 'look', page: [page, ...record].join('/') } : undefined;
		}
		case 'c': {
			if (beat.kind !== 'choice' || argument === '') return undefined;
			const option = beat.options[Number(argument)];
			return option && { type: 'choose', option: option.id };
		}
		case 'f': {
			if (beat.kind !== 'form') return undefined;
			const parts = argument.split('/');
			if (parts.length !== beat.fields.length) return undefined;
			const facts = factsOf(scenario, variant);
			const values: Record<string, Value> = {};
			for (const [index, field] of beat.fields.entries()) {
				const part = parts[index] ?? '';
				const option = field.options?.[Number(part)];
				if (field.kind === 'select') {
					if (option === undefined) return undefined;
					values[field.id] = valueOf(option, facts);
				} else if (field.kind === 'date') {
					values[field.id] = part.replace(/^(\d{4})(\d\d)(\d\d)$/, '$1-$2-$3');
				} else {
					values[field.id] = part === '' ? NaN : Number(part);
				}
			}
			return { type: 'submit', values };
		}
		case 's':
			if (beat.kind !== 'sequence') return undefined;
			return {
				type: 'arrange',
				order: [...argument].map((place) => beat.cards[Number(place)] ?? ''),
			};
		case 'm':
			if (beat.kind !== 'errors') return undefined;
			return { type: 'mark', entries: idsAt(argument, beat.entries) };
		case 'o': {
			if (beat.kind !== 'offer' || argument.length !== beat.terms.length) return undefined;
			const facts = factsOf(scenario, variant);
			const terms: Record<string, Value> = {};
			for (const [index, { id, values }] of beat.terms.entries()) {
				const value = values[parseInt(argument[index] ?? '', 36)];
				if (value === undefined) return undefined;
				terms[id] = valueOf(value, facts);
			}
			return { type: 'offer', terms };
		}
		case 'w':
			if (beat.kind !== 'write') return undefined;
			return { type: 'write', text: '', found: idsAt(argument, beat.mentions) };
		case 'h':
			return argument === '' ? { type: 'hint' } : undefined;
		default:
			return undefined;
	}
}
