import { readSigningCode } from '#lib/domain/compliance/sessions/signing-code.ts';
import { can } from '#lib/domain/identity/can.ts';
import type { Context } from '#lib/server/context.ts';
import { readInDepartment } from '#lib/server/database/transact.ts';
import { Forbidden } from '#lib/server/refusals.ts';
import { directionOf } from './new-codes.ts';
import { listOpenCodes } from './queries.ts';

/**
 * The session that a code typed from the wall belongs to, for whoever cannot scan; nothing when it is no code of a
 * session around now.
 */
export async function findByCode(
	context: Context,
	typed: string
): Promise<{ sessionId: string; code: string } | null> {
	if (!can(context.actor, { action: 'train' })) throw new Forbidden();
	const code = readSigningCode(typed);
	if (!code) return null;
	const { departmentId } = context.actor;
	const [soon, lately] = [context.now.add({ hours: 24 }), context.now.subtract({ hours: 24 })];
	const open = await readInDepartment(context.db, departmentId, (trx) =>
		listOpenCodes(trx, departmentId, soon, lately)
	);
	// All of them are compared, each in constant time.
	const [found] = open.filter((codes) => directionOf(codes, code) !== null);
	return found ? { sessionId: found.id, code } : null;
}
