import { courseApprovalDigest } from '#lib/domain/compliance/agency/agency-digest.ts';
import { NO_APPROVAL, type CourseApproval } from '#lib/domain/compliance/agency/agency.ts';
import { checkApproval } from '#lib/domain/compliance/agency/check-agency.ts';
import { can } from '#lib/domain/identity/can.ts';
import { recordEvents } from '#lib/server/audit/record-event.ts';
import type { Context } from '#lib/server/context.ts';
import { inDepartment } from '#lib/server/database/transact.ts';
import { Forbidden, NotFound } from '#lib/server/refusals.ts';
import { listApprovable } from './list-approvable.ts';
import { insertCourseApproval, listCourseApprovals } from './queries.ts';
import { isSame, type SetResult } from './set-agency.ts';

/**
 * Says how a module is known at the state, from now on: records that were reported keep what they were
 * reported under. The same again is nothing new.
 */
export async function setCourseApproval(
	context: Context,
	input: CourseApproval & { code: string }
): Promise<SetResult<keyof CourseApproval>> {
	if (!can(context.actor, { action: 'file-with-state' })) throw new Forbidden();
	const { departmentId, personId: setBy } = context.actor;
	const { code, approvedTitle, stateCourseNumber, ncpNumber, providerName, providerNumber } = input;
	const wanted = { approvedTitle, stateCourseNumber, ncpNumber, providerName, providerNumber };
	const problem = checkApproval(wanted);
	if (problem) return { kind: 'refused', ...problem };
	return inDepartment(context.db, departmentId, async (trx): Promise<SetResult<keyof CourseApproval>> => {
		if (!(await listApprovable(trx, context.now)).some((course) => course.code === code))
			throw new NotFound();
		const last = (await listCourseApprovals(trx, departmentId)).find((one) => one.code === code);
		if (isSame(last ?? NO_APPROVAL, wanted)) return { kind: 'unchanged', number: last?.number ?? 0 };
		const number = (last?.number ?? 0) + 1;
		const row = { ...wanted, departmentId, code, number, setBy, setAt: context.now };
		if (!(await insertCourseApproval(trx, row)))
			return { kind: 'refused', field: 'form', reason: 'changed-meanwhile' };
		await recordEvents(trx, context, {
			kind: 'course-approval-set',
			subject: code,
			number: String(number),
			digest: courseApprovalDigest(row)
		});
		return { kind: 'changed', number };
	});
}
