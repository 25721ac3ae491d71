import { can } from '#lib/domain/identity/can.ts';
import type { Context } from '#lib/server/context.ts';
import { inDepartment, readInDepartment } from '#lib/server/database/transact.ts';
import { Forbidden } from '#lib/server/refusals.ts';
import { listHistory, listPeople, listUnits } from './queries.ts';
import { readStaffAccount } from './read-staff-account.ts';
import { isInspector } from './sessions.ts';

/** Everybody of the department (nobody from outside) as they are today, by family name, and its units. */
export async function readPeople(context: Context) {
	if (!can(context.actor, { action: 'manage-people' })) throw new Forbidden();
	const { departmentId, timeZone } = context.actor;
	const today = context.now.toZonedDateTimeISO(timeZone).toPlainDate();
	return readInDepartment(context.db, departmentId, async (trx) => {
		const people = (await listPeople(trx, departmentId, today)).filter((person) => !isInspector(person));
		people.sort((a, b) => a.familyName.localeCompare(b.familyName) || a.givenName.localeCompare(b.givenName));
		return { people, units: await listUnits(trx, departmentId) };
	});
}

/** One person with everything that held of them and from when. */
export async function readPerson(context: Context, personId: string) {
	if (!can(context.actor, { action: 'manage-people' })) throw new Forbidden();
	const { departmentId } = context.actor;
	return inDepartment(context.db, departmentId, async (trx) => {
		const account = await readStaffAccount(trx, departmentId, personId);
		const { email, roles, disabledAt } = account;
		return {
			account: { email, roles, disabledAt },
			history: await listHistory(trx, departmentId, personId),
			units: await listUnits(trx, departmentId)
		};
	});
}
