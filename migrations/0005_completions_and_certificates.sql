create table completion (
	department_id uuid not null,
	id uuid not null,
	person_id uuid not null,
	requirement_id uuid not null,
	cycle integer not null,
	code text not null,
	content_hash text not null constraint completion_version references content_version,
	quiz_attempt_id uuid not null,
	statement_hash text not null constraint completion_statement references content_version,
	won integer not null,
	most integer not null,
	minutes_approved integer not null,
	minutes_active integer not null,
	completed_at timestamptz not null,
	completed_on date not null,
	valid_until date not null constraint completion_lasts check (valid_until > completed_on),
	digest text not null,
	constraint completion_pk primary key (department_id, id),
	constraint completion_once_a_cycle unique (department_id, person_id, requirement_id, cycle, code),
	constraint completion_enrolment foreign key (department_id, person_id, requirement_id, cycle, code) references enrolment,
	constraint completion_quiz foreign key (department_id, quiz_attempt_id) references quiz_submission
);
call keep_to_department('completion');
call keep_as_evidence('completion');

-- The passed runs that a completion rests on.
create table completion_run (
	department_id uuid not null,
	completion_id uuid not null,
	run_id uuid not null,
	constraint completion_run_pk primary key (department_id, completion_id, run_id),
	constraint completion_run_completion foreign key (department_id, completion_id) references completion,
	constraint completion_run_result foreign key (department_id, run_id) references scenario_result
);
call keep_to_department('completion_run');
call keep_as_evidence('completion_run');

-- What was printed on the certificate stays what it was, whatever the person, unit or course is called later.
create table certificate (
	department_id uuid not null,
	id uuid not null,
	completion_id uuid not null,
	person_id uuid not null,
	number text not null constraint certificate_number_once unique,
	officer_name text not null,
	rank text,
	badge_number text,
	department_name text not null,
	course_code text not null,
	course_title text not null,
	requirement_title text not null,
	citation text not null,
	content_hash text not null,
	minutes integer not null,
	won integer not null,
	most integer not null,
	completed_on date not null,
	valid_until date not null,
	issued_at timestamptz not null,
	digest text not null,
	constraint certificate_pk primary key (department_id, id),
	constraint certificate_once_a_completion unique (department_id, completion_id),
	constraint certificate_completion foreign key (department_id, completion_id) references completion,
	constraint certificate_person foreign key (department_id, person_id) references person
);
create index certificate_person on certificate (department_id, person_id);
call keep_to_department('certificate');
call keep_as_evidence('certificate');
-- Anyone may check a certificate whose number they hold.
create policy by_number on certificate for select to firstword_app using (number = (select current_key()));

create table certificate_revocation (
	department_id uuid not null,
	certificate_id uuid not null,
	reason text not null constraint certificate_revocation_reason_is_said check (length(reason) between 1 and 1000),
	revoked_by uuid not null,
	revoked_at timestamptz not null,
	constraint certificate_revocation_pk primary key (department_id, certificate_id),
	constraint certificate_revocation_certificate foreign key (department_id, certificate_id) references certificate,
	constraint certificate_revocation_person foreign key (department_id, revoked_by) references person
);
call keep_to_department('certificate_revocation');
call keep_as_evidence('certificate_revocation');
