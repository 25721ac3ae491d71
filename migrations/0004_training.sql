create table requirement (
	department_id uuid not null constraint requirement_department references department,
	id uuid not null,
	title text not null,
	citation text not null,
	effective_on date not null,
	first_due_days integer not null constraint requirement_first_due_is_later check (first_due_days > 0),
	every_months integer not null constraint requirement_recurs check (every_months > 0),
	renewal_window_days integer not null
		constraint requirement_window_within_cycle check (renewal_window_days between 0 and every_months * 28),
	pass_percent integer not null
		constraint requirement_pass_mark_not_below_80 check (pass_percent between 80 and 100),
	attempts_per_cycle integer not null constraint requirement_has_an_attempt check (attempts_per_cycle >= 1),
	wait_minutes integer not null constraint requirement_wait_is_no_debt check (wait_minutes >= 0),
	created_at timestamptz not null,
	constraint requirement_pk primary key (department_id, id)
);
call keep_to_department('requirement');
call keep_as_evidence('requirement');

create table requirement_item (
	department_id uuid not null,
	requirement_id uuid not null,
	position integer not null,
	code text not null,
	kind text not null constraint requirement_item_kind_is_known check (kind in ('module', 'scenario')),
	constraint requirement_item_pk primary key (department_id, requirement_id, code),
	constraint requirement_item_place_once unique (department_id, requirement_id, position),
	constraint requirement_item_requirement foreign key (department_id, requirement_id) references requirement
);
call keep_to_department('requirement_item');
call keep_as_evidence('requirement_item');

-- A person begins a module in a cycle, on the version that is current then; they finish on it.
create table enrolment (
	department_id uuid not null,
	person_id uuid not null,
	requirement_id uuid not null,
	cycle integer not null constraint enrolment_cycles_count_from_one check (cycle >= 1),
	code text not null,
	content_hash text not null constraint enrolment_version references content_version,
	enrolled_at timestamptz not null,
	constraint enrolment_pk primary key (department_id, person_id, requirement_id, cycle, code),
	constraint enrolment_person foreign key (department_id, person_id) references person,
	constraint enrolment_item foreign key (department_id, requirement_id, code) references requirement_item
);
call keep_to_department('enrolment');
call keep_as_evidence('enrolment');

create table lesson_reading (
	department_id uuid not null,
	person_id uuid not null,
	requirement_id uuid not null,
	cycle integer not null,
	code text not null,
	lesson text not null,
	finished_at timestamptz not null,
	constraint lesson_reading_pk primary key (department_id, person_id, requirement_id, cycle, code, lesson),
	constraint lesson_reading_enrolment foreign key (department_id, person_id, requirement_id, cycle, code) references enrolment
);
call keep_to_department('lesson_reading');
call keep_as_evidence('lesson_reading');

-- Where somebody is in a lesson and how long they were at it; convenience and measure, not evidence, so it changes.
create table reading_place (
	department_id uuid not null,
	person_id uuid not null,
	requirement_id uuid not null,
	cycle integer not null,
	code text not null,
	lesson text not null,
	permille integer not null constraint reading_place_within_the_page check (permille between 0 and 1000),
	active_seconds integer not null,
	seen_at timestamptz not null,
	constraint reading_place_pk primary key (department_id, person_id, requirement_id, cycle, code, lesson),
	constraint reading_place_enrolment foreign key (department_id, person_id, requirement_id, cycle, code) references enrolment
);
call keep_to_department('reading_place');
grant select, insert, update on reading_place to firstword_app;

create table quiz_attempt (
	department_id uuid not null,
	id uuid not null,
	person_id uuid not null,
	requirement_id uuid not null,
	cycle integer not null,
	code text not null,
	content_hash text not null constraint quiz_attempt_version references content_version,
	number integer not null constraint quiz_attempt_counts_from_one check (number >= 1),
	seed text not null,
	pass_percent integer not null,
	started_at timestamptz not null,
	constraint quiz_attempt_pk primary key (department_id, id),
	constraint quiz_attempt_number_once unique (department_id, person_id, requirement_id, cycle, code, number),
	constraint quiz_attempt_enrolment foreign key (department_id, person_id, requirement_id, cycle, code) references enrolment
);
call keep_to_department('quiz_attempt');
call keep_as_evidence('quiz_attempt');

