import { languageOf } from '../i18n/language.ts';
import type { Step, StepEvent } from '../scenario/run/step.ts';
import { sameStep } from './journal.ts';
import type { AttemptRow } from './database.ts';

/*
 * All that a learner has done in this browser, as one file: to keep, or to take to another browser. What
 * is read back is held against its form, part by part, and merged: nothing that is here is lost.
 */

export const FILE_FORMAT = 'balie-data';
const VERSION = 1;

/** An attempt with its steps, as it stands in a file. */
export type SavedAttempt = AttemptRow & { steps: Step[] };

export type Backup = {
	format: typeof FILE_FORMAT;
	version: typeof VERSION;
	/** When it was made, ISO 8601. */
	exportedAt: string;
	attempts: SavedAttempt[];
	/** What the embedded platform holds, by owner. */
	platform: { owner: string; data: unknown }[];
	settings: { key: string; value: unknown }[];
};

/** What is wrong in a file: where, and what was expected. Keys of texts, and what they speak of. */
export type BackupProblem = { where: string; problem: string; found?: string };

/** What is wrong with an attempt that has the right form, and at which of its parts. */
export type Vet = (
	attempt: SavedAttempt,
) => (Omit<BackupProblem, 'where'> & { at: string }) | undefined;

/** A file of all that is here. Pure. */
export function makeBackup(
	parts: Pick<Backup, 'attempts' | 'platform' | 'settings'>,
	now: number,
): Backup {
	const exportedAt = new Date(now).toISOString();
	return { format: FILE_FORMAT, version: VERSION, exportedAt, ...parts };
}

/**
 * Reads a file. Without `backup` it is none of ours, or cannot be read at all; else what is wrong with
 * single attempts is said, these are left out, and the rest can be used. `vet` says what the form cannot show: see
 * vet.ts. Pure; never throws.
 */
export function readBackup(
	text: string,
	vet: Vet = () => undefined,
): { backup?: Backup; problems: BackupProblem[] } {
	let value: unknown;
	try {
		value = JSON.parse(text);
	} catch {
		return { problems: [{ where: '', problem: 'json' }] };
	}
	if (!isRecord(value) || value.format !== FILE_FORMAT) {
		return { problems: [{ where: '', problem: 'format' }] };
	}
	if (value.version !== VERSION) {
		return { problems: [{ where: 'version', problem: 'version', found: shown(value.version) }] };
	}
	const problems: BackupProblem[] = [];
	const list = (key: 'attempts' | 'platform' | 'settings'): unknown[] => {
		const part = value[key] ?? [];
		if (Array.isArray(part)) return part;
		problems.push({ where: key, problem: 'list', found: shown(part) });
		return [];
	};
	const ids = new Set<string>();
	const attempts = list('attempts').flatMap((entry, index) => {
		const read = readAttempt(entry, `attempts[${index}]`);
		if ('problem' in read) {
			problems.push(read);
			return [];
		}
		if (ids.has(read.id)) {
			problems.push({ where: `attempts[${index}].id`, problem: 'twice', found: read.id });
			return [];
		}
		const fault = vet(read);
		if (fault) {
			const { at, ...problem } = fault;
			problems.push({ where: `attempts[${index}].${at}`, ...problem });
			return [];
		}
		ids.add(read.id);
		return [read];
	});
	const named = <K extends string>(key: 'platform' | 'settings', name: K) =>
		list(key).flatMap((entry, index) => {
			if (isRecord(entry) && typeof entry[name] === 'string') return [entry];
			problems.push({ where: `${key}[${index}].${name}`, problem: 'text', found: shown(entry) });
			return [];
		});
	const backup: Backup = {
		...{
			format: FILE_FORMAT,
			version: VERSION,
			exportedAt: String(value.exportedAt ?? ''),
			attempts,
		},
		platform: named('platform', 'owner').map(({ owner, data }) => ({ owner: String(owner), data })),
		settings: named('settings', 'key').map(({ key, value }) => ({ key: String(key), value })),
	};
	return { backup, problems };
}

/** What became of the attempts of a file. */
export type Merged = {
	/** To be written; what is not here stays as it is. */
	write: SavedAttempt[];
	added: number;
	/** Were here, and are longer in the file. */
	extended: number;
	/** Were here already, as long or longer. */
	known: number;
};

/**
 * The attempts of a file beside those that are here. Of two logs of the same attempt the longer valid one
 * wins; where both went on in their own way, what is here stays. Of several open attempts at a case the
 * newest is gone on with and the others are kept aside. Pure.
 */
