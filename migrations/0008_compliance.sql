-- What a person's rule may ask for beside rank and unit: an assignment, and the date that their licence runs from.
alter table person_history
	add column assignment text constraint person_assignment_is_said check (length(assignment) between 1 and 100),
	add column licensed_on date;

-- The row of a requirement is its version 1. What a rolling rule over all officers does not say stands in `rule`;
-- null in rows from before there was anything else.
alter table requirement add column rule jsonb;

-- Every later version, whole. An item that a version adds is an item of the requirement from then on.
create table requirement_version (
	department_id uuid not null,
	requirement_id uuid not null,
	number integer not null constraint requirement_version_follows_the_first check (number >= 2),
	title text not null,
	citation text not null,
	effective_on date not null,
	first_due_days integer not null constraint requirement_version_first_due_is_later check (first_due_days > 0),
	every_months integer not null constraint requirement_version_recurs check (every_months > 0),
	renewal_window_days integer not null
		constraint requirement_version_window_within_cycle check (renewal_window_days between 0 and every_months * 28),
	pass_percent integer not null
		constraint requirement_version_pass_mark_not_below_80 check (pass_percent between 80 and 100),
	attempts_per_cycle integer not null constraint requirement_version_has_an_attempt check (attempts_per_cycle >= 1),
	wait_minutes integer not null constraint requirement_version_wait_is_no_debt check (wait_minutes >= 0),
	rule jsonb not null,
	items text[] not null,
	withdrawn boolean not null,
	note text not null constraint requirement_version_note_is_said check (length(note) between 1 and 1000),
	recorded_by uuid not null,
	recorded_at timestamptz not null,
	constraint requirement_version_pk primary key (department_id, requirement_id, number),
	constraint requirement_version_requirement foreign key (department_id, requirement_id) references requirement,
	constraint requirement_version_recorder foreign key (department_id, recorded_by) references person
);
call keep_to_department('requirement_version');
call keep_as_evidence('requirement_version');

create table leave_spell (
	department_id uuid not null,
	id uuid not null,
	person_id uuid not null,
	kind text not null
		constraint leave_kind_is_known check (kind in ('military', 'medical', 'family', 'administrative', 'other')),
	from_on date not null,
	-- The last day; null while nobody knows it.
	until_on date constraint leave_ends_after_it_begins check (until_on >= from_on),
	reason text not null constraint leave_reason_is_said check (length(reason) between 1 and 1000),
	recorded_by uuid not null constraint leave_not_recorded_by_oneself check (recorded_by <> person_id),
	recorded_at timestamptz not null,
	constraint leave_spell_pk primary key (department_id, id),
	constraint leave_spell_person foreign key (department_id, person_id) references person,
	constraint leave_spell_recorder foreign key (department_id, recorded_by) references person
);
create index leave_spell_of on leave_spell (department_id, person_id);
call keep_to_department('leave_spell');
call keep_as_evidence('leave_spell');

create table waiver (
	department_id uuid not null,
	id uuid not null,
	person_id uuid not null,
	requirement_id uuid not null,
	from_on date not null,
	until_on date not null constraint waiver_ends_after_it_begins check (until_on >= from_on),
	reason text not null constraint waiver_reason_is_said check (length(reason) between 1 and 1000),
	approved_by uuid not null constraint waiver_not_for_oneself check (approved_by <> person_id),
	recorded_at timestamptz not null,
	constraint waiver_pk primary key (department_id, id),
	constraint waiver_person foreign key (department_id, person_id) references person,
	constraint waiver_requirement foreign key (department_id, requirement_id) references requirement,
	constraint waiver_approver foreign key (department_id, approved_by) references person
);
create index waiver_of on waiver (department_id, person_id);
call keep_to_department('waiver');
call keep_as_evidence('waiver');

-- Files that prove something: certificates of outside training, the table that records were imported from.
create table record_file (
	department_id uuid not null constraint record_file_department references department,
	hash text not null,
	name text not null constraint record_file_name_is_said check (length(name) between 1 and 200),
	media_type text not null,
	bytes bytea not null,
	added_by uuid not null,
	added_at timestamptz not null,
	constraint record_file_pk primary key (department_id, hash),
	constraint record_file_adder foreign key (department_id, added_by) references person
);
call keep_to_department('record_file');
call keep_as_evidence('record_file');

