import { can } from '#lib/domain/identity/can.ts';
import type { Context } from '#lib/server/context.ts';
import { readInDepartment } from '#lib/server/database/transact.ts';
import { NotFound } from '#lib/server/refusals.ts';
import { namedRows } from './named-rows.ts';
import { findOutside } from './queries.ts';
import { whyNotDecide } from './why-not-decide.ts';

/** One record, and whether the actor may decide on it: `not` says what speaks against that. */
export async function readOutsideRequest(context: Context, { outsideId }: { outsideId: string }) {
	const { departmentId } = context.actor;
	return readInDepartment(context.db, departmentId, async (trx) => {
		const row = await findOutside(trx, departmentId, outsideId);
		if (!row || !can(context.actor, { action: 'decide-outside', personId: '' })) throw new NotFound();
		const [named] = await namedRows(trx, context, [row]);
		return { outside: named!, not: await whyNotDecide(trx, context, row) };
	});
}
