import { localDay } from '#lib/domain/calendar/local-day.ts';
import { creditOf } from '#lib/domain/compliance/sessions/credit-of.ts';
import type { PlanWarning } from '#lib/domain/compliance/sessions/plan-session.ts';
import { segmentShare } from '#lib/domain/compliance/sessions/segment-share.ts';
import { can } from '#lib/domain/identity/can.ts';
import type { Context } from '#lib/server/context.ts';
import { readInDepartment } from '#lib/server/database/transact.ts';
import { Forbidden, NotFound } from '#lib/server/refusals.ts';
import { listNamed } from './people/queries.ts';
import { findSession, findWorkshop, listCreditsOf, listOverlapping } from './queries.ts';
import { listRoster, listSignatures } from './roster/queries.ts';
import { isSeenBy } from './seen-by.ts';

/** A session with its roster: who signed when and how, and what each was credited, or would be if it were closed now. */
export async function readSession(context: Context, { sessionId }: { sessionId: string }) {
	const { actor, now } = context;
	if (!can(actor, { action: 'see-content' })) throw new Forbidden();
	const { departmentId } = actor;
	return readInDepartment(context.db, departmentId, async (trx) => {
		const session = await findSession(trx, departmentId, sessionId);
		if (!session) throw new NotFound();
		const workshop = (await findWorkshop(trx, departmentId, session.workshopId))!;
		const roster = await listRoster(trx, departmentId, sessionId);
		const ids = roster.map(({ personId }) => personId);
		const people = await listNamed(trx, departmentId, ids, localDay(now, actor.timeZone));
		const signatures = Map.groupBy(
			await listSignatures(trx, departmentId, sessionId, null),
			({ personId }) => personId
		);
		const credits = new Map(
			(await listCreditsOf(trx, departmentId, sessionId)).map((credit) => [credit.personId, credit])
		);
		const overlapping = await listOverlapping(trx, departmentId, session);
		const planned = (session.endsAt.epochMilliseconds - session.startsAt.epochMilliseconds) / 60_000;
		const share = segmentShare(workshop, session.segment);
		const warnings: PlanWarning[] = [
			...(overlapping.length > 0 ? ['instructor-elsewhere' as const] : []),
			...(planned < share ? ['shorter-than-share' as const] : [])
		];
		return {
			session,
			workshop,
			share,
			warnings,
			roster: people
				.filter((person) => isSeenBy(actor, person))
				.sort((a, b) => a.familyName.localeCompare(b.familyName) || a.givenName.localeCompare(b.givenName))
				.map((person) => {
					const signed = signatures.get(person.personId) ?? [];
					return {
						...person,
						isWalkIn: roster.some(
							(row) => row.personId === person.personId && row.addedBy === person.personId
						),
						in: signed.find(({ direction }) => direction === 'in') ?? null,
						out: signed.find(({ direction }) => direction === 'out') ?? null,
						credit: credits.get(person.personId) ?? null,
						expected: creditOf(workshop, session, signed)
					};
				}),
			/** Of everybody, seen or not. */
			invited: roster.length,
			mayLead: can(actor, { action: 'lead-sessions' })
		};
	});
}
