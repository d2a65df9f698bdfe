/** The places of ids in a list, a character each, as a saved state has them. */
export function placesOf(ids: readonly string[], list: readonly { id: string }[]): string {
	return ids.map((id) => list.findIndex((entry) => entry.id === id).toString(36)).join('');
}

/** The ids at these places; one that is not there is empty, and no decision takes it. */
export function idsAt(places: string, list: readonly { id: string }[]): string[] {
	return [...places].map((place) => list[parseInt(place, 36)]?.id ?? '');
}
