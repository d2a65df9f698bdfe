const formats = new Map<string, Intl.DateTimeFormat>();

/** When something was done, as lists say it: `12 maart om 14:05`. */
export function day(at: number, language: string): string {
	let format = formats.get(language);
	if (!format) {
		format = new Intl.DateTimeFormat(language, {
			day: 'numeric',
			month: 'long',
			hour: '2-digit',
			minute: '2-digit',
		});
		formats.set(language, format);
	}
	return format.format(at);
}
