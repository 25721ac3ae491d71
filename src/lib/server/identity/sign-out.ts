import { recordEvents } from '#lib/server/audit/record-event.ts';
import type { Context } from '#lib/server/context.ts';
import { inDepartment } from '#lib/server/database/transact.ts';
import { closeSession } from './sessions.ts';

/** Ends the session of this token at once. */
export async function signOut(context: Context, token: string): Promise<void> {
	await inDepartment(context.db, context.actor.departmentId, async (trx) => {
		await closeSession(trx, token);
		await recordEvents(trx, context, { kind: 'signed-out', subject: context.actor.personId });
	});
}
