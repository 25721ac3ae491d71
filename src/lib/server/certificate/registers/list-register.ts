import type { Cursor } from '#lib/domain/compliance/registers/cursor.ts';
import { can } from '#lib/domain/identity/can.ts';
import type { Context } from '#lib/server/context.ts';
import { readInDepartment } from '#lib/server/database/transact.ts';
import { Forbidden } from '#lib/server/refusals.ts';
import { MOST_AT_ONCE } from './export-register.ts';
import { openRegister, type ListAsked } from './open-register.ts';

const ROWS_A_PAGE = 50;

/**
 * One page of a list, by key: `after` or `before` the row that a place names. How many rows there are on all pages, the
 * filter in words, and the places where the pages beside this one begin.
 * @param input.isWhole all rows on one page, for print, as far as a page can be that long
 */
export async function listRegister(
	context: Context,
	input: ListAsked & { after: Cursor | null; before: Cursor | null; isWhole?: boolean }
) {
	if (!can(context.actor, { action: 'see-compliance' })) throw new Forbidden();
	return readInDepartment(context.db, context.actor.departmentId, async (trx) => {
		const opened = await openRegister(trx, context, input);
		const { register, asked } = opened;
		const { after, before } = input;
		const total = await register.count(trx, context, asked);
		const most = input.isWhole ? MOST_AT_ONCE : ROWS_A_PAGE;
		const found = await register.list(trx, context, asked, { after, before, size: most + 1 });
		const hasMore = found.length > most;
		// Read backwards, the row too many is the first one.
		const rows = before && hasMore ? found.slice(1) : found.slice(0, most);
		const placeOf = (row: (typeof rows)[number] | undefined) =>
			row ? { key: row.sortKey, id: row.id } : null;
		return {
			...opened,
			total,
			rows,
			previous: (before ? hasMore : after !== null) ? placeOf(rows[0]) : null,
			next: (before ? true : hasMore) ? placeOf(rows.at(-1)) : null
		};
	});
}
