import { checkTelling, type TellingProblem } from '#lib/domain/compliance/telling/check-telling.ts';
import { tellingDigest } from '#lib/domain/compliance/telling/telling-digest.ts';
import { USUAL, type Telling } from '#lib/domain/compliance/telling/telling.ts';
import { can } from '#lib/domain/identity/can.ts';
import { recordEvents } from '#lib/server/audit/record-event.ts';
import type { Context } from '#lib/server/context.ts';
import { inDepartment } from '#lib/server/database/transact.ts';
import { Forbidden, type Refused } from '#lib/server/refusals.ts';
import { findTelling, insertTelling } from './queries.ts';

type Changed =
	| { kind: 'changed' | 'unchanged'; number: number }
	| (Refused<string> & { field: TellingProblem['field'] })
	| (Refused<'changed-meanwhile'> & { field: 'form' });

/** Sets how the department tells its people, from now on. The same settings again are no new ones. */
export async function changeTelling(context: Context, input: Telling): Promise<Changed> {
	if (!can(context.actor, { action: 'manage-telling' })) throw new Forbidden();
	const { departmentId, personId: setBy } = context.actor;
	const problem = checkTelling(input);
	if (problem) return { kind: 'refused', ...problem };
	const wanted = { ...input, remindDays: input.remindDays.toSorted((a, b) => b - a) };
	return inDepartment(context.db, departmentId, async (trx): Promise<Changed> => {
		const last = await findTelling(trx, departmentId);
		if (isSame(last ?? USUAL, wanted)) return { kind: 'unchanged', number: last?.number ?? 0 };
		const row = { ...wanted, departmentId, number: (last?.number ?? 0) + 1, setBy, setAt: context.now };
		if (!(await insertTelling(trx, row)))
			return { kind: 'refused', field: 'form', reason: 'changed-meanwhile' };
		await recordEvents(trx, context, {
			kind: 'telling-set',
			subject: departmentId,
			number: String(row.number),
			digest: tellingDigest(row)
		});
		return { kind: 'changed', number: row.number };
	});
}

const isSame = (one: Telling, other: Telling) =>
	one.quietFrom === other.quietFrom &&
	one.quietUntil === other.quietUntil &&
	one.isOn === other.isOn &&
	one.remindDays.join() === other.remindDays.join();
