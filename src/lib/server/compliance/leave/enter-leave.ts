import { randomUUID } from 'node:crypto';
import type { AuditEvent } from '#lib/domain/audit/event.ts';
import type { LeaveSpell } from '#lib/domain/compliance/leave.ts';
import { leaveDigest } from '#lib/domain/compliance/records/leave-digest.ts';
import type { Context } from '#lib/server/context.ts';
import type { Tx } from '#lib/server/database/transact.ts';
import { insertLeave } from './queries.ts';

/** The row of leave, in the caller's transaction. Its event is the caller's to record, last. */
export async function enterLeave(
	trx: Tx,
	{ actor, now }: Context,
	leave: LeaveSpell & { personId: string; reason: string }
): Promise<{ leaveId: string; event: AuditEvent }> {
	const { personId, kind, fromOn, untilOn, reason } = leave;
	const row = {
		...{ departmentId: actor.departmentId, id: randomUUID(), personId, kind, fromOn, untilOn, reason },
		...{ recordedBy: actor.personId, recordedAt: now }
	};
	await insertLeave(trx, row);
	const event = {
		kind: 'leave-recorded',
		subject: personId,
		leave: row.id,
		digest: leaveDigest(row)
	} as const;
	return { leaveId: row.id, event };
}
