import type { CertificateState } from '#lib/domain/certificate/certificate-state.ts';
import type { Context } from '#lib/server/context.ts';
import { readInDepartment } from '#lib/server/database/transact.ts';
import { certificateRecord, stateOf, type CertificateRecord } from './certificate-record.ts';
import { listCertificatesOf } from './queries.ts';

export type CertificateListed = CertificateRecord & {
	id: string;
	requirementId: string;
	state: CertificateState;
};

/** The actor's own certificates, newest first. */
export async function listCertificates(context: Context): Promise<CertificateListed[]> {
	const { departmentId, personId } = context.actor;
	return readInDepartment(context.db, departmentId, async (trx) => {
		const rows = await listCertificatesOf(trx, departmentId, personId);
		return rows.map((row) => ({
			...certificateRecord(row),
			id: row.id,
			requirementId: row.requirementId,
			state: stateOf(row, context.now)
		}));
	});
}