export function mergeAttempts(
	here: readonly SavedAttempt[],
	given: readonly SavedAttempt[],
	isValid: (attempt: SavedAttempt) => boolean,
): Merged {
	const known = new Map(here.map((attempt) => [attempt.id, attempt]));
	const write = new Map<string, SavedAttempt>();
	let extended = 0;
	let added = 0;
	for (const attempt of given) {
		const own = known.get(attempt.id);
		if (!own) {
			added++;
			write.set(attempt.id, attempt);
			continue;
		}
		const goesOn = own.steps.every((step, index) => {
			const other = attempt.steps[index];
			return other !== undefined && sameStep(step, other);
		});
		const longer = goesOn && attempt.steps.length > own.steps.length;
		if (!isValid(attempt) || (isValid(own) && !longer)) continue;
		extended++;
		write.set(attempt.id, { ...attempt, owner: own.owner });
	}
	const open = new Map<string, SavedAttempt>();
	const all = [...here.map((attempt) => write.get(attempt.id) ?? attempt)];
	all.push(...[...write.values()].filter(({ id }) => !known.has(id)));
	for (const attempt of all) {
		if (attempt.finishedAt || attempt.setAside) continue;
		const place = `${attempt.owner} ${attempt.scenario}`;
		const other = open.get(place);
		const [newest, older] =
			other && other.updatedAt >= attempt.updatedAt ? [other, attempt] : [attempt, other];
		open.set(place, newest);
		if (older) write.set(older.id, { ...older, setAside: true });
	}
	return { write: [...write.values()], added, extended, known: given.length - added - extended };
}

type Fields = Record<string, (value: unknown) => boolean>;

const isText = (value: unknown) => typeof value === 'string' && value.length > 0;
const isNumber = (value: unknown) => typeof value === 'number' && Number.isFinite(value);
const isCount = (value: unknown) => Number.isSafeInteger(value) && Number(value) >= 0;
const maybe = (test: (value: unknown) => boolean) => (value: unknown) =>
	value === undefined || test(value);

const ATTEMPT: Fields = {
	...{ id: isText, scenario: isText, hash: isText, variant: isText, owner: isText },
	...{ version: isCount, seed: isCount, startedAt: isNumber, updatedAt: isNumber },
	mode: (value) => value === 'practice' || value === 'test',
	conversation: (value) => typeof value === 'string' && languageOf(value) === value,
	...{ finishedAt: maybe(isNumber), told: maybe(isCount) },
	setAside: maybe((value) => typeof value === 'boolean'),
};

const isTexts = (value: unknown) =>
	Array.isArray(value) && value.every((part) => typeof part === 'string');
const isValues = (value: unknown) =>
	isRecord(value) &&
	Object.values(value).every((part) => ['string', 'number', 'boolean'].includes(typeof part));

const EVENTS: Record<StepEvent['type'], Fields> = {
	look: { page: isText },
	choose: { option: isText },
	submit: { values: isValues },
	arrange: { order: isTexts },
	mark: { entries: isTexts },
	offer: { terms: isValues },
	write: { text: (value) => typeof value === 'string', found: isTexts },
	hint: {},
	continue: {},
};

/** An attempt of a file with nothing in it that we do not know, or the first thing that is wrong. */
function readAttempt(entry: unknown, where: string): SavedAttempt | BackupProblem {
	if (!isRecord(entry)) return { where, problem: 'object', found: shown(entry) };
	const wrong = firstWrong(entry, ATTEMPT, where);
	if (wrong) return wrong;
	if (!Array.isArray(entry.steps)) return { where: `${where}.steps`, problem: 'list' };
	const steps: Step[] = [];
	for (const [index, step] of entry.steps.entries()) {
		const at = `${where}.steps[${index}]`;
		if (!isRecord(step) || !isRecord(step.event)) return { where: at, problem: 'step' };
		const type = String(step.event.type);
		const fields = Object.hasOwn(EVENTS, type) ? EVENTS[type as StepEvent['type']] : undefined;
		if (!fields) return { where: `${at}.event.type`, problem: 'step', found: type };
		const part =
			firstWrong(step.event, fields, `${at}.event`) ?? firstWrong(step, { at: isNumber }, at);
		if (part) return part;
		const event = { type, ...only(step.event, fields) } as StepEvent;
		steps.push({ event, at: Number(step.at) });
	}
	return { ...(only(entry, ATTEMPT) as AttemptRow), steps };
}

function firstWrong(
	entry: Record<string, unknown>,
	fields: Fields,
	where: string,
): BackupProblem | undefined {
	for (const [key, test] of Object.entries(fields)) {
		if (test(entry[key])) continue;
		if (entry[key] === undefined) return { where: `${where}.${key}`, problem: 'missing' };
		return { where: `${where}.${key}`, problem: 'value', found: shown(entry[key]) };
	}
	return undefined;
}

function only(entry: Record<string, unknown>, fields: Fields) {
	return Object.fromEntries(
		Object.keys(fields).flatMap((key) => (entry[key] === undefined ? [] : [[key, entry[key]]])),
	);
}

function isRecord(value: unknown): value is Record<string, unknown> {
	return typeof value === 'object' && value !== null && !Array.isArray(value);
}

/** A value as a message shows it. */
function shown(value: unknown): string {
	return (JSON.stringify(value) ?? '').slice(0, 60);
}
