import { Temporal } from 'temporal-polyfill';
import { localDay } from '#lib/domain/calendar/local-day.ts';
import { can } from '#lib/domain/identity/can.ts';
import type { Context } from '#lib/server/context.ts';
import type { Tx } from '#lib/server/database/transact.ts';
import { listHistory } from '#lib/server/identity/queries.ts';
import { NotFound } from '#lib/server/refusals.ts';

/**
 * The history of the person whose record the actor opens, newest first, and what holds of them today.
 * Throws NotFound where there is no such person, or the record is not the actor's to see: a supervisor's own unit is
 * the unit that the person is in today.
 */
export async function openRecord(
	trx: Tx,
	{ actor, now }: Pick<Context, 'actor' | 'now'>,
	personId: string,
	action: 'see-record' | 'see-answers' | 'see-run'
) {
	const today = localDay(now, actor.timeZone);
	const history = await listHistory(trx, actor.departmentId, personId);
	const held = history.find((row) => Temporal.PlainDate.compare(row.heldFrom, today) <= 0) ?? history.at(-1);
	if (!held || !can(actor, { action, personId, unitId: held.unitId })) throw new NotFound();
	return { today, history, held };
}
