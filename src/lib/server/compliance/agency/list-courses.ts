import { NO_APPROVAL, type CourseApproval } from '#lib/domain/compliance/agency/agency.ts';
import { can } from '#lib/domain/identity/can.ts';
import type { Context } from '#lib/server/context.ts';
import { readInDepartment } from '#lib/server/database/transact.ts';
import { Forbidden } from '#lib/server/refusals.ts';
import { listApprovable } from './list-approvable.ts';
import { listCourseApprovals } from './queries.ts';

export interface ApprovableCourse extends CourseApproval {
	code: string;
	/** As it is taught. */
	title: string;
	/** Of the setting that counts; 0 where there is none. */
	number: number;
}

/** Every module that a state can approve, by code, with what it is called there. */
export async function listCourses(context: Context): Promise<ApprovableCourse[]> {
	const { actor } = context;
	if (!can(actor, { action: 'file-with-state' })) throw new Forbidden();
	return readInDepartment(context.db, actor.departmentId, async (trx) => {
		const approvals = await listCourseApprovals(trx, actor.departmentId);
		const byCode = new Map(approvals.map((approval) => [approval.code, approval]));
		return (await listApprovable(trx, context.now)).map((course) => ({
			...NO_APPROVAL,
			number: 0,
			...byCode.get(course.code),
			...course
		}));
	});
}
