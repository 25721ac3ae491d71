import { certificateSigner } from '#lib/domain/audit/note/checkpoint.ts';
import { certificateIdentity, certificateRecord } from '#lib/domain/certificate/certificate-digest.ts';
import { certificateText } from '#lib/domain/certificate/certificate-note.ts';
import { signNote } from '#lib/server/audit/signing/sign-note.ts';
import type { Tx } from '#lib/server/database/transact.ts';
import { listCertificateEvidence } from './evidence/queries.ts';

/** A certificate as a file that can be checked without the server. */
export interface SignedStatement {
	name: string;
	text: string;
}

/** What a certificate said when it was issued, signed with the key of that time: the same bytes each time. */
export async function signedStatement(
	trx: Tx,
	departmentId: string,
	certificateId: string
): Promise<SignedStatement> {
	const row = (await listCertificateEvidence(trx, departmentId, [certificateId])).get(certificateId)!;
	const { number, issuedAt } = row;
	const statement = { record: certificateRecord(row), identity: certificateIdentity(row) };
	const text = certificateText({ departmentId, number, ...statement });
	return { name: `${number}.txt`, text: signNote(certificateSigner(departmentId), text, issuedAt) };
}
