import { TODAY, type AsOfAsked } from '#lib/domain/compliance/as-of.ts';
import { can } from '#lib/domain/identity/can.ts';
import { recordEvents } from '#lib/server/audit/record-event.ts';
import type { Context } from '#lib/server/context.ts';
import { inDepartment } from '#lib/server/database/transact.ts';
import { openRecord } from '../open-record.ts';
import { hoursLedger } from './hours-ledger.ts';

/** Somebody's hours up to a day, for who may see their record; that they were opened is recorded. */
export async function readHours(
	context: Context,
	{ personId, asked = TODAY }: { personId: string; asked?: AsOfAsked }
) {
	return inDepartment(context.db, context.actor.departmentId, async (trx) => {
		const { today, known, held } = await openRecord(trx, context, personId, 'see-record', asked);
		const ledger = await hoursLedger(trx, context, personId, today, known);
		await recordEvents(trx, context, { kind: 'record-opened', subject: personId, what: 'hours' });
		return { ...ledger, known, held, mayExport: can(context.actor, { action: 'export' }) };
	});
}
