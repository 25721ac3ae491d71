import { can } from '#lib/domain/identity/can.ts';
import { recordEvents } from '../audit/record-event.ts';
import type { Context } from '../context.ts';
import { inDepartment } from '../database/transact.ts';
import { Forbidden, NotFound, type Refused } from '../refusals.ts';
import { findAccount, insertHistory, listHistory, updateAccount } from './queries.ts';
import { closeSessionsOf } from './sessions.ts';

type Done = { kind: 'done' } | { kind: 'unchanged' } | Refused<'oneself'>;

/** Ends a person's access at once, and their employment from today in the department's zone. Their evidence stays. */
export const disablePerson = (context: Context, input: { personId: string }) => setEmployed(context, input.personId, false);

/** Lets a disabled person in again, employed from today. */
export const enablePerson = (context: Context, input: { personId: string }) => setEmployed(context, input.personId, true);

async function setEmployed(context: Context, personId: string, employed: boolean): Promise<Done> {
	const { departmentId, timeZone } = context.actor;
	if (!can(context.actor, { action: 'manage-people' })) throw new Forbidden();
	if (personId === context.actor.personId) return { kind: 'refused', reason: 'oneself' };
	return inDepartment(context.db, departmentId, async (trx) => {
		const account = await findAccount(trx, departmentId, personId);
		const [latest] = await listHistory(trx, departmentId, personId);
		if (!account || !latest) throw new NotFound();
		if ((account.disabledAt === null) === employed) return { kind: 'unchanged' };
		await updateAccount(trx, departmentId, personId, { disabled_at: employed ? null : context.now });
		await closeSessionsOf(trx, departmentId, personId);
		const heldFrom = context.now.toZonedDateTimeISO(timeZone).toPlainDate();
		await insertHistory(trx, { ...latest, departmentId, personId, heldFrom, employed, recordedAt: context.now, recordedBy: context.actor.personId });
		await recordEvents(trx, context, { kind: employed ? 'person-enabled' : 'person-disabled', subject: personId });
		return { kind: 'done' };
	});
}
