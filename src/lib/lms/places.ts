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
			if (id) ids.set(id, index);
		}
		return { count, ids };
	};
	const objectives = idsAt('cmi.objectives');
	// In 1.2 they cannot be read back: as many as are counted are there, the earliest first.
	const interactions = idsAt('cmi.interactions', session.standard !== 'scorm12');
	if (!objectives || !interactions) return undefined;
	for (const [path, { ids }] of [
		['cmi.objectives', objectives],
		['cmi.interactions', interactions],
	] as const) {
		for (const [id, index] of ids) session.taken.set(`${path}.${index}.id`, id);
	}
	const there = interactions.ids.size
		? toldBefore.filter((id) => interactions.ids.has(id))
		: toldBefore.slice(0, interactions.count);
	if (doubtful && !interactions.ids.size) {
		for (const [index, id] of there.entries()) interactions.ids.set(id, index);
	}
	let next = interactions.count ?? toldBefore.length;
	return {
		interactions: interactions.ids,
		told: new Set(doubtful ? [] : there),
		ofObjective(id) {
			const index = objectives.ids.get(id) ?? objectives.ids.size;
			objectives.ids.set(id, index);
			return index;
		},
		ofInteraction(id) {
			const index = interactions.ids.get(id) ?? next++;
			interactions.ids.set(id, index);
			return index;
		},
	};
}
