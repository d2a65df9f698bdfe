/**
 * What was written is gone: erased in another window, or by the browser. Known by its name, so that the first
 * screen does without this file.
 */
export class Erased extends Error {
	constructor(attempt: string) {
		super(`attempt ${attempt} is no longer in this browser`);
		this.name = 'Erased';
	}
}
