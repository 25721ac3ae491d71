import { sql } from 'kysely';
import type { Temporal } from 'temporal-polyfill';
import type { Db } from '#lib/server/database/database.ts';

/** Everybody who works for the department on a day and takes part in training, by name. */
export async function listAttendants(db: Db, departmentId: string, day: Temporal.PlainDate) {
	const { rows } = await sql<{
		personId: string;
		givenName: string;
		familyName: string;
		badgeNumber: string | null;
		rank: string | null;
		unitId: string | null;
		unitName: string | null;
	}>`
		select held.*, u.name as "unitName" from (
			select distinct on (h.person_id) h.person_id as "personId", h.given_name as "givenName",
				h.family_name as "familyName", h.badge_number as "badgeNumber", h.rank, h.unit_id as "unitId", h.employed
			from person_history h
			where h.department_id = ${departmentId} and h.held_from <= ${day}
			order by h.person_id, h.held_from desc, h.recorded_at desc
		) held
		join account a on a.department_id = ${departmentId} and a.person_id = held."personId"
		left join unit u on u.department_id = ${departmentId} and u.id = held."unitId"
		where held.employed and a.disabled_at is null and 'officer' = any(a.roles)
		order by lower(held."familyName"), lower(held."givenName"), held."personId"`.execute(db);
	return rows;
}

/** People by id as they are on a day, whether or not they still work here; who only begins later, as they will be. */
export async function listNamed(
	db: Db,
	departmentId: string,
	personIds: readonly string[],
	day: Temporal.PlainDate
) {
	const { rows } = await sql<{
		personId: string;
		givenName: string;
		familyName: string;
		badgeNumber: string | null;
		rank: string | null;
		unitId: string | null;
		unitName: string | null;
	}>`
		select distinct on (h.person_id) h.person_id as "personId", h.given_name as "givenName",
			h.family_name as "familyName", h.badge_number as "badgeNumber", h.rank, h.unit_id as "unitId",
			u.name as "unitName"
		from person_history h
		left join unit u on u.department_id = h.department_id and u.id = h.unit_id
		where h.department_id = ${departmentId} and h.person_id = any(${[...personIds]}::uuid[])
		order by h.person_id, h.held_from <= ${day} desc, case when h.held_from <= ${day} then h.held_from end desc,
			h.held_from, h.recorded_at desc`.execute(db);
	return rows;
}
