// Generated from the migrated database by `npm run schema`; checked by `npm test`. Not to be edited.
import type { ColumnType, Generated, GeneratedAlways } from 'kysely';
import type { Temporal } from 'temporal-polyfill';

/** Read as parsed JSON, written as JSON text. */
export type Json = ColumnType<unknown, string, string>;

export interface Account {
	department_id: string;
	disabled_at: Temporal.Instant | null;
	email: string;
	password_hash: string;
	password_is_initial: boolean;
	person_id: string;
	roles: string[];
}

export interface AgencyDetail {
	address: string | null;
	chief_name: string | null;
	chief_title: string | null;
	department_id: string;
	number: number;
	ori: string | null;
	profile: string | null;
	set_at: Temporal.Instant;
	set_by: string;
	state_agency_number: string | null;
}

export interface Certificate {
	badge_number: string | null;
	citation: string;
	completed_on: Temporal.PlainDate;
	completion_id: string;
	content_hash: string;
	course_code: string;
	course_title: string;
	department_id: string;
	department_name: string;
	digest: string;
	id: string;
	identity_digest: string | null;
	identity_salt: string | null;
	issued_at: Temporal.Instant;
	minutes: number;
	most: number;
	number: string;
	officer_name: string;
	person_id: string;
	rank: string | null;
	requirement_title: string;
	valid_until: Temporal.PlainDate;
	won: number;
}

export interface CertificateRevocation {
	certificate_id: string;
	department_id: string;
	reason: string;
	revoked_at: Temporal.Instant;
	revoked_by: string;
}

export interface ChangeReading {
	department_id: string;
	person_id: string;
	read_at: Temporal.Instant;
	release_id: number;
}

export interface CheckpointDelivery {
	accepted: boolean;
	department_id: string;
	detail: string;
	number: number;
	sink_id: string;
	size: number;
	tried_at: Temporal.Instant;
}

export interface CheckpointSink {
	added_at: Temporal.Instant;
	added_by: string;
	department_id: string;
	id: string;
	kind: string;
	target: string;
}

export interface CheckpointSinkEnding {
	department_id: string;
	ended_at: Temporal.Instant;
	ended_by: string;
	sink_id: string;
}

export interface Completion {
	code: string;
	completed_at: Temporal.Instant;
	completed_on: Temporal.PlainDate;
	content_hash: string;
	cycle: number;
	department_id: string;
	digest: string;
	id: string;
	minutes_active: number;
	minutes_approved: number;
	most: number;
	person_id: string;
	quiz_attempt_id: string;
	requirement_id: string;
	statement_hash: string;
	valid_until: Temporal.PlainDate;
	won: number;
}

export interface CompletionRun {
	completion_id: string;
	department_id: string;
	run_id: string;
}

export interface ContentRelease {
	code: string;
	department_id: string | null;
	effect: Generated<string>;
	hash: string;
	id: GeneratedAlways<number>;
	note: Generated<string>;
	recorded_at: Temporal.Instant | null;
	released_at: Temporal.Instant;
	released_by: string | null;
	retired: Generated<boolean>;
	review_id: string | null;
}

export interface ContentVersion {
	code: string;
	department_id: string | null;
	document: Json;
	document_digest: string;
	hash: string;
	kind: string;
	published_at: Temporal.Instant;
	sources: Json;
	title: string;
}

export interface Correction {
	corrected_at: Temporal.Instant;
	corrected_by: string;
	department_id: string;
	id: string;
	of_id: string;
	of_kind: string;
	person_id: string;
	reason: string;
	replaced_by: string | null;
}

export interface CorrectionAnswer {
	answer: string;
	answered_at: Temporal.Instant;
	answered_by: string;
	corrected: boolean;
	department_id: string;
	person_id: string;
	request_id: string;
}

export interface CorrectionRequest {
	about: string;
	asked_at: Temporal.Instant;
	department_id: string;
	id: string;
	person_id: string;
	text: string;
}

