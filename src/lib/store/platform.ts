import { Database } from './database.ts';

/** Where the embedded platform keeps what it holds for one owner. */
export type PlatformData = {
	load(): Promise<unknown>;
	save(data: unknown): Promise<void>;
};

/** The platform's data of an owner in this browser's IndexedDB. */
export function platformData(owner: string): PlatformData {
	const { platform } = new Database();
	return {
		load: async () => (await platform.get(owner))?.data,
		save: async (data) => {
			await platform.put({ owner, data });
		},
	};
}
