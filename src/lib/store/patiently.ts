/** Milliseconds to wait for this browser's storage. */
const PATIENCE = 5000;

/** A browser that keeps us waiting is one that refuses: nothing hangs on it. Rejects when it takes too long. */
export function patiently<T>(work: Promise<T>): Promise<T> {
	return new Promise((resolve, reject) => {
		const timer = setTimeout(() => reject(new Error('the storage does not answer')), PATIENCE);
		void work.then(resolve, reject).finally(() => clearTimeout(timer));
	});
}
