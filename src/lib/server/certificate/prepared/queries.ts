import { sql } from 'kysely';
import type { Temporal } from 'temporal-polyfill';
import type { Db } from '#lib/server/database/database.ts';

/** Whoever asks for a file waits for what the same person asked for just before. */
export const lockPreparing = (db: Db, personId: string) =>
	sql`select pg_advisory_xact_lock(hashtextextended(${`files of ${personId}`}, 0))`.execute(db);

/** One that was asked for in the same words and is still being made, or was asked for a moment ago. */
export async function findSameRequest(
	db: Db,
	row: { departmentId: string; personId: string; kind: string; request: string; since: Temporal.Instant }
) {
	const { rows } = await sql<{ id: string }>`
		select id from prepared_file
		where department_id = ${row.departmentId} and requested_by = ${row.personId} and kind = ${row.kind}
			and request -> 'asked' = ${row.request}::jsonb -> 'asked'
			and (state in ('waiting', 'working') or state = 'ready' and requested_at > ${row.since})
		order by requested_at desc limit 1`.execute(db);
	return rows[0];
}

export async function countUnfinished(db: Db, departmentId: string, personId: string) {
	const row = await db
		.selectFrom('prepared_file')
		.select(({ fn }) => fn.countAll<number>().as('count'))
		.where('department_id', '=', departmentId)
		.where('requested_by', '=', personId)
		.where('state', 'in', ['waiting', 'working'])
		.executeTakeFirstOrThrow();
	return Number(row.count);
}

export const insertPrepared = (
	db: Db,
	row: {
		departmentId: string;
		id: string;
		kind: string;
		request: string;
		personId: string;
		requestedAt: Temporal.Instant;
		expiresAt: Temporal.Instant;
	}
) =>
	db
		.insertInto('prepared_file')
		.values({
			department_id: row.departmentId,
			id: row.id,
			kind: row.kind,
			request: row.request,
			requested_by: row.personId,
			requested_at: row.requestedAt,
			expires_at: row.expiresAt,
			state: 'waiting'
		})
		.execute();

const SHOWN = [
	'id',
	'kind',
	'request',
	'requested_at as requestedAt',
	'expires_at as expiresAt',
	'state',
	'done',
	'total',
	'step',
	'name',
	'media_type as mediaType',
	'bytes',
	'digest',
	'failure'
] as const;

/** One's own alone. */
export const findPrepared = (
	db: Db,
	row: { departmentId: string; personId: string; id: string; now: Temporal.Instant }
) =>
	db
		.selectFrom('prepared_file')
		.select(SHOWN)
		.where('department_id', '=', row.departmentId)
		.where('requested_by', '=', row.personId)
		.where('id', '=', row.id)
		.where('expires_at', '>', row.now)
		.executeTakeFirst();

export const listPreparedOf = (
	db: Db,
	row: { departmentId: string; personId: string; now: Temporal.Instant },
	limit: number
) =>
	db
		.selectFrom('prepared_file')
		.select(SHOWN)
		.where('department_id', '=', row.departmentId)
		.where('requested_by', '=', row.personId)
		.where('expires_at', '>', row.now)
		.orderBy('requested_at', 'desc')
		.orderBy('id')
		.limit(limit)
		.execute();

export interface ClaimedFile {
	id: string;
	kind: string;
	request: unknown;
	requestedBy: string;
	requestedAt: Temporal.Instant;
}

/** Takes the one that waited longest, or whose worker let go of it. */
export async function claimPrepared(
	db: Db,
	departmentId: string,
	{ now, heldUntil }: { now: Temporal.Instant; heldUntil: Temporal.Instant }
) {
	const { rows } = await sql<ClaimedFile>`
		update prepared_file set state = 'working', held_until = ${heldUntil}, done = 0, total = 0, step = ''
		where department_id = ${departmentId} and id = (
			select id from prepared_file
			where department_id = ${departmentId} and expires_at > ${now}
				and (state = 'waiting' or state = 'working' and held_until <= ${now})
			order by requested_at, id limit 1 for update skip locked)
		returning id, kind, request, requested_by as "requestedBy", requested_at as "requestedAt"`.execute(db);
	return rows[0];
}

/** How far it is; nothing when somebody else has taken it over meanwhile. */
export const updateProgress = (
	db: Db,
	held: { departmentId: string; id: string; heldUntil: Temporal.Instant },
	progress: { done: number; total: number; step: string; heldUntil: Temporal.Instant }
) =>
	db
		.updateTable('prepared_file')
		.set({ done: progress.done, total: progress.total, step: progress.step, held_until: progress.heldUntil })
		.where('department_id', '=', held.departmentId)
		.where('id', '=', held.id)
		.where('state', '=', 'working')
		.where('held_until', '=', held.heldUntil)
		.returning('id')
		.executeTakeFirst();

type Ending =
	| { state: 'ready'; name: string; media_type: string; bytes: number; digest: string }
	| { state: 'failed'; failure: string };

/** How it ended; nothing when somebody else has taken it over meanwhile. */
export const endPrepared = (
	db: Db,
	held: { departmentId: string; id: string; heldUntil: Temporal.Instant },
	ending: Ending
) =>
	db
		.updateTable('prepared_file')
		.set({ ...ending, held_until: null })
		.where('department_id', '=', held.departmentId)
		.where('id', '=', held.id)
		.where('state', '=', 'working')
		.where('held_until', '=', held.heldUntil)
		.returning('id')
		.executeTakeFirst();

export const deleteExpired = (db: Db, departmentId: string, now: Temporal.Instant) =>
	db
		.deleteFrom('prepared_file')
		.where('department_id', '=', departmentId)
		.where('expires_at', '<=', now)
		.returning('id')
		.execute();

/** Who asked, as they are on the day; nothing of who may no longer sign in. */
export async function findRequester(db: Db, departmentId: string, personId: string, day: Temporal.PlainDate) {
	const { rows } = await sql<{
		departmentName: string;
		givenName: string;
		familyName: string;
		rank: string | null;
		unitId: string | null;
		roles: string[];
	}>`
		select d.name as "departmentName", h.given_name as "givenName", h.family_name as "familyName", h.rank,
			h.unit_id as "unitId", a.roles
		from account a
		join department d on d.id = a.department_id
		join person_history h on h.department_id = a.department_id and h.person_id = a.person_id
		where a.department_id = ${departmentId} and a.person_id = ${personId} and a.disabled_at is null
			and h.held_from <= ${day}
		order by h.held_from desc, h.recorded_at desc limit 1`.execute(db);
	return rows[0];
}

/** Time zone of a department; its days are counted in it. */
export const findTimeZone = async (db: Db, departmentId: string) => {
	const row = await db
		.selectFrom('department')
		.select('time_zone as timeZone')
		.where('id', '=', departmentId)
		.executeTakeFirstOrThrow();
	return row.timeZone;
};

/** Whether an inspection was ended before its time. */
export const findInspectionEnding = (db: Db, departmentId: string, inspectionId: string) =>
	db
		.selectFrom('inspection_ending')
		.select('ended_at as endedAt')
		.where('department_id', '=', departmentId)
		.where('inspection_id', '=', inspectionId)
		.executeTakeFirst();
