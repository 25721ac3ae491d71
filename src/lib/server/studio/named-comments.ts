import type { Context } from '#lib/server/context.ts';
import type { Tx } from '#lib/server/database/transact.ts';
import { namesToday } from './draft-summary.ts';
import { listCommentRows } from './review/queries.ts';

/** All comments on a draft, the oldest first, settled ones too, with the names of who wrote and settled them. */
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
