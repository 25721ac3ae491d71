import { sql, type RawBuilder } from 'kysely';
import type { Temporal } from 'temporal-polyfill';
import type { Db } from '#lib/server/database/database.ts';

/** What stands in one cell of one's own record. */
export type OwnValue = string | number | boolean | null | Temporal.Instant | Temporal.PlainDate;

export type OwnRow = Record<string, OwnValue>;

// Each of these asks for one table of one person; the columns are named as they are called in the files of the export.

const nameOf = (person: RawBuilder<unknown>) => sql`(
	select h.given_name || ' ' || h.family_name from person_history h
	where h.department_id = t.department_id and h.person_id = ${person}
	order by h.held_from desc, h.recorded_at desc limit 1)`;

const requirement = sql`coalesce((
	select v.title from requirement_version v
	where v.department_id = t.department_id and v.requirement_id = t.requirement_id
	order by v.number desc limit 1), (
	select r.title from requirement r where r.department_id = t.department_id and r.id = t.requirement_id))`;

const titleOf = sql`(select v.title from content_version v where v.hash = t.content_hash)`;

type Ask = (departmentId: string, personId: string) => RawBuilder<OwnRow>;

const own = (departmentId: string, personId: string) =>
	sql`t.department_id = ${departmentId} and t.person_id = ${personId}`;

