import { localDay } from '#lib/domain/calendar/local-day.ts';
import { can } from '#lib/domain/identity/can.ts';
import type { Context } from '#lib/server/context.ts';
import { readInDepartment } from '#lib/server/database/transact.ts';
import { listUnits } from '#lib/server/identity/queries.ts';
import { Forbidden } from '#lib/server/refusals.ts';
import { listAttendants } from './people/queries.ts';
import { listRoster } from './roster/queries.ts';

const MOST = 50;

/**
 * Officers who are not on a session's roster yet, by name, and the units.
 * @param query words that all have to be in the name, badge, rank or unit; at most 50 people are listed
 */
export async function listInvitable(
	context: Context,
	{ sessionId, query }: { sessionId: string; query: string }
) {
	if (!can(context.actor, { action: 'lead-sessions' })) throw new Forbidden();
	const { departmentId, timeZone } = context.actor;
	const words = query.toLowerCase().split(/\s+/).filter(Boolean);
	return readInDepartment(context.db, departmentId, async (trx) => {
		const roster = new Set((await listRoster(trx, departmentId, sessionId)).map(({ personId }) => personId));
		const attendants = await listAttendants(trx, departmentId, localDay(context.now, timeZone));
		const found = attendants.filter((one) => {
			const { personId, givenName, familyName, badgeNumber, rank, unitName } = one;
			const text = [givenName, familyName, badgeNumber, rank, unitName].join(' ').toLowerCase();
			return !roster.has(personId) && words.every((word) => text.includes(word));
		});
		return { people: found.slice(0, MOST), found: found.length, units: await listUnits(trx, departmentId) };
	});
}
