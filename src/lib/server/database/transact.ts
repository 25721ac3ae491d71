import { sql, type RawBuilder, type Transaction, type TransactionBuilder } from 'kysely';
import type { Db } from './database.ts';
import type { DB } from './schema.ts';

export type Tx = Transaction<DB>;

type Work<T> = (trx: Tx) => Promise<T>;

/**
 * Runs `work` in one transaction as the application's role inside one department: what another department owns is
 * not there. Only the handle given to `work` may be used in it; on PGlite the outer one would wait for ever.
 */
export const inDepartment = <T>(db: Db, departmentId: string, work: Work<T>): Promise<T> =>
	asApplication(db.transaction(), sql`set_config('app.department_id', ${departmentId}, true)`, work);

/**
 * As `inDepartment`, for work that only reads: a write in it fails. Each statement sees what was committed when it
 * began, and costs no round trip besides its own.
 */
export const readInDepartment = <T>(db: Db, departmentId: string, work: Work<T>): Promise<T> =>
	reading(db, sql`set_config('app.department_id', ${departmentId}, true)`, work);

/**
 * As `inDepartment`, for work that is one statement: a transaction by itself, in one round trip. PostgreSQL is asked
 * for no second one.
 */
export const writeInDepartment = <T>(db: Db, departmentId: string, work: Work<T>): Promise<T> =>
	asApplication(
		db.transaction().setIsolationLevel('read committed'),
		sql`set_config('app.department_id', ${departmentId}, true)`,
		work
	);

/**
 * Runs `work`, which only reads, as the application's role before the department is known: policies show only the
 * row whose key (session, e-mail address, certificate number) is exactly `key`.
 */
export const readByKey = <T>(db: Db, key: string, work: Work<T>): Promise<T> =>
	reading(db, sql`set_config('app.key', ${key}, true)`, work);

/** As `readByKey`, for work that also writes. */
export const byKey = <T>(db: Db, key: string, work: Work<T>): Promise<T> =>
	asApplication(db.transaction(), sql`set_config('app.key', ${key}, true)`, work);

const reading = <T>(db: Db, setting: RawBuilder<unknown>, work: Work<T>) =>
	asApplication(
		db.transaction().setAccessMode('read only'),
		sql`${setting}, set_config('transaction_read_only', 'on', true)`,
		work
	);

function asApplication<T>(transaction: TransactionBuilder<DB>, settings: RawBuilder<unknown>, work: Work<T>) {
	return transaction.execute(async (trx) => {
		await sql`select set_config('role', 'firstword_app', true), ${settings}`.execute(trx);
		return work(trx);
	});
}

/** Goes on inside the department that a key led to, in the same transaction. */
export async function enterDepartment(trx: Tx, departmentId: string): Promise<void> {
	await sql`select set_config('app.key', '', true), set_config('app.department_id', ${departmentId}, true)`.execute(
		trx
	);
}
