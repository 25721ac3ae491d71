import { randomBytes } from 'node:crypto';
import { Temporal } from 'temporal-polyfill';
import { can } from '#lib/domain/identity/can.ts';
import { historyDigest, sealHistory } from '#lib/domain/identity/history-digest.ts';
import type { PersonDetails } from '#lib/domain/identity/person.ts';
import { recordEvents } from '#lib/server/audit/record-event.ts';
import type { Context } from '#lib/server/context.ts';
import { inDepartment } from '#lib/server/database/transact.ts';
import { Forbidden, type Refused } from '#lib/server/refusals.ts';
import { insertHistory, listHistory, listUnits } from './queries.ts';
import { readStaffAccount } from './read-staff-account.ts';

/**
 * A person's name, badge, rank, unit, assignment or licence date is another from a day on. What held before stays as it
 * was. Who says nothing about assignment or licence (undefined) leaves them as they are; null takes them away.
 */
export async function changePerson(
	context: Context,
	input: PersonDetails & { personId: string; heldFrom: Temporal.PlainDate }
): Promise<{ kind: 'changed' } | { kind: 'unchanged' } | Refused<'unknown-unit'>> {
	const { departmentId } = context.actor;
	if (!can(context.actor, { action: 'manage-people' })) throw new Forbidden();
	return inDepartment(context.db, departmentId, async (trx) => {
		// The account's row is the lock: two administrators at once write one after the other.
		await readStaffAccount(trx, departmentId, input.personId);
		if (input.unitId && !(await listUnits(trx, departmentId)).some((unit) => unit.id === input.unitId))
			return { kind: 'refused', reason: 'unknown-unit' };
		const { personId, givenName, familyName, badgeNumber, stateOfficerId, rank, unitId, heldFrom } = input;
		const history = await listHistory(trx, departmentId, personId);
		const before =
			history.find((row) => Temporal.PlainDate.compare(row.heldFrom, heldFrom) <= 0) ?? history.at(-1);
		const details = {
			givenName,
			familyName,
			badgeNumber,
			stateOfficerId,
			rank,
			unitId,
			assignment: input.assignment === undefined ? before?.assignment : input.assignment,
			licensedOn: input.licensedOn === undefined ? before?.licensedOn : input.licensedOn,
			heldFrom,
			employed: before?.employed ?? true
		};
		if (before && isSame(before, details)) return { kind: 'unchanged' };
		const facts = {
			...{ departmentId, personId, recordedAt: context.now, recordedBy: context.actor.personId },
			...details
		};
		const row = sealHistory(facts, randomBytes(16).toString('hex'));
		await insertHistory(trx, row);
		await recordEvents(trx, context, {
			kind: 'person-changed',
			subject: personId,
			digest: historyDigest(row)
		});
		return { kind: 'changed' };
	});
}

const FIELDS = ['givenName', 'familyName', 'badgeNumber', 'stateOfficerId', 'rank', 'unitId'] as const;

const isSame = (a: PersonDetails, b: PersonDetails) =>
	FIELDS.every((field) => a[field] === b[field]) &&
	(a.assignment ?? null) === (b.assignment ?? null) &&
	a.licensedOn?.toString() === b.licensedOn?.toString();