export interface CourseApproval {
	approved_title: string | null;
	code: string;
	department_id: string;
	ncp_number: string | null;
	number: number;
	provider_name: string | null;
	provider_number: string | null;
	set_at: Temporal.Instant;
	set_by: string;
	state_course_number: string | null;
}

export interface Department {
	created_at: Temporal.Instant;
	id: string;
	name: string;
	time_zone: string;
}

export interface Draft {
	code: string;
	copied_from: string | null;
	created_at: Temporal.Instant;
	created_by: string;
	department_id: string;
	id: string;
	put_away_at: Temporal.Instant | null;
}

export interface DraftComment {
	department_id: string;
	draft_id: string;
	id: string;
	scene: string | null;
	settled_at: Temporal.Instant | null;
	settled_by: string | null;
	words: string;
	written_at: Temporal.Instant;
	written_by: string;
}

export interface DraftDecision {
	clinician: string | null;
	decided_at: Temporal.Instant;
	decided_by: string;
	department_id: string;
	review_id: string;
	verdict: string;
	words: string;
}

export interface DraftReview {
	asked_at: Temporal.Instant;
	asked_by: string;
	department_id: string;
	draft_id: string;
	id: string;
	note: string;
	number: number;
	revision: number;
	text: string;
	text_hash: string;
}

export interface DraftRevision {
	begun_at: Temporal.Instant;
	cause: string;
	department_id: string;
	draft_id: string;
	number: number;
	saved_at: Temporal.Instant;
	saved_by: string;
	text: string;
	text_hash: string;
}

export interface Enrolment {
	code: string;
	content_hash: string;
	cycle: number;
	department_id: string;
	enrolled_at: Temporal.Instant;
	person_id: string;
	requirement_id: string;
}

export interface ExtraAttempt {
	code: string;
	cycle: number;
	department_id: string;
	granted_at: Temporal.Instant;
	granted_by: string;
	id: string;
	person_id: string;
	reason: string;
	requirement_id: string;
}

export interface Inspection {
	department_id: string;
	expires_at: Temporal.Instant;
	from_on: Temporal.PlainDate;
	id: string;
	invited_at: Temporal.Instant;
	invited_by: string;
	organisation: string;
	person_id: string;
	reason: string;
	to_on: Temporal.PlainDate;
}

export interface InspectionEnding {
	department_id: string;
	ended_at: Temporal.Instant;
	ended_by: string;
	inspection_id: string;
	reason: string;
}

export interface InspectionNote {
	about: string;
	department_id: string;
	id: string;
	inspection_id: string;
	text: string;
	written_at: Temporal.Instant;
}

export interface Invitation {
	created_at: Temporal.Instant;
	department_id: string;
	expires_at: Temporal.Instant;
	person_id: string;
	token_hash: string;
	used_at: Temporal.Instant | null;
}

export interface LeaveSpell {
	department_id: string;
	from_on: Temporal.PlainDate;
	id: string;
	kind: string;
	person_id: string;
	reason: string;
	recorded_at: Temporal.Instant;
	recorded_by: string;
	until_on: Temporal.PlainDate | null;
}

export interface LedgerCheckpoint {
	department_id: string;
	note: string;
	root: string;
	signed_at: Temporal.Instant;
	size: number;
}

export interface LedgerEntry {
	actor: GeneratedAlways<string | null>;
	at: GeneratedAlways<string | null>;
	body: string;
	department_id: string;
	hash: string;
	kind: GeneratedAlways<string>;
	previous_hash: string;
	seq: number;
	subject: GeneratedAlways<string | null>;
}

export interface LedgerNode {
	department_id: string;
	hash: string;
	index: number;
	level: number;
}

export interface LegalHold {
	department_id: string;
	id: string;
	matter: string;
	person_id: string | null;
	placed_at: Temporal.Instant;
	placed_by: string;
}

export interface LegalHoldEnding {
	department_id: string;
	ended_at: Temporal.Instant;
	ended_by: string;
	hold_id: string;
	reason: string;
}

