import { localDay } from '#lib/domain/calendar/local-day.ts';
import { can } from '#lib/domain/identity/can.ts';
import type { Context } from '#lib/server/context.ts';
import { readInDepartment } from '#lib/server/database/transact.ts';
import { Forbidden } from '#lib/server/refusals.ts';
import { exemptionsOf } from './exemptions-of.ts';

/** An officer's own leave and waivers, with every reason: it is about them. */
export async function readOwnExemptions(context: Context) {
	const { departmentId, personId, timeZone } = context.actor;
	if (!can(context.actor, { action: 'train' })) throw new Forbidden();
	const today = localDay(context.now, timeZone);
	return readInDepartment(context.db, departmentId, (trx) =>
		exemptionsOf(trx, departmentId, personId, today)
	);
}
