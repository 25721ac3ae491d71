import { localDay } from '#lib/domain/calendar/local-day.ts';
import { can } from '#lib/domain/identity/can.ts';
import type { Context } from '#lib/server/context.ts';
import { readInDepartment } from '#lib/server/database/transact.ts';
import { Forbidden } from '#lib/server/refusals.ts';
import { hoursLedger, type HoursLedger } from './hours-ledger.ts';

/** The actor's own hours. */
export async function readOwnHours(context: Context): Promise<HoursLedger> {
	const { departmentId, personId, timeZone } = context.actor;
	if (!can(context.actor, { action: 'train' })) throw new Forbidden();
	const today = localDay(context.now, timeZone);
	return readInDepartment(context.db, departmentId, (trx) => hoursLedger(trx, context, personId, today));
}
