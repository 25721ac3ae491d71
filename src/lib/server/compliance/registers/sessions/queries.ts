import { sql } from 'kysely';
import type { Temporal } from 'temporal-polyfill';
import type { Page } from '#lib/domain/compliance/registers/cursor.ts';
import type { Db } from '#lib/server/database/database.ts';
import { countOf, limitsOf, pageOf } from '../queries.ts';
import type { Source } from '../queries.ts';
import type { Asked, Placed } from '../register.ts';

export type SessionState = 'planned' | 'held' | 'cancelled';

export interface SessionRow extends Placed {
	workshop: string;
	stateCourseNumber: string | null;
	segment: number;
	segments: number;
	startsAt: Temporal.Instant;
	endsAt: Temporal.Instant;
	place: string;
	instructor: string;
	instructorQualification: string;
	invited: number;
	attended: number;
	credited: number;
	minutesCredited: number;
	state: SessionState;
	reason: string | null;
}

const isEnded = ({ known }: Asked) =>
	sql`ending.ended_at is not null and (${known}::timestamptz is null or ending.ended_at <= ${known}::timestamptz)`;

const state = (asked: Asked) =>
	sql`case when ${isEnded(asked)} then case when ending.held then 'held' else 'cancelled' end else 'planned' end`;

const byThen = ({ known }: Asked, at: string) =>
	sql`(${known}::timestamptz is null or ${sql.ref(at)} <= ${known}::timestamptz)`;

/** Of whom the actor may see records. */
const among = ({ people }: Asked, person: string) =>
	people ? sql`${sql.ref(person)} = any(${people}::uuid[])` : sql`true`;

/** Uncorrected credits of a session that stood by then. */
const credits = (asked: Asked, figure: ReturnType<typeof sql>) => sql`(
	select ${figure} from session_credit credit
	where credit.department_id = s.department_id and credit.session_id = s.id and ${isEnded(asked)}
		and ${among(asked, 'credit.person_id')}
		and not exists (select from correction where correction.department_id = credit.department_id
			and correction.of_kind = 'session-credit' and correction.of_id = credit.id
			and ${byThen(asked, 'correction.corrected_at')}))`;

function source(db: Db, asked: Asked): Source {
	const day = sql`(s.starts_at at time zone ${asked.timeZone})::date`;
	return {
		id: sql`s.id`,
		columns: sql`workshop.title as workshop, workshop.state_course_number as "stateCourseNumber", s.segment,
			workshop.segments, s.starts_at as "startsAt", s.ends_at as "endsAt", s.place, s.instructor,
			s.instructor_qualification as "instructorQualification",
			(select count(*)::int from session_roster roster where roster.department_id = s.department_id
				and roster.session_id = s.id and ${byThen(asked, 'roster.added_at')}
				and ${among(asked, 'roster.person_id')}) as invited,
			(select count(distinct signature.person_id)::int from session_signature signature
				where signature.department_id = s.department_id and signature.session_id = s.id
				and signature.direction = 'in' and ${byThen(asked, 'signature.recorded_at')}
				and ${among(asked, 'signature.person_id')}) as attended,
			${credits(asked, sql`count(*)::int`)} as credited,
			${credits(asked, sql`coalesce(sum(credit.minutes), 0)::int`)} as "minutesCredited",
			${state(asked)} as state, case when ${isEnded(asked)} then ending.reason end as reason`,
		from: sql`workshop_session s
			join workshop on workshop.department_id = s.department_id and workshop.id = s.workshop_id
			left join session_ending ending on ending.department_id = s.department_id and ending.session_id = s.id`,
		where: [
			sql`s.department_id = ${asked.departmentId}`,
			...limitsOf(db, asked, {
				day,
				recordedAt: sql`s.scheduled_at`,
				state: state(asked),
				text: sql`concat_ws(' ', workshop.title, s.place, s.instructor)`
			}),
			// A supervisor sees the sessions that somebody of their unit is asked to.
			...(asked.people
				? [
						sql`exists (select from session_roster roster where roster.department_id = s.department_id
							and roster.session_id = s.id and ${among(asked, 'roster.person_id')})`
					]
				: [])
		],
		orders: {
			workshop: sql`lower(workshop.title)`,
			starts_at: sql`to_char(s.starts_at, 'YYYY-MM-DD HH24:MI:SS.US')`
		},
		order: 'starts_at'
	};
}

export const listSessions = (db: Db, asked: Asked, page: Page) =>
	pageOf<SessionRow>(db, source(db, asked), asked, page);

export const countSessions = (db: Db, asked: Asked) => countOf(db, source(db, asked), asked);
