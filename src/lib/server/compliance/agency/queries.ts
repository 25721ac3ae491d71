import { sql } from 'kysely';
import type { Known } from '#lib/domain/compliance/as-of.ts';
import type { AgencyEvidence, CourseApprovalEvidence } from '#lib/domain/compliance/agency/agency.ts';
import type { Db } from '#lib/server/database/database.ts';
import { knownBy } from '#lib/server/database/known-by.ts';

const selectAgency = (db: Db, departmentId: string) =>
	db
		.selectFrom('agency_detail')
		.select(['department_id as departmentId', 'number', 'ori', 'state_agency_number as stateAgencyNumber'])
		.select(['profile', 'address', 'chief_name as chiefName', 'chief_title as chiefTitle'])
		.select(['set_by as setBy', 'set_at as setAt'])
		.where('department_id', '=', departmentId);

/**
 * What the agency is called at its state; undefined when nothing was ever entered.
 * @param known what was set later is not known; null is all that is set now
 */
export const findAgency = (
	db: Db,
	departmentId: string,
	known: Known = null
): Promise<AgencyEvidence | undefined> =>
	selectAgency(db, departmentId)
		.where(knownBy('set_at', known))
		.orderBy('number', 'desc')
		.limit(1)
		.executeTakeFirst();

/** Everything that it was called, the newest first. */
export const listAgencySettings = (db: Db, departmentId: string): Promise<AgencyEvidence[]> =>
	selectAgency(db, departmentId).orderBy('number', 'desc').execute();

/** Nothing when somebody else made the setting of that number in the meantime. */
export const insertAgency = (db: Db, row: AgencyEvidence) =>
	db
		.insertInto('agency_detail')
		.values({
			department_id: row.departmentId,
			number: row.number,
			ori: row.ori,
			state_agency_number: row.stateAgencyNumber,
			profile: row.profile,
			address: row.address,
			chief_name: row.chiefName,
			chief_title: row.chiefTitle,
			set_by: row.setBy,
			set_at: row.setAt
		})
		.onConflict((conflict) => conflict.doNothing())
		.returning('number')
		.executeTakeFirst();

/**
 * How the department's courses are known at its state, by code: of each the newest setting.
 * @param known as for `findAgency`
 */
export async function listCourseApprovals(
	db: Db,
	departmentId: string,
	known: Known = null
): Promise<CourseApprovalEvidence[]> {
	const { rows } = await sql<CourseApprovalEvidence>`
		select distinct on (code) department_id as "departmentId", code, number, approved_title as "approvedTitle",
			state_course_number as "stateCourseNumber", ncp_number as "ncpNumber", provider_name as "providerName",
			provider_number as "providerNumber", set_by as "setBy", set_at as "setAt"
		from course_approval
		where department_id = ${departmentId} and ${knownBy('set_at', known)}
		order by code, number desc`.execute(db);
	return rows;
}

/** As `insertAgency`. */
export const insertCourseApproval = (db: Db, row: CourseApprovalEvidence) =>
	db
		.insertInto('course_approval')
		.values({
			department_id: row.departmentId,
			code: row.code,
			number: row.number,
			approved_title: row.approvedTitle,
			state_course_number: row.stateCourseNumber,
			ncp_number: row.ncpNumber,
			provider_name: row.providerName,
			provider_number: row.providerNumber,
			set_by: row.setBy,
			set_at: row.setAt
		})
		.onConflict((conflict) => conflict.doNothing())
		.returning('number')
		.executeTakeFirst();