export interface LessonReading {
	code: string;
	cycle: number;
	department_id: string;
	finished_at: Temporal.Instant;
	lesson: string;
	person_id: string;
	requirement_id: string;
}

export interface Media {
	added_at: Temporal.Instant;
	added_by: string;
	bytes: Uint8Array;
	department_id: string;
	hash: string;
	kind: string;
	name: string;
	said: string;
	type: string;
}

export interface Message {
	department_id: string;
	html_body: string;
	id: string;
	key: string;
	kind: string;
	made_at: Temporal.Instant;
	person_id: string;
	send_after: Temporal.Instant;
	subject: string;
	text_body: string;
	to_address: string;
}

export interface MessageAttempt {
	begun_at: Temporal.Instant;
	department_id: string;
	held_until: Temporal.Instant;
	message_id: string;
	number: number;
}

export interface MessageOutcome {
	department_id: string;
	detail: string;
	ended_at: Temporal.Instant;
	message_id: string;
	number: number;
	outcome: string;
	retry_at: Temporal.Instant | null;
}

export interface Migration {
	applied_at: Temporal.Instant;
	checksum: string;
	name: string;
}

export interface OutsideDecision {
	accepted: boolean;
	decided_at: Temporal.Instant;
	decided_by: string;
	department_id: string;
	outside_id: string;
	person_id: string;
	reason: string;
}

export interface OutsideTraining {
	begun_on: Temporal.PlainDate;
	category: string | null;
	completed_on: Temporal.PlainDate;
	delivery: string;
	department_id: string;
	entered_at: Temporal.Instant;
	entered_by: string;
	file_hash: string | null;
	id: string;
	import_id: string | null;
	import_line: number | null;
	instructor: string | null;
	instructor_qualification: string | null;
	minutes: number;
	person_id: string;
	place: string | null;
	provider: string;
	provider_number: string | null;
	source: string;
	state_course_number: string | null;
	statement: string;
	title: string;
	topics: Json;
}

export interface Person {
	created_at: Temporal.Instant;
	department_id: string;
	id: string;
}

export interface PersonHistory {
	assignment: string | null;
	badge_number: string | null;
	department_id: string;
	employed: boolean;
	family_name: string;
	given_name: string;
	held_from: Temporal.PlainDate;
	identity_digest: string | null;
	identity_salt: string | null;
	licensed_on: Temporal.PlainDate | null;
	person_id: string;
	rank: string | null;
	recorded_at: Temporal.Instant;
	recorded_by: string | null;
	state_officer_id: string | null;
	unit_id: string | null;
}

export interface PreparedFile {
	bytes: number | null;
	department_id: string;
	digest: string | null;
	done: Generated<number>;
	expires_at: Temporal.Instant;
	failure: string | null;
	held_until: Temporal.Instant | null;
	id: string;
	kind: string;
	media_type: string | null;
	name: string | null;
	request: Json;
	requested_at: Temporal.Instant;
	requested_by: string;
	state: string;
	step: Generated<string>;
	total: Generated<number>;
}

export interface QuizAnswer {
	answered_at: Temporal.Instant;
	attempt_id: string;
	chosen: number[];
	department_id: string;
	question: number;
	revision: number;
	shown: number[];
}

export interface QuizAttempt {
	code: string;
	content_hash: string;
	cycle: number;
	department_id: string;
	id: string;
	number: number;
	pass_percent: number;
	person_id: string;
	requirement_id: string;
	seed: string;
	started_at: Temporal.Instant;
}

export interface QuizSubmission {
	attempt_id: string;
	by_skill: Json;
	department_id: string;
	digest: string;
	most: number;
	passed: boolean;
	submitted_at: Temporal.Instant;
	won: number;
}

export interface ReadingPlace {
	active_seconds: number;
	code: string;
	cycle: number;
	department_id: string;
	lesson: string;
	permille: number;
	person_id: string;
	requirement_id: string;
	seen_at: Temporal.Instant;
}

