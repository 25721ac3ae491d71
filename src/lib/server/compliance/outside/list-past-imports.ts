import { localDay } from '#lib/domain/calendar/local-day.ts';
import { can } from '#lib/domain/identity/can.ts';
import type { Context } from '#lib/server/context.ts';
import { readInDepartment } from '#lib/server/database/transact.ts';
import { Forbidden } from '#lib/server/refusals.ts';
import { listNames } from '../queries.ts';
import { listImports } from './queries.ts';

/** What was imported, the newest first. */
export async function listPastImports(context: Context) {
	const { actor, now } = context;
	if (!can(actor, { action: 'import-records' })) throw new Forbidden();
	return readInDepartment(context.db, actor.departmentId, async (trx) => {
		const rows = await listImports(trx, actor.departmentId);
		const people = [...new Set(rows.map(({ importedBy }) => importedBy))];
		const names = await listNames(trx, actor.departmentId, people, localDay(now, actor.timeZone));
		return rows.map((row) => ({ ...row, importedBy: names.get(row.importedBy) ?? '' }));
	});
}
