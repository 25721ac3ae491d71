import { sql, type RawBuilder } from 'kysely';
import type { Temporal } from 'temporal-polyfill';
import type { Known } from '#lib/domain/compliance/as-of.ts';
import type { Db } from '#lib/server/database/database.ts';
import { knownBy } from '#lib/server/database/known-by.ts';

// Days are texts here: a department has thousands of them, and few are different.

/** Of some people, or of everybody. */
export type People = readonly string[] | null;

const of = (column: string, people: People): RawBuilder<unknown> =>
	people === null ? sql`true` : sql`${sql.ref(column)} = any(${people}::uuid[])`;

/**
 * What held of people up to a day, as far as was known: one row for each day on which something changed, the latest
 * recorded of that day.
 */
export async function listHistoryFacts(
	db: Db,
	departmentId: string,
	people: People,
	day: Temporal.PlainDate,
	known: Known = null
) {
	const { rows } = await sql<{
		personId: string;
		heldFrom: string;
		employed: boolean;
		givenName: string;
		familyName: string;
		badgeNumber: string | null;
		stateOfficerId: string | null;
		rank: string | null;
		unitId: string | null;
		assignment: string | null;
		licensedOn: string | null;
	}>`
		select distinct on (h.person_id, h.held_from) h.person_id as "personId", h.held_from::text as "heldFrom", h.employed,
			h.given_name as "givenName", h.family_name as "familyName", h.badge_number as "badgeNumber",
			h.state_officer_id as "stateOfficerId", h.rank, h.unit_id as "unitId", h.assignment,
			h.licensed_on::text as "licensedOn"
		from person_history h
		where h.department_id = ${departmentId} and h.held_from <= ${day} and ${of('h.person_id', people)}
			and ${knownBy('h.recorded_at', known)}
		order by h.person_id, h.held_from, h.recorded_at desc`.execute(db);
	return rows;
}

/** Every module that people completed up to a day, and when its certificate was revoked, if it was; as far as was known. */
export async function listCompletionFacts(
	db: Db,
	departmentId: string,
	people: People,
	day: Temporal.PlainDate,
	known: Known = null
) {
	const { rows } = await sql<{
		id: string;
		personId: string;
		requirementId: string;
		cycle: number;
		code: string;
		minutesApproved: number;
		minutesActive: number;
		completedOn: string;
		validUntil: string;
		revokedAt: Temporal.Instant | null;
	}>`
		select c.id, c.person_id as "personId", c.requirement_id as "requirementId", c.cycle, c.code,
			c.minutes_approved as "minutesApproved", c.minutes_active as "minutesActive",
			c.completed_on::text as "completedOn", c.valid_until::text as "validUntil", r.revoked_at as "revokedAt"
		from completion c
		left join certificate f on f.department_id = c.department_id and f.completion_id = c.id
		left join certificate_revocation r on r.department_id = f.department_id and r.certificate_id = f.id
			and ${knownBy('r.revoked_at', known)}
		where c.department_id = ${departmentId} and c.completed_on <= ${day} and ${of('c.person_id', people)}
			and ${knownBy('c.completed_at', known)}`.execute(db);
	return rows;
}

/** Everybody who was known by a day, with the name they had then, in no order. */
export async function listNames(db: Db, departmentId: string, day: Temporal.PlainDate, known: Known = null) {
	const { rows } = await sql<{ personId: string; givenName: string; familyName: string }>`
		select distinct on (person_id) person_id as "personId", given_name as "givenName", family_name as "familyName"
		from person_history
		where department_id = ${departmentId} and held_from <= ${day} and ${knownBy('recorded_at', known)}
		order by person_id, held_from desc, recorded_at desc`.execute(db);
	return rows;
}
