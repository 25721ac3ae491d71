import type {
	InspectionEndingEvidence,
	InspectionEvidence
} from '#lib/domain/identity/inspection/inspection-digest.ts';
import type { Db } from '#lib/server/database/database.ts';

/** Inspections, by their row. */
export async function listInspectionEvidence(
	db: Db,
	departmentId: string,
	ids: string[]
): Promise<Map<string, InspectionEvidence>> {
	const rows = await db
		.selectFrom('inspection')
		.select(['department_id as departmentId', 'id', 'person_id as personId', 'organisation', 'reason'])
		.select(['from_on as fromOn', 'to_on as toOn', 'expires_at as expiresAt'])
		.select(['invited_by as invitedBy', 'invited_at as invitedAt'])
		.where('department_id', '=', departmentId)
		.where('id', 'in', ids)
		.execute();
	return new Map(rows.map((row) => [row.id, row]));
}

/** Ends of inspections, by the inspection. */
export async function listInspectionEndingEvidence(
	db: Db,
	departmentId: string,
	ids: string[]
): Promise<Map<string, InspectionEndingEvidence>> {
	const rows = await db
		.selectFrom('inspection_ending')
		.select(['department_id as departmentId', 'inspection_id as inspectionId', 'reason'])
		.select(['ended_by as endedBy', 'ended_at as endedAt'])
		.where('department_id', '=', departmentId)
		.where('inspection_id', 'in', ids)
		.execute();
	return new Map(rows.map((row) => [row.inspectionId, row]));
}
