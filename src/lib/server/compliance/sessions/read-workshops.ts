import { can } from '#lib/domain/identity/can.ts';
import type { Context } from '#lib/server/context.ts';
import { readInDepartment } from '#lib/server/database/transact.ts';
import { Forbidden } from '#lib/server/refusals.ts';
import { listSessions, listWorkshops, type SessionsShown } from './queries.ts';

/** The department's workshops, newest first, and its sessions of one kind. */
export async function readWorkshops(context: Context, shown: SessionsShown) {
	if (!can(context.actor, { action: 'see-content' })) throw new Forbidden();
	const { departmentId } = context.actor;
	return readInDepartment(context.db, departmentId, async (trx) => ({
		workshops: await listWorkshops(trx, departmentId),
		sessions: await listSessions(trx, departmentId, shown),
		mayLead: can(context.actor, { action: 'lead-sessions' })
	}));
}
