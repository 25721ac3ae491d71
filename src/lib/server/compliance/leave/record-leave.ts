import type { LeaveSpell } from '#lib/domain/compliance/leave.ts';
import { checkLeave, type LeaveProblem } from '#lib/domain/compliance/records/check-leave.ts';
import { isSameDays } from '#lib/domain/compliance/records/days.ts';
import { can } from '#lib/domain/identity/can.ts';
import { recordEvents } from '#lib/server/audit/record-event.ts';
import type { Context } from '#lib/server/context.ts';
import { inDepartment } from '#lib/server/database/transact.ts';
import { Forbidden, type Refused } from '#lib/server/refusals.ts';
import { enterLeave } from './enter-leave.ts';
import { openRecords } from './open-records.ts';
import { listLeave } from './queries.ts';

type Recorded =
	{ kind: 'recorded'; leaveId: string } | ({ kind: 'refused' } & LeaveProblem) | Refused<'reason-missing'>;

/**
 * Writes down that somebody is on leave: an administrator or the supervisor of their unit does, never they themself. The
 * same leave sent again is the one that stands.
 */
export async function recordLeave(
	context: Context,
	input: { personId: string; leave: LeaveSpell; reason: string }
): Promise<Recorded> {
	const { departmentId } = context.actor;
	const { personId, leave } = input;
	const reason = input.reason.trim().slice(0, 1000);
	return inDepartment(context.db, departmentId, async (trx): Promise<Recorded> => {
		const { today, held, history, uncorrected } = await openRecords(trx, context, personId);
		if (!can(context.actor, { action: 'record-leave', personId, unitId: held.unitId })) throw new Forbidden();
		if (!reason) return { kind: 'refused', reason: 'reason-missing' };
		const others = uncorrected(await listLeave(trx, departmentId, personId));
		const same = others.find((other) => other.kind === leave.kind && isSameDays(other, leave));
		if (same) return { kind: 'recorded', leaveId: same.id };
		const problem = checkLeave(leave, { others, history, today });
		if (problem) return { kind: 'refused', ...problem };
		const { leaveId, event } = await enterLeave(trx, context, { ...leave, personId, reason });
		await recordEvents(trx, context, event);
		return { kind: 'recorded', leaveId };
	});
}
