import type { Database } from '#lib/server/database/database.ts';
import { inDepartment } from '#lib/server/database/transact.ts';
import { listLatestEntries } from '#lib/server/audit/queries.ts';

/** The bodies of a department's ledger entries of one kind, newest first. */
export async function listEvents({ db }: Database, { departmentId }: { departmentId: string }, kind: string) {
	const entries = await inDepartment(db, departmentId, (trx) =>
		listLatestEntries(trx, departmentId, null, kind, 1000)
	);
	return entries.map((entry) => JSON.parse(entry.body) as Record<string, unknown>);
}
