import { sql } from 'kysely';
import type { Temporal } from 'temporal-polyfill';
import type { Page } from '#lib/domain/compliance/registers/cursor.ts';
import type { Db } from '#lib/server/database/database.ts';
import type { Named } from '../person-columns.ts';
import {
	countByMonth,
	countOf,
	HELD_COLUMNS,
	HELD_ORDERS,
	HELD_TEXT,
	joinHeld,
	limitsOf,
	pageOf
} from '../queries.ts';
import type { Source } from '../queries.ts';
import type { Asked } from '../register.ts';

export interface CompletionRow extends Named {
	code: string;
	title: string;
	requirement: string;
	citation: string;
	cycle: number;
	won: number;
	most: number;
	passPercent: number;
	attempt: number;
	minutesApproved: number;
	minutesActive: number;
	completedOn: Temporal.PlainDate;
	completedAt: Temporal.Instant;
	validUntil: Temporal.PlainDate;
	contentHash: string;
	number: string | null;
	state: 'counts' | 'revoked';
}

/** Taken back by the day that the list is of, and known to be. */
const state = ({ on, known, timeZone }: Asked) => sql`case when revocation.revoked_at is not null
	and (revocation.revoked_at at time zone ${timeZone})::date <= ${on}
	and (${known}::timestamptz is null or revocation.revoked_at <= ${known}::timestamptz) then 'revoked' else 'counts' end`;

function source(db: Db, asked: Asked): Source {
	return {
		id: sql`c.id`,
		columns: sql`c.person_id as "personId", ${HELD_COLUMNS}, c.code, version.title, coalesce(f.requirement_title, requirement.title) as requirement,
			coalesce(f.citation, requirement.citation) as citation, c.cycle, c.won, c.most, attempt.pass_percent as "passPercent", attempt.number as attempt,
			c.minutes_approved as "minutesApproved", c.minutes_active as "minutesActive", c.completed_on as "completedOn",
			c.completed_at as "completedAt", c.valid_until as "validUntil", c.content_hash as "contentHash", f.number,
			${state(asked)} as state`,
		from: sql`completion c
			join requirement on requirement.department_id = c.department_id and requirement.id = c.requirement_id
			join content_version version on version.hash = c.content_hash
			join quiz_attempt attempt on attempt.department_id = c.department_id and attempt.id = c.quiz_attempt_id
			left join certificate f on f.department_id = c.department_id and f.completion_id = c.id
			left join certificate_revocation revocation
				on revocation.department_id = f.department_id and revocation.certificate_id = f.id
			${joinHeld(db, sql`c.person_id`, sql`c.completed_on`)}`,
		where: [
			sql`c.department_id = ${asked.departmentId}`,
			...limitsOf(db, asked, {
				person: sql`c.person_id`,
				day: sql`c.completed_on`,
				recordedAt: sql`c.completed_at`,
				requirement: sql`c.requirement_id`,
				module: sql`c.code`,
				state: state(asked),
				text: sql`concat_ws(' ', ${HELD_TEXT}, c.code, version.title)`
			})
		],
		orders: {
			...HELD_ORDERS,
			course_code: sql`c.code`,
			completed_on: sql`c.completed_on::text`,
			score: sql`lpad((c.won * 10000 / greatest(c.most, 1))::text, 6, '0')`
		},
		order: 'completed_on'
	};
}

export const listCompletions = (db: Db, asked: Asked, page: Page) =>
	pageOf<CompletionRow>(db, source(db, asked), asked, page);

export const countCompletions = (db: Db, asked: Asked) => countOf(db, source(db, asked), asked);

/** How many completions there were in each month. */
export const countCompletionsByMonth = (db: Db, asked: Asked) =>
	countByMonth(db, source(db, asked), asked, sql`c.completed_on`);
