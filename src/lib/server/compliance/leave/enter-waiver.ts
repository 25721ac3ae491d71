import { randomUUID } from 'node:crypto';
import type { AuditEvent } from '#lib/domain/audit/event.ts';
import type { WaiverSpell } from '#lib/domain/compliance/leave.ts';
import { waiverDigest } from '#lib/domain/compliance/records/waiver-digest.ts';
import type { Context } from '#lib/server/context.ts';
import type { Tx } from '#lib/server/database/transact.ts';
import { insertWaiver } from './queries.ts';

/** The row of a waiver, in the caller's transaction. Its event is the caller's to record, last. */
export async function enterWaiver(
	trx: Tx,
	{ actor, now }: Context,
	waiver: WaiverSpell & { personId: string; requirementId: string; reason: string }
): Promise<{ waiverId: string; event: AuditEvent }> {
	const { personId, requirementId, fromOn, untilOn, reason } = waiver;
	const row = {
		...{
			departmentId: actor.departmentId,
			id: randomUUID(),
			personId,
			requirementId,
			fromOn,
			untilOn,
			reason
		},
		...{ approvedBy: actor.personId, recordedAt: now }
	};
	await insertWaiver(trx, row);
	const event: AuditEvent = {
		kind: 'waiver-granted',
		subject: personId,
		waiver: row.id,
		requirement: requirementId,
		digest: waiverDigest(row)
	};
	return { waiverId: row.id, event };
}
