import type { Standard } from './scorm.ts';
import type { ScormSession } from './scorm-session.ts';

/** A platform that counts more has miscounted: it is not asked for each of them. */
const MOST = 2000;

/** Where objectives and interactions stand with a platform; asked when there is something to tell. */
export type Places = {
	readonly interactions: ReadonlyMap<string, number>;
	/** What was told in an earlier session: a decision does not change, so it stands. */
	readonly told: ReadonlySet<string>;
	/** The index of an objective: where it stands, else the next. */
	ofObjective(id: string): number;
	ofInteraction(id: string): number;
};

/**
 * Looks where they stand; undefined when the platform could not say. `doubtful`: what was told last was told in
 * another form and perhaps not as it is, so nothing counts as told.
 */
export function findPlaces(
	session: ScormSession,
	{ final }: Standard,
	toldBefore: readonly string[],
	doubtful: boolean,
): Places | undefined {
	/** How many there are, undefined where the platform does not count, and which stands where. */
	const idsAt = (path: string, readable = true) => {
		const answer = session.read(`${path}._count`, final);
		if (answer === undefined) return undefined;
		const counted = /^\d+$/.test(answer) ? Number(answer) : Infinity;
		const count = counted <= MOST ? counted : undefined;
		const ids = new Map<string, number>();
		for (let index = 0; readable && index < (count ?? 0); index++) {
			const id = session.read(`${path}.${index}.id`, final);
			if (id === undefined) return undefined;
			// An id in another form (other-form.ts) is the same entry, and is told as it is.
			const ours = id.replace(/_$/, '');
			if (id) ids.set(ours, index);
			if (id && id === ours) session.taken.set(`${path}.${index}.id`, id);
		}
		return { count, ids };
	};
	const objectives = idsAt('cmi.objectives');
	// In 1.2 they cannot be read back: as many as are counted are there, the earliest first.
	const interactions = idsAt('cmi.interactions', session.standard !== 'scorm12');
	if (!objectives || !interactions) return undefined;
	// Those of the saved state stand at the first indexes, in the order in which they were decided. What was told
	// beyond it is told again at the same index.
	const old = session.standard === 'scorm12';
	const { count = Infinity, ids } = interactions;
	const there = old ? toldBefore.slice(0, count) : toldBefore.filter((id) => ids.has(id));
	if (old) for (const [index, id] of there.entries()) ids.set(id, index);
	let next = old || count === Infinity ? there.length : count;
	return {
		interactions: ids,
		told: new Set(doubtful ? [] : there),
		ofObjective(id) {
			const index = objectives.ids.get(id) ?? objectives.ids.size;
			objectives.ids.set(id, index);
			return index;
		},
		ofInteraction(id) {
			const index = ids.get(id) ?? next++;
			ids.set(id, index);
			return index;
		},
	};
}
