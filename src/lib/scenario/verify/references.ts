import { partsOf } from '../format/condition.ts';
import { conditionsOf } from './explore.ts';
import type { Report } from './findings.ts';
import type { Rule } from './rules.ts';
import { factsOf, type Scenario } from '../format/scenario.ts';
import { pageOf, valueOf, type Value } from '../format/value.ts';

/** What exists outside the scenario, and what the company's data say, in each of its variants. */
export type World = {
	/** The value at a path into the company. Throws when there is none. */
	lookUp(path: string, variant: string): Value;
	/** Somebody whom the cast can draw. */
	hasPerson(id: string): boolean;
	/** A page of the desk, or a record on one. */
	hasPage(page: string, variant: string): boolean;
	ruleOf(id: string): Rule | undefined;
	/** The names of all products of a variant. */
	products(variant: string): readonly string[];
};

/** Holds what a scenario names against the world: people, pages, and what customers claim. */
export function checkReferences(scenario: Scenario, world: World, report: Report) {
	const { desk, variants } = scenario;
	const [first = ''] = Object.keys(variants);
	desk.forEach((page, index) => {
		if (page.includes('/') || !world.hasPage(page, first)) {
			report('page', ['desk', index], `the desk has no page ${page}`);
		}
	});
	const talkers = [scenario.person, ...Object.values(scenario.others)].map(({ id }) => id);
	for (const id of [...talkers, ...Object.keys(scenario.speakers)]) {
		// Who has no drawing is not seen.
		if (id && !world.hasPerson(id)) report('person', ['customer'], `nobody has drawn ${id}`);
	}
	for (const beat of Object.values(scenario.beats)) {
		for (const { id, claims } of beat.says) {
			const at = ['beats', beat.id, 'says'];
			for (const [path, claimed] of Object.entries(claims ?? {})) {
				for (const variant of Object.keys(variants)) {
					const problem = contradiction(scenario, variant, path, claimed, world);
					if (problem) report('claim', at, `${id} ${problem}`, { variant, about: `${id} ${path}` });
				}
			}
		}
	}
	const pages = new Set(
		[...conditionsOf(scenario)].flatMap((condition) =>
			[...partsOf(condition)].flatMap(({ seen }) => seen ?? []),
		),
	);
	for (const page of pages) {
		for (const variant of Object.keys(variants)) {
			const resolved = pageOf(page, factsOf(scenario, variant));
			if (!world.hasPage(resolved, variant) || !desk.includes(resolved.split('/')[0] ?? '')) {
				report(
					'page',
					['beats'],
					`a condition needs page ${resolved}, which the desk does not have`,
				);
				break;
			}
		}
	}
}

function contradiction(
	scenario: Scenario,
	variant: string,
	path: string,
	claimed: Value,
	world: World,
): string | undefined {
	const facts = factsOf(scenario, variant);
	try {
		const found = world.lookUp(pageOf(path, facts), variant);
		const said = valueOf(claimed, facts);
		return found === said ? undefined : `says ${path} is ${said}; the desk shows ${found}`;
	} catch (error) {
		return error instanceof Error ? error.message : String(error);
	}
}
