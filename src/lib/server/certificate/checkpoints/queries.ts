import { sql } from 'kysely';
import type { Temporal } from 'temporal-polyfill';
import type { SinkEndingEvidence, SinkEvidence } from '#lib/domain/audit/sinks/sink-digest.ts';
import type { SinkKind } from '#lib/domain/audit/sinks/sink.ts';
import type { Db } from '#lib/server/database/database.ts';

/** Places for copies that are in use, earliest first. */
export async function listSinks(db: Db, departmentId: string) {
	const rows = await db
		.selectFrom('checkpoint_sink as sink')
		.leftJoin('checkpoint_sink_ending as ending', (join) =>
			join.onRef('ending.department_id', '=', 'sink.department_id').onRef('ending.sink_id', '=', 'sink.id')
		)
		.select(['sink.id', 'sink.kind', 'sink.target', 'sink.added_at as addedAt'])
		.where('sink.department_id', '=', departmentId)
		.where('ending.sink_id', 'is', null)
		.orderBy('sink.added_at')
		.orderBy('sink.id')
		.execute();
	return rows.map((row) => ({ ...row, kind: row.kind as SinkKind }));
}

/** The lines under which what somebody does to the sinks of a department is done one after the other. */
export async function lockSinks(db: Db, departmentId: string): Promise<void> {
	await sql`select pg_advisory_xact_lock(hashtextextended('sinks:' || ${departmentId}::text, 0))`.execute(db);
}

export const findSink = (db: Db, departmentId: string, id: string) =>
	db
		.selectFrom('checkpoint_sink as sink')
		.leftJoin('checkpoint_sink_ending as ending', (join) =>
			join.onRef('ending.department_id', '=', 'sink.department_id').onRef('ending.sink_id', '=', 'sink.id')
		)
		.select(['sink.id', 'ending.ended_at as endedAt'])
		.where('sink.department_id', '=', departmentId)
		.where('sink.id', '=', id)
		.executeTakeFirst();

export async function insertSink(db: Db, row: SinkEvidence): Promise<void> {
	await db
		.insertInto('checkpoint_sink')
		.values({
			department_id: row.departmentId,
			id: row.id,
			kind: row.kind,
			target: row.target,
			added_by: row.addedBy,
			added_at: row.addedAt
		})
		.execute();
}

export async function insertSinkEnding(db: Db, row: SinkEndingEvidence): Promise<void> {
	await db
		.insertInto('checkpoint_sink_ending')
		.values({
			department_id: row.departmentId,
			sink_id: row.sinkId,
			ended_by: row.endedBy,
			ended_at: row.endedAt
		})
		.execute();
}

/** The newest try and the newest accepted copy of each sink. */
export const listDeliveries = (db: Db, departmentId: string) =>
	db
		.selectFrom('checkpoint_sink as sink')
		.leftJoinLateral(
			(query) =>
				query
					.selectFrom('checkpoint_delivery as tried')
					.select(['tried.size', 'tried.number', 'tried.accepted', 'tried.detail', 'tried.tried_at'])
					.whereRef('tried.department_id', '=', 'sink.department_id')
					.whereRef('tried.sink_id', '=', 'sink.id')
					.orderBy('tried.tried_at', 'desc')
					.orderBy('tried.size', 'desc')
					.orderBy('tried.number', 'desc')
					.limit(1)
					.as('last'),
			(join) => join.onTrue()
		)
		.leftJoinLateral(
			(query) =>
				query
					.selectFrom('checkpoint_delivery as taken')
					.select(['taken.size', 'taken.tried_at'])
					.whereRef('taken.department_id', '=', 'sink.department_id')
					.whereRef('taken.sink_id', '=', 'sink.id')
					.where('taken.accepted', '=', true)
					.orderBy('taken.size', 'desc')
					.limit(1)
					.as('taken'),
			(join) => join.onTrue()
		)
		.select([
			'sink.id',
			'last.size',
			'last.number',
			'last.accepted',
			'last.detail',
			'last.tried_at as triedAt'
		])
		.select(['taken.size as takenSize', 'taken.tried_at as takenAt'])
		.where('sink.department_id', '=', departmentId)
		.execute();

/** Checkpoints that a sink did not take yet, oldest first. */
export const listUntaken = (db: Db, departmentId: string, sinkId: string) =>
	db
		.selectFrom('ledger_checkpoint as checkpoint')
		.select(['checkpoint.size', 'checkpoint.note'])
		.where('checkpoint.department_id', '=', departmentId)
		.where(({ not, exists, selectFrom }) =>
			not(
				exists(
					selectFrom('checkpoint_delivery as taken')
						.select('taken.size')
						.whereRef('taken.department_id', '=', 'checkpoint.department_id')
						.whereRef('taken.size', '=', 'checkpoint.size')
						.where('taken.sink_id', '=', sinkId)
						.where('taken.accepted', '=', true)
				)
			)
		)
		.orderBy('checkpoint.size')
		.execute();

/** The newest checkpoint, where a sink took neither it nor a newer one. */
export const listNewerThanTaken = (db: Db, departmentId: string, sinkId: string) =>
	db
		.selectFrom('ledger_checkpoint as checkpoint')
		.select(['checkpoint.size', 'checkpoint.note'])
		.where('checkpoint.department_id', '=', departmentId)
		.where(({ eb, selectFrom }) =>
			eb(
				'checkpoint.size',
				'>',
				selectFrom('checkpoint_delivery as taken')
					.select(({ fn }) => fn.coalesce(fn.max('taken.size'), sql<number>`0`).as('size'))
					.where('taken.department_id', '=', departmentId)
					.where('taken.sink_id', '=', sinkId)
					.where('taken.accepted', '=', true)
			)
		)
		.orderBy('checkpoint.size', 'desc')
		.limit(1)
		.execute();

/** How often a checkpoint was tried at a sink, and when last. */
export const findTries = (db: Db, departmentId: string, sinkId: string, size: number) =>
	db
		.selectFrom('checkpoint_delivery')
		.select(({ fn }) => [fn.max('number').as('number'), fn.max('tried_at').as('triedAt')])
		.where('department_id', '=', departmentId)
		.where('sink_id', '=', sinkId)
		.where('size', '=', size)
		.executeTakeFirstOrThrow();

/** Nothing when another server wrote the try of that number meanwhile. */
export async function insertDelivery(
	db: Db,
	departmentId: string,
	row: {
		sinkId: string;
		size: number;
		number: number;
		accepted: boolean;
		detail: string;
		triedAt: Temporal.Instant;
	}
): Promise<void> {
	await db
		.insertInto('checkpoint_delivery')
		.values({
			department_id: departmentId,
			sink_id: row.sinkId,
			size: row.size,
			number: row.number,
			accepted: row.accepted,
			detail: row.detail,
			tried_at: row.triedAt
		})
		.onConflict((conflict) => conflict.doNothing())
		.execute();
}
