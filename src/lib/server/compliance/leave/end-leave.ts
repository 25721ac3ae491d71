import type { Temporal } from 'temporal-polyfill';
import { checkLeave, type LeaveProblem } from '#lib/domain/compliance/records/check-leave.ts';
import { isSameDays } from '#lib/domain/compliance/records/days.ts';
import { can } from '#lib/domain/identity/can.ts';
import { recordEvents } from '#lib/server/audit/record-event.ts';
import type { Context } from '#lib/server/context.ts';
import { inDepartment } from '#lib/server/database/transact.ts';
import { Forbidden, NotFound, type Refused } from '#lib/server/refusals.ts';
import { enterCorrection } from './enter-correction.ts';
import { enterLeave } from './enter-leave.ts';
import { openRecords } from './open-records.ts';
import { findOwner, listLeave } from './queries.ts';

type Ended =
	| { kind: 'ended'; leaveId: string }
	| ({ kind: 'refused' } & LeaveProblem)
	| Refused<'has-an-end' | 'corrected'>;

/** What the correction says, as nobody was wrong. */
const REASON = 'The last day is known now.';

/**
 * Open leave gets its last day: a new row stands in the place of the open one, which stays. Who may record leave may end
 * it, also where they may not read why it was given. Sent again it is the one that was ended.
 */
export async function endLeave(
	context: Context,
	input: { personId: string; leaveId: string; untilOn: Temporal.PlainDate }
): Promise<Ended> {
	const { departmentId } = context.actor;
	const { leaveId, untilOn } = input;
	return inDepartment(context.db, departmentId, async (trx): Promise<Ended> => {
		const personId = (await findOwner(trx, departmentId, 'leave', leaveId))?.personId;
		if (personId !== input.personId) throw new NotFound();
		const { today, held, history, corrections, uncorrected } = await openRecords(trx, context, personId);
		if (!can(context.actor, { action: 'record-leave', personId, unitId: held.unitId })) throw new Forbidden();
		const rows = await listLeave(trx, departmentId, personId);
		const open = rows.find(({ id }) => id === leaveId)!;
		const { kind, fromOn, reason } = open;
		const leave = { kind, fromOn, untilOn };
		const correction = corrections.find(({ ofId }) => ofId === leaveId);
		if (correction) {
			const instead = rows.find(({ id }) => id === correction.replacedBy);
			return instead?.kind === kind && isSameDays(instead, leave)
				? { kind: 'ended', leaveId: instead.id }
				: { kind: 'refused', reason: 'corrected' };
		}
		if (open.untilOn) return { kind: 'refused', reason: 'has-an-end' };
		const others = uncorrected(rows).filter(({ id }) => id !== leaveId);
		const problem = checkLeave(leave, { others, history, today });
		if (problem) return { kind: 'refused', ...problem };
		const entered = await enterLeave(trx, context, { ...leave, personId, reason });
		const { event } = await enterCorrection(trx, context, {
			...{ ofKind: 'leave', ofId: leaveId, personId, replacedBy: entered.leaveId, reason: REASON }
		});
		await recordEvents(trx, context, entered.event, event);
		return { kind: 'ended', leaveId: entered.leaveId };
	});
}
