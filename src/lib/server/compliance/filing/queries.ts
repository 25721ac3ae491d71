import { sql, type RawBuilder } from 'kysely';
import type { Temporal } from 'temporal-polyfill';
import type { Known } from '#lib/domain/compliance/as-of.ts';
import type { ReportRule } from '#lib/domain/compliance/filing/report-due.ts';
import type { StateReportEvidence } from '#lib/domain/compliance/filing/state-report-digest.ts';
import type { AskedState, ReportableKind, ReportState } from '#lib/domain/compliance/filing/state-report.ts';
import type { Db } from '#lib/server/database/database.ts';
import { knownBy } from '#lib/server/database/known-by.ts';

/** Until the end of the transaction nobody else writes down what was reported to the state. */
export async function lockFiling(db: Db, departmentId: string): Promise<void> {
	await sql`select pg_advisory_xact_lock(hashtextextended(${`filing of ${departmentId}`}, 0))`.execute(db);
}

export const insertStateReports = (db: Db, rows: readonly StateReportEvidence[]) =>
	db
		.insertInto('state_report')
		.values(
			rows.map((row) => ({
				department_id: row.departmentId,
				id: row.id,
				person_id: row.personId,
				of_kind: row.ofKind,
				of_id: row.ofId,
				state: row.state,
				reported_on: row.reportedOn,
				confirmation_number: row.confirmationNumber,
				note: row.note,
				recorded_by: row.recordedBy,
				recorded_at: row.recordedAt
			}))
		)
		.execute();

const selectReports = (db: Db, departmentId: string) =>
	db
		.selectFrom('state_report')
		.select(['department_id as departmentId', 'id', 'person_id as personId', 'of_id as ofId'])
		.select([sql<ReportableKind>`of_kind`.as('ofKind'), sql<ReportState>`state`.as('state')])
		.select(['reported_on as reportedOn', 'confirmation_number as confirmationNumber', 'note'])
		.select(['recorded_by as recordedBy', 'recorded_at as recordedAt'])
		.where('department_id', '=', departmentId);

/**
 * What was written down about reports to the state, of each training in the order in which it was.
 * @param people whose; null for the whole department
 * @param known what was written down later is not known; null is all that is now
 */
export const listStateReports = (
	db: Db,
	departmentId: string,
	people: readonly string[] | null,
	known: Known = null
): Promise<StateReportEvidence[]> =>
	selectReports(db, departmentId)
		.$if(people !== null, (query) => query.where(sql<boolean>`person_id = any(${people}::uuid[])`))
		.where(knownBy('recorded_at', known))
		.orderBy('recorded_at')
		.orderBy('id')
		.execute();

/** The same of some trainings, by the ids of what they are. */
export const listReportsOf = (
	db: Db,
	departmentId: string,
	ids: readonly string[]
): Promise<StateReportEvidence[]> =>
	selectReports(db, departmentId)
		.where(sql<boolean>`of_id = any(${ids}::uuid[])`)
		.orderBy('recorded_at')
		.orderBy('id')
		.execute();

/** Training that a state can be told of: a completion, a credit for a session, or accepted training from elsewhere. */
export interface Reportable {
	kind: ReportableKind;
	id: string;
	personId: string;
	on: Temporal.PlainDate;
	/** Of a completion, its module. */
	code: string | null;
	title: string;
	/** As it was recorded; of a completion, as the course is approved now. */
	stateCourseNumber: string | null;
	provider: string | null;
	instructor: string | null;
	minutes: number;
	/** Its certificate was taken back, or its record corrected. */
	isWithdrawn: boolean;
}

