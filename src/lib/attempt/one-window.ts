/*
 * One attempt is played in one window. The browser's own locks say which: they go with the window that held them.
 * Where there are none, as on a page without https, windows ask each other.
 */

/** Whether this window is the one, and how it becomes it. */
export type Turn = {
	readonly mine: boolean;
	/** Takes it from the window that has it. */
	take(): Promise<void>;
};

/** Milliseconds in which another window would have answered. */
const ANSWER = 400;

/**
 * Asks for the turn at what has this name. `onTaken`: another window took it, and from then on this one writes
 * nothing. Never rejects: where a browser can say nothing, this window has it.
 */
export async function takeTurn(name: string, onTaken: () => void): Promise<Turn> {
	const locks = (navigator as Partial<Navigator>).locks;
	try {
		if (locks) return await byLock(locks, `balie/${name}`, onTaken);
		if (typeof BroadcastChannel === 'function') return await byAsking(`balie/${name}`, onTaken);
	} catch {
		// A frame that may not use them: it has to do without.
	}
	return { mine: true, take: async () => undefined };
}

async function byLock(locks: LockManager, name: string, onTaken: () => void): Promise<Turn> {
	const request = (options: LockOptions) =>
		new Promise<boolean>((resolve) => {
			locks
				.request(name, options, (lock) => {
					resolve(!!lock);
					// Held until the window goes, or another one takes it: then the request is rejected.
					return lock ? new Promise<never>(() => undefined) : undefined;
				})
				.catch(onTaken);
		});
	const mine = await request({ ifAvailable: true });
	return { mine, take: async () => void (await request({ steal: true })) };
}

async function byAsking(name: string, onTaken: () => void): Promise<Turn> {
	const channel = new BroadcastChannel(name);
	let mine = false;
	const answered = new Promise<boolean>((resolve) => {
		channel.onmessage = ({ data }) => {
			if (data === 'whose' && mine) channel.postMessage('mine');
			if (data === 'mine') resolve(true);
			if (data === 'taken' && mine) {
				mine = false;
				onTaken();
			}
		};
		setTimeout(() => resolve(false), ANSWER);
	});
	channel.postMessage('whose');
	mine = !(await answered);
	return {
		mine,
		take: async () => {
			mine = true;
			channel.postMessage('taken');
		},
	};
}
