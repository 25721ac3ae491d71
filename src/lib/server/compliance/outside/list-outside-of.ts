import { Temporal } from 'temporal-polyfill';
import { TODAY, type AsOfAsked } from '#lib/domain/compliance/as-of.ts';
import { can } from '#lib/domain/identity/can.ts';
import { isWithin } from '#lib/domain/identity/inspection-scope.ts';
import { recordEvents } from '#lib/server/audit/record-event.ts';
import type { Context } from '#lib/server/context.ts';
import { inDepartment } from '#lib/server/database/transact.ts';
import { openRecord } from '../open-record.ts';
import { namedRows } from './named-rows.ts';
import { listOutsideOf as listRows } from './queries.ts';

/** Somebody's training from elsewhere up to a day, for who may see their record; that it was opened is recorded. */
export async function listOutsideOf(
	context: Context,
	{ personId, asked = TODAY }: { personId: string; asked?: AsOfAsked }
) {
	const { departmentId } = context.actor;
	return inDepartment(context.db, departmentId, async (trx) => {
		const opened = await openRecord(trx, context, personId, 'see-record', asked);
		const { held, today, known, isPresent } = opened;
		const all = (await listRows(trx, departmentId, personId, known)).filter(
			({ completedOn }) =>
				isWithin(context.actor, completedOn) && Temporal.PlainDate.compare(completedOn, today) <= 0
		);
		const rows = await namedRows(trx, context, all, { on: today, known });
		await recordEvents(trx, context, { kind: 'record-opened', subject: personId, what: 'outside' });
		return {
			held,
			today,
			known,
			rows,
			mayEnter: isPresent && can(context.actor, { action: 'enter-outside', personId, unitId: held.unitId }),
			mayDecide: isPresent && can(context.actor, { action: 'decide-outside', personId }),
			mayCorrect: isPresent && can(context.actor, { action: 'correct-record', personId })
		};
	});
}
