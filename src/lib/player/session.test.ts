import { describe, expect, it } from 'vitest';
import { example } from '../scenario/example.ts';
import { memoryJournal, type Journal } from '../store/journal.ts';
import { newAttempt } from './begin.ts';
import { Session } from './session.svelte.ts';

const scenario = example();
const attempt = newAttempt(scenario, {
	...{ variant: 'a', mode: 'practice', conversation: 'nl', random: () => 0, now: 0 },
});
const ASK = { type: 'choose', option: 'ask' } as const;

const open = (journal: () => Promise<Journal>) =>
	Session.open({ scenario, attempt, owner: 'me', journal, now: () => 0 });

describe('a session', () => {
	it('has a step in the journal before the screen moves', async () => {
		const beats: string[] = [];
		const journal: Journal = {
			...memoryJournal(),
			create: async () => void beats.push(session.beat.id),
			append: async () => void beats.push(session.beat.id),
		};
		const session = await open(async () => journal);
		expect(await session.send(ASK)).toBe(true);
		expect(session.beat.id).toBe('fill');
		expect(await session.send({ type: 'look', page: 'stock' })).toBe(true);
		expect(beats).toEqual(['hello', 'fill']);
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
		expect(session.durable).toBe(false);
		expect(session.beat.id).toBe('fill');
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
});
