/** Whether all that was typed occurs in a text, in any order; capitals, accents and kinds of quotes do not matter. */
export function matches(text: string, typed: string): boolean {
	const where = plain(text);
	return plain(typed)
		.split(/\s+/)
		.every((part) => where.includes(part));
}

function plain(text: string): string {
	return text.normalize('NFD').replace(/\p{M}/gu, '').replace(/[‘’]/g, "'").toLowerCase();
}
