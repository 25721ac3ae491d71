import { sql, type RawBuilder } from 'kysely';
import type { Temporal } from 'temporal-polyfill';
import type { Db } from '#lib/server/database/database.ts';
import { knownBy } from '#lib/server/database/known-by.ts';

// Moments are milliseconds and days are texts: a pack has hundreds of thousands of them and prints them.

/** Some people, the days of a pack and what was known. */
export interface PackPage {
	departmentId: string;
	people: readonly string[];
	/** Local days as texts, and the moments at which they begin and end. */
	from: string;
	to: string;
	begins: Temporal.Instant;
	ends: Temporal.Instant;
	known: Temporal.Instant;
	/** Null is all. */
	requirementIds: readonly string[] | null;
}

const ms = (column: string): RawBuilder<number> =>
	sql`(extract(epoch from ${sql.ref(column)}) * 1000)::bigint`;

const ofPeople = (column: string, people: readonly string[]) =>
	sql`${sql.ref(column)} = any(${people}::uuid[])`;

const ofRequirements = (column: string, ids: readonly string[] | null) =>
	ids === null ? sql`true` : sql`${sql.ref(column)} = any(${ids}::uuid[])`;

export interface CompletionLine {
	id: string;
	personId: string;
	requirementId: string;
	cycle: number;
	code: string;
	contentHash: string;
	statementHash: string;
	won: number;
	most: number;
	minutesApproved: number;
	minutesActive: number;
	completedOn: string;
	completedAt: number;
	enrolledAt: number;
	validUntil: string;
	certificateNo: string;
	agencyName: string;
	courseTitle: string;
	revokedAt: number | null;
	attemptNo: number;
	attemptsTotal: number;
	passMark: number;
}

/** Completions of the period with their certificates. */
export async function listCompletionLines(db: Db, page: PackPage) {
	const { departmentId, people, from, to, known } = page;
	const { rows } = await sql<CompletionLine>`
		select c.id, c.person_id as "personId", c.requirement_id as "requirementId", c.cycle, c.code,
			c.content_hash as "contentHash", c.statement_hash as "statementHash", c.won, c.most,
			c.minutes_approved as "minutesApproved", c.minutes_active as "minutesActive",
			c.completed_on::text as "completedOn", ${ms('c.completed_at')} as "completedAt",
			${ms('e.enrolled_at')} as "enrolledAt", c.valid_until::text as "validUntil", f.number as "certificateNo",
			f.department_name as "agencyName", f.course_title as "courseTitle", ${ms('r.revoked_at')} as "revokedAt",
			a.number as "attemptNo", a.pass_percent as "passMark",
			(select count(*)::int from quiz_attempt other where other.department_id = c.department_id
				and other.person_id = c.person_id and other.requirement_id = c.requirement_id
				and other.cycle = c.cycle and other.code = c.code
				and ${knownBy('other.started_at', known)}) as "attemptsTotal"
		from completion c
		join enrolment e on e.department_id = c.department_id and e.person_id = c.person_id
			and e.requirement_id = c.requirement_id and e.cycle = c.cycle and e.code = c.code
		join quiz_attempt a on a.department_id = c.department_id and a.id = c.quiz_attempt_id
		join certificate f on f.department_id = c.department_id and f.completion_id = c.id
		left join certificate_revocation r on r.department_id = f.department_id and r.certificate_id = f.id
			and ${knownBy('r.revoked_at', known)}
		where c.department_id = ${departmentId} and ${ofPeople('c.person_id', people)}
			and c.completed_on between ${from}::date and ${to}::date and ${knownBy('c.completed_at', known)}`.execute(db);
	return rows;
}

export interface SessionLine {
	id: string;
	personId: string;
	taughtOn: string;
	minutes: number;
	minutesPresent: number;
	startsAt: number;
	endsAt: number;
	place: string;
	instructor: string;
	instructorQualification: string;
	segment: number;
	workshopId: string;
	title: string;
	summary: string;
	segments: number;
	category: string | null;
	partner: string | null;
	stateCourseNumber: string | null;
	corrected: boolean;
}

