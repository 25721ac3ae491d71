import { randomUUID } from 'node:crypto';
import { Temporal } from 'temporal-polyfill';
import { digest } from '#lib/domain/audit/canonical.ts';
import { creditOf } from '#lib/domain/compliance/sessions/credit-of.ts';
import { taughtOn } from '#lib/domain/compliance/sessions/taught-on.ts';
import { can } from '#lib/domain/identity/can.ts';
import { recordEvents } from '#lib/server/audit/record-event.ts';
import type { Context } from '#lib/server/context.ts';
import { inDepartment, type Tx } from '#lib/server/database/transact.ts';
import { Forbidden, NotFound, type Refused } from '#lib/server/refusals.ts';
import {
	findSession,
	findWorkshop,
	insertCredits,
	insertEnding,
	listCreditsOf,
	lockSession
} from './queries.ts';
import { listRoster, listSignatures } from './roster/queries.ts';

type Ended = { kind: 'ended'; held: boolean; credited: number };

export type NotEnded = 'not-begun' | 'reason-missing' | 'held' | 'cancelled' | 'attended-oneself';

/**
 * A leader says how a session ended, once: it took place, and whoever was there by their signatures is credited, or it
 * was cancelled, and nobody is. It takes no signature afterwards. Who attended a session does not close it: what they
 * are credited is for somebody else to confirm.
 */
export async function endSession(
	context: Context,
	input: { sessionId: string; held: boolean; reason: string }
): Promise<Ended | Refused<NotEnded>> {
	if (!can(context.actor, { action: 'lead-sessions' })) throw new Forbidden();
	const { departmentId, personId: endedBy, timeZone } = context.actor;
	const { sessionId, held } = input;
	const reason = input.reason.trim().slice(0, 1000);
	return inDepartment(context.db, departmentId, async (trx): Promise<Ended | Refused<NotEnded>> => {
		await lockSession(trx, departmentId, sessionId);
		const session = await findSession(trx, departmentId, sessionId);
		if (!session) throw new NotFound();
		if (session.endedAt && session.held !== held)
			return { kind: 'refused', reason: session.held ? 'held' : 'cancelled' };
		if (session.endedAt) {
			const credits = await listCreditsOf(trx, departmentId, sessionId);
			return { kind: 'ended', held, credited: credits.length };
		}
		if (!reason) return { kind: 'refused', reason: 'reason-missing' };
		if (held && Temporal.Instant.compare(context.now, session.startsAt) < 0)
			return { kind: 'refused', reason: 'not-begun' };
		const earned = held ? await earnedIn(trx, departmentId, session) : [];
		if (earned.some(({ personId }) => personId === endedBy))
			return { kind: 'refused', reason: 'attended-oneself' };

		const ending = { departmentId, sessionId, held, reason, endedBy, endedAt: context.now };
		await insertEnding(trx, ending);
		const credits = earned.map(({ personId, present, minutes }) => {
			const credit = {
				...{ departmentId, id: randomUUID(), sessionId, personId, minutesPresent: present, minutes },
				taughtOn: taughtOn(session, timeZone)
			};
			return { ...credit, digest: digest(credit) };
		});
		await insertCredits(trx, credits);
		await recordEvents(
			trx,
			context,
			{
				kind: 'session-ended',
				subject: session.workshopId,
				session: sessionId,
				held,
				digest: digest(ending)
			},
			...credits.map(({ id, personId, digest }) => ({
				...{ kind: 'session-credited' as const, subject: personId, session: sessionId, credit: id, digest }
			}))
		);
		return { kind: 'ended', held, credited: credits.length };
	});
}

type KnownSession = NonNullable<Awaited<ReturnType<typeof findSession>>>;

/** Who of the roster is credited, and how much; in one order, so that the same session gives the same entries. */
async function earnedIn(trx: Tx, departmentId: string, session: KnownSession) {
	const workshop = (await findWorkshop(trx, departmentId, session.workshopId))!;
	const signatures = Map.groupBy(
		await listSignatures(trx, departmentId, session.id, null),
		({ personId }) => personId
	);
	const roster = await listRoster(trx, departmentId, session.id);
	return roster
		.map(({ personId }) => ({ personId, ...creditOf(workshop, session, signatures.get(personId) ?? []) }))
		.filter((one) => one.kind === 'credited')
		.sort((a, b) => (a.personId < b.personId ? -1 : 1));
}
