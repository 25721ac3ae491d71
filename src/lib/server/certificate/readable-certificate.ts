import { Temporal } from 'temporal-polyfill';
import { localDay } from '#lib/domain/calendar/local-day.ts';
import { can } from '#lib/domain/identity/can.ts';
import type { Context } from '#lib/server/context.ts';
import type { Tx } from '#lib/server/database/transact.ts';
import { listHistory } from '#lib/server/identity/queries.ts';
import { NotFound } from '#lib/server/refusals.ts';
import { findCertificate } from './queries.ts';

/** A certificate that the actor holds or may see as part of its holder's record. Any other is not found. */
export async function readReadable(trx: Tx, { actor, now }: Context, certificateId: string) {
	const row = await findCertificate(trx, actor.departmentId, certificateId);
	if (!row) throw new NotFound();
	if (row.personId === actor.personId) return row;
	const today = localDay(now, actor.timeZone);
	const history = await listHistory(trx, actor.departmentId, row.personId);
	const held = history.find(({ heldFrom }) => Temporal.PlainDate.compare(heldFrom, today) <= 0);
	if (!can(actor, { action: 'see-record', personId: row.personId, unitId: held?.unitId ?? null }))
		throw new NotFound();
	return row;
}