/** Credits for sessions of the period. */
export async function listSessionLines(db: Db, page: PackPage) {
	const { departmentId, people, from, to, known } = page;
	const { rows } = await sql<SessionLine>`
		select c.id, c.person_id as "personId", c.taught_on::text as "taughtOn", c.minutes,
			c.minutes_present as "minutesPresent", ${ms('s.starts_at')} as "startsAt", ${ms('s.ends_at')} as "endsAt",
			s.place, s.instructor, s.instructor_qualification as "instructorQualification", s.segment,
			w.id as "workshopId", w.title, w.summary, w.segments, w.category, w.partner,
			w.state_course_number as "stateCourseNumber", x.id is not null as corrected
		from session_credit c
		join session_ending e on e.department_id = c.department_id and e.session_id = c.session_id
		join workshop_session s on s.department_id = c.department_id and s.id = c.session_id
		join workshop w on w.department_id = s.department_id and w.id = s.workshop_id
		left join correction x on x.department_id = c.department_id and x.of_kind = 'session-credit' and x.of_id = c.id
			and ${knownBy('x.corrected_at', known)}
		where c.department_id = ${departmentId} and ${ofPeople('c.person_id', people)}
			and c.taught_on between ${from}::date and ${to}::date and ${knownBy('e.ended_at', known)}`.execute(db);
	return rows;
}

export interface OutsideLine {
	id: string;
	personId: string;
	source: 'outside' | 'import';
	title: string;
	provider: string;
	providerNumber: string | null;
	stateCourseNumber: string | null;
	begunOn: string;
	completedOn: string;
	minutes: number;
	category: string | null;
	topics: { topic: string; minutes: number }[];
	delivery: string;
	place: string | null;
	instructor: string | null;
	instructorQualification: string | null;
	statement: string;
	fileHash: string | null;
	fileRemoved: boolean;
	accepted: boolean | null;
	decidedBy: string | null;
	decidedAt: number | null;
	decisionReason: string | null;
	corrected: boolean;
}

/** Training from elsewhere that was completed in the period. */
export async function listOutsideLines(db: Db, page: PackPage) {
	const { departmentId, people, from, to, known } = page;
	const { rows } = await sql<OutsideLine>`
		select o.id, o.person_id as "personId", o.source, o.title, o.provider, o.provider_number as "providerNumber",
			o.state_course_number as "stateCourseNumber", o.begun_on::text as "begunOn",
			o.completed_on::text as "completedOn", o.minutes, o.category, o.topics, o.delivery, o.place, o.instructor,
			o.instructor_qualification as "instructorQualification", o.statement, o.file_hash as "fileHash",
			file.bytes is not null and length(file.bytes) = 0 as "fileRemoved", d.accepted, d.decided_by as "decidedBy",
			${ms('d.decided_at')} as "decidedAt", d.reason as "decisionReason", x.id is not null as corrected
		from outside_training o
		left join record_file file on file.department_id = o.department_id and file.hash = o.file_hash
		left join outside_decision d on d.department_id = o.department_id and d.outside_id = o.id
			and ${knownBy('d.decided_at', known)}
		left join correction x on x.department_id = o.department_id and x.of_kind = 'outside' and x.of_id = o.id
			and ${knownBy('x.corrected_at', known)}
		where o.department_id = ${departmentId} and ${ofPeople('o.person_id', people)}
			and o.completed_on between ${from}::date and ${to}::date and ${knownBy('o.entered_at', known)}`.execute(db);
	return rows;
}

/** Question and revision, what was shown and chosen, and when. */
export type AnswerLine = [question: number, revision: number, shown: number[], chosen: number[], at: number];

export interface AttemptLine {
	id: string;
	personId: string;
	requirementId: string;
	code: string;
	contentHash: string;
	number: number;
	seed: string;
	passMark: number;
	startedAt: number;
	submittedAt: number | null;
	won: number | null;
	most: number | null;
	passed: boolean | null;
	/** Another one was begun later. */
	wasLeft: boolean;
	answers: AnswerLine[];
}

