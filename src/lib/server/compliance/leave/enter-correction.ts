import { randomUUID } from 'node:crypto';
import type { AuditEvent } from '#lib/domain/audit/event.ts';
import {
	correctionDigest,
	type CorrectionEvidence
} from '#lib/domain/compliance/records/correction-digest.ts';
import type { Context } from '#lib/server/context.ts';
import type { Tx } from '#lib/server/database/transact.ts';
import { insertCorrection } from './queries.ts';

/** The row of a correction, in the caller's transaction. Its event is the caller's to record, last. */
export async function enterCorrection(
	trx: Tx,
	{ actor, now }: Context,
	correction: Pick<CorrectionEvidence, 'ofKind' | 'ofId' | 'personId' | 'replacedBy' | 'reason'>
): Promise<{ correctionId: string; event: AuditEvent }> {
	const { ofKind, ofId, personId, replacedBy, reason } = correction;
	const row = {
		...{ departmentId: actor.departmentId, id: randomUUID(), ofKind, ofId, personId, replacedBy, reason },
		...{ correctedBy: actor.personId, correctedAt: now }
	};
	await insertCorrection(trx, row);
	const digest = correctionDigest(row);
	const event: AuditEvent = {
		kind: 'record-corrected',
		subject: personId,
		correction: row.id,
		of: ofKind,
		digest
	};
	return { correctionId: row.id, event };
}
