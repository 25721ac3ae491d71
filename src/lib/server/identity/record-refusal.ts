import { recordEvents } from '#lib/server/audit/record-event.ts';
import type { Context } from '#lib/server/context.ts';
import { inDepartment } from '#lib/server/database/transact.ts';

/** Somebody who is signed in asked for a page of another role, by the id of its route: that they tried is on record. */
export async function recordRefusal(context: Context, route: string): Promise<void> {
	const { departmentId, personId } = context.actor;
	await inDepartment(context.db, departmentId, (trx) =>
		recordEvents(trx, context, { kind: 'access-refused', subject: personId, route })
	);
}
