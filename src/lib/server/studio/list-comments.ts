import { can } from '#lib/domain/identity/can.ts';
import type { Context } from '#lib/server/context.ts';
import { readInDepartment, type Tx } from '#lib/server/database/transact.ts';
import { Forbidden, NotFound } from '#lib/server/refusals.ts';
import { namesToday } from './draft-summary.ts';
import { findDraft } from './draft/queries.ts';
import { listCommentRows } from './review/queries.ts';

/**
 * The comments on a draft, the oldest first, settled ones too.
 * @param input.scene only those on the scene of this key; null for those on the whole; all when left out
 */
export async function listComments(context: Context, input: { draftId: string; scene?: string | null }) {
	if (!can(context.actor, { action: 'write-scenarios' })) throw new Forbidden();
	const { departmentId } = context.actor;
	return readInDepartment(context.db, departmentId, async (trx) => {
		if (!(await findDraft(trx, departmentId, input.draftId))) throw new NotFound();
		const all = await namedComments(trx, context, input.draftId);
		return input.scene === undefined ? all : all.filter(({ scene }) => scene === input.scene);
	});
}

/** All comments on a draft with the names of who wrote and settled them. */
export async function namedComments(trx: Tx, acting: Pick<Context, 'actor' | 'now'>, draftId: string) {
	const rows = await listCommentRows(trx, acting.actor.departmentId, draftId);
	const names = await namesToday(
		trx,
		acting,
		rows.flatMap(({ writtenBy, settledBy }) => (settledBy ? [writtenBy, settledBy] : [writtenBy]))
	);
	return rows.map((row) => ({
		...row,
		writtenBy: names.get(row.writtenBy) ?? '',
		settledBy: row.settledBy && (names.get(row.settledBy) ?? '')
	}));
}
