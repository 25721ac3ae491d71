import { can } from '#lib/domain/identity/can.ts';
import type { Context } from '#lib/server/context.ts';
import { readInDepartment } from '#lib/server/database/transact.ts';
import { Forbidden, NotFound } from '#lib/server/refusals.ts';
import { findCodes, findSession, findWorkshop } from './queries.ts';

/** The codes of a session, for whoever leads it to show in the room; for nobody else. */
export async function readCodes(context: Context, { sessionId }: { sessionId: string }) {
	if (!can(context.actor, { action: 'lead-sessions' })) throw new Forbidden();
	const { departmentId } = context.actor;
	return readInDepartment(context.db, departmentId, async (trx) => {
		const session = await findSession(trx, departmentId, sessionId);
		if (!session) throw new NotFound();
		const workshop = (await findWorkshop(trx, departmentId, session.workshopId))!;
		return { session, workshop, codes: (await findCodes(trx, departmentId, sessionId))! };
	});
}
