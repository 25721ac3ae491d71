import { localDay } from '#lib/domain/calendar/local-day.ts';
import { can } from '#lib/domain/identity/can.ts';
import type { Context } from '#lib/server/context.ts';
import { readInDepartment } from '#lib/server/database/transact.ts';
import { NotFound } from '#lib/server/refusals.ts';
import { heldToday } from './held-today.ts';

/** Whom training from elsewhere would be entered for, where the actor may; a certificate is a must for oneself. */
export async function readOutsideEntry(context: Context, { personId }: { personId: string }) {
	const { departmentId, timeZone, personId: entering } = context.actor;
	return readInDepartment(context.db, departmentId, async (trx) => {
		const held = await heldToday(trx, context, personId);
		if (!can(context.actor, { action: 'enter-outside', personId, unitId: held.unitId })) throw new NotFound();
		return { held, today: localDay(context.now, timeZone), needsFile: personId === entering };
	});
}
