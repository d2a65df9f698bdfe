import type { Attempt } from '../scenario/run/attempt.ts';
import { decodeState, encodeState, savedHead, type SavedProblem } from '../scenario/run/codec.ts';
import { liveness } from '../scenario/verify/explore.ts';
import { currentBeat, replay } from '../scenario/run/replay.ts';
import type { Scenario } from '../scenario/format/scenario.ts';
import { hash32 } from '../scenario/format/hash.ts';
import type { KeptResult } from './course-record.ts';
import { cut } from './formats.ts';
import { pack, unpack } from './pack.ts';
import { interactionId } from './record.ts';

/*
 * The saved state of a course: the attempt that counts at each of its cases, in one line of printable
 * ASCII, short enough for a platform's suspend data.
 *
 *     C3;B1;SC02.4a.l.l..1;k3x9;q7f2m1x0;b;2f;p;nl;mhw2k0;c1~5,g~2SC05.3c....1;…;SC05.7.Beste%20mevrouw;1xk2b9.a8
 *
 * First the format, and that of the attempts. Then for each case its code, the length of what its attempt
 * says (base 36), the points earned and available once it is over, `!` where it failed by a critical
 * error, and the attempt as codec.ts writes it, without what is said elsewhere: format, case, checksum.
 * Then free texts as far as there is room, `SC05.7.` with the text as in an address, `,` between them. Last
 * come the checksums of what stands before the texts, and of the texts: where a platform changed one of
 * those, the attempt goes on without them.
 *
 * Where that is too long for the platform, nobody can read it: `C4;`, the same without times and packed
 * (pack.ts), `;` and the checksums. `C1` and `C2` are the same with one checksum of all before it.
 */

const READABLE = 'C3';
const PACKED = 'C4';
const ONE_CHECKSUM: Record<string, string> = { C1: READABLE, C2: PACKED };
/** What may stand behind a saved state and says nothing. */
export const FILLER = '~';

/** A case with the attempt that counts, or the result that is kept of one that cannot be replayed. */
export type CourseEntry = { scenario: Scenario } & (
	{ attempt: Attempt; result?: KeptResult } | { kept: Kept }
);

/** A result whose attempt no longer fits its case; carried along as it was saved. */
export type Kept = { result: KeptResult; format: string; text: string };

/** What a saved state says of a case. */
export type CaseSaved = { attempt: Attempt } | { problem: SavedProblem; kept?: Kept };

/** What became of the saved state of a course: cases by id, or why it cannot be taken up at all. */
export type CourseDecoded =
	{ ok: true; cases: Map<string, CaseSaved> } | { ok: false; problem: SavedProblem };

/**
 * The saved state of a course in at most so many characters. What can be missed goes first, and no
 * more than needed: free text, then looks that nothing depends on, then how long each step took. Throws
 * when that is not enough; the build sees to it that it always is.
 */
export function encodeCourse(entries: readonly CourseEntry[], limit = Infinity): string {
	for (const lighten of [whole, withoutIdleLooks]) {
		const { texts, ...cases } = encodeCases(entries, lighten);
		for (let count = lighten === whole ? texts.length : 0; count >= 0; count--) {
			const said = texts.slice(0, count).join(',');
			const text = `${READABLE};${bodyOf(cases)};${said};${sumsOf(bodyOf(cases), said)}`;
			if (text.length <= limit) return text;
		}
	}
	const text = encodePacked(entries);
	if (text.length <= limit) return text;
	throw new Error(`the saved state takes ${text.length} characters of ${limit}`);
}

/**
 * The saved state of a course in the fewest characters, of letters, digits, `-`, `_` and `;` alone: for a platform
 * that has no room, or that changes other signs.
 */
export function encodePacked(entries: readonly CourseEntry[]): string {
	const body = lightest(entries);
	return `${PACKED};${pack(body)};${sumsOf(body.slice(0, -1), '').replace('.', '-')}`;
}

/** What is packed: the course without anything that can be missed. */
export function lightest(entries: readonly CourseEntry[]): string {
	return `${bodyOf(encodeCases(entries, withoutIdleLooks, false))};`;
}

type Lighten = (scenario: Scenario, attempt: Attempt) => Attempt;

