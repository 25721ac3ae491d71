import { localDay } from '#lib/domain/calendar/local-day.ts';
import { can } from '#lib/domain/identity/can.ts';
import { isWithin } from '#lib/domain/identity/inspection-scope.ts';
import type { Context } from '#lib/server/context.ts';
import { readInDepartment } from '#lib/server/database/transact.ts';
import { Forbidden, NotFound } from '#lib/server/refusals.ts';
import { findEntry } from './queries.ts';
import { wordedEntries } from './worded-entries.ts';

/**
 * One entry whole: its text as it is hashed, its hash and the one before it, and what it says in words. For an
 * inspector an entry outside of their period is not there.
 */
export async function readEntry(context: Context, { seq }: { seq: number }) {
	const { actor } = context;
	if (!can(actor, { action: 'check-ledger' })) throw new Forbidden();
	return readInDepartment(context.db, actor.departmentId, async (trx) => {
		const found = await findEntry(trx, actor.departmentId, seq);
		if (!found) throw new NotFound();
		const [entry] = await wordedEntries(trx, context, [found]);
		if (!isWithin(actor, localDay(entry!.at, actor.timeZone))) throw new NotFound();
		return { ...entry!, body: found.body, previousHash: found.previousHash };
	});
}
