import type { FileType } from '#lib/domain/compliance/outside/file-type.ts';
import { can } from '#lib/domain/identity/can.ts';
import { recordEvents } from '#lib/server/audit/record-event.ts';
import type { Context } from '#lib/server/context.ts';
import { inDepartment } from '#lib/server/database/transact.ts';
import { NotFound } from '#lib/server/refusals.ts';
import { heldToday } from './held-today.ts';
import { findFile, findOutside } from './queries.ts';

/**
 * The certificate of a record, for the person themself and for who may see their record. That somebody else opened it
 * is recorded.
 */
export async function readFile(
	context: Context,
	{ outsideId }: { outsideId: string }
): Promise<{ name: string; mediaType: FileType; bytes: Uint8Array }> {
	const { departmentId, personId: reader } = context.actor;
	return inDepartment(context.db, departmentId, async (trx) => {
		const row = await findOutside(trx, departmentId, outsideId);
		if (!row?.fileHash) throw new NotFound();
		const { personId } = row;
		if (personId !== reader) {
			const { unitId } = await heldToday(trx, context, personId);
			if (!can(context.actor, { action: 'see-record', personId, unitId })) throw new NotFound();
		}
		const file = await findFile(trx, departmentId, row.fileHash);
		if (!file) throw new NotFound();
		if (personId !== reader)
			await recordEvents(trx, context, {
				kind: 'record-opened',
				subject: personId,
				what: `file ${outsideId}`
			});
		return file;
	});
}
