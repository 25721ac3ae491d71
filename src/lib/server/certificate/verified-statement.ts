import { readCode } from '#lib/domain/certificate/certificate-code.ts';
import type { Context } from '#lib/server/context.ts';
import { enterDepartment, readByKey } from '#lib/server/database/transact.ts';
import { findCertificate, findDepartmentOfNumber } from './queries.ts';
import { signedStatement, type SignedStatement } from './signed-statement.ts';

/** The signed statement of a certificate for anyone who holds its number. `unknown` also where it was revoked. */
export async function verifiedStatement(
	{ db }: Pick<Context, 'db'>,
	input: { code: string }
): Promise<{ kind: 'known'; statement: SignedStatement } | { kind: 'unknown' }> {
	const number = readCode(input.code);
	if (!number) return { kind: 'unknown' };
	return readByKey(db, number, async (trx) => {
		const found = await findDepartmentOfNumber(trx, number);
		if (!found) return { kind: 'unknown' };
		const { departmentId, id } = found;
		await enterDepartment(trx, departmentId);
		if ((await findCertificate(trx, departmentId, id))?.revokedAt) return { kind: 'unknown' };
		return { kind: 'known', statement: await signedStatement(trx, departmentId, id) };
	});
}
