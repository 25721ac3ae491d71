import { Temporal } from 'temporal-polyfill';
import { localDay } from '#lib/domain/calendar/local-day.ts';
import type { Context } from '#lib/server/context.ts';
import type { Tx } from '#lib/server/database/transact.ts';
import { listHistory } from '#lib/server/identity/queries.ts';
import { NotFound } from '#lib/server/refusals.ts';

/** What holds of a person today, or held last; throws NotFound where the department has no such person. */
export async function heldToday(trx: Tx, { actor, now }: Pick<Context, 'actor' | 'now'>, personId: string) {
	const today = localDay(now, actor.timeZone);
	const history = await listHistory(trx, actor.departmentId, personId);
	const held = history.find((row) => Temporal.PlainDate.compare(row.heldFrom, today) <= 0) ?? history.at(-1);
	if (!held) throw new NotFound();
	return held;
}
