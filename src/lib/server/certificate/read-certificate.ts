import type { Temporal } from 'temporal-polyfill';
import { localDay } from '#lib/domain/calendar/local-day.ts';
import type { CertificateState } from '#lib/domain/certificate/certificate-state.ts';
import { can } from '#lib/domain/identity/can.ts';
import type { Context } from '#lib/server/context.ts';
import { readInDepartment } from '#lib/server/database/transact.ts';
import { certificateRecord, stateOf, type CertificateRecord } from './certificate-record.ts';
import { readReadable } from './readable-certificate.ts';

export interface CertificateView {
	certificate: CertificateRecord & { id: string; personId: string };
	state: CertificateState;
	revokedOn: Temporal.PlainDate | null;
	revocationReason: string | null;
	/** It is the actor's own. */
	own: boolean;
	mayRevoke: boolean;
}

/** One certificate, for its holder and for those who may see the holder's record. */
export async function readCertificate(
	context: Context,
	input: { certificateId: string }
): Promise<CertificateView> {
	const { departmentId, personId } = context.actor;
	return readInDepartment(context.db, departmentId, async (trx) => {
		const row = await readReadable(trx, context, input.certificateId);
		return {
			certificate: { ...certificateRecord(row), id: row.id, personId: row.personId },
			state: stateOf(row, context.now),
			revokedOn: row.revokedAt ? localDay(row.revokedAt, row.timeZone) : null,
			revocationReason: row.revocationReason,
			own: row.personId === personId,
			mayRevoke:
				!row.revokedAt && can(context.actor, { action: 'revoke-certificate', personId: row.personId })
		};
	});
}
