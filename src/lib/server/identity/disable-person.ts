import { randomBytes } from 'node:crypto';
import { Temporal } from 'temporal-polyfill';
import { localDay } from '#lib/domain/calendar/local-day.ts';
import { can } from '#lib/domain/identity/can.ts';
import { historyDigest, sealHistory } from '#lib/domain/identity/history-digest.ts';
import { recordEvents } from '#lib/server/audit/record-event.ts';
import type { Context } from '#lib/server/context.ts';
import { inDepartment } from '#lib/server/database/transact.ts';
import { Forbidden, type Refused } from '#lib/server/refusals.ts';
import { holdAdministration } from './hold-administration.ts';
import { insertHistory, listHistory, updateAccount } from './queries.ts';
import { readStaffAccount } from './read-staff-account.ts';
import { closeSessionsOf } from './sessions.ts';

type Done = { kind: 'done' } | { kind: 'unchanged' } | Refused<'oneself' | 'last-admin'>;

/** Ends a person's access at once, and their employment from today in the department's zone. Their evidence stays. */
export const disablePerson = (context: Context, input: { personId: string }) =>
	setEmployed(context, input.personId, false);

/** Lets a disabled person in again, employed from today. */
export const enablePerson = (context: Context, input: { personId: string }) =>
	setEmployed(context, input.personId, true);

async function setEmployed(context: Context, personId: string, employed: boolean): Promise<Done> {
	const { departmentId, timeZone } = context.actor;
	if (!can(context.actor, { action: 'manage-people' })) throw new Forbidden();
	if (personId === context.actor.personId) return { kind: 'refused', reason: 'oneself' };
	return inDepartment(context.db, departmentId, async (trx) => {
		const isAdministeredWithout = await holdAdministration(trx, context.actor);
		const account = await readStaffAccount(trx, departmentId, personId);
		const history = await listHistory(trx, departmentId, personId);
		if ((account.disabledAt === null) === employed) return { kind: 'unchanged' };
		if (!employed && !isAdministeredWithout(personId)) return { kind: 'refused', reason: 'last-admin' };
		await updateAccount(trx, departmentId, personId, { disabled_at: employed ? null : context.now });
		await closeSessionsOf(trx, departmentId, personId);
		const today = localDay(context.now, timeZone);
		const recorded = { recordedAt: context.now, recordedBy: context.actor.personId };
		const rows = rowsToSet(history, today).map((row) =>
			sealHistory({ ...row, departmentId, personId, employed, ...recorded }, randomBytes(16).toString('hex'))
		);
		for (const row of rows) await insertHistory(trx, row);
		await recordEvents(trx, context, {
			kind: employed ? 'person-enabled' : 'person-disabled',
			subject: personId,
			digests: rows.map(historyDigest)
		});
		return { kind: 'done' };
	});
}

/** What holds today, dated today, and each change that is already entered for a later day: it must not undo this. */
function rowsToSet<Row extends { heldFrom: Temporal.PlainDate }>(
	history: Row[],
	today: Temporal.PlainDate
): Row[] {
	const isAhead = (row: Row) => Temporal.PlainDate.compare(row.heldFrom, today) > 0;
	const holding = history.find((row) => !isAhead(row)) ?? history.at(-1);
	const isLastWord = (row: Row, index: number) =>
		index === 0 || !history[index - 1]!.heldFrom.equals(row.heldFrom);
	return [
		...(holding ? [{ ...holding, heldFrom: today }] : []),
		...history.filter(isAhead).filter(isLastWord)
	];
}