export interface RecordFile {
	added_at: Temporal.Instant;
	added_by: string;
	bytes: Uint8Array;
	department_id: string;
	hash: string;
	identity_digest: string | null;
	identity_salt: string | null;
	media_type: string;
	name: string;
}

export interface RecordImport {
	department_id: string;
	file_hash: string;
	id: string;
	imported_at: Temporal.Instant;
	imported_by: string;
	reason: string;
	rows: number;
}

export interface Removal {
	class: string;
	department_id: string;
	id: string;
	person_id: string;
	reason: string;
	removed_at: Temporal.Instant;
	removed_by: string;
	rows: Json;
}

export interface Requirement {
	attempts_per_cycle: number;
	binding: Generated<boolean>;
	citation: string;
	created_at: Temporal.Instant;
	department_id: string;
	effective_on: Temporal.PlainDate;
	every_months: number;
	first_due_days: number;
	id: string;
	pass_percent: number;
	renewal_window_days: number;
	rule: Json | null;
	title: string;
	wait_minutes: number;
}

export interface RequirementItem {
	code: string;
	department_id: string;
	kind: string;
	position: number;
	requirement_id: string;
}

export interface RequirementVersion {
	attempts_per_cycle: number;
	citation: string;
	department_id: string;
	effective_on: Temporal.PlainDate;
	every_months: number;
	first_due_days: number;
	items: string[];
	note: string;
	number: number;
	pass_percent: number;
	recorded_at: Temporal.Instant;
	recorded_by: string;
	renewal_window_days: number;
	requirement_id: string;
	rule: Json;
	title: string;
	wait_minutes: number;
	withdrawn: boolean;
}

export interface RetentionRule {
	class: string;
	department_id: string;
	keep_months: number | null;
	number: number;
	reason: string;
	set_at: Temporal.Instant;
	set_by: string;
}

export interface SavedView {
	department_id: string;
	href: string;
	id: string;
	name: string;
	person_id: string;
	saved_at: Temporal.Instant;
}

export interface ScenarioResult {
	by_skill: Json;
	critical_errors: string[];
	department_id: string;
	digest: string;
	ending: string;
	finished_at: Temporal.Instant;
	most: number;
	passed: boolean;
	run_id: string;
	won: number;
}

export interface ScenarioRun {
	code: string;
	content_hash: string;
	cycle: number;
	department_id: string;
	id: string;
	number: number;
	pass_percent: number;
	person_id: string;
	requirement_id: string;
	started_at: Temporal.Instant;
}

export interface ScenarioStep {
	chosen: number[];
	department_id: string;
	hash: string;
	kind: string;
	made_at: Temporal.Instant;
	run_id: string;
	scene: string;
	shown: number[];
	step: number;
}

export interface Session {
	created_at: Temporal.Instant;
	department_id: string;
	expires_at: Temporal.Instant;
	id: string;
	person_id: string;
	seen_at: Temporal.Instant;
}

export interface SessionCredit {
	department_id: string;
	digest: string;
	id: string;
	minutes: number;
	minutes_present: number;
	person_id: string;
	session_id: string;
	taught_on: Temporal.PlainDate;
}

export interface SessionEnding {
	department_id: string;
	ended_at: Temporal.Instant;
	ended_by: string;
	held: boolean;
	reason: string;
	session_id: string;
}

export interface SessionRoster {
	added_at: Temporal.Instant;
	added_by: string;
	department_id: string;
	person_id: string;
	session_id: string;
}

export interface SessionSignature {
	department_id: string;
	direction: string;
	how: string;
	person_id: string;
	recorded_at: Temporal.Instant;
	recorded_by: string;
	session_id: string;
	signed_at: Temporal.Instant;
}

export interface SignInLimit {
	failures: number;
	key: string;
	window_ends_at: Temporal.Instant;
}

export interface StateReport {
	confirmation_number: string | null;
	department_id: string;
	id: string;
	note: string | null;
	of_id: string;
	of_kind: string;
	person_id: string;
	recorded_at: Temporal.Instant;
	recorded_by: string;
	reported_on: Temporal.PlainDate;
	state: string;
}

