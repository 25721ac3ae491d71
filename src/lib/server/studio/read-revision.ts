import { can } from '#lib/domain/identity/can.ts';
import { draftTitle } from '#lib/domain/studio/draft-title.ts';
import type { Context } from '#lib/server/context.ts';
import { readInDepartment } from '#lib/server/database/transact.ts';
import { Forbidden, NotFound } from '#lib/server/refusals.ts';
import { namesToday } from './draft-summary.ts';
import { findRevision } from './draft/queries.ts';

/** One revision of a draft with its text. */
export async function readRevision(context: Context, input: { draftId: string; number: number }) {
	if (!can(context.actor, { action: 'write-scenarios' })) throw new Forbidden();
	const { departmentId } = context.actor;
	return readInDepartment(context.db, departmentId, async (trx) => {
		const found = await findRevision(trx, departmentId, input.draftId, input.number);
		if (!found) throw new NotFound();
		const names = await namesToday(trx, context, [found.savedBy]);
		return { ...found, savedBy: names.get(found.savedBy) ?? '', title: draftTitle(found.text) };
	});
}
