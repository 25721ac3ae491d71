import { can } from '#lib/domain/identity/can.ts';
import type { Context } from '#lib/server/context.ts';
import { readInDepartment } from '#lib/server/database/transact.ts';
import { Forbidden } from '#lib/server/refusals.ts';
import { listSessionCredits } from './queries.ts';
import { listSessionsOfPerson } from './roster/queries.ts';

/** The officer's own sessions, the latest first, with what came of each and which of them completed a workshop. */
export async function listOwnSessions(context: Context) {
	if (!can(context.actor, { action: 'train' })) throw new Forbidden();
	const { departmentId, personId } = context.actor;
	return readInDepartment(context.db, departmentId, async (trx) => {
		const credits = await listSessionCredits(trx, departmentId, [personId]);
		const sessions = await listSessionsOfPerson(trx, departmentId, personId);
		return sessions.map((session) => ({
			...session,
			credit: credits.find(({ id }) => id === session.creditId) ?? null
		}));
	});
}
