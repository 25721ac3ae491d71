import type { Context } from '#lib/server/context.ts';
import { readInDepartment } from '#lib/server/database/transact.ts';
import { NotFound } from '#lib/server/refusals.ts';
import { readReadable } from './readable-certificate.ts';
import { signedStatement, type SignedStatement } from './signed-statement.ts';

/**
 * The signed statement of a certificate, for its holder and for those who may see the holder's record. One that was
 * revoked is not signed again: who checks it without the server could not know.
 */
export async function certificateStatement(
	context: Context,
	input: { certificateId: string }
): Promise<SignedStatement> {
	const { departmentId } = context.actor;
	return readInDepartment(context.db, departmentId, async (trx) => {
		const row = await readReadable(trx, context, input.certificateId);
		if (row.revokedAt) throw new NotFound();
		return signedStatement(trx, departmentId, row.id);
	});
}
