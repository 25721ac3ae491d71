import { can } from '#lib/domain/identity/can.ts';
import { recordEvents } from '#lib/server/audit/record-event.ts';
import type { Context } from '#lib/server/context.ts';
import { inDepartment } from '#lib/server/database/transact.ts';
import { openRecord } from '../open-record.ts';
import { namedRows } from './named-rows.ts';
import { listOutsideOf as listRows } from './queries.ts';

/** Somebody's training from elsewhere, for who may see their record; that it was opened is recorded. */
export async function listOutsideOf(context: Context, { personId }: { personId: string }) {
	const { departmentId } = context.actor;
	return inDepartment(context.db, departmentId, async (trx) => {
		const { held, today } = await openRecord(trx, context, personId, 'see-record');
		const rows = await namedRows(trx, context, await listRows(trx, departmentId, personId));
		await recordEvents(trx, context, { kind: 'record-opened', subject: personId, what: 'outside' });
		return {
			held,
			today,
			rows,
			mayEnter: can(context.actor, { action: 'enter-outside', personId, unitId: held.unitId }),
			mayDecide: can(context.actor, { action: 'decide-outside', personId }),
			mayCorrect: can(context.actor, { action: 'correct-record', personId })
		};
	});
}
