import { digest } from '#lib/domain/audit/canonical.ts';
import {
	planSession,
	type PlannedHours,
	type PlanProblem
} from '#lib/domain/compliance/sessions/plan-session.ts';
import { can } from '#lib/domain/identity/can.ts';
import { recordEvents } from '#lib/server/audit/record-event.ts';
import type { Context } from '#lib/server/context.ts';
import { inDepartment } from '#lib/server/database/transact.ts';
import { Forbidden, NotFound, type Refused } from '#lib/server/refusals.ts';
import { newCodes } from './new-codes.ts';
import { findSession, findWorkshop, insertSession } from './queries.ts';

type Scheduled =
	{ kind: 'scheduled'; sessionId: string } | (Refused<string> & { field: PlanProblem['field'] | 'form' });

export interface SessionToSchedule extends PlannedHours {
	/** Names the session before it is there, so that a form that is sent twice schedules one. */
	id: string;
	workshopId: string;
	segment: number;
	place: string;
	instructor: string;
	instructorQualification: string;
	walkIns: boolean;
}

/** A leader puts a session of a workshop in the calendar, with codes of its own. It does not change: it is cancelled instead. */
export async function scheduleSession(context: Context, input: SessionToSchedule): Promise<Scheduled> {
	if (!can(context.actor, { action: 'lead-sessions' })) throw new Forbidden();
	const { departmentId, personId, timeZone } = context.actor;
	return inDepartment(context.db, departmentId, async (trx): Promise<Scheduled> => {
		const workshop = await findWorkshop(trx, departmentId, input.workshopId);
		if (!workshop) throw new NotFound();
		// A form that comes again later is judged as it was the first time.
		const known = await findSession(trx, departmentId, input.id);
		const planned = planSession(input, workshop, timeZone, known?.startsAt ?? context.now);
		if (planned.kind === 'problem') return { ...planned, kind: 'refused' };
		const { id, workshopId, segment, place, instructor, instructorQualification, walkIns } = input;
		const session = {
			...{ id, workshopId, segment, ...planned.hours, place, instructor, instructorQualification, walkIns },
			...{ scheduledBy: personId }
		};
		const row = { departmentId, ...session, ...newCodes(), scheduledAt: context.now };
		if (known || !(await insertSession(trx, row))) {
			const stands = known ?? (await findSession(trx, departmentId, id))!;
			const { held: _, reason: __, endedAt: ___, endedBy: ____, ...same } = stands;
			return digest(same) === digest(session)
				? { kind: 'scheduled', sessionId: id }
				: { kind: 'refused', field: 'form', reason: SCHEDULED_MEANWHILE };
		}
		await recordEvents(trx, context, {
			...{ kind: 'session-scheduled', subject: workshopId, session: id, digest: digest(row) }
		});
		return { kind: 'scheduled', sessionId: id };
	});
}

const SCHEDULED_MEANWHILE =
	'This form was sent before, and the session it made does not change. Load the page again to schedule another.';
