import { sql } from 'kysely';
import type { Temporal } from 'temporal-polyfill';
import type { RegisterCertificateState } from '#lib/domain/certificate/register-state.ts';
import type { Page } from '#lib/domain/compliance/registers/cursor.ts';
import type { Named } from '#lib/server/compliance/registers/person-columns.ts';
import {
	countOf,
	HELD_ORDERS,
	joinHeld,
	limitsOf,
	pageOf,
	type Source
} from '#lib/server/compliance/registers/queries.ts';
import type { Asked } from '#lib/server/compliance/registers/register.ts';
import type { Db } from '#lib/server/database/database.ts';

export interface CertificateRow extends Omit<Named, 'familyName' | 'givenName' | 'stateOfficerId'> {
	number: string;
	officerName: string;
	courseCode: string;
	courseTitle: string;
	requirement: string;
	citation: string;
	minutes: number;
	won: number;
	most: number;
	completedOn: Temporal.PlainDate;
	issuedAt: Temporal.Instant;
	validUntil: Temporal.PlainDate;
	state: RegisterCertificateState;
	revokedAt: Temporal.Instant | null;
	revokedBy: string | null;
	reason: string | null;
	contentHash: string;
}

const known = ({ known }: Asked, at: string) =>
	sql`(${known}::timestamptz is null or ${sql.ref(at)} <= ${known}::timestamptz)`;

const isRevoked = (asked: Asked) => sql`(r.revoked_at is not null and ${known(asked, 'r.revoked_at')}
	and (r.revoked_at at time zone ${asked.timeZone})::date <= ${asked.on})`;

/** A later certificate of the same person for the same module and requirement, which stands. */
const isSuperseded = (asked: Asked) => sql`exists (
	select from certificate later
	join completion done on done.department_id = later.department_id and done.id = later.completion_id
	left join certificate_revocation r on r.department_id = later.department_id and r.certificate_id = later.id
	where later.department_id = f.department_id and later.person_id = f.person_id and later.course_code = f.course_code
		and done.requirement_id = c.requirement_id and later.completed_on > f.completed_on
		and later.completed_on <= ${asked.on} and ${known(asked, 'later.issued_at')} and not ${isRevoked(asked)})`;

/** As `registerState` says it in words. */
const state = (asked: Asked) => sql`case when ${isRevoked(asked)} then 'revoked'
	when f.valid_until < ${asked.on} then 'expired' when ${isSuperseded(asked)} then 'superseded' else 'valid' end`;

function source(db: Db, asked: Asked): Source {
	const revoked = (value: ReturnType<typeof sql>) => sql`case when ${isRevoked(asked)} then ${value} end`;
	return {
		id: sql`f.id`,
		columns: sql`f.person_id as "personId", f.officer_name as "officerName", f.rank, f.badge_number as "badgeNumber",
			unit.name as "unitName", f.number, f.course_code as "courseCode", f.course_title as "courseTitle",
			f.requirement_title as requirement, f.citation, f.minutes, f.won, f.most, f.completed_on as "completedOn",
			f.issued_at as "issuedAt", f.valid_until as "validUntil", f.content_hash as "contentHash",
			${state(asked)} as state, ${revoked(sql`r.revoked_at`)} as "revokedAt", ${revoked(sql`r.reason`)} as reason,
			${revoked(sql`(select h.given_name || ' ' || h.family_name from person_history h
				where h.department_id = r.department_id and h.person_id = r.revoked_by
				order by h.held_from desc, h.recorded_at desc limit 1)`)} as "revokedBy"`,
		from: sql`certificate f
			join completion c on c.department_id = f.department_id and c.id = f.completion_id
			left join certificate_revocation r on r.department_id = f.department_id and r.certificate_id = f.id
			${joinHeld(db, sql`f.person_id`, sql`f.completed_on`)}`,
		where: [
			sql`f.department_id = ${asked.departmentId}`,
			...limitsOf(db, asked, {
				person: sql`f.person_id`,
				day: sql`f.completed_on`,
				recordedAt: sql`f.issued_at`,
				requirement: sql`c.requirement_id`,
				module: sql`f.course_code`,
				state: state(asked),
				text: sql`concat_ws(' ', f.number, f.officer_name, f.badge_number, held.state_officer_id, f.course_title)`
			})
		],
		orders: {
			unit: HELD_ORDERS.unit,
			officer_name: HELD_ORDERS.officer_name_last,
			certificate_no: sql`f.number`,
			course_code: sql`f.course_code`,
			issued_at: sql`to_char(f.issued_at, 'YYYY-MM-DD HH24:MI:SS.US')`,
			valid_until: sql`f.valid_until::text`
		},
		order: 'issued_at'
	};
}

export const listIssued = (db: Db, asked: Asked, page: Page) =>
	pageOf<CertificateRow>(db, source(db, asked), asked, page);

export const countIssued = (db: Db, asked: Asked) => countOf(db, source(db, asked), asked);