create table record_import (
	department_id uuid not null,
	id uuid not null,
	file_hash text not null,
	rows integer not null constraint record_import_holds_rows check (rows >= 1),
	reason text not null constraint record_import_reason_is_said check (length(reason) between 1 and 1000),
	imported_by uuid not null,
	imported_at timestamptz not null,
	constraint record_import_pk primary key (department_id, id),
	constraint record_import_file_once unique (department_id, file_hash),
	constraint record_import_file foreign key (department_id, file_hash) references record_file,
	constraint record_import_importer foreign key (department_id, imported_by) references person
);
call keep_to_department('record_import');
call keep_as_evidence('record_import');

-- Training that somebody did elsewhere, or that older records say they did. It is marked by its source and never a
-- scored completion of ours.
create table outside_training (
	department_id uuid not null,
	id uuid not null,
	person_id uuid not null,
	source text not null constraint outside_training_source_is_known check (source in ('outside', 'import')),
	title text not null constraint outside_training_title_is_said check (length(title) between 1 and 200),
	provider text not null constraint outside_training_provider_is_said check (length(provider) between 1 and 200),
	provider_number text,
	state_course_number text,
	begun_on date not null,
	completed_on date not null constraint outside_training_ends_after_it_begins check (completed_on >= begun_on),
	minutes integer not null constraint outside_training_lasts check (minutes between 1 and 60000),
	-- [{ "topic": "...", "minutes": 60 }], together at most `minutes`.
	topics jsonb not null,
	category text,
	delivery text not null
		constraint outside_training_delivery_is_known
		check (delivery in ('self-paced', 'online', 'blended', 'roll-call', 'in-person')),
	place text,
	instructor text,
	instructor_qualification text,
	statement text not null constraint outside_training_statement_is_said check (length(statement) between 1 and 1000),
	file_hash text,
	import_id uuid,
	import_line integer,
	entered_by uuid not null,
	entered_at timestamptz not null,
	constraint outside_training_pk primary key (department_id, id),
	constraint outside_training_import_line_once unique (department_id, import_id, import_line),
	constraint outside_training_is_of_person unique (department_id, id, person_id),
	constraint outside_training_person foreign key (department_id, person_id) references person,
	constraint outside_training_file foreign key (department_id, file_hash) references record_file,
	constraint outside_training_import foreign key (department_id, import_id) references record_import,
	constraint outside_training_enterer foreign key (department_id, entered_by) references person
);
create index outside_training_of on outside_training (department_id, person_id);
call keep_to_department('outside_training');
call keep_as_evidence('outside_training');

-- Whether it counts, decided once by somebody else than the officer.
create table outside_decision (
	department_id uuid not null,
	outside_id uuid not null,
	person_id uuid not null,
	accepted boolean not null,
	reason text not null constraint outside_decision_reason_is_said check (length(reason) between 1 and 1000),
	decided_by uuid not null constraint outside_decision_not_for_oneself check (decided_by <> person_id),
	decided_at timestamptz not null,
	constraint outside_decision_pk primary key (department_id, outside_id),
	constraint outside_decision_outside foreign key (department_id, outside_id, person_id)
		references outside_training (department_id, id, person_id),
	constraint outside_decision_decider foreign key (department_id, decided_by) references person
);
call keep_to_department('outside_decision');
call keep_as_evidence('outside_decision');

-- Training that a person leads: a workshop is taught in sessions, each of which teaches one of its segments.
create table workshop (
	department_id uuid not null constraint workshop_department references department,
	id uuid not null,
	title text not null constraint workshop_title_is_said check (length(title) between 1 and 200),
	summary text not null constraint workshop_summary_is_said check (length(summary) between 1 and 2000),
	-- Whole minutes approved for it, and which of them are for what: [{ "topic": "...", "minutes": 60 }].
	minutes integer not null constraint workshop_lasts check (minutes between 1 and 6000),
	topics jsonb not null,
	category text,
	partner text constraint workshop_partner_is_said check (length(partner) between 1 and 200),
	partner_kind text not null
		constraint workshop_partner_kind_is_known
		check (partner_kind in ('none', 'mental-health', 'victim-services', 'medical', 'prosecution', 'other')),
	segments integer not null constraint workshop_has_segments check (segments between 1 and 50),
	state_course_number text,
	created_by uuid not null,
	created_at timestamptz not null,
	constraint workshop_pk primary key (department_id, id),
	constraint workshop_creator foreign key (department_id, created_by) references person
);
call keep_to_department('workshop');
call keep_as_evidence('workshop');

