import { randomUUID } from 'node:crypto';
import { can } from '#lib/domain/identity/can.ts';
import { recordEvents } from '../audit/record-event.ts';
import type { Context } from '../context.ts';
import { inDepartment } from '../database/transact.ts';
import { Forbidden, type Refused } from '../refusals.ts';
import { insertUnit, listUnits } from './queries.ts';

/** Adds a unit of the department; refused when there is one of that name. */
export async function addUnit(
	context: Context,
	input: { name: string }
): Promise<{ kind: 'added'; unitId: string } | Refused<'name-taken'>> {
	const { departmentId } = context.actor;
	if (!can(context.actor, { action: 'manage-people' })) throw new Forbidden();
	return inDepartment(context.db, departmentId, async (trx) => {
		if ((await listUnits(trx, departmentId)).some((unit) => unit.name === input.name)) return { kind: 'refused', reason: 'name-taken' };
		const unitId = randomUUID();
		await insertUnit(trx, departmentId, unitId, input.name);
		await recordEvents(trx, context, { kind: 'unit-added', subject: unitId });
		return { kind: 'added', unitId };
	});
}
