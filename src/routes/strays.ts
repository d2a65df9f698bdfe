import type { StoredAttempt } from '$lib/store/journal.ts';
import type { KeeperOptions } from './keeper.ts';

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
