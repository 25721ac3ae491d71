import { can } from '#lib/domain/identity/can.ts';
import { recordEvents } from '#lib/server/audit/record-event.ts';
import type { Context } from '#lib/server/context.ts';
import { inDepartment } from '#lib/server/database/transact.ts';
import { openRecord } from '../open-record.ts';
import { hoursLedger } from './hours-ledger.ts';

/** Somebody's hours, for who may see their record; that they were opened is recorded. */
export async function readHours(context: Context, { personId }: { personId: string }) {
	return inDepartment(context.db, context.actor.departmentId, async (trx) => {
		const { today, held } = await openRecord(trx, context, personId, 'see-record');
		const ledger = await hoursLedger(trx, context, personId, today);
		await recordEvents(trx, context, { kind: 'record-opened', subject: personId, what: 'hours' });
		return { ...ledger, held, mayExport: can(context.actor, { action: 'export' }) };
	});
}