/** By the part of the record. */
const ASKS = {
	details: (departmentId, personId) => sql`
		select t.held_from, t.given_name, t.family_name, t.badge_number, t.state_officer_id, t.rank, u.name as unit,
			t.assignment, t.licensed_on, t.employed, t.recorded_at, ${nameOf(sql`t.recorded_by`)} as recorded_by
		from person_history t left join unit u on u.department_id = t.department_id and u.id = t.unit_id
		where ${own(departmentId, personId)} order by t.held_from desc, t.recorded_at desc`,
	account: (departmentId, personId) => sql`
		select t.email, array_to_string(t.roles, ', ') as roles, t.disabled_at as shut_out_at
		from account t where ${own(departmentId, personId)}`,
	modules: (departmentId, personId) => sql`
		select ${requirement} as requirement, t.cycle, t.code, ${titleOf} as title, t.enrolled_at as begun_at, (
				select count(*)::int from lesson_reading l where l.department_id = t.department_id
					and l.person_id = t.person_id and l.requirement_id = t.requirement_id and l.cycle = t.cycle
					and l.code = t.code) as lessons_finished, t.content_hash
		from enrolment t where ${own(departmentId, personId)} order by t.enrolled_at desc, t.code`,
	lessons: (departmentId, personId) => sql`
		select ${requirement} as requirement, t.cycle, t.code, t.lesson, t.finished_at
		from lesson_reading t where ${own(departmentId, personId)} order by t.finished_at desc, t.lesson`,
	reading: (departmentId, personId) => sql`
		select ${requirement} as requirement, t.cycle, t.code, t.lesson, t.seen_at as last_read_at,
			t.active_seconds as seconds_active
		from reading_place t where ${own(departmentId, personId)} order by t.seen_at desc, t.lesson`,
	attempts: (departmentId, personId) => sql`
		select t.id as attempt_id, ${requirement} as requirement, t.cycle, t.code, ${titleOf} as title, t.number, t.started_at,
			s.submitted_at, s.won, s.most, t.pass_percent, s.passed, t.content_hash
		from quiz_attempt t
		left join quiz_submission s on s.department_id = t.department_id and s.attempt_id = t.id
		where ${own(departmentId, personId)} order by t.started_at desc, t.id`,
	runs: (departmentId, personId) => sql`
		select t.id as run_id, ${requirement} as requirement, t.cycle, t.code, ${titleOf} as title, t.number, t.started_at,
			r.finished_at, r.ending, r.won, r.most, t.pass_percent, r.passed,
			array_to_string(r.critical_errors, ', ') as critical_errors, t.content_hash
		from scenario_run t
		left join scenario_result r on r.department_id = t.department_id and r.run_id = t.id
		where ${own(departmentId, personId)} order by t.started_at desc, t.id`,
	extra: (departmentId, personId) => sql`
		select ${requirement} as requirement, t.cycle, t.code, t.reason, t.granted_at,
			${nameOf(sql`t.granted_by`)} as granted_by
		from extra_attempt t where ${own(departmentId, personId)} order by t.granted_at desc`,
	changes: (departmentId, personId) => sql`
		select r.code, v.title, r.note, t.read_at from change_reading t
		join content_release r on r.id = t.release_id join content_version v on v.hash = r.hash
		where ${own(departmentId, personId)} order by t.read_at desc`,
	completions: (departmentId, personId) => sql`
		select ${requirement} as requirement, t.cycle, t.code, ${titleOf} as title, t.completed_at, t.completed_on, t.valid_until,
			t.won, t.most, t.minutes_approved, t.minutes_active, c.number as certificate_number,
			c.officer_name as certificate_name, r.revoked_at, r.reason as revoked_because, t.content_hash, t.statement_hash
		from completion t
		left join certificate c on c.department_id = t.department_id and c.completion_id = t.id
		left join certificate_revocation r on r.department_id = c.department_id and r.certificate_id = c.id
		where ${own(departmentId, personId)} order by t.completed_at desc, t.id`,
	sessions: (departmentId, personId) => sql`
		select w.title, s.segment, s.starts_at, s.ends_at, s.place, s.instructor, t.added_at as invited_at, (
				select g.signed_at from session_signature g where g.department_id = t.department_id
					and g.session_id = t.session_id and g.person_id = t.person_id and g.direction = 'in') as signed_in_at, (
				select g.signed_at from session_signature g where g.department_id = t.department_id
					and g.session_id = t.session_id and g.person_id = t.person_id and g.direction = 'out') as signed_out_at,
			c.minutes as minutes_credited
		from session_roster t
		join workshop_session s on s.department_id = t.department_id and s.id = t.session_id
		join workshop w on w.department_id = s.department_id and w.id = s.workshop_id
		left join session_credit c on c.department_id = t.department_id and c.session_id = t.session_id
			and c.person_id = t.person_id and not exists (
				select from correction k where k.department_id = c.department_id and k.of_kind = 'session-credit' and k.of_id = c.id)
		where ${own(departmentId, personId)} order by s.starts_at desc, t.session_id`,
	outside: (departmentId, personId) => sql`
		select t.title, t.provider, t.begun_on, t.completed_on, t.minutes, t.delivery, t.place, t.instructor, t.category,
			t.topics::text as topics, t.statement, t.entered_at, ${nameOf(sql`t.entered_by`)} as entered_by, d.accepted,
			d.reason as decision, d.decided_at, ${nameOf(sql`d.decided_by`)} as decided_by, k.reason as corrected_because,
			t.file_hash
		from outside_training t
		left join outside_decision d on d.department_id = t.department_id and d.outside_id = t.id
		left join correction k on k.department_id = t.department_id and k.of_kind = 'outside' and k.of_id = t.id
		where ${own(departmentId, personId)} order by t.completed_on desc, t.id`,
	leave: (departmentId, personId) => sql`
		select t.kind, t.from_on, t.until_on, t.reason, t.recorded_at, ${nameOf(sql`t.recorded_by`)} as recorded_by,
			k.reason as corrected_because
		from leave_spell t
		left join correction k on k.department_id = t.department_id and k.of_kind = 'leave' and k.of_id = t.id
		where ${own(departmentId, personId)} order by t.from_on desc, t.recorded_at desc`,
	waivers: (departmentId, personId) => sql`
		select ${requirement} as requirement, t.from_on, t.until_on, t.reason, t.recorded_at,
			${nameOf(sql`t.approved_by`)} as approved_by, k.reason as corrected_because
		from waiver t
		left join correction k on k.department_id = t.department_id and k.of_kind = 'waiver' and k.of_id = t.id
		where ${own(departmentId, personId)} order by t.from_on desc, t.recorded_at desc`,
	corrections: (departmentId, personId) => sql`
		select t.of_kind as of, t.reason, t.replaced_by is not null as replaced, t.corrected_at,
			${nameOf(sql`t.corrected_by`)} as corrected_by
		from correction t where ${own(departmentId, personId)} order by t.corrected_at desc, t.id`,
	reports: (departmentId, personId) => sql`
		select t.of_kind as of, t.state, t.reported_on, t.confirmation_number, t.note, t.recorded_at,
			${nameOf(sql`t.recorded_by`)} as recorded_by
		from state_report t where ${own(departmentId, personId)} order by t.reported_on desc, t.recorded_at desc`,
	requests: (departmentId, personId) => sql`
		select t.asked_at, t.about, t.text, a.corrected, a.answer, a.answered_at,
			${nameOf(sql`a.answered_by`)} as answered_by
		from correction_request t
		left join correction_answer a on a.department_id = t.department_id and a.request_id = t.id
		where ${own(departmentId, personId)} order by t.asked_at desc, t.id`,
	messages: (departmentId, personId) => sql`
		select t.made_at, t.kind, t.to_address, t.subject, t.text_body as text, (
				select o.outcome from message_outcome o
				where o.department_id = t.department_id and o.message_id = t.id order by o.number desc limit 1) as outcome
		from message t where ${own(departmentId, personId)} order by t.made_at desc, t.id`,
	signedIn: (departmentId, personId) => sql`
		select t.created_at as since, t.seen_at as last_used_at, t.expires_at as ends_at
		from session t where ${own(departmentId, personId)} order by t.created_at desc`,
	lists: (departmentId, personId) => sql`
		select t.name, t.href as address, t.saved_at from saved_view t
		where ${own(departmentId, personId)} order by t.saved_at desc, t.id`
} satisfies Record<string, Ask>;

