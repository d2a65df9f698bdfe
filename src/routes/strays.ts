import type { StoredAttempt } from '$lib/store/journal.ts';
import type { Keeper, KeeperOptions } from './keeper.ts';

/**
 * Of what this browser holds the attempts of which the platform says nothing, and nobody has said that they belong
 * here: made when no platform could be found, or by this learner and never told. Pure.
 */
export function straysAmong(
	stored: readonly StoredAttempt[],
	{ session, owner, nobody, returning, cases }: KeeperOptions,
): StoredAttempt[] {
	const empty = session?.open && !session.launch.state;
	return stored.filter(({ attempt, row }) => {
		if (!cases.includes(attempt.scenario) || !attempt.steps.length || row.setAside) return false;
		if (row.owner !== owner) return row.owner === nobody || row.told === undefined;
		const toldWhole = !!row.finishedAt && (row.told ?? 0) >= attempt.steps.length;
		return !!empty && !returning && !toldWhole;
	});
}

/** The learner's word on what nobody had claimed: it belongs here, or it does not. */
export async function claim(keeper: Keeper, stored: readonly StoredAttempt[], mine: boolean) {
	const ids = stored.map(({ attempt }) => attempt.id);
	const { owner } = keeper.options;
	const journal = await keeper.journal();
	if (mine) {
		await journal.hand(ids, owner);
		return;
	}
	keeper.leaveOut(ids);
	// What is another's stays for them.
	const own = stored.filter(({ row }) => row.owner === owner);
	await Promise.all(own.map(({ attempt }) => journal.setAside(attempt.id)));
}
