import { randomUUID } from 'node:crypto';
import { holdDigest, holdEndingDigest } from '#lib/domain/compliance/retention/retention-digest.ts';
import { can } from '#lib/domain/identity/can.ts';
import { recordEvents } from '#lib/server/audit/record-event.ts';
import type { Context } from '#lib/server/context.ts';
import { inDepartment, readInDepartment } from '#lib/server/database/transact.ts';
import { findAccount } from '#lib/server/identity/queries.ts';
import { Forbidden, NotFound, type Refused } from '#lib/server/refusals.ts';
import { insertHold, insertHoldEnding, listHolds, lockRetention } from './queries.ts';

/**
 * From now on nothing of a person goes, or of anybody in the department.
 * @param input.personId null holds the whole department
 */
export async function placeHold(
	context: Context,
	input: { personId: string | null; matter: string }
): Promise<{ kind: 'placed'; holdId: string } | Refused<'matter-missing'>> {
	if (!can(context.actor, { action: 'manage-retention' })) throw new Forbidden();
	const { departmentId, personId: placedBy } = context.actor;
	const { personId } = input;
	const matter = input.matter.trim().slice(0, 1000);
	if (!matter) return { kind: 'refused', reason: 'matter-missing' };
	return inDepartment(context.db, departmentId, async (trx) => {
		await lockRetention(trx, departmentId);
		if (personId && !(await findAccount(trx, departmentId, personId))) throw new NotFound();
		const same = (await listHolds(trx, departmentId)).find(
			(hold) => hold.personId === personId && hold.matter === matter && !hold.endedAt
		);
		if (same) return { kind: 'placed', holdId: same.id };
		const row = { departmentId, id: randomUUID(), personId, matter, placedBy, placedAt: context.now };
		await insertHold(trx, row);
		await recordEvents(trx, context, {
			kind: 'hold-placed',
			subject: personId ?? departmentId,
			hold: row.id,
			digest: holdDigest(row)
		});
		return { kind: 'placed', holdId: row.id };
	});
}

/** Lets a hold go, and says why. Nobody ends the hold that is on themself. */
export async function endHold(
	context: Context,
	input: { holdId: string; reason: string }
): Promise<{ kind: 'ended' } | Refused<'oneself' | 'reason-missing'>> {
	if (!can(context.actor, { action: 'manage-retention' })) throw new Forbidden();
	const { departmentId, personId: endedBy } = context.actor;
	const { holdId } = input;
	const reason = input.reason.trim().slice(0, 1000);
	return inDepartment(context.db, departmentId, async (trx) => {
		await lockRetention(trx, departmentId);
		const hold = (await listHolds(trx, departmentId)).find(({ id }) => id === holdId);
		if (!hold) throw new NotFound();
		if (hold.endedAt) return { kind: 'ended' };
		if (hold.personId === endedBy) return { kind: 'refused', reason: 'oneself' };
		if (!reason) return { kind: 'refused', reason: 'reason-missing' };
		const row = { departmentId, holdId, reason, endedBy, endedAt: context.now };
		await insertHoldEnding(trx, row);
		await recordEvents(trx, context, {
			kind: 'hold-ended',
			subject: hold.personId ?? departmentId,
			hold: holdId,
			digest: holdEndingDigest(row)
		});
		return { kind: 'ended' };
	});
}

/** Holds that stand on a person or on the whole department; what a matter is is told to nobody from outside. */
export async function readHoldsOn(context: Context, personId: string) {
	if (!can(context.actor, { action: 'export' }) || context.actor.inspection) return [];
	const { departmentId } = context.actor;
	return readInDepartment(context.db, departmentId, async (trx) =>
		(await listHolds(trx, departmentId))
			.filter((hold) => !hold.endedAt && (hold.personId === null || hold.personId === personId))
			.map(({ id, matter, placedAt, personId: of }) => ({ id, matter, placedAt, isOfAll: of === null }))
	);
}
