import type { Tx } from '#lib/server/database/transact.ts';
import { NotFound } from '#lib/server/refusals.ts';
import { findAccount } from './queries.ts';
import { isInspector } from './sessions.ts';

/**
 * The account of somebody who works for the department, locked until the transaction ends. Who comes from outside is
 * none of them: an inspector is invited and shown out (inspection/), never employed, renamed or given another role.
 */
export async function readStaffAccount(trx: Tx, departmentId: string, personId: string) {
	const account = await findAccount(trx, departmentId, personId);
	if (!account || isInspector(account)) throw new NotFound();
	return account;
}