create table workshop_session (
	department_id uuid not null,
	id uuid not null,
	workshop_id uuid not null,
	segment integer not null constraint workshop_session_segment_counts_from_one check (segment >= 1),
	starts_at timestamptz not null,
	ends_at timestamptz not null constraint workshop_session_lasts check (ends_at > starts_at),
	place text not null constraint workshop_session_place_is_said check (length(place) between 1 and 200),
	instructor text not null constraint workshop_session_instructor_is_said check (length(instructor) between 1 and 200),
	instructor_qualification text not null
		constraint workshop_session_qualification_is_said check (length(instructor_qualification) between 1 and 500),
	-- Whether an officer who is on no list may sign in by the code, which puts them on it.
	walk_ins boolean not null,
	-- What the squares on the wall hold; whoever is in the room can read them.
	sign_in_code text not null,
	sign_out_code text not null constraint workshop_session_has_two_codes check (sign_out_code <> sign_in_code),
	scheduled_by uuid not null,
	scheduled_at timestamptz not null,
	constraint workshop_session_pk primary key (department_id, id),
	constraint workshop_session_workshop foreign key (department_id, workshop_id) references workshop,
	constraint workshop_session_scheduler foreign key (department_id, scheduled_by) references person
);
call keep_to_department('workshop_session');
call keep_as_evidence('workshop_session');

create table session_roster (
	department_id uuid not null,
	session_id uuid not null,
	person_id uuid not null,
	added_by uuid not null,
	added_at timestamptz not null,
	constraint session_roster_pk primary key (department_id, session_id, person_id),
	constraint session_roster_session foreign key (department_id, session_id) references workshop_session,
	constraint session_roster_person foreign key (department_id, person_id) references person,
	constraint session_roster_adder foreign key (department_id, added_by) references person
);
create index session_roster_of on session_roster (department_id, person_id);
call keep_to_department('session_roster');
call keep_as_evidence('session_roster');

create table session_signature (
	department_id uuid not null,
	session_id uuid not null,
	person_id uuid not null,
	direction text not null constraint session_signature_direction_is_known check (direction in ('in', 'out')),
	how text not null constraint session_signature_way_is_known check (how in ('qr', 'sheet')),
	signed_at timestamptz not null,
	recorded_by uuid not null
		constraint session_signature_by_oneself_only_by_code check ((how = 'qr') = (recorded_by = person_id)),
	recorded_at timestamptz not null,
	constraint session_signature_pk primary key (department_id, session_id, person_id, direction),
	constraint session_signature_roster foreign key (department_id, session_id, person_id) references session_roster,
	constraint session_signature_recorder foreign key (department_id, recorded_by) references person
);
call keep_to_department('session_signature');
call keep_as_evidence('session_signature');

-- How a session ended, once: it took place and whoever attended is credited, or it was cancelled.
create table session_ending (
	department_id uuid not null,
	session_id uuid not null,
	held boolean not null,
	reason text not null constraint session_ending_reason_is_said check (length(reason) between 1 and 1000),
	ended_by uuid not null,
	ended_at timestamptz not null,
	constraint session_ending_pk primary key (department_id, session_id),
	constraint session_ending_session foreign key (department_id, session_id) references workshop_session,
	constraint session_ending_person foreign key (department_id, ended_by) references person
);
call keep_to_department('session_ending');
call keep_as_evidence('session_ending');

create table session_credit (
	department_id uuid not null,
	id uuid not null,
	session_id uuid not null,
	person_id uuid not null,
	minutes_present integer not null constraint session_credit_presence_is_no_debt check (minutes_present >= 0),
	minutes integer not null
		constraint session_credit_at_most_presence check (minutes between 1 and minutes_present),
	taught_on date not null,
	digest text not null,
	constraint session_credit_pk primary key (department_id, id),
	constraint session_credit_once unique (department_id, session_id, person_id),
	constraint session_credit_ending foreign key (department_id, session_id) references session_ending,
	constraint session_credit_roster foreign key (department_id, session_id, person_id) references session_roster
);
create index session_credit_of on session_credit (department_id, person_id);
call keep_to_department('session_credit');
call keep_as_evidence('session_credit');

