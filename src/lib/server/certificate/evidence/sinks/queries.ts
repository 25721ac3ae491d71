import type { SinkEndingEvidence, SinkEvidence } from '#lib/domain/audit/sinks/sink-digest.ts';
import type { Db } from '#lib/server/database/database.ts';

/** Places for copies of checkpoints, by id. */
export async function listSinkEvidence(
	db: Db,
	departmentId: string,
	ids: string[]
): Promise<Map<string, SinkEvidence>> {
	const rows = await db
		.selectFrom('checkpoint_sink')
		.select(['department_id as departmentId', 'id', 'kind', 'target'])
		.select(['added_by as addedBy', 'added_at as addedAt'])
		.where('department_id', '=', departmentId)
		.where('id', 'in', ids)
		.execute();
	return new Map(rows.map((row) => [row.id, row]));
}

/** Their endings, by the id of the place. */
export async function listSinkEndingEvidence(
	db: Db,
	departmentId: string,
	ids: string[]
): Promise<Map<string, SinkEndingEvidence>> {
	const rows = await db
		.selectFrom('checkpoint_sink_ending')
		.select([
			'department_id as departmentId',
			'sink_id as sinkId',
			'ended_by as endedBy',
			'ended_at as endedAt'
		])
		.where('department_id', '=', departmentId)
		.where('sink_id', 'in', ids)
		.execute();
	return new Map(rows.map((row) => [row.sinkId, row]));
}