/** Quiz attempts that began or ended in the period, with every answer that was given by then. */
export async function listAttemptLines(db: Db, page: PackPage) {
	const { departmentId, people, begins, ends, known, requirementIds } = page;
	const { rows } = await sql<AttemptLine>`
		select a.id, a.person_id as "personId", a.requirement_id as "requirementId", a.code,
			a.content_hash as "contentHash", a.number, a.seed, a.pass_percent as "passMark",
			${ms('a.started_at')} as "startedAt", ${ms('s.submitted_at')} as "submittedAt", s.won, s.most, s.passed,
			exists (select from quiz_attempt later where later.department_id = a.department_id
				and later.person_id = a.person_id and later.requirement_id = a.requirement_id and later.cycle = a.cycle
				and later.code = a.code and later.number > a.number
				and ${knownBy('later.started_at', known)}) as "wasLeft",
			coalesce((select json_agg(json_build_array(w.question, w.revision, w.shown, w.chosen, ${ms('w.answered_at')})
					order by w.question, w.revision)
				from quiz_answer w where w.department_id = a.department_id and w.attempt_id = a.id
					and ${knownBy('w.answered_at', known)}), '[]'::json) as answers
		from quiz_attempt a
		left join quiz_submission s on s.department_id = a.department_id and s.attempt_id = a.id
			and ${knownBy('s.submitted_at', known)}
		where a.department_id = ${departmentId} and ${ofPeople('a.person_id', people)}
			and ${ofRequirements('a.requirement_id', requirementIds)}
			and ${knownBy('a.started_at', known)} and a.started_at < ${ends}::timestamptz
			and (a.started_at >= ${begins}::timestamptz or s.submitted_at >= ${begins}::timestamptz)`.execute(db);
	return rows;
}

/** What a step was, and what was chosen in it. */
export type StepLine = [kind: 'choice' | 'answer' | 'continue', chosen: number[]];

export interface RunLine {
	id: string;
	personId: string;
	requirementId: string;
	code: string;
	contentHash: string;
	number: number;
	passMark: number;
	startedAt: number;
	finishedAt: number | null;
	won: number | null;
	most: number | null;
	passed: boolean | null;
	criticalErrors: string[] | null;
	wasLeft: boolean;
	steps: StepLine[];
}

/** Scenario runs that began or ended in the period, with every step until then. */
export async function listRunLines(db: Db, page: PackPage) {
	const { departmentId, people, begins, ends, known, requirementIds } = page;
	const { rows } = await sql<RunLine>`
		select r.id, r.person_id as "personId", r.requirement_id as "requirementId", r.code,
			r.content_hash as "contentHash", r.number, r.pass_percent as "passMark",
			${ms('r.started_at')} as "startedAt", ${ms('e.finished_at')} as "finishedAt", e.won, e.most, e.passed,
			e.critical_errors as "criticalErrors",
			exists (select from scenario_run later where later.department_id = r.department_id
				and later.person_id = r.person_id and later.requirement_id = r.requirement_id and later.cycle = r.cycle
				and later.code = r.code and later.number > r.number
				and ${knownBy('later.started_at', known)}) as "wasLeft",
			coalesce((select json_agg(json_build_array(s.kind, s.chosen) order by s.step)
				from scenario_step s where s.department_id = r.department_id and s.run_id = r.id
					and ${knownBy('s.made_at', known)}), '[]'::json) as steps
		from scenario_run r
		left join scenario_result e on e.department_id = r.department_id and e.run_id = r.id
			and ${knownBy('e.finished_at', known)}
		where r.department_id = ${departmentId} and ${ofPeople('r.person_id', people)}
			and ${ofRequirements('r.requirement_id', requirementIds)}
			and ${knownBy('r.started_at', known)} and r.started_at < ${ends}::timestamptz
			and (r.started_at >= ${begins}::timestamptz or e.finished_at >= ${begins}::timestamptz)`.execute(db);
	return rows;
}

export interface SpellLine {
	kind: 'leave' | 'waiver';
	id: string;
	personId: string;
	requirementId: string | null;
	leaveKind: string | null;
	fromOn: string;
	untilOn: string | null;
	reason: string;
	approvedBy: string;
	recordedAt: number;
	corrected: boolean;
}

/** Leave and waivers that touch the period. */
export async function listSpellLines(db: Db, page: PackPage) {
	const { departmentId, people, from, to, known } = page;
	const corrected = (kind: 'leave' | 'waiver') => sql`exists (
		select from correction x where x.department_id = s.department_id and x.of_kind = ${kind} and x.of_id = s.id
			and ${knownBy('x.corrected_at', known)})`;
	const touching = sql`s.department_id = ${departmentId} and ${ofPeople('s.person_id', people)}
		and s.from_on <= ${to}::date and (s.until_on is null or s.until_on >= ${from}::date)
		and ${knownBy('s.recorded_at', known)}`;
	const { rows } = await sql<SpellLine>`
		select 'leave' as kind, s.id, s.person_id as "personId", null::uuid as "requirementId", s.kind as "leaveKind",
			s.from_on::text as "fromOn", s.until_on::text as "untilOn", s.reason, s.recorded_by as "approvedBy",
			${ms('s.recorded_at')} as "recordedAt", ${corrected('leave')} as corrected
		from leave_spell s where ${touching}
		union all
		select 'waiver', s.id, s.person_id, s.requirement_id, null, s.from_on::text, s.until_on::text, s.reason,
			s.approved_by, ${ms('s.recorded_at')}, ${corrected('waiver')}
		from waiver s where ${touching}`.execute(db);
	return rows;
}