/** Every training that can be reported. A module is called what its course is approved as, or what it was published as. */
const reportable = (departmentId: string) => sql`
	select 'completion' as kind, c.id, c.person_id, c.completed_on as "on", c.code,
		coalesce(approval.approved_title, version.title) as title, approval.state_course_number,
		approval.provider_name as provider, null as instructor, c.minutes_approved as minutes,
		exists (
			select from certificate f
			join certificate_revocation r on r.department_id = f.department_id and r.certificate_id = f.id
			where f.department_id = c.department_id and f.completion_id = c.id
		) as is_withdrawn
	from completion c
	join content_version version on version.hash = c.content_hash
	left join (
		select distinct on (code) code, approved_title, state_course_number, provider_name
		from course_approval where department_id = ${departmentId} order by code, number desc
	) approval on approval.code = c.code
	where c.department_id = ${departmentId}
	union all
	select 'session-credit', credit.id, credit.person_id, credit.taught_on, null, workshop.title,
		workshop.state_course_number, workshop.partner, session.instructor, credit.minutes,
		exists (
			select from correction x where x.department_id = credit.department_id
				and x.of_kind = 'session-credit' and x.of_id = credit.id
		)
	from session_credit credit
	join workshop_session session on session.department_id = credit.department_id and session.id = credit.session_id
	join workshop on workshop.department_id = session.department_id and workshop.id = session.workshop_id
	where credit.department_id = ${departmentId}
	union all
	select 'outside', outside.id, outside.person_id, outside.completed_on, null, outside.title,
		outside.state_course_number, outside.provider, outside.instructor, outside.minutes,
		exists (
			select from correction x where x.department_id = outside.department_id
				and x.of_kind = 'outside' and x.of_id = outside.id
		)
	from outside_training outside
	join outside_decision decision on decision.department_id = outside.department_id
		and decision.outside_id = outside.id and decision.accepted
	where outside.department_id = ${departmentId}`;

const columns = sql`t.kind, t.id, t.person_id as "personId", t."on", t.code, t.title,
	t.state_course_number as "stateCourseNumber", t.provider, t.instructor, t.minutes, t.is_withdrawn as "isWithdrawn"`;

/** Some of it, by id. */
export async function listReportable(db: Db, departmentId: string, ids: readonly string[]) {
	const { rows } = await sql<Reportable>`
		select ${columns} from (${reportable(departmentId)}) t where t.id = any(${ids}::uuid[])`.execute(db);
	return rows;
}

/** All of it between two days, both among them, that still stands, by day: who was trained in what. */
export async function listTrained(
	db: Db,
	departmentId: string,
	{ from, to, personId }: { from: Temporal.PlainDate; to: Temporal.PlainDate; personId: string | null }
) {
	const { rows } = await sql<Reportable & HeldThen>`
		select ${columns}, ${heldColumns}
		from (${reportable(departmentId)}) t ${heldThen(departmentId)}
		where t."on" between ${from} and ${to} and not t.is_withdrawn
			and (${personId}::uuid is null or t.person_id = ${personId})
		order by t."on", t.title, held.family_name, held.given_name, t.id`.execute(db);
	return rows;
}

/** As an officer was called on the day of a training. */
export interface HeldThen {
	givenName: string;
	familyName: string;
	rank: string | null;
	stateOfficerId: string | null;
	unitName: string | null;
}

const heldColumns = sql`held.given_name as "givenName", held.family_name as "familyName", held.rank,
	held.state_officer_id as "stateOfficerId", held.unit_name as "unitName"`;

const heldThen = (departmentId: string) => sql`
	cross join lateral (
		select h.given_name, h.family_name, h.rank, h.state_officer_id, u.name as unit_name
		from person_history h
		left join unit u on u.department_id = h.department_id and u.id = h.unit_id
		where h.department_id = ${departmentId} and h.person_id = t.person_id
		order by h.held_from <= t."on" desc, case when h.held_from <= t."on" then h.held_from end desc, h.held_from,
			h.recorded_at desc
		limit 1
	) held`;

export interface FilingFilter {
	from: Temporal.PlainDate;
	to: Temporal.PlainDate;
	/** null is all; what was refused is not reported either. */
	state: AskedState | null;
	kind: ReportableKind | null;
	/** Words of a name or a state id. */
	search: string;
}

