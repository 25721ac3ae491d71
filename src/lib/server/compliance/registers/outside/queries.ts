import { sql } from 'kysely';
import type { Temporal } from 'temporal-polyfill';
import type { Page } from '#lib/domain/compliance/registers/cursor.ts';
import type { OutsideSource } from '#lib/domain/compliance/outside/outside.ts';
import type { Db } from '#lib/server/database/database.ts';
import type { Named } from '../person-columns.ts';
import { countOf, HELD_COLUMNS, HELD_ORDERS, HELD_TEXT, joinHeld, limitsOf, pageOf } from '../queries.ts';
import type { Source } from '../queries.ts';
import type { Asked } from '../register.ts';

export type OutsideState = 'waiting' | 'accepted' | 'not-accepted' | 'corrected';

export interface OutsideRow extends Named {
	title: string;
	provider: string;
	providerNumber: string | null;
	stateCourseNumber: string | null;
	source: OutsideSource;
	begunOn: Temporal.PlainDate;
	completedOn: Temporal.PlainDate;
	minutes: number;
	category: string | null;
	delivery: string;
	statement: string;
	enteredBy: string | null;
	enteredAt: Temporal.Instant;
	state: OutsideState;
	decidedBy: string | null;
	decidedAt: Temporal.Instant | null;
	reason: string | null;
}

/** What was known by the moment that the list is of. */
const byThen = ({ known }: Asked, at: string) =>
	sql`${sql.ref(at)} is not null and (${known}::timestamptz is null or ${sql.ref(at)} <= ${known}::timestamptz)`;

const state = (asked: Asked) => sql`case when ${byThen(asked, 'correction.corrected_at')} then 'corrected'
	when ${byThen(asked, 'decision.decided_at')}
	then case when decision.accepted then 'accepted' else 'not-accepted' end else 'waiting' end`;

/** Somebody who acted, by the name that they have last. */
const nameOf = (person: string) => sql`(select h.given_name || ' ' || h.family_name from person_history h
	where h.department_id = outside.department_id and h.person_id = ${sql.ref(person)}
	order by h.held_from desc, h.recorded_at desc limit 1)`;

const decided = (asked: Asked, value: ReturnType<typeof sql>) =>
	sql`case when ${byThen(asked, 'decision.decided_at')} then ${value} end`;

function source(db: Db, asked: Asked): Source {
	return {
		id: sql`outside.id`,
		columns: sql`outside.person_id as "personId", ${HELD_COLUMNS}, outside.title, outside.provider,
			outside.provider_number as "providerNumber", outside.state_course_number as "stateCourseNumber", outside.source,
			outside.begun_on as "begunOn", outside.completed_on as "completedOn", outside.minutes, outside.category,
			outside.delivery, outside.statement, ${nameOf('outside.entered_by')} as "enteredBy",
			outside.entered_at as "enteredAt", ${state(asked)} as state,
			${decided(asked, nameOf('decision.decided_by'))} as "decidedBy",
			${decided(asked, sql`decision.decided_at`)} as "decidedAt", ${decided(asked, sql`decision.reason`)} as reason`,
		from: sql`outside_training outside
			left join outside_decision decision
				on decision.department_id = outside.department_id and decision.outside_id = outside.id
			left join correction on correction.department_id = outside.department_id
				and correction.of_kind = 'outside' and correction.of_id = outside.id
			${joinHeld(db, sql`outside.person_id`, sql`outside.completed_on`)}`,
		where: [
			sql`outside.department_id = ${asked.departmentId}`,
			...limitsOf(db, asked, {
				person: sql`outside.person_id`,
				day: sql`outside.completed_on`,
				recordedAt: sql`outside.entered_at`,
				state: state(asked),
				text: sql`concat_ws(' ', ${HELD_TEXT}, outside.title, outside.provider)`
			})
		],
		orders: {
			...HELD_ORDERS,
			course_title: sql`lower(outside.title)`,
			completed_on: sql`outside.completed_on::text`
		},
		order: 'completed_on'
	};
}

export const listOutside = (db: Db, asked: Asked, page: Page) =>
	pageOf<OutsideRow>(db, source(db, asked), asked, page);

export const countOutside = (db: Db, asked: Asked) => countOf(db, source(db, asked), asked);
