import { sql, type Transaction } from 'kysely';
import type { Db } from './database.ts';
import type { DB } from './schema.ts';

export type Tx = Transaction<DB>;

/**
 * Runs `work` in one transaction as the application's role inside one department: what another department owns is
 * not there. Only the handle given to `work` may be used in it; on PGlite the outer one would wait for ever.
 */
export function inDepartment<T>(db: Db, departmentId: string, work: (trx: Tx) => Promise<T>): Promise<T> {
	return db.transaction().execute(async (trx) => {
		await sql`select set_config('role', 'firstword_app', true), set_config('app.department_id', ${departmentId}, true)`.execute(
			trx
		);
		return work(trx);
	});
}

/**
 * Runs `work` as the application's role before the department is known: policies show only the row whose key
 * (session, e-mail address, certificate number) is exactly `key`.
 */
export function byKey<T>(db: Db, key: string, work: (trx: Tx) => Promise<T>): Promise<T> {
	return db.transaction().execute(async (trx) => {
		await sql`select set_config('role', 'firstword_app', true), set_config('app.key', ${key}, true)`.execute(
			trx
		);
		return work(trx);
	});
}

/** Goes on inside the department that a key led to, in the same transaction. */
export async function enterDepartment(trx: Tx, departmentId: string): Promise<void> {
	await sql`select set_config('app.key', '', true), set_config('app.department_id', ${departmentId}, true)`.execute(
		trx
	);
}