/** A stretch of days whose training has to be reported by the same day. */
export interface DueWindow {
	from: Temporal.PlainDate;
	to: Temporal.PlainDate;
	dueOn: Temporal.PlainDate;
}

/** The last day in time of a training, as domain/compliance/filing/report-due.ts counts it. */
function dueColumn(rule: ReportRule | null, windows: readonly DueWindow[]): RawBuilder<unknown> {
	if (!rule || (rule.kind === 'after-cycle' && windows.length === 0)) return sql`null::date`;
	if (rule.kind === 'within') return sql`t."on" + ${rule.days}::integer`;
	const lines = windows.map(({ from, to, dueOn }) => sql`(${from}::date, ${to}::date, ${dueOn}::date)`);
	return sql`(select w.due_on from (values ${sql.join(lines)}) w (from_on, to_on, due_on)
		where t."on" between w.from_on and w.to_on)`;
}

function stateCondition(state: FilingFilter['state'], today: Temporal.PlainDate): RawBuilder<unknown> {
	switch (state) {
		case null:
			return sql`true`;
		case 'not-reported':
			return sql`f.reported_on is null`;
		case 'late':
			return sql`f.due_on < coalesce(f.reported_on, ${today}::date)`;
		default:
			return sql`f.state = ${state}`;
	}
}

/**
 * Training with where its filing stands, one page of it. What was taken back is there only where a state was told of it.
 * What is to be done comes first: the oldest of what is not reported or late, otherwise the latest.
 */
export async function listFilings(
	db: Db,
	departmentId: string,
	filter: FilingFilter,
	due: { rule: ReportRule | null; windows: readonly DueWindow[]; today: Temporal.PlainDate },
	{ limit, offset }: { limit: number; offset: number }
) {
	const words = filter.search.split(/\s+/).filter(Boolean);
	const patterns = words.map((word) => `%${word.replace(/[\\%_]/g, '\\$&')}%`);
	const isUrgent = filter.state === 'not-reported' || filter.state === 'late';
	const order = sql.raw(isUrgent ? '"on"' : '"on" desc');
	const { rows } = await sql<Reportable & HeldThen & { total: number }>`
		with filed as (
			select t.*, ${dueColumn(due.rule, due.windows)} as due_on, last.state, first.reported_on
			from (${reportable(departmentId)}) t
			left join lateral (
				select r.state from state_report r
				where r.department_id = ${departmentId} and r.of_kind = t.kind and r.of_id = t.id
				order by r.recorded_at desc, r.id desc limit 1
			) last on true
			left join lateral (
				select r.reported_on from state_report r
				where r.department_id = ${departmentId} and r.of_kind = t.kind and r.of_id = t.id and r.state <> 'refused'
					and not exists (
						select from state_report later
						where later.department_id = ${departmentId} and later.of_kind = t.kind and later.of_id = t.id
							and later.state = 'refused' and later.recorded_at >= r.recorded_at
					)
				order by r.recorded_at, r.id limit 1
			) first on true
			where t."on" between ${filter.from} and ${filter.to} and (not t.is_withdrawn or last.state is not null)
				and (${filter.kind}::text is null or t.kind = ${filter.kind})
		), t as (
			select f.*, count(*) over () as total from filed f
			where ${stateCondition(filter.state, due.today)} and ${
				patterns.length === 0
					? sql`true`
					: sql`exists (
						select from person_history h
						where h.department_id = ${departmentId} and h.person_id = f.person_id
							and concat_ws(' ', h.given_name, h.family_name, h.state_officer_id) ilike all (${patterns}::text[])
					)`
			}
			order by ${order}, f.id limit ${limit} offset ${offset}
		)
		select ${columns}, ${heldColumns}, t.total from t ${heldThen(departmentId)}
		order by ${order}, t.id`.execute(db);
	return { total: Number(rows[0]?.total ?? 0), rows: rows.map(({ total: _, ...row }) => row) };
}
