import type { Rating, Scenario } from '../format/scenario.ts';
import type { Report } from './findings.ts';
import type { Graph } from './graph.ts';

/** From this rating on, an answer is acceptable. */
const ACCEPTABLE = 2;

/**
 * Each option is right somewhere: one that is never best or acceptable, in any variant, need not be read the next
 * time.
 */
export function checkOptions(scenario: Scenario, graphs: readonly Graph[], report: Report) {
	for (const beat of Object.values(scenario.beats)) {
		// A turn that earns nothing cannot be won by one remembered answer.
		if (beat.kind !== 'choice' || beat.formative) continue;
		const best = new Map<string, Rating>();
		for (const { nodes } of graphs) {
			for (const node of nodes.values()) {
				if (node.beat !== beat.id) continue;
				for (const { event, rating } of node.ways) {
					if (event.type !== 'choose' || rating === undefined) continue;
					if (rating >= (best.get(event.option) ?? 0)) best.set(event.option, rating);
				}
			}
		}
		const never = beat.options.map(({ id }) => id).filter((id) => (best.get(id) ?? 0) < ACCEPTABLE);
		if (!never.length) continue;
		report(
			'never-best',
			['beats', beat.id, 'options', never[0] ?? ''],
			`${beat.id}: ${never.join(', ')}: never best or acceptable, in any variant`,
		);
	}
}

/** The stakes are the same in each variant: as many critical errors can be made. */
export function checkStakes(graphs: readonly Graph[], report: Report) {
	const counts = graphs.map(({ variant, nodes }) => {
		const ways = [...nodes.values()].flatMap(({ ways }) => ways);
		const errors = new Set(ways.flatMap((way) => (way.critical ? [way.outcome] : [])));
		return { variant, count: errors.size };
	});
	if (new Set(counts.map(({ count }) => count)).size < 2) return;
	const list = counts.map(({ variant, count }) => `${variant} ${count}`).join(', ');
	report(
		'critical-parity',
		['variants'],
		`critical errors that can be made differ by variant: ${list}`,
	);
}
