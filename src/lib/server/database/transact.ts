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

/** One department to read, over many statements. Whoever opens it closes it. */
export interface Snapshot {
	/** Whether all of it is of one moment. */
	isSteady: boolean;
	read<T>(work: Work<T>): Promise<T>;
	close(): Promise<void>;
}

/** How long the reader of a snapshot may leave it alone; a connection waits for them meanwhile. */
const PATIENCE = '60s';

/**
 * Opens a view of one department for a report that is longer than one answer should take. On an engine with many
 * connections it stays what it was at the first statement, whatever others write. With one connection that would keep
 * everybody waiting: each piece of work is then a reading by itself, and sees what was committed when it began.
 */
export async function openSnapshot(db: Db, departmentId: string): Promise<Snapshot> {
	if (!db.getExecutor().adapter.supportsMultipleConnections)
		return {
			isSteady: false,
			read: (work) => readInDepartment(db, departmentId, work),
			close: () => Promise.resolve()
		};
	const beginning = db.startTransaction().setIsolationLevel('repeatable read').setAccessMode('read only');
	const trx = await beginning.execute();
	await sql`select set_config('role', 'firstword_app', true), set_config('app.department_id', ${departmentId}, true),
		set_config('idle_in_transaction_session_timeout', ${PATIENCE}, true)`.execute(trx);
	return {
		isSteady: true,
		read: (work) => work(trx),
		// A connection that is lost meanwhile has ended it already.
		close: () =>
			trx
				.rollback()
				.execute()
				.catch(() => {})
	};
}
