import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Attempt } from '../scenario/run/attempt.ts';
import { encodeState } from '../scenario/run/codec.ts';
import { EXAMPLE, example } from '../scenario/example.ts';
import { liveness, moves } from '../scenario/verify/explore.ts';
import { advance, begin } from '../scenario/run/replay.ts';
import { hash32 } from '../scenario/format/hash.ts';
import type { Scenario } from '../scenario/format/scenario.ts';
import type { Step, StepEvent } from '../scenario/run/step.ts';
import { decodeCourse, encodeCourse, interactionsIn, type CourseEntry } from './course-state.ts';
import { bitsOf, pack, unpack } from './pack.ts';
import { worstCourse } from './worst-state.ts';

const first = example();
const second = example(EXAMPLE.replace('id: example', 'id: other').replace('SC99', 'SC98'));
const scenarios = [first, second];

/** An attempt that takes the moves that these numbers pick, as far as they reach. */
function attemptBy(scenario: Scenario, variant: string, picks: number[], pause: number): Attempt {
	const live = liveness(scenario, variant);
	let snapshot = begin(scenario, variant);
	const steps: Step[] = [];
	for (const pick of picks) {
		const open = moves(scenario, snapshot, live);
		const move = open[pick % Math.max(1, open.length)];
		const after = move && advance(scenario, snapshot, move.event);
		if (!move || !after) break;
		steps.push({ event: move.event, at: (steps.length + 1) * pause * 1000 });
		snapshot = after;
	}
	return {
		...{ id: 'abcd1234', scenario: scenario.id, version: 1, hash: scenario.hash, variant },
		...{ seed: 7, mode: 'practice', conversation: 'fr', startedAt: 1_700_000_000_000, steps },
	};
}

const picks = fc.array(fc.nat(20), { maxLength: 14 });
const attempts = fc
	.tuple(fc.constantFrom('a', 'b'), picks, picks, fc.nat(50_000))
	.map(([variant, one, other, pause]) => [
		attemptBy(first, variant, one, pause),
		attemptBy(second, variant, other, pause),
	]);
const entriesOf = (all: Attempt[]): CourseEntry[] =>
	all.map((attempt, index) => ({ scenario: scenarios[index] as Scenario, attempt }));
const whole = (text: string) => {
	const decoded = decodeCourse(scenarios, text);
	if (!decoded.ok) throw new Error(decoded.problem);
	return scenarios.map(({ id }) => {
		const found = decoded.cases.get(id);
		return found && 'attempt' in found ? found.attempt : undefined;
	});
};

