/** Whether all that was typed occurs in a text, in any order; capitals and accents do not matter. */
export function matches(text: string, typed: string): boolean {
	const where = plain(text);
	return plain(typed)
		.split(/\s+/)
		.every((part) => where.includes(part));
}

function plain(text: string): string {
	return text.normalize('NFD').replace(/\p{M}/gu, '').toLowerCase();
}
