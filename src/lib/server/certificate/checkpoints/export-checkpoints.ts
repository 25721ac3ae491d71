import { hashText } from '#lib/domain/audit/canonical.ts';
import { can } from '#lib/domain/identity/can.ts';
import { recordEvents } from '#lib/server/audit/record-event.ts';
import { listCheckpoints } from '#lib/server/audit/tree/queries.ts';
import type { Context } from '#lib/server/context.ts';
import { inDepartment } from '#lib/server/database/transact.ts';
import { Forbidden } from '#lib/server/refusals.ts';

/** Every signed checkpoint of the department, one line of JSON each, oldest first: what ledger:verify takes. */
export async function exportCheckpoints(context: Context): Promise<{ name: string; text: string }> {
	if (!can(context.actor, { action: 'export' })) throw new Forbidden();
	const { departmentId } = context.actor;
	return inDepartment(context.db, departmentId, async (trx) => {
		const checkpoints = await listCheckpoints(trx, departmentId);
		const text = checkpoints
			.map(({ size, root, note, signedAt }) => `${JSON.stringify({ size, root, note, signedAt })}\n`)
			.join('');
		await recordEvents(trx, context, {
			kind: 'exported',
			subject: departmentId,
			what: 'checkpoints',
			filters: 'none',
			rows: checkpoints.length,
			digest: hashText(text)
		});
		return { name: `checkpoints-${checkpoints.at(-1)?.size ?? 0}.ndjson`, text };
	});
}
