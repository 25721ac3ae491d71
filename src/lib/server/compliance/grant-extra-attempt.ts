import { randomUUID } from 'node:crypto';
import { Temporal } from 'temporal-polyfill';
import { digest } from '#lib/domain/audit/canonical.ts';
import { localDay } from '#lib/domain/calendar/local-day.ts';
import { can } from '#lib/domain/identity/can.ts';
import { insertExtraAttempt, listAttempts } from '#lib/server/assessment/queries.ts';
import { recordEvents } from '#lib/server/audit/record-event.ts';
import type { Context } from '#lib/server/context.ts';
import { findEnrolment } from '#lib/server/course/queries.ts';
import { inDepartment } from '#lib/server/database/transact.ts';
import { listHistory } from '#lib/server/identity/queries.ts';
import { Forbidden, NotFound, type Refused } from '#lib/server/refusals.ts';
import { assigned } from './assignments.ts';
import { readPerson } from './facts/read-facts.ts';
import { lockAssignment } from './queries.ts';
import { findRequirement } from './requirement/queries.ts';
import { attemptLimit } from './quiz-state.ts';

/** `number` counts the attempts granted to this person for this module in this cycle. */
type Granted = { kind: 'granted'; number: number };

/**
 * Opens one more quiz attempt for somebody who has used theirs up, and says why. While an attempt that was granted is
 * unused, granting again changes nothing: a double click grants one.
 */
export async function grantExtraAttempt(
	context: Context,
	input: { personId: string; requirementId: string; code: string; reason: string }
): Promise<Granted | Refused<'not-begun' | 'passed' | 'attempts-left' | 'reason-missing'>> {
	const { departmentId, timeZone, personId: grantedBy } = context.actor;
	const { personId, requirementId, code } = input;
	const reason = input.reason.trim().slice(0, 1000);
	return inDepartment(context.db, departmentId, async (trx) => {
		const history = await listHistory(trx, departmentId, personId);
		const today = localDay(context.now, timeZone);
		const held = history.find(({ heldFrom }) => Temporal.PlainDate.compare(heldFrom, today) <= 0);
		if (!held) throw new NotFound();
		if (!can(context.actor, { action: 'grant-extra-attempt', personId, unitId: held.unitId }))
			throw new Forbidden();
		const found = await findRequirement(trx, departmentId, requirementId);
		if (!found) throw new NotFound();
		const person = await readPerson(trx, context.actor, personId, today);
		const { requirement } = assigned(person, found, today);
		if (!requirement.items.some((item) => item.code === code && item.kind === 'module')) throw new NotFound();
		if (!reason) return { kind: 'refused', reason: 'reason-missing' };

		const enrolment = await findEnrolment(trx, { departmentId, personId, requirementId, code }, null);
		if (!enrolment) return { kind: 'refused', reason: 'not-begun' };
		const { cycle } = enrolment;
		await lockAssignment(trx, departmentId, personId, requirementId, cycle, code);
		const { attempts, granted } = await listAttempts(trx, departmentId, {
			personId,
			requirementId,
			cycle,
			code
		});
		if (attempts.some(({ passed }) => passed)) return { kind: 'refused', reason: 'passed' };
		const isOpen = attempts.some(({ submittedAt }) => submittedAt === null);
		if (isOpen || attempts.length < attemptLimit(requirement, granted))
			return granted > 0
				? { kind: 'granted', number: granted }
				: { kind: 'refused', reason: 'attempts-left' };

		const grant = {
			...{ departmentId, id: randomUUID(), personId, requirementId, cycle, code },
			...{ reason, grantedBy, grantedAt: context.now }
		};
		await insertExtraAttempt(trx, grant);
		await recordEvents(trx, context, {
			kind: 'extra-attempt-granted',
			subject: personId,
			digest: digest(grant),
			grant: grant.id,
			...{ code, cycle, reason }
		});
		return { kind: 'granted', number: granted + 1 };
	});
}
