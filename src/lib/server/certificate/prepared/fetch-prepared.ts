import { createReadStream, type ReadStream } from 'node:fs';
import { stat } from 'node:fs/promises';
import { can } from '#lib/domain/identity/can.ts';
import { recordEvents } from '#lib/server/audit/record-event.ts';
import type { Context } from '#lib/server/context.ts';
import { inDepartment } from '#lib/server/database/transact.ts';
import { Forbidden, NotFound, type Refused } from '#lib/server/refusals.ts';
import { preparedPath } from './prepared-folder.ts';
import { findPrepared } from './queries.ts';

/**
 * The bytes of one of the actor's own files, and the ledger's word that they went to them. `gone` is a file that is
 * ready and not on this server's disk: it is made anew.
 */
export async function fetchPrepared(
	context: Context,
	id: string
): Promise<
	| { kind: 'file'; name: string; mediaType: string; bytes: number; open: () => ReadStream }
	| Refused<'not-ready' | 'gone'>
> {
	if (!can(context.actor, { action: 'export' })) throw new Forbidden();
	const { departmentId, personId } = context.actor;
	return inDepartment(context.db, departmentId, async (trx) => {
		const found = await findPrepared(trx, { departmentId, personId, id, now: context.now });
		if (!found) throw new NotFound();
		if (found.state !== 'ready') return { kind: 'refused', reason: 'not-ready' };
		const path = preparedPath(id);
		const size = await stat(path).then(
			({ size }) => size,
			() => null
		);
		if (size === null || size !== found.bytes) return { kind: 'refused', reason: 'gone' };
		await recordEvents(trx, context, {
			...{ kind: 'file-fetched', subject: departmentId, what: found.kind, digest: found.digest! }
		});
		const { name, mediaType } = found;
		return {
			...{ kind: 'file', name: name!, mediaType: mediaType!, bytes: size },
			open: () => createReadStream(path)
		};
	});
}
