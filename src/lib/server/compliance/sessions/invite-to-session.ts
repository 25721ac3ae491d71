import { digest } from '#lib/domain/audit/canonical.ts';
import { localDay } from '#lib/domain/calendar/local-day.ts';
import { can } from '#lib/domain/identity/can.ts';
import { recordEvents } from '#lib/server/audit/record-event.ts';
import type { Context } from '#lib/server/context.ts';
import { inDepartment } from '#lib/server/database/transact.ts';
import { Forbidden, NotFound, type Refused } from '#lib/server/refusals.ts';
import { listAttendants } from './people/queries.ts';
import { findSession, shareSession } from './queries.ts';
import { insertRoster } from './roster/queries.ts';

type Invited = { kind: 'invited'; added: number };

/**
 * A leader puts officers on a session's roster: people by name, or everybody of a unit as it is today. Whoever is on
 * it already stays on it once.
 */
export async function inviteToSession(
	context: Context,
	input: { sessionId: string; personIds?: readonly string[]; unitId?: string | null }
): Promise<Invited | Refused<'ended' | 'nobody' | 'not-an-officer'>> {
	if (!can(context.actor, { action: 'lead-sessions' })) throw new Forbidden();
	const { departmentId, personId: addedBy, timeZone } = context.actor;
	const { sessionId, personIds = [], unitId = null } = input;
	return inDepartment(context.db, departmentId, async (trx) => {
		await shareSession(trx, departmentId, sessionId);
		const session = await findSession(trx, departmentId, sessionId);
		if (!session) throw new NotFound();
		if (session.endedAt) return { kind: 'refused', reason: 'ended' };
		const attendants = await listAttendants(trx, departmentId, localDay(context.now, timeZone));
		const known = new Set(attendants.map(({ personId }) => personId));
		if (personIds.some((id) => !known.has(id))) return { kind: 'refused', reason: 'not-an-officer' };
		const ofUnit = unitId === null ? [] : attendants.filter((one) => one.unitId === unitId);
		// In one order always: two who invite the same people at once would otherwise wait for one another.
		const wanted = [...new Set([...personIds, ...ofUnit.map(({ personId }) => personId)])].sort();
		if (wanted.length === 0) return { kind: 'refused', reason: 'nobody' };

		const rows = wanted.map((personId) => ({
			departmentId,
			sessionId,
			personId,
			addedBy,
			addedAt: context.now
		}));
		const added = new Set(await insertRoster(trx, rows));
		if (added.size === 0) return { kind: 'invited', added: 0 };
		const events = rows
			.filter(({ personId }) => added.has(personId))
			.map((row) => ({
				...{
					kind: 'session-invited' as const,
					subject: row.personId,
					session: sessionId,
					digest: digest(row)
				}
			}));
		await recordEvents(trx, context, ...events);
		return { kind: 'invited', added: added.size };
	});
}
