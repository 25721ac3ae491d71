import { sql } from 'kysely';
import type { Temporal } from 'temporal-polyfill';
import type { LeaveKind } from '#lib/domain/compliance/leave.ts';
import type { Db } from '#lib/server/database/database.ts';
import type { Asked } from '../register.ts';

/** Why something is not asked of somebody on a day: who said so, when and for how long. */
export interface Excuse {
	personId: string;
	/** Of a waiver: the requirement. Leave is from all of them. */
	requirementId: string | null;
	leaveKind: LeaveKind | null;
	fromOn: Temporal.PlainDate;
	untilOn: Temporal.PlainDate | null;
	reason: string;
	by: string;
	recordedAt: Temporal.Instant;
}

const nameOf = (person: string, department: string) => sql`(
	select h.given_name || ' ' || h.family_name from person_history h
	where h.department_id = ${sql.ref(department)} and h.person_id = ${sql.ref(person)}
	order by h.held_from desc, h.recorded_at desc limit 1)`;

const known = ({ known }: Asked, at: string) =>
	sql`(${known}::timestamptz is null or ${sql.ref(at)} <= ${known}::timestamptz)`;

/** The waivers and the leave of a day, as they were known, the corrected ones left out; what was recorded last comes last. */
export async function listExcuses(db: Db, asked: Asked): Promise<Excuse[]> {
	const { departmentId, on } = asked;
	const uncorrected = (kind: 'waiver' | 'leave', id: string) => sql`not exists (
		select from correction where correction.department_id = ${departmentId} and correction.of_kind = ${kind}
			and correction.of_id = ${sql.ref(id)} and ${known(asked, 'correction.corrected_at')})`;
	const { rows } = await sql<Excuse>`
		select w.person_id as "personId", w.requirement_id as "requirementId", null as "leaveKind", w.from_on as "fromOn",
			w.until_on as "untilOn", w.reason, ${nameOf('w.approved_by', 'w.department_id')} as by,
			w.recorded_at as "recordedAt"
		from waiver w
		where w.department_id = ${departmentId} and w.from_on <= ${on} and w.until_on >= ${on}
			and ${known(asked, 'w.recorded_at')} and ${uncorrected('waiver', 'w.id')}
		union all
		select l.person_id, null, l.kind, l.from_on, l.until_on, l.reason, ${nameOf('l.recorded_by', 'l.department_id')},
			l.recorded_at
		from leave_spell l
		where l.department_id = ${departmentId} and l.from_on <= ${on} and coalesce(l.until_on, 'infinity'::date) >= ${on}
			and ${known(asked, 'l.recorded_at')} and ${uncorrected('leave', 'l.id')}
		order by "recordedAt"`.execute(db);
	return rows;
}

/** Somebody whose spell with the department began, or ended, and has not since: how they are called as of the day. */
export interface Moved {
	personId: string;
	givenName: string;
	familyName: string;
	badgeNumber: string | null;
	stateOfficerId: string | null;
	rank: string | null;
	unitId: string | null;
	employed: boolean;
	/** The first day of the present spell, with or without the department. */
	since: Temporal.PlainDate;
	by: string | null;
}

/** For everybody known by a day: since when they are with the department, or are not. */
export async function listMoved(db: Db, asked: Asked): Promise<Moved[]> {
	const { departmentId, on } = asked;
	const { rows } = await sql<Moved>`
		with held as (
			select distinct on (h.person_id, h.held_from) h.department_id, h.person_id, h.held_from, h.recorded_by,
				h.given_name, h.family_name, h.badge_number, h.state_officer_id, h.rank, h.unit_id, h.employed
			from person_history h
			where h.department_id = ${departmentId} and h.held_from <= ${on} and ${known(asked, 'h.recorded_at')}
			order by h.person_id, h.held_from, h.recorded_at desc
		), turns as (
			select held.person_id, held.department_id, held.held_from, held.recorded_by, held.employed, lag(held.employed) over (partition by held.person_id order by held.held_from) as before
			from held
		), last as (
			select distinct on (person_id) person_id, held_from as since, recorded_by, department_id from turns
			where before is distinct from employed order by person_id, held_from desc
		)
		select distinct on (held.person_id) held.person_id as "personId", held.given_name as "givenName",
			held.family_name as "familyName", held.badge_number as "badgeNumber",
			held.state_officer_id as "stateOfficerId", held.rank, held.unit_id as "unitId", held.employed, last.since,
			${nameOf('last.recorded_by', 'last.department_id')} as by
		from held join last on last.person_id = held.person_id
		order by held.person_id, held.held_from desc`.execute(db);
	return rows;
}
