import { createHash } from 'node:crypto';
import { can } from '#lib/domain/identity/can.ts';
import { recordEvents } from '#lib/server/audit/record-event.ts';
import type { Context } from '#lib/server/context.ts';
import { inDepartment } from '#lib/server/database/transact.ts';
import { Forbidden, type Refused } from '#lib/server/refusals.ts';
import type { ExportFormat } from './export-format.ts';
import { openRegister, type ListAsked } from './open-register.ts';
import { writeRegister } from './write-register.ts';

/** A list with more rows is a file that is prepared: nobody waits for a page that long. */
export const MOST_AT_ONCE = 5_000;

/**
 * A list as a file, at once. The export and its ledger entry stand or fall together. A list that is too long is
 * refused: it is made by `prepareFile`, under the same name.
 */
export async function exportRegister(
	context: Context,
	input: ListAsked & { format: ExportFormat }
): Promise<
	{ kind: 'file'; name: string; mediaType: string; bytes: Uint8Array<ArrayBuffer> } | Refused<'too-long'>
> {
	if (!can(context.actor, { action: 'export' })) throw new Forbidden();
	const { departmentId } = context.actor;
	return inDepartment(context.db, departmentId, async (trx) => {
		const { register, asked } = await openRegister(trx, context, input);
		if ((await register.count(trx, context, asked)) > MOST_AT_ONCE)
			return { kind: 'refused', reason: 'too-long' } as const;
		const pieces: Uint8Array[] = [];
		const sink = { write: async (piece: Uint8Array) => void pieces.push(piece) };
		const written = await writeRegister({ read: (work) => work(trx) }, context, input, sink);
		const bytes = Buffer.concat(pieces);
		await recordEvents(trx, context, {
			...{ kind: 'exported', subject: departmentId, what: input.name },
			...{ filters: written.filters, rows: written.rows },
			digest: createHash('sha256').update(bytes).digest('hex')
		});
		return { kind: 'file' as const, name: written.name, mediaType: written.mediaType, bytes };
	});
}
