import { sql } from 'kysely';
import type { LeaveKind } from '#lib/domain/compliance/leave.ts';
import type { CorrectableKind } from '#lib/domain/compliance/records/correctable.ts';
import type { CorrectionEvidence } from '#lib/domain/compliance/records/correction-digest.ts';
import type { LeaveEvidence } from '#lib/domain/compliance/records/leave-digest.ts';
import type { WaiverEvidence } from '#lib/domain/compliance/records/waiver-digest.ts';
import type { Db } from '#lib/server/database/database.ts';

const byId = <Row extends { id: string }>(rows: Row[]) => new Map(rows.map((row) => [row.id, row]));

/** Leave, by its row. */
export const listLeaveEvidence = async (
	db: Db,
	departmentId: string,
	ids: string[]
): Promise<Map<string, LeaveEvidence>> =>
	byId(
		await db
			.selectFrom('leave_spell')
			.select(['department_id as departmentId', 'id', 'person_id as personId'])
			.select([sql<LeaveKind>`kind`.as('kind'), 'from_on as fromOn', 'until_on as untilOn', 'reason'])
			.select(['recorded_by as recordedBy', 'recorded_at as recordedAt'])
			.where('department_id', '=', departmentId)
			.where('id', 'in', ids)
			.execute()
	);

/** Waivers, by their row. */
export const listWaiverEvidence = async (
	db: Db,
	departmentId: string,
	ids: string[]
): Promise<Map<string, WaiverEvidence>> =>
	byId(
		await db
			.selectFrom('waiver')
			.select(['department_id as departmentId', 'id', 'person_id as personId'])
			.select(['requirement_id as requirementId', 'from_on as fromOn', 'until_on as untilOn', 'reason'])
			.select(['approved_by as approvedBy', 'recorded_at as recordedAt'])
			.where('department_id', '=', departmentId)
			.where('id', 'in', ids)
			.execute()
	);

/** Corrections, by their row. */
export const listCorrectionEvidence = async (
	db: Db,
	departmentId: string,
	ids: string[]
): Promise<Map<string, CorrectionEvidence>> =>
	byId(
		await db
			.selectFrom('correction')
			.select(['department_id as departmentId', 'id', sql<CorrectableKind>`of_kind`.as('ofKind')])
			.select(['of_id as ofId', 'person_id as personId', 'replaced_by as replacedBy', 'reason'])
			.select(['corrected_by as correctedBy', 'corrected_at as correctedAt'])
			.where('department_id', '=', departmentId)
			.where('id', 'in', ids)
			.execute()
	);
