import type { Temporal } from 'temporal-polyfill';
import { listDepartments } from '#lib/server/audit/queries.ts';
import type { Db } from '#lib/server/database/database.ts';
import { inDepartment } from '#lib/server/database/transact.ts';
import { deleteEndedLimits, deleteEndedSessions } from './queries.ts';

/**
 * Takes away what nobody can use any more: counts of guesses whose window ended, and sessions that are over or were
 * not used for a day. None of it is evidence; the ledger has what happened. Several servers may do it at once.
 */
export async function sweep(db: Db, now: Temporal.Instant): Promise<void> {
	await deleteEndedLimits(db, now);
	// Idle for half an hour is already the end (sessions.ts); the day is for clocks that do not agree.
	const idleSince = now.subtract({ hours: 24 });
	for (const { id } of await listDepartments(db))
		await inDepartment(db, id, (trx) => deleteEndedSessions(trx, id, now, idleSince));
}