export type OwnTable = keyof typeof ASKS;

/** Everything of one person in one table of the record. */
export const listOwn = async (db: Db, table: OwnTable, departmentId: string, personId: string) =>
	(await ASKS[table](departmentId, personId).execute(db)).rows as OwnRow[];

interface OwnEntry {
	seq: number;
	hash: string;
	body: string;
	actorName: string | null;
}

/** What the ledger says of a person, and of their signing in, the latest first. */
export async function listOwnEntries(db: Db, departmentId: string, personId: string): Promise<OwnEntry[]> {
	const { rows } = await sql<OwnEntry>`
		select t.seq, t.hash, t.body, ${nameOf(sql`t.actor::uuid`)} as "actorName" from ledger_entry t
		where t.department_id = ${departmentId} and t.subject = ${personId}
		order by t.seq desc`.execute(db);
	return rows;
}

/** One answer of a quiz as it was given, and the result's moment: null while the quiz is open. */
interface OwnAnswer {
	attemptId: string;
	contentHash: string;
	seed: string;
	question: number;
	chosen: number[];
	answeredAt: Temporal.Instant;
	isSubmitted: boolean;
}

export async function listOwnAnswers(db: Db, departmentId: string, personId: string): Promise<OwnAnswer[]> {
	const { rows } = await sql<OwnAnswer>`
		select t.id as "attemptId", t.content_hash as "contentHash", t.seed, a.question, a.chosen,
			a.answered_at as "answeredAt", s.attempt_id is not null as "isSubmitted"
		from quiz_attempt t
		join quiz_answer a on a.department_id = t.department_id and a.attempt_id = t.id
		left join quiz_submission s on s.department_id = t.department_id and s.attempt_id = t.id
		where ${own(departmentId, personId)}
		order by t.started_at desc, t.id, a.question, a.revision`.execute(db);
	return rows;
}

interface OwnStep {
	runId: string;
	contentHash: string;
	step: number;
	scene: string;
	kind: string;
	chosen: number[];
	madeAt: Temporal.Instant;
}

export async function listOwnSteps(db: Db, departmentId: string, personId: string): Promise<OwnStep[]> {
	const { rows } = await sql<OwnStep>`
		select t.id as "runId", t.content_hash as "contentHash", s.step, s.scene, s.kind, s.chosen, s.made_at as "madeAt"
		from scenario_run t
		join scenario_step s on s.department_id = t.department_id and s.run_id = t.id
		where ${own(departmentId, personId)}
		order by t.started_at desc, t.id, s.step`.execute(db);
	return rows;
}

/** What the files are that prove training from elsewhere; their bytes are asked for one by one. */
export async function listOwnFiles(db: Db, departmentId: string, personId: string) {
	const { rows } = await sql<{ hash: string; name: string; size: number }>`
		select distinct f.hash, f.name, octet_length(f.bytes) as size from outside_training t
		join record_file f on f.department_id = t.department_id and f.hash = t.file_hash
		where ${own(departmentId, personId)} order by f.hash`.execute(db);
	return rows;
}

/** A file's bytes; empty where they were removed since. */
export const findOwnFile = (db: Db, departmentId: string, hash: string) =>
	db
		.selectFrom('record_file')
		.select('bytes')
		.where('department_id', '=', departmentId)
		.where('hash', '=', hash)
		.executeTakeFirst();
