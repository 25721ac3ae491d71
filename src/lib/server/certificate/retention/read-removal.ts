import { CLASSES } from '#lib/domain/compliance/retention/retention.ts';
import { can } from '#lib/domain/identity/can.ts';
import type { Context } from '#lib/server/context.ts';
import { inDepartment } from '#lib/server/database/transact.ts';
import { Forbidden } from '#lib/server/refusals.ts';
import { countLeft } from './queries.ts';
import { readLeaving } from './read-leaving.ts';
import { isNothing } from './remove-records.ts';

/** What there is of somebody by class, whether it may be removed, and why not. */
export async function readRemoval(context: Context, personId: string) {
	if (!can(context.actor, { action: 'manage-retention' })) throw new Forbidden();
	const { departmentId } = context.actor;
	return inDepartment(context.db, departmentId, async (trx) => {
		const leaving = await readLeaving(trx, context, personId);
		const left = await countLeft(trx, departmentId, personId);
		const [newest] = leaving.history;
		return {
			name: `${newest!.givenName} ${newest!.familyName}`,
			...{ email: leaving.email, separatedOn: leaving.separatedOn, holds: leaving.holds },
			isOneself: personId === context.actor.personId,
			classes: CLASSES.map((of) => ({
				class: of,
				counts: left[of],
				isEmpty: isNothing(of, left[of]),
				whyKept: leaving.whyKept(of),
				keptUntil: leaving.keptUntil(of)
			}))
		};
	});
}
