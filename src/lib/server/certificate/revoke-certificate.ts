import type { Temporal } from 'temporal-polyfill';
import { digest } from '#lib/domain/audit/canonical.ts';
import { can } from '#lib/domain/identity/can.ts';
import { recordEvents } from '#lib/server/audit/record-event.ts';
import type { Context } from '#lib/server/context.ts';
import { inDepartment } from '#lib/server/database/transact.ts';
import { Forbidden, type Refused } from '#lib/server/refusals.ts';
import { findCertificate, insertRevocation } from './queries.ts';
import { readReadable } from './readable-certificate.ts';

/** An administrator takes a certificate back, and says why. It stays on record; whoever checks it sees that it is revoked. */
export async function revokeCertificate(
	context: Context,
	input: { certificateId: string; reason: string }
): Promise<{ kind: 'revoked'; revokedAt: Temporal.Instant } | Refused<'reason-missing'>> {
	const { departmentId, personId: revokedBy } = context.actor;
	const reason = input.reason.trim().slice(0, 1000);
	return inDepartment(context.db, departmentId, async (trx) => {
		const { id: certificateId, personId, revokedAt } = await readReadable(trx, context, input.certificateId);
		if (!can(context.actor, { action: 'revoke-certificate', personId })) throw new Forbidden();
		if (revokedAt) return { kind: 'revoked', revokedAt };
		if (!reason) return { kind: 'refused', reason: 'reason-missing' };
		const revocation = { departmentId, certificateId, reason, revokedBy, revokedAt: context.now };
		const first = await insertRevocation(trx, revocation);
		if (!first)
			return {
				kind: 'revoked',
				revokedAt: (await findCertificate(trx, departmentId, certificateId))!.revokedAt!
			};
		await recordEvents(trx, context, {
			kind: 'certificate-revoked',
			subject: personId,
			digest: digest(revocation),
			certificate: certificateId,
			reason
		});
		return { kind: 'revoked', revokedAt: context.now };
	});
}