-- A row that was wrong stays; this says so, why, and which row of the same kind stands in its place, if any does.
create table correction (
	department_id uuid not null,
	id uuid not null,
	of_kind text not null
		constraint correction_kind_is_known check (of_kind in ('leave', 'waiver', 'outside', 'session-credit')),
	of_id uuid not null,
	person_id uuid not null,
	replaced_by uuid constraint correction_replaces_by_another check (replaced_by <> of_id),
	reason text not null constraint correction_reason_is_said check (length(reason) between 1 and 1000),
	corrected_by uuid not null constraint correction_not_for_oneself check (corrected_by <> person_id),
	corrected_at timestamptz not null,
	constraint correction_pk primary key (department_id, id),
	constraint correction_once unique (department_id, of_kind, of_id),
	constraint correction_person foreign key (department_id, person_id) references person,
	constraint correction_corrector foreign key (department_id, corrected_by) references person
);
call keep_to_department('correction');
call keep_as_evidence('correction');

-- How a department tells its people: the newest row counts.
create table telling (
	department_id uuid not null constraint telling_department references department,
	number integer not null constraint telling_counts_from_one check (number >= 1),
	-- Local times between which nothing is sent, such as 21:00 to 07:00; equal when there is no such time.
	quiet_from text not null constraint telling_quiet_from_is_a_time check (quiet_from ~ '^([01]\d|2[0-3]):[0-5]\d$'),
	quiet_until text not null constraint telling_quiet_until_is_a_time check (quiet_until ~ '^([01]\d|2[0-3]):[0-5]\d$'),
	remind_days integer[] not null,
	is_on boolean not null,
	set_by uuid not null,
	set_at timestamptz not null,
	constraint telling_pk primary key (department_id, number),
	constraint telling_setter foreign key (department_id, set_by) references person
);
call keep_to_department('telling');
call keep_as_evidence('telling');

-- One message to one person, written once for its key: what was to be told cannot be told twice.
create table message (
	department_id uuid not null,
	id uuid not null,
	key text not null,
	person_id uuid not null,
	kind text not null
		constraint message_kind_is_known check (kind in ('assigned', 'due-soon', 'overdue', 'digest', 'asked-again')),
	to_address text not null,
	subject text not null,
	text_body text not null,
	html_body text not null,
	made_at timestamptz not null,
	send_after timestamptz not null,
	constraint message_pk primary key (department_id, id),
	constraint message_key_once unique (department_id, key),
	constraint message_person foreign key (department_id, person_id) references person
);
create index message_by_time on message (department_id, made_at desc);
call keep_to_department('message');
call keep_as_evidence('message');

-- Who tries to send it holds it until `held_until`; the number makes two workers one.
create table message_attempt (
	department_id uuid not null,
	message_id uuid not null,
	number integer not null constraint message_attempt_counts_from_one check (number >= 1),
	begun_at timestamptz not null,
	held_until timestamptz not null,
	constraint message_attempt_pk primary key (department_id, message_id, number),
	constraint message_attempt_message foreign key (department_id, message_id) references message
);
call keep_to_department('message_attempt');
call keep_as_evidence('message_attempt');

create table message_outcome (
	department_id uuid not null,
	message_id uuid not null,
	number integer not null,
	-- `failed` is tried again; the others are the end of it: it arrived, it will not, or it was never to leave.
	outcome text not null
		constraint message_outcome_is_known check (outcome in ('sent', 'failed', 'given-up', 'kept')),
	detail text not null,
	retry_at timestamptz
		constraint message_outcome_only_failure_is_tried_again check ((outcome = 'failed') = (retry_at is not null)),
	ended_at timestamptz not null,
	constraint message_outcome_pk primary key (department_id, message_id, number),
	constraint message_outcome_attempt foreign key (department_id, message_id, number) references message_attempt
);
call keep_to_department('message_outcome');
call keep_as_evidence('message_outcome');