function encodeCases(entries: readonly CourseEntry[], lighten: Lighten, times = true) {
	let attemptFormat = '';
	const texts: string[] = [];
	const parts = entries.map((entry) => {
		const { scenario } = entry;
		if ('kept' in entry) {
			attemptFormat ||= entry.kept.format;
			return part(scenario.code, entry.kept.text, entry.kept.result);
		}
		const attempt = lighten(scenario, entry.attempt);
		const saved = encodeState(scenario, attempt).split(';');
		attemptFormat = saved[0] ?? '';
		for (const [index, { event }] of attempt.steps.entries()) {
			if (!('text' in event) || !event.text) continue;
			// A lone half of a surrogate pair, typed or pasted, is no text.
			texts.push(`${scenario.code}.${index}.${encodeURIComponent(cut(event.text, Infinity))}`);
		}
		const text = saved.slice(2, -1).join(';');
		return part(scenario.code, times ? text : text.replace(TIMES, ''), entry.result);
	});
	return { attemptFormat, parts, texts };
}

/** How long each step took, as codec.ts writes it behind the step. */
export const TIMES = /~[0-9a-z]+(?=,|$)/g;

/** The steps of an attempt with the times that TIMES took away, as nothing. */
function withTimes(text: string): string {
	const parts = text.split(';');
	const steps = parts.pop() ?? '';
	const timed = steps && steps.split(',').map((step) => (step.includes('~') ? step : `${step}~0`));
	return [...parts, timed && timed.join(',')].join(';');
}

function bodyOf({ attemptFormat, parts }: { attemptFormat: string; parts: string[] }): string {
	return `${attemptFormat};${parts.join('')}`;
}

/** The checksums of a state without its texts, and of the texts. */
function sumsOf(body: string, texts: string): string {
	return `${checksum(body)}.${checksum(texts)}`;
}

function part(code: string, text: string, result?: KeptResult): string {
	const points = result
		? `${result.earned.toString(36)}.${result.available.toString(36)}.${result.failed ? '!' : ''}`
		: '..';
	return `${code}.${text.length.toString(36)}.${points}.${text}`;
}

/**
 * The cases of a saved state. Each attempt is replayed: one that was made by another version of its case
 * is taken up while its steps still fit. Never throws, whatever a platform gives back.
 */
export function decodeCourse(scenarios: readonly Scenario[], text: string): CourseDecoded {
	const single = savedHead(text);
	if (single) return decodeSingle(scenarios, text, single.scenario);
	const sealed = unsealed(text);
	if (!sealed) return { ok: false, problem: 'damaged' };
	const { attemptFormat, parts, texts } = sealed;
	const cases = new Map<string, CaseSaved>();
	let others = 0;
	for (const { code, inner, result } of parts) {
		const scenario = scenarios.find((candidate) => candidate.code === code);
		if (!scenario) {
			others++;
			continue;
		}
		const saved = `${attemptFormat};${scenario.id};${withTimes(inner)}`;
		const decoded = decodeState(scenario, `${saved};${checksum(saved)}`);
		if (decoded.ok) {
			const { attempt } = decoded;
			cases.set(scenario.id, { attempt: { ...attempt, steps: [...attempt.steps] } });
			continue;
		}
		const kept = result ? { kept: { result, format: attemptFormat, text: inner } } : {};
		cases.set(scenario.id, { problem: decoded.problem, ...kept });
	}
	for (const text of texts) restoreText(scenarios, cases, text);
	if (!cases.size && others) return { ok: false, problem: 'other-scenario' };
	return { ok: true, cases };
}

type Part = { code: string; inner: string; result?: KeptResult };

