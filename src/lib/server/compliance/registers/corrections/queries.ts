import { sql } from 'kysely';
import type { Temporal } from 'temporal-polyfill';
import type { Page } from '#lib/domain/compliance/registers/cursor.ts';
import type { LeaveKind } from '#lib/domain/compliance/leave.ts';
import type { CorrectableKind } from '#lib/domain/compliance/records/correctable.ts';
import type { Db } from '#lib/server/database/database.ts';
import type { Named } from '../person-columns.ts';
import { countOf, HELD_COLUMNS, HELD_ORDERS, HELD_TEXT, joinHeld, limitsOf, pageOf } from '../queries.ts';
import type { Source } from '../queries.ts';
import type { Asked } from '../register.ts';

export interface CorrectionRow extends Named {
	kind: CorrectableKind;
	ofId: string;
	replacedBy: string | null;
	/** What stood there, and what stands there now, if anything does. */
	before: string;
	after: string | null;
	/** Null where it is nobody's business but that of whoever answers for the records. */
	reason: string | null;
	/** Of leave: its kind. */
	leaveKind: LeaveKind | null;
	correctedBy: string;
	correctedAt: Temporal.Instant;
}

/** A corrected record, or what took its place, in words: what it was, and its days. Why somebody had leave is not told here. */
const recordOf = (id: string) => sql`coalesce(
	(select l.kind || ' leave, ' || l.from_on || coalesce(' to ' || l.until_on, ', end not known')
		from leave_spell l where x.of_kind = 'leave' and l.department_id = x.department_id and l.id = ${sql.ref(id)}),
	(select 'waiver, ' || w.from_on || ' to ' || w.until_on || ': ' || w.reason
		from waiver w where x.of_kind = 'waiver' and w.department_id = x.department_id and w.id = ${sql.ref(id)}),
	(select o.title || ', ' || o.completed_on || ', ' || o.minutes || ' minutes'
		from outside_training o where x.of_kind = 'outside' and o.department_id = x.department_id and o.id = ${sql.ref(id)}),
	(select 'session of ' || c.taught_on || ', ' || c.minutes || ' minutes'
		from session_credit c where x.of_kind = 'session-credit' and c.department_id = x.department_id and c.id = ${sql.ref(id)}))`;

function source(db: Db, asked: Asked): Source {
	const day = sql`(x.corrected_at at time zone ${asked.timeZone})::date`;
	return {
		id: sql`x.id`,
		columns: sql`x.person_id as "personId", ${HELD_COLUMNS}, x.of_kind as kind, x.of_id as "ofId",
			x.replaced_by as "replacedBy", ${recordOf('x.of_id')} as before, ${recordOf('x.replaced_by')} as after, x.reason,
			(select l.kind from leave_spell l where x.of_kind = 'leave' and l.department_id = x.department_id and l.id = x.of_id) as "leaveKind",
			(select h.given_name || ' ' || h.family_name from person_history h
				where h.department_id = x.department_id and h.person_id = x.corrected_by
				order by h.held_from desc, h.recorded_at desc limit 1) as "correctedBy", x.corrected_at as "correctedAt"`,
		from: sql`correction x ${joinHeld(db, sql`x.person_id`, day)}`,
		where: [
			sql`x.department_id = ${asked.departmentId}`,
			...limitsOf(db, asked, {
				person: sql`x.person_id`,
				day,
				recordedAt: sql`x.corrected_at`,
				state: sql`x.of_kind`,
				text: HELD_TEXT
			})
		],
		orders: { ...HELD_ORDERS, corrected_at: sql`to_char(x.corrected_at, 'YYYY-MM-DD HH24:MI:SS.US')` },
		order: 'corrected_at'
	};
}

export const listCorrected = (db: Db, asked: Asked, page: Page) =>
	pageOf<CorrectionRow>(db, source(db, asked), asked, page);

export const countCorrected = (db: Db, asked: Asked) => countOf(db, source(db, asked), asked);
