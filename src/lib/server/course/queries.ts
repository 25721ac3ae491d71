import { sql } from 'kysely';
import type { Temporal } from 'temporal-polyfill';
import type { Db } from '#lib/server/database/database.ts';

/** One module of one requirement, as one person takes it. */
export interface Taken {
	departmentId: string;
	personId: string;
	requirementId: string;
	code: string;
}

export interface Enrolment extends Taken {
	cycle: number;
	contentHash: string;
	enrolledAt: Temporal.Instant;
}

export interface EnrolmentWithProgress extends Enrolment {
	finished: { lesson: string }[];
	/** Last visited first. */
	places: { lesson: string; permille: number; activeSeconds: number }[];
}

/**
 * An enrolment with the lessons finished and the places kept, in one round trip. Written out, as every page of a
 * module asks it: composing it anew each time took longer than all other work of ours for a lesson.
 * @param cycle the latest one that was begun when null
 */
export async function findEnrolment(
	db: Db,
	taken: Taken,
	cycle: number | null
): Promise<EnrolmentWithProgress | undefined> {
	const { rows } = await sql<EnrolmentWithProgress>`
		select e.department_id as "departmentId", e.person_id as "personId", e.requirement_id as "requirementId",
			e.cycle, e.code, e.content_hash as "contentHash", e.enrolled_at as "enrolledAt",
			(
				select coalesce(json_agg(json_build_object('lesson', reading.lesson)), '[]')
				from lesson_reading reading
				where (reading.department_id, reading.person_id, reading.requirement_id, reading.cycle, reading.code)
					= (e.department_id, e.person_id, e.requirement_id, e.cycle, e.code)
			) as finished,
			(
				select coalesce(json_agg(json_build_object('lesson', place.lesson, 'permille', place.permille,
					'activeSeconds', place.active_seconds) order by place.seen_at desc), '[]')
				from reading_place place
				where (place.department_id, place.person_id, place.requirement_id, place.cycle, place.code)
					= (e.department_id, e.person_id, e.requirement_id, e.cycle, e.code)
			) as places
		from enrolment e
		where e.department_id = ${taken.departmentId} and e.person_id = ${taken.personId}
			and e.requirement_id = ${taken.requirementId} and e.code = ${taken.code}
			and (${cycle}::integer is null or e.cycle = ${cycle}::integer)
		order by e.cycle desc limit 1`.execute(db);
	return rows[0];
}

export const insertEnrolment = (db: Db, row: Enrolment) =>
	db
		.insertInto('enrolment')
		.values({
			department_id: row.departmentId,
			person_id: row.personId,
			requirement_id: row.requirementId,
			cycle: row.cycle,
			code: row.code,
			content_hash: row.contentHash,
			enrolled_at: row.enrolledAt
		})
		.execute();

type LessonOf = Taken & { cycle: number; lesson: string };

/** Returns nothing when the lesson was finished before. */
export const insertLessonReading = (db: Db, of: LessonOf, finishedAt: Temporal.Instant) =>
	db
		.insertInto('lesson_reading')
		.values({
			department_id: of.departmentId,
			person_id: of.personId,
			requirement_id: of.requirementId,
			cycle: of.cycle,
			code: of.code,
			lesson: of.lesson,
			finished_at: finishedAt
		})
		.onConflict((conflict) => conflict.doNothing())
		.returning('lesson')
		.executeTakeFirst();

/** One beat of a person at a time, so that two open tabs share the time that passes and do not double it. */
export async function lockReader(db: Db, departmentId: string, personId: string): Promise<void> {
	await sql`select pg_advisory_xact_lock(hashtextextended(${`reader ${departmentId}/${personId}`}, 0))`.execute(
		db
	);
}

/**
 * Keeps a place and credits the time since the person's last beat anywhere, at most `mostSeconds`.
 * @param permille how far down the page, 0 to 1000
 */
export async function keepPlace(
	db: Db,
	of: LessonOf,
	beat: { permille: number; now: Temporal.Instant; mostSeconds: number }
): Promise<void> {
	await sql`
		with last as (
			select max(seen_at) as seen_at from reading_place
			where department_id = ${of.departmentId} and person_id = ${of.personId}
		), credit as (
			select coalesce(least(${beat.mostSeconds}::int,
				greatest(0, floor(extract(epoch from ${beat.now}::timestamptz - last.seen_at)))), 0)::int as seconds
			from last
		)
		insert into reading_place as place
			(department_id, person_id, requirement_id, cycle, code, lesson, permille, active_seconds, seen_at)
		select ${of.departmentId}, ${of.personId}, ${of.requirementId}, ${of.cycle}::int, ${of.code}, ${of.lesson},
			${beat.permille}::int, credit.seconds, ${beat.now}::timestamptz
		from credit
		on conflict (department_id, person_id, requirement_id, cycle, code, lesson) do update set
			permille = excluded.permille,
			active_seconds = place.active_seconds + excluded.active_seconds,
			seen_at = greatest(place.seen_at, excluded.seen_at)`.execute(db);
}

/** The completion of a module in a cycle and the certificate that was issued with it. */
export const findCompletion = (db: Db, taken: Taken, cycle: number) =>
	db
		.selectFrom('completion')
		.leftJoin('certificate', (join) =>
			join
				.onRef('certificate.department_id', '=', 'completion.department_id')
				.onRef('certificate.completion_id', '=', 'completion.id')
		)
		.select([
			'completion.id',
			'completion.completed_on as completedOn',
			'completion.valid_until as validUntil',
			'certificate.id as certificateId'
		])
		.where('completion.department_id', '=', taken.departmentId)
		.where('completion.person_id', '=', taken.personId)
		.where('completion.requirement_id', '=', taken.requirementId)
		.where('completion.cycle', '=', cycle)
		.where('completion.code', '=', taken.code)
		.executeTakeFirst();

/** Whether a requirement asks for this module. */
export const findModuleItem = (db: Db, departmentId: string, requirementId: string, code: string) =>
	db
		.selectFrom('requirement_item')
		.select('position')
		.where('department_id', '=', departmentId)
		.where('requirement_id', '=', requirementId)
		.where('code', '=', code)
		.where('kind', '=', 'module')
		.executeTakeFirst();
