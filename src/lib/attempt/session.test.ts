import { describe, expect, it } from 'vitest';
import { example } from '../scenario/example.ts';
import type { Journal } from '../store/journal.ts';
import { memoryJournal } from '../store/memory-journal.ts';
import { newAttempt } from '../scenario/run/new-attempt.ts';
import { Session } from './session.svelte.ts';

const scenario = example();
const attempt = newAttempt(scenario, {
	...{ variant: 'a', mode: 'practice', conversation: 'nl', random: () => 0, now: 0 },
});
const ASK = { type: 'choose', option: 'ask' } as const;

const open = (journal: () => Promise<Journal>) =>
	Session.open({ scenario, attempt, owner: 'me', journal, now: () => 0 });

describe('a session', () => {
	/** A journal that writes only when it is let. */
	const slowJournal = () => {
		const waiting: (() => void)[] = [];
		const wait = () => new Promise<void>((resolve) => waiting.push(resolve));
		const journal: Journal = { ...memoryJournal(), create: wait, append: wait };
		return { journal, write: () => waiting.shift()?.(), waiting };
	};

	it('moves the screen while a step is written; the next step waits for it', async () => {
		const { journal, write, waiting } = slowJournal();
		const session = await open(async () => journal);
		expect(await session.send(ASK)).toBe(true);
		expect(session.beat.id).toBe('fill');
		expect(session.writing).toBe(true);
		const next = session.send({ type: 'submit', values: { free: 2, can: false } });
		await expect.poll(() => waiting.length).toBe(1);
		expect(session.attempt.steps).toHaveLength(1);
		write();
		expect(await next).toBe(true);
		expect(session.attempt.steps).toHaveLength(2);
		await expect.poll(() => waiting.length).toBe(1);
		write();
		await session.written();
		expect(session.writing).toBe(false);
	});

	it('tells the platform of a step only once it is written', async () => {
		const { journal, write, waiting } = slowJournal();
		const told: number[] = [];
		const session = await Session.open({
			...{ scenario, attempt, owner: 'me', journal: async () => journal, now: () => 0 },
			reporter: {
				saving: { kind: 'saved' },
				report: ({ steps }) => told.push(steps.length),
				flush: () => undefined,
			},
		});
		await session.send(ASK);
		expect(told).toEqual([]);
		await expect.poll(() => waiting.length).toBe(1);
		write();
		await session.written();
		expect(told).toEqual([1]);
	});

	it('takes one decision at a time, and no event that the state does not take', async () => {
		const session = await open(async () => memoryJournal());
		expect(await Promise.all([session.send(ASK), session.send(ASK)])).toEqual([true, false]);
		expect(await session.send(ASK)).toBe(false);
		expect(session.attempt.steps).toHaveLength(1);
	});

	it('keeps a look that comes while a decision is being written', async () => {
		const session = await open(async () => memoryJournal());
		const look = { type: 'look', page: 'stock' } as const;
		expect(await Promise.all([session.send(ASK), session.send(look)])).toEqual([true, true]);
		expect(session.attempt.steps.map(({ event }) => event.type)).toEqual(['choose', 'look']);
	});

	it('goes on in memory, and says so, where the journal refuses', async () => {
		const refuse = async () => {
			throw new Error('full');
		};
		const session = await open(async () => ({ ...memoryJournal(), durable: true, create: refuse }));
		expect(await session.send(ASK)).toBe(true);
		await session.written();
		expect(session.durable).toBe(false);
		expect(session.beat.id).toBe('fill');
	});

	it('writes all of it again when it was erased meanwhile', async () => {
		let journal = memoryJournal();
		const stable: Journal = {
			...journal,
			durable: true,
			create: (...given) => journal.create(...given),
			append: (...given) => journal.append(...given),
			finish: (...given) => journal.finish(...given),
		};
		const session = await open(async () => stable);
		await session.send(ASK);
		journal = memoryJournal();
		await session.send({ type: 'submit', values: { free: 2, can: false } });
		expect((await journal.load(attempt.id))?.attempt.steps).toHaveLength(2);
		await session.send({ type: 'choose', option: 'shrug' });
		await session.send({ type: 'arrange', order: ['repeat', 'write', 'thank'] });
		journal = memoryJournal();
		await session.send({ type: 'continue' });
		expect(session.over).toBe(true);
		await expect.poll(async () => (await journal.load(attempt.id))?.row.finishedAt).toBe(0);
		expect((await journal.load(attempt.id))?.attempt.steps).toHaveLength(5);
		expect(session.durable).toBe(true);
	});

	it('takes up an attempt where it was', async () => {
		const steps = [{ event: ASK, at: 5000 }];
		const session = await Session.open({
			...{ scenario, attempt: { ...attempt, steps }, owner: 'me', now: () => 0 },
			journal: async () => memoryJournal(),
		});
		expect(session.beat.id).toBe('fill');
		expect(session.progress.taken).toBe(1);
		await session.send({ type: 'look', page: 'stock' });
		expect(session.attempt.steps[1]?.at).toBe(5000);
	});

	describe('beside another window', () => {
		const beside = (journal: Journal, taken: typeof attempt, journalled: boolean) => {
			const others: (typeof attempt)[] = [];
			const session = Session.open({
				...{ scenario, attempt: taken, owner: 'me', journalled, now: () => 0 },
				journal: async () => journal,
				onConflict: (other) => others.push(other),
			});
			return { session, others };
		};
		const steps = [{ event: ASK, at: 0 }];

		it('does not write over a step of the other, and gives its log', async () => {
			const journal = memoryJournal();
			await journal.create({ ...attempt, steps }, 'me');
			await journal.append(attempt.id, 1, { event: { type: 'look', page: 'stock' }, at: 1 });
			const { session, others } = beside(journal, { ...attempt, steps }, true);
			const values = { free: 2, can: false };
			await (await session).send({ type: 'submit', values });
			await (await session).written();
			expect((await session).attempt.steps).toHaveLength(1);
			expect(await (await session).send({ type: 'look', page: 'stock' })).toBe(false);
			expect(others.map((other) => other.steps.length)).toEqual([2]);
			expect((await journal.load(attempt.id))?.attempt.steps).toHaveLength(2);
		});

		it('takes the same step as the other for its own', async () => {
			const journal = memoryJournal();
			await journal.create({ ...attempt, steps }, 'me');
			const { session } = beside(journal, attempt, true);
			expect(await (await session).send(ASK)).toBe(true);
		});

		it('does not begin a second attempt at a case that the other began', async () => {
			const journal = memoryJournal();
			await journal.create({ ...attempt, id: 'other000', steps }, 'me');
			const { session, others } = beside(journal, attempt, false);
			await (await session).send(ASK);
			await (await session).written();
			expect(others.map(({ id }) => id)).toEqual(['other000']);
		});

		it('notes the end of an attempt that was killed before it could', async () => {
			const journal = memoryJournal();
			const way = [
				ASK,
				{ type: 'submit', values: { free: 2, can: false } },
				{ type: 'choose', option: 'shrug' },
				{ type: 'arrange', order: ['repeat', 'write', 'thank'] },
				{ type: 'continue' },
			] as const;
			const whole = {
				...attempt,
				steps: way.map((event) => ({ event, at: 5 })) as typeof attempt.steps,
			};
			await journal.create(whole, 'me');
			await (await beside(journal, whole, true).session).speak('fr');
			await expect
				.poll(async () => (await journal.load(attempt.id))?.row.finishedAt)
				.toBe(attempt.startedAt + 5);
		});
	});
});
