import { randomUUID } from 'node:crypto';
import { can } from '#lib/domain/identity/can.ts';
import { recordEvents } from '#lib/server/audit/record-event.ts';
import type { Context } from '#lib/server/context.ts';
import { inDepartment } from '#lib/server/database/transact.ts';
import { Forbidden, type Refused } from '#lib/server/refusals.ts';
import { insertUnit, listUnits } from './queries.ts';

/** Adds a unit of the department; refused when there is one of that name, in whatever case. */
export async function addUnit(
	context: Context,
	input: { name: string }
): Promise<{ kind: 'added'; unitId: string } | Refused<'name-taken'>> {
	const { departmentId } = context.actor;
	if (!can(context.actor, { action: 'manage-people' })) throw new Forbidden();
	return inDepartment(context.db, departmentId, async (trx) => {
		// The index knows this too, and two at once; but in some locales it lowers only the letters a to z.
		const name = input.name.toLowerCase();
		if ((await listUnits(trx, departmentId)).some((unit) => unit.name.toLowerCase() === name))
			return { kind: 'refused', reason: 'name-taken' };
		const unitId = randomUUID();
		if (!(await insertUnit(trx, departmentId, unitId, input.name)))
			return { kind: 'refused', reason: 'name-taken' };
		await recordEvents(trx, context, { kind: 'unit-added', subject: unitId });
		return { kind: 'added', unitId };
	});
}