describe('the saved state of a course', () => {
	it('gives back the attempt at every case, in printable characters', () => {
		fc.assert(
			fc.property(attempts, (all) => {
				const text = encodeCourse(entriesOf(all));
				expect(text).toMatch(/^[\x21-\x7e]+$/);
				expect(whole(text)).toEqual(all);
			}),
		);
	});

	it('never takes more than the build says, whatever is played', () => {
		const worst = worstCourse(scenarios).characters;
		fc.assert(
			fc.property(attempts, (all) => {
				const result = { earned: 1, available: 12, failed: true };
				const entries = entriesOf(all).map((entry) => ({ ...entry, result }));
				const text = encodeCourse(entries, worst);
				expect(text.length).toBeLessThanOrEqual(worst);
				expect(text).toMatch(/^[\x21-\x7e]+$/);
				whole(text).forEach((attempt, index) => {
					const decided = (steps: Step[] = []) =>
						steps.filter(({ event }) => event.type !== 'look').map(({ event }) => event);
					expect(decided(attempt?.steps)).toEqual(decided(all[index]?.steps));
				});
			}),
		);
	});

	it('gives up texts first, the last written before the others, then times', () => {
		const attempt = attemptBy(first, 'a', [0, 0, 0, 0, 0, 0], 9999);
		const readable = encodeCourse([{ scenario: first, attempt }]);
		const packed = encodeCourse([{ scenario: first, attempt }], readable.length - 1);
		expect(packed).toMatch(/^C4;/);
		expect(packed.length).toBeLessThan(readable.length);
		const [restored] = whole(packed);
		expect(restored?.steps.map(({ event }) => event)).toEqual(
			attempt.steps.map(({ event }) => event),
		);
		expect(() => encodeCourse([{ scenario: first, attempt }], 20)).toThrow('20');
	});

	it('refuses what was cut off or changed in any place', () => {
		const text = encodeCourse(entriesOf([attemptBy(first, 'a', [0, 1, 0, 2], 3)]));
		// Behind the texts stands what only they are checked by.
		const end = text.lastIndexOf('.');
		fc.assert(
			fc.property(fc.nat(end - 1), fc.constantFrom('0', 'z', ';', '.'), (place, other) => {
				expect(decodeCourse(scenarios, text.slice(0, place))).toMatchObject({ ok: false });
				if (text[place] === other) return;
				const changed = text.slice(0, place) + other + text.slice(place + 1);
				expect(decodeCourse(scenarios, changed)).toMatchObject({ ok: false });
			}),
		);
	});

	it('goes on without the texts where a platform changed one', () => {
		const written = example(
			EXAMPLE.replace(
				/decision: sequence\n[^]*?\n {4}outcomes:/,
				`decision: write
    items: [S8.3]
    medium: note
    mentions: { wanted: { kind: number, is: $wanted } }
    outcomes:`,
			),
		);
		const events: StepEvent[] = [
			{ type: 'choose', option: 'ask' },
			{ type: 'submit', values: { free: 2, can: false } },
			{ type: 'choose', option: 'honest' },
			{ type: 'write', text: 'Zij wil er 6; dat is genoeg.', found: ['wanted'] },
		];
		const attempt = attemptBy(written, 'a', [], 3);
		const steps = events.map((event, index) => ({ event, at: index * 1000 }));
		const text = encodeCourse([{ scenario: written, attempt: { ...attempt, steps } }]);
		const eventsOf = (saved: string) => {
			const decoded = decodeCourse([written], saved);
			const found = decoded.ok ? decoded.cases.get(written.id) : undefined;
			return found && 'attempt' in found
				? found.attempt.steps.map(({ event }) => event)
				: undefined;
		};
		expect(eventsOf(text)).toEqual(events);
		const changed = text.replace('genoeg', 'niks');
		expect(changed).not.toBe(text);
		expect(eventsOf(changed)).toEqual([...events.slice(0, 3), { ...events[3], text: '' }]);
	});

	it('takes no notice of what a platform puts behind it', () => {
		const entries = entriesOf([attemptBy(first, 'a', [0, 1], 3)]);
		const decoded = decodeCourse(scenarios, encodeCourse(entries));
		for (const tail of ['\n', ' ', '~', '~~\r\n']) {
			expect(decodeCourse(scenarios, encodeCourse(entries) + tail)).toEqual(decoded);
		}
	});

	it('reads what was saved with one checksum of all', () => {
		const entries = entriesOf([attemptBy(first, 'a', [0, 1], 3)]);
		const text = encodeCourse(entries);
		const before = `C1${text.slice(2, text.lastIndexOf(';'))}`;
		const sealed = `${before};${hash32(before).toString(36)}`;
		expect(decodeCourse(scenarios, sealed)).toEqual(decodeCourse(scenarios, text));
		expect(decodeCourse(scenarios, `${sealed}0`)).toMatchObject({ ok: false });
	});

	it('never throws, whatever a platform gives back', () => {
		fc.assert(
			fc.property(
				fc.string(),
				fc.constantFrom('', 'C1;', 'C2;', 'C3;', 'C4;', 'C3;B1;'),
				(text, head) => {
					expect(decodeCourse(scenarios, head + text)).toMatchObject({ problem: 'damaged' });
				},
			),
		);
	});

	it('takes up one attempt as it was saved before there were courses', () => {
		const attempt = attemptBy(first, 'a', [0, 1], 3);
		expect(whole(encodeState(first, attempt))).toEqual([attempt, undefined]);
	});

	it('says that it belongs to other cases', () => {
		const text = encodeCourse(entriesOf([attemptBy(first, 'a', [0], 3)]));
		expect(decodeCourse([second], text)).toEqual({ ok: false, problem: 'other-scenario' });
	});

	it('keeps the result of a case that was changed so that its steps no longer fit', () => {
		const attempt = attemptBy(first, 'a', [0, 0, 0, 0, 0, 0], 3);
		const result = { earned: 9, available: 12, failed: false };
		const text = encodeCourse([{ scenario: first, attempt, result }]);
		const changed = example(EXAMPLE.replace('  a: { product', '  z: { product'));
		const decoded = decodeCourse([changed], text);
		const saved = decoded.ok ? decoded.cases.get('example') : undefined;
		expect(saved).toMatchObject({ problem: 'older', kept: { result } });
		if (!saved || !('kept' in saved) || !saved.kept) throw new Error('nothing is kept');
		const again = encodeCourse([{ scenario: changed, kept: saved.kept }]);
		expect(decodeCourse([changed], again)).toEqual(decoded);
	});

	it('knows which decisions the platform has been told', () => {
		const text = encodeCourse(entriesOf([attemptBy(first, 'a', [0, 0], 3)]));
		expect(interactionsIn(scenarios, text)[0]).toBe('SC99-hello');
		expect(interactionsIn(scenarios, 'gibberish')).toEqual([]);
	});
});

describe('packing', () => {
	it('gives back any text of printable ASCII, in as many characters as its bits take', () => {
		const ascii = fc.string({
			unit: fc.integer({ min: 32, max: 126 }).map((code) => String.fromCharCode(code)),
		});
		fc.assert(
			fc.property(ascii, (text) => {
				const packed = pack(text);
				expect(packed).toMatch(/^[\w-]*$/);
				expect(packed).toHaveLength(Math.ceil((bitsOf(text) + 1) / 6));
				expect(unpack(packed)).toBe(text);
			}),
		);
	});

	it('refuses what is no packed text', () => {
		expect(unpack('~')).toBeUndefined();
		fc.assert(fc.property(fc.string(), (text) => void unpack(text)));
	});
});