-- A changed answer is a further revision; the last one counts, all of them stay.
create table quiz_answer (
	department_id uuid not null,
	attempt_id uuid not null,
	question integer not null,
	revision integer not null,
	shown integer[] not null,
	chosen integer[] not null,
	answered_at timestamptz not null,
	constraint quiz_answer_pk primary key (department_id, attempt_id, question, revision),
	constraint quiz_answer_attempt foreign key (department_id, attempt_id) references quiz_attempt
);
call keep_to_department('quiz_answer');
call keep_as_evidence('quiz_answer');

create table quiz_submission (
	department_id uuid not null,
	attempt_id uuid not null,
	won integer not null,
	most integer not null,
	passed boolean not null,
	by_skill jsonb not null,
	digest text not null,
	submitted_at timestamptz not null,
	constraint quiz_submission_pk primary key (department_id, attempt_id),
	constraint quiz_submission_attempt foreign key (department_id, attempt_id) references quiz_attempt
);
call keep_to_department('quiz_submission');
call keep_as_evidence('quiz_submission');

create table scenario_run (
	department_id uuid not null,
	id uuid not null,
	person_id uuid not null,
	requirement_id uuid not null,
	cycle integer not null,
	code text not null,
	content_hash text not null constraint scenario_run_version references content_version,
	number integer not null constraint scenario_run_counts_from_one check (number >= 1),
	pass_percent integer not null
		constraint scenario_run_pass_mark_not_below_80 check (pass_percent between 80 and 100),
	started_at timestamptz not null,
	constraint scenario_run_pk primary key (department_id, id),
	constraint scenario_run_number_once unique (department_id, person_id, requirement_id, cycle, code, number),
	constraint scenario_run_person foreign key (department_id, person_id) references person,
	constraint scenario_run_item foreign key (department_id, requirement_id, code) references requirement_item
);
call keep_to_department('scenario_run');
call keep_as_evidence('scenario_run');

-- The run is this list. Each step's hash covers the one before it, and the last one enters the ledger with the result.
create table scenario_step (
	department_id uuid not null,
	run_id uuid not null,
	step integer not null constraint scenario_step_counts_from_zero check (step >= 0),
	scene text not null,
	kind text not null constraint scenario_step_kind_is_known check (kind in ('choice', 'answer', 'continue')),
	shown integer[] not null,
	chosen integer[] not null,
	made_at timestamptz not null,
	hash text not null,
	constraint scenario_step_pk primary key (department_id, run_id, step),
	constraint scenario_step_run foreign key (department_id, run_id) references scenario_run
);
call keep_to_department('scenario_step');
call keep_as_evidence('scenario_step');

create table scenario_result (
	department_id uuid not null,
	run_id uuid not null,
	ending text not null constraint scenario_result_ending_is_known check (ending in ('pass', 'review')),
	won integer not null,
	most integer not null,
	passed boolean not null,
	by_skill jsonb not null,
	critical_errors text[] not null,
	digest text not null,
	finished_at timestamptz not null,
	constraint scenario_result_pk primary key (department_id, run_id),
	constraint scenario_result_run foreign key (department_id, run_id) references scenario_run
);
call keep_to_department('scenario_result');
call keep_as_evidence('scenario_result');

-- Somebody with the right to do so opened one more quiz attempt, and said why.
create table extra_attempt (
	department_id uuid not null,
	id uuid not null,
	person_id uuid not null,
	requirement_id uuid not null,
	cycle integer not null,
	code text not null,
	reason text not null constraint extra_attempt_reason_is_said check (length(reason) between 1 and 1000),
	granted_by uuid not null,
	granted_at timestamptz not null,
	constraint extra_attempt_pk primary key (department_id, id),
	constraint extra_attempt_enrolment foreign key (department_id, person_id, requirement_id, cycle, code) references enrolment,
	constraint extra_attempt_granter foreign key (department_id, granted_by) references person,
	constraint extra_attempt_not_for_oneself check (granted_by <> person_id)
);
call keep_to_department('extra_attempt');
call keep_as_evidence('extra_attempt');
