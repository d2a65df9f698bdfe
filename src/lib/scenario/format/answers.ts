/*
 * What was answered earlier, by the beat and what it is called there: `bargain.quantity`. Conditions, values and texts
 * read it as they read a fact; a fact has no point in its name.
 */

const READ = /\$([a-z0-9-]+\.[A-Za-z0-9]+)/g;

/** The names of the earlier answers that a part of a scenario reads, as `$beat.part` or in a condition. */
export function answersReadIn(part: unknown): string[] {
	const found = new Set<string>();
	const look = (value: unknown) => {
		if (typeof value === 'string') {
			for (const [, name = ''] of value.matchAll(READ)) found.add(name);
		} else if (typeof value === 'object' && value !== null) {
			for (const [key, inner] of Object.entries(value)) {
				if (key === 'answered') for (const name of Object.keys(inner as object)) found.add(name);
				look(inner);
			}
		}
	};
	look(part);
	return [...found];
}

/** The beat of an earlier answer, and what it is called there. */
export function partOf(name: string): { beat: string; part: string } {
	const point = name.indexOf('.');
	return { beat: name.slice(0, point), part: name.slice(point + 1) };
}
