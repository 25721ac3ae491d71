import type { Db } from '#lib/server/database/database.ts';

/** `db`, but `work` is done to the end before its transaction number `nth` (from 1) begins: a race that is always lost. */
export function beforeTransaction(db: Db, nth: number, work: () => Promise<unknown>): Db {
	let begun = 0;
	const transaction = () => ({
		execute: async (callback: Parameters<ReturnType<Db['transaction']>['execute']>[0]) => {
			if (++begun === nth) await work();
			return db.transaction().execute(callback);
		}
	});
	return new Proxy(db, {
		get: (target, key) => (key === 'transaction' ? transaction : Reflect.get(target, key, target))
	});
}
