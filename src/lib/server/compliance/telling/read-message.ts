import { htmlLines } from '#lib/domain/compliance/telling/html-lines.ts';
import { can } from '#lib/domain/identity/can.ts';
import type { Context } from '#lib/server/context.ts';
import { readInDepartment } from '#lib/server/database/transact.ts';
import { Forbidden, NotFound } from '#lib/server/refusals.ts';
import { findMessage, listAttempts } from './queries.ts';

/** One message as it was written, in both parts, and every attempt to send it. */
export async function readMessage(context: Context, id: string) {
	if (!can(context.actor, { action: 'manage-telling' })) throw new Forbidden();
	const { departmentId } = context.actor;
	return readInDepartment(context.db, departmentId, async (trx) => {
		const message = await findMessage(trx, departmentId, id);
		if (!message) throw new NotFound();
		const { htmlBody, ...rest } = message;
		return {
			...rest,
			htmlBody,
			htmlLines: htmlLines(htmlBody),
			attempts: await listAttempts(trx, departmentId, id)
		};
	});
}
