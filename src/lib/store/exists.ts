/**
 * Whether this browser holds a database of ours, asked without loading the library that opens it: on a
 * first visit there is nothing to wait for. Undefined when the browser cannot tell.
 */
export async function databaseExists(): Promise<boolean | undefined> {
	try {
		const databases = await indexedDB.databases();
		return databases.some(({ name }) => name === 'balie');
	} catch {
		return undefined;
	}
}