export interface CorrectionLine {
	id: string;
	personId: string;
	ofKind: 'leave' | 'waiver' | 'outside' | 'session-credit' | 'certificate';
	ofId: string;
	replacedBy: string | null;
	reason: string;
	correctedBy: string;
	correctedAt: number;
}

/** What was put right since the first day of the period, and certificates that were taken back. */
export async function listCorrectionLines(db: Db, page: PackPage) {
	const { departmentId, people, begins, known } = page;
	const { rows } = await sql<CorrectionLine>`
		select x.id, x.person_id as "personId", x.of_kind as "ofKind", x.of_id as "ofId", x.replaced_by as "replacedBy",
			x.reason, x.corrected_by as "correctedBy", ${ms('x.corrected_at')} as "correctedAt"
		from correction x
		where x.department_id = ${departmentId} and ${ofPeople('x.person_id', people)}
			and x.corrected_at >= ${begins}::timestamptz and ${knownBy('x.corrected_at', known)}
		union all
		select f.id, f.person_id, 'certificate', f.id, null, r.reason, r.revoked_by, ${ms('r.revoked_at')}
		from certificate_revocation r
		join certificate f on f.department_id = r.department_id and f.id = r.certificate_id
		where r.department_id = ${departmentId} and ${ofPeople('f.person_id', people)}
			and r.revoked_at >= ${begins}::timestamptz and ${knownBy('r.revoked_at', known)}`.execute(db);
	return rows;
}

export interface HistoryLine {
	personId: string;
	heldFrom: string;
	recordedAt: number;
	recordedBy: string | null;
	recordedOn: string;
	employed: boolean;
	givenName: string;
	familyName: string;
	badgeNumber: string | null;
	stateOfficerId: string | null;
	rank: string | null;
	unitName: string | null;
	assignment: string | null;
}

/** Every row of people's history that was known, in the order in which they were recorded. */
export async function listHistoryLines(db: Db, page: PackPage & { timeZone: string }) {
	const { departmentId, people, known, timeZone } = page;
	const { rows } = await sql<HistoryLine>`
		select h.person_id as "personId", h.held_from::text as "heldFrom", ${ms('h.recorded_at')} as "recordedAt",
			h.recorded_by as "recordedBy", (h.recorded_at at time zone ${timeZone})::date::text as "recordedOn",
			h.employed, h.given_name as "givenName", h.family_name as "familyName", h.badge_number as "badgeNumber",
			h.state_officer_id as "stateOfficerId", h.rank, u.name as "unitName", h.assignment
		from person_history h
		left join unit u on u.department_id = h.department_id and u.id = h.unit_id
		where h.department_id = ${departmentId} and ${ofPeople('h.person_id', people)}
			and ${knownBy('h.recorded_at', known)}
		order by h.person_id, h.recorded_at, h.held_from`.execute(db);
	return rows;
}

export interface EntryLine {
	seq: number;
	hash: string;
	kind: string;
	/** Of what it is an entry. */
	of: string;
}

/** Kinds that rows lead to, and the member of the entry that says which row. */
const NAMES: readonly [kind: string, member: string][] = [
	['completion-awarded', 'completion'],
	['session-credited', 'credit'],
	['outside-entered', 'outside'],
	['outside-decided', 'outside'],
	['quiz-submitted', 'attempt'],
	['scenario-finished', 'run'],
	['leave-recorded', 'leave'],
	['waiver-granted', 'waiver'],
	['record-corrected', 'correction'],
	['certificate-revoked', 'certificate'],
	['reported-to-state', 'report']
];

/** The entries that rows about people lead to. */
export async function listEntryLines(db: Db, departmentId: string, people: readonly string[], size: number) {
	const of = NAMES.map(([kind, member]) => sql`when ${kind} then body::jsonb ->> ${member}`);
	const { rows } = await sql<EntryLine>`
		select seq, hash, kind, case kind ${sql.join(of, sql` `)} end as of
		from ledger_entry
		where department_id = ${departmentId} and subject = any(${people}::text[]) and seq <= ${size}
			and kind = any(${NAMES.map(([kind]) => kind)}::text[])`.execute(db);
	return rows;
}
