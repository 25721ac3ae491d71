import { Temporal } from 'temporal-polyfill';
import { localDay } from '#lib/domain/calendar/local-day.ts';
import {
	actsUntil,
	asOfFor,
	isPresent,
	TODAY,
	wasKnown,
	type AsOfAsked
} from '#lib/domain/compliance/as-of.ts';
import { can } from '#lib/domain/identity/can.ts';
import type { Context } from '#lib/server/context.ts';
import type { Tx } from '#lib/server/database/transact.ts';
import { listHistory } from '#lib/server/identity/queries.ts';
import { NotFound } from '#lib/server/refusals.ts';

/**
 * The history of the person whose record the actor opens, newest first, and what holds of them on the day that is asked
 * for, as far as was known. Throws NotFound where there is no such person then, or the record is not the actor's to see:
 * a supervisor's own unit is the unit that the person is in today, and was in on a past day that is looked back on.
 */
export async function openRecord(
	trx: Tx,
	{ actor, now }: Pick<Context, 'actor' | 'now'>,
	personId: string,
	action: 'see-record' | 'see-answers' | 'see-run',
	asked: AsOfAsked = TODAY
) {
	const { departmentId, timeZone } = actor;
	const moment = asOfFor(asked, actor, now);
	const { on, known } = moment;
	const all = await listHistory(trx, departmentId, personId);
	const isBy = (day: Temporal.PlainDate) => (row: (typeof all)[number]) =>
		Temporal.PlainDate.compare(row.heldFrom, day) <= 0;
	const maySee = (row: (typeof all)[number]) => can(actor, { action, personId, unitId: row.unitId });
	const present = all.find(isBy(localDay(now, timeZone))) ?? all.at(-1);
	if (!present || !maySee(present)) throw new NotFound();
	const opened = { today: on, known, until: actsUntil(moment, timeZone, now) };
	if (!actor.inspection && isPresent(moment, timeZone, now))
		return { ...opened, isPresent: true, history: all, held: present };
	const past = all.filter(isBy(on)).filter(({ recordedAt }) => wasKnown(recordedAt, known));
	const history = actor.inspection ? sinceFirstDay(past, isBy(actor.inspection.from)) : past;
	const [held] = history;
	if (!held || !maySee(held)) throw new NotFound();
	return { ...opened, isPresent: false, history, held };
}

/** Of rows newest first, those of the period and the one that held when it began. */
function sinceFirstDay<Row>(rows: Row[], isByFirstDay: (row: Row) => boolean): Row[] {
	const first = rows.findIndex(isByFirstDay);
	return first < 0 ? rows : rows.slice(0, first + 1);
}
