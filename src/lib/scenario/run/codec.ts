import { languageOf } from '../../i18n/language.ts';
import type { Attempt } from './attempt.ts';
import { advance, begin, currentBeat } from './replay.ts';
import { hash32 } from '../format/hash.ts';
import { isDecision, type Beat, type Scenario } from '../format/scenario.ts';
import type { Facts } from '../format/value.ts';
import { kindOf } from '../kinds/index.ts';
import { knownFacts } from './context.ts';
import type { Step, StepEvent } from './step.ts';

/*
 * The saved state of an attempt: one line of printable ASCII that a person can follow, short enough
 * for a platform's suspend data. Head fields and steps are separated by `;` and `,`:
 *
 *     B1;niet-in-voorraad;1;k3x9;q7f2m1x0;b;2f;p;nl;mhw2k0aa;c1~5,g~2,l3~4,f2/4/20260312~30;1xk2b9
 *
 * A step is a letter, its argument, and `~` with whole seconds since the step before it (base 36).
 * g: go on. l: desk page by its place, with /record. h: a hint was asked. The other letters are those of the
 * kinds of decision, each of which says what stands behind its own. The last part is a checksum.
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
		const code = encodeEvent(scenario, beat, knownFacts(scenario, snapshot.context), event);
		const next = advance(scenario, snapshot, event);
		if (!next) throw new Error(`step ${index} of attempt ${attempt.id} does not replay`);
		snapshot = next;
		const elapsed = Math.max(0, Math.round(at / 1000) - seconds);
		seconds += elapsed;
		return `${code}~${elapsed.toString(36)}`;
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
		const event = decodeEvent(
			...([scenario, currentBeat(scenario, snapshot)] as const),
			...([knownFacts(scenario, snapshot.context), code] as const),
		);
		const next = event && advance(scenario, snapshot, event);
		const wait = parseInt(elapsed, 36);
		if (!event || !next || !Number.isSafeInteger(wait)) return { ok: false, problem: stale, head };
		snapshot = next;
		seconds += wait;
		steps.push({ event, at: seconds * 1000 });
	}
	return { ok: true, attempt: { ...head, steps } };
}

function encodeEvent(scenario: Scenario, beat: Beat, facts: Facts, event: StepEvent): string {
	switch (event.type) {
		case 'continue':
			return 'g';
		case 'hint':
			return 'h';
		case 'look': {
			const [page = '', ...record] = event.page.split('/');
			return `l${[scenario.desk.indexOf(page), ...record].join('/')}`;
		}
	}
	if (!isDecision(beat) || kindOf(beat).event !== event.type) {
		throw new Error(`${event.type} is no step of beat ${beat.id}`);
	}
	const { letter, encode } = kindOf(beat);
	return `${letter}${encode(beat, facts, event)}`;
}

function decodeEvent(
	scenario: Scenario,
	beat: Beat,
	facts: Facts,
	code: string,
): StepEvent | undefined {
	const argument = code.slice(1);
	switch (code[0]) {
		case 'g':
			return argument === '' ? { type: 'continue' } : undefined;
		case 'h':
			return argument === '' ? { type: 'hint' } : undefined;
		case 'l': {
			const [place = '', ...record] = argument.split('/');
			const page = scenario.desk[Number(place)];
			return page && place !== '' ? { type: 'look', page: [page, ...record].join('/') } : undefined;
		}
	}
	if (!isDecision(beat) || kindOf(beat).letter !== code[0]) return undefined;
	return kindOf(beat).decode(beat, facts, argument);
}