export interface Telling {
	department_id: string;
	is_on: boolean;
	number: number;
	quiet_from: string;
	quiet_until: string;
	remind_days: number[];
	set_at: Temporal.Instant;
	set_by: string;
}

export interface Unit {
	department_id: string;
	id: string;
	name: string;
}

export interface Waiver {
	approved_by: string;
	department_id: string;
	from_on: Temporal.PlainDate;
	id: string;
	person_id: string;
	reason: string;
	recorded_at: Temporal.Instant;
	requirement_id: string;
	until_on: Temporal.PlainDate;
}

export interface Workshop {
	category: string | null;
	created_at: Temporal.Instant;
	created_by: string;
	department_id: string;
	id: string;
	minutes: number;
	partner: string | null;
	partner_kind: string;
	segments: number;
	state_course_number: string | null;
	summary: string;
	title: string;
	topics: Json;
}

export interface WorkshopSession {
	department_id: string;
	ends_at: Temporal.Instant;
	id: string;
	instructor: string;
	instructor_qualification: string;
	place: string;
	scheduled_at: Temporal.Instant;
	scheduled_by: string;
	segment: number;
	sign_in_code: string;
	sign_out_code: string;
	starts_at: Temporal.Instant;
	walk_ins: boolean;
	workshop_id: string;
}

export interface DB {
	account: Account;
	agency_detail: AgencyDetail;
	certificate: Certificate;
	certificate_revocation: CertificateRevocation;
	change_reading: ChangeReading;
	checkpoint_delivery: CheckpointDelivery;
	checkpoint_sink: CheckpointSink;
	checkpoint_sink_ending: CheckpointSinkEnding;
	completion: Completion;
	completion_run: CompletionRun;
	content_release: ContentRelease;
	content_version: ContentVersion;
	correction: Correction;
	correction_answer: CorrectionAnswer;
	correction_request: CorrectionRequest;
	course_approval: CourseApproval;
	department: Department;
	draft: Draft;
	draft_comment: DraftComment;
	draft_decision: DraftDecision;
	draft_review: DraftReview;
	draft_revision: DraftRevision;
	enrolment: Enrolment;
	extra_attempt: ExtraAttempt;
	inspection: Inspection;
	inspection_ending: InspectionEnding;
	inspection_note: InspectionNote;
	invitation: Invitation;
	leave_spell: LeaveSpell;
	ledger_checkpoint: LedgerCheckpoint;
	ledger_entry: LedgerEntry;
	ledger_node: LedgerNode;
	legal_hold: LegalHold;
	legal_hold_ending: LegalHoldEnding;
	lesson_reading: LessonReading;
	media: Media;
	message: Message;
	message_attempt: MessageAttempt;
	message_outcome: MessageOutcome;
	migration: Migration;
	outside_decision: OutsideDecision;
	outside_training: OutsideTraining;
	person: Person;
	person_history: PersonHistory;
	prepared_file: PreparedFile;
	quiz_answer: QuizAnswer;
	quiz_attempt: QuizAttempt;
	quiz_submission: QuizSubmission;
	reading_place: ReadingPlace;
	record_file: RecordFile;
	record_import: RecordImport;
	removal: Removal;
	requirement: Requirement;
	requirement_item: RequirementItem;
	requirement_version: RequirementVersion;
	retention_rule: RetentionRule;
	saved_view: SavedView;
	scenario_result: ScenarioResult;
	scenario_run: ScenarioRun;
	scenario_step: ScenarioStep;
	session: Session;
	session_credit: SessionCredit;
	session_ending: SessionEnding;
	session_roster: SessionRoster;
	session_signature: SessionSignature;
	sign_in_limit: SignInLimit;
	state_report: StateReport;
	telling: Telling;
	unit: Unit;
	waiver: Waiver;
	workshop: Workshop;
	workshop_session: WorkshopSession;
}
