import { localDay } from '#lib/domain/calendar/local-day.ts';
import { completionsOf } from '#lib/domain/compliance/sessions/completes-workshop.ts';
import type { WorkshopPlan } from '#lib/domain/compliance/sessions/workshop.ts';
import { can } from '#lib/domain/identity/can.ts';
import type { Context } from '#lib/server/context.ts';
import { readInDepartment } from '#lib/server/database/transact.ts';
import { Forbidden, NotFound } from '#lib/server/refusals.ts';
import { listNamed } from './people/queries.ts';
import { findWorkshop, listSegmentsEarned, listSessionsOf } from './queries.ts';
import { isSeenBy } from './seen-by.ts';

/** A workshop, its sessions, and who of those whose names the actor may see has which of its segments. */
export async function readWorkshop(context: Context, { workshopId }: { workshopId: string }) {
	const { actor, now } = context;
	if (!can(actor, { action: 'see-content' })) throw new Forbidden();
	const { departmentId } = actor;
	return readInDepartment(context.db, departmentId, async (trx) => {
		const workshop = await findWorkshop(trx, departmentId, workshopId);
		if (!workshop) throw new NotFound();
		const taken = Map.groupBy(
			await listSegmentsEarned(trx, departmentId, workshopId),
			({ personId }) => personId
		);
		const today = localDay(now, actor.timeZone);
		const people = await listNamed(trx, departmentId, [...taken.keys()], today);
		return {
			workshop,
			sessions: await listSessionsOf(trx, departmentId, workshopId),
			takers: people
				.filter((person) => isSeenBy(actor, person))
				.map((person) => ({ ...person, ...standingIn(workshop, taken.get(person.personId)!) }))
				.sort((a, b) => a.familyName.localeCompare(b.familyName) || a.givenName.localeCompare(b.givenName)),
			mayLead: can(actor, { action: 'lead-sessions' })
		};
	});
}

type Earned = Awaited<ReturnType<typeof listSegmentsEarned>>;

function standingIn(workshop: WorkshopPlan, credits: Earned) {
	const { completing, attended } = completionsOf(workshop, credits);
	return {
		minutes: credits.reduce((sum, credit) => sum + credit.minutes, 0),
		/** Since the last completion. */
		attended: [...attended].sort((a, b) => a - b),
		completedOn: credits.findLast(({ id }) => completing.has(id))?.on ?? null
	};
}
