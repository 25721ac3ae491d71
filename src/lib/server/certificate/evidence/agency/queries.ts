import { sql } from 'kysely';
import type { AgencyEvidence, CourseApprovalEvidence } from '#lib/domain/compliance/agency/agency.ts';
import type { StateReportEvidence } from '#lib/domain/compliance/filing/state-report-digest.ts';
import type { ReportableKind, ReportState } from '#lib/domain/compliance/filing/state-report.ts';
import type { Db } from '#lib/server/database/database.ts';

/** What the agency was called at its state, by the number of the setting. */
export async function listAgencyEvidence(
	db: Db,
	departmentId: string,
	numbers: string[]
): Promise<Map<string, AgencyEvidence>> {
	const rows = await db
		.selectFrom('agency_detail')
		.select(['department_id as departmentId', 'number', 'ori', 'state_agency_number as stateAgencyNumber'])
		.select(['profile', 'address', 'chief_name as chiefName', 'chief_title as chiefTitle'])
		.select(['set_by as setBy', 'set_at as setAt'])
		.where('department_id', '=', departmentId)
		.where(sql<string>`number::text`, 'in', numbers)
		.execute();
	return new Map(rows.map((row) => [String(row.number), row]));
}

/** How courses were approved, by code and number of the setting. */
export async function listCourseApprovalEvidence(
	db: Db,
	departmentId: string,
	codes: string[]
): Promise<Map<string, CourseApprovalEvidence>> {
	const rows = await db
		.selectFrom('course_approval')
		.select(['department_id as departmentId', 'code', 'number', 'approved_title as approvedTitle'])
		.select(['state_course_number as stateCourseNumber', 'ncp_number as ncpNumber'])
		.select(['provider_name as providerName', 'provider_number as providerNumber'])
		.select(['set_by as setBy', 'set_at as setAt'])
		.where('department_id', '=', departmentId)
		.where('code', 'in', codes)
		.execute();
	return new Map(rows.map((row) => [`${row.code}/${row.number}`, row]));
}

/** What was reported to the state, by its id. */
export async function listStateReportEvidence(
	db: Db,
	departmentId: string,
	ids: string[]
): Promise<Map<string, StateReportEvidence>> {
	const rows = await db
		.selectFrom('state_report')
		.select(['department_id as departmentId', 'id', 'person_id as personId', 'of_id as ofId'])
		.select([sql<ReportableKind>`of_kind`.as('ofKind'), sql<ReportState>`state`.as('state')])
		.select(['reported_on as reportedOn', 'confirmation_number as confirmationNumber', 'note'])
		.select(['recorded_by as recordedBy', 'recorded_at as recordedAt'])
		.where('department_id', '=', departmentId)
		.where(sql<boolean>`id = any(${ids}::uuid[])`)
		.execute();
	return new Map(rows.map((row) => [row.id, row]));
}