/** What a saved state says of each case, and its free texts where these are whole; undefined where it is damaged. */
function unsealed(
	text: string,
): { attemptFormat: string; parts: Part[]; texts: string[] } | undefined {
	// Some platforms add a line end, and what is told again may have a filler behind it.
	const given = text.replace(/[\s~]+$/, '');
	const end = given.lastIndexOf(';');
	const mark = given.slice(0, READABLE.length);
	const format = ONE_CHECKSUM[mark] ?? mark;
	const said = given.slice(mark.length + 1, Math.max(0, end));
	const body = format === READABLE ? said : format === PACKED ? unpack(said) : undefined;
	if (body === undefined || given[mark.length] !== ';') return undefined;
	const [attemptFormat = ''] = body.split(';', 1);
	const parts: Part[] = [];
	let rest = body.slice(attemptFormat.length + 1);
	while (rest && !rest.startsWith(';')) {
		const head = /^([\w-]+)\.([0-9a-z]+)\.([0-9a-z]*)\.([0-9a-z]*)\.(!?)\./.exec(rest);
		if (!head) return undefined;
		const [whole, code = '', length = '', earned = '', available = '', failed] = head;
		const inner = rest.slice(whole.length, whole.length + parseInt(length, 36));
		rest = rest.slice(whole.length + inner.length);
		const points = { earned: parseInt(earned, 36), available: parseInt(available, 36) };
		parts.push({
			...{ code, inner },
			...(available ? { result: { ...points, failed: failed === '!' } } : {}),
		});
	}
	const sums = given.slice(end + 1);
	const texts = rest.slice(1);
	const list = texts ? texts.split(',') : [];
	if (mark in ONE_CHECKSUM) {
		return checksum(given.slice(0, end)) === sums
			? { attemptFormat, parts, texts: list }
			: undefined;
	}
	const [ofBody, ofTexts] = sums.split(/[.-]/);
	if (!rest || ofBody !== checksum(body.slice(0, body.length - rest.length))) return undefined;
	return { attemptFormat, parts, texts: ofTexts === checksum(texts) ? list : [] };
}

/** Gives a free text back to its step. */
function restoreText(
	scenarios: readonly Scenario[],
	cases: ReadonlyMap<string, CaseSaved>,
	saved: string,
) {
	const [, code, place, encoded = ''] = /^([\w-]+)\.(\d+)\.(.*)$/.exec(saved) ?? [];
	const scenario = scenarios.find((candidate) => candidate.code === code);
	const found = scenario && cases.get(scenario.id);
	if (!found || !('attempt' in found)) return;
	const { steps } = found.attempt;
	const step = steps[Number(place)];
	if (!step || !('text' in step.event)) return;
	try {
		const event = { ...step.event, text: decodeURIComponent(encoded) };
		steps[Number(place)] = { ...step, event };
	} catch {
		// The checksum is right and the text is not: somebody made this. The attempt does without.
	}
}

/** A state of before there were courses: one attempt as codec.ts writes it. */
function decodeSingle(scenarios: readonly Scenario[], text: string, id: string): CourseDecoded {
	const scenario = scenarios.find((candidate) => candidate.id === id);
	if (!scenario) return { ok: false, problem: 'other-scenario' };
	const decoded = decodeState(scenario, text);
	const saved = decoded.ok ? { attempt: decoded.attempt } : { problem: decoded.problem };
	return { ok: true, cases: new Map([[id, saved]]) };
}

function checksum(text: string): string {
	return hash32(text).toString(36);
}

const whole: Lighten = (_, attempt) => attempt;

/** Without the pages that were opened and that no condition reads from there on. */
const withoutIdleLooks: Lighten = (scenario, attempt) => {
	const live = liveness(scenario, attempt.variant);
	const { frames } = replay(scenario, attempt.variant, attempt.steps);
	const steps = frames.flatMap(({ step, before }) => {
		if (step.event.type !== 'look') return [step];
		const pages = live.get(currentBeat(scenario, before).id)?.pages ?? [];
		return pages.includes(step.event.page) ? [step] : [];
	});
	return { ...attempt, steps };
};

/**
 * Ids of the interactions of all decisions that a saved state holds, in the order in which they were taken; none
 * when it cannot be read. Pure.
 */
export function interactionsIn(scenarios: readonly Scenario[], text: string): string[] {
	const decoded = text ? decodeCourse(scenarios, text) : undefined;
	if (!decoded?.ok) return [];
	const all = scenarios.flatMap((scenario) => {
		const saved = decoded.cases.get(scenario.id);
		if (!saved || !('attempt' in saved)) return [];
		const { variant, steps, startedAt } = saved.attempt;
		return replay(scenario, variant, steps).frames.flatMap(({ step, before, after }) => {
			const taken = after.context.taken.at(-1);
			if (!taken || after.context.taken.length === before.context.taken.length) return [];
			return { id: interactionId(scenario, taken.beat), at: startedAt + step.at };
		});
	});
	return all.sort((a, b) => a.at - b.at).map(({ id }) => id);
}
