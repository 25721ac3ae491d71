-- The trainer's studio. What a department writes itself is published beside the shared content, in the same tables and
-- under the same rules, and belongs to that department alone: its codes begin with LS-, those of the shared content
-- never do.

alter table content_version
	add column department_id uuid constraint content_version_department references department,
	add constraint content_version_code_tells_whose check ((department_id is null) = (code !~ '^LS-'));

-- effect: what the release asks of officers who hold the version before it. note: what changed, in the trainer's words.
-- A release of a department counts from released_at on, which may lie ahead; retired: from then on nobody begins it.
alter table content_release
	add column department_id uuid constraint content_release_department references department,
	add column effect text not null default 'none' constraint content_release_effect_is_known check (
		effect in ('none', 'tell', 'read-difference', 'retake-next-cycle', 'retake-now')
	),
	add column note text not null default '' constraint content_release_note_is_no_book check (length(note) <= 2000),
	add column retired boolean not null default false,
	add column recorded_at timestamptz,
	add column released_by uuid,
	add constraint content_release_code_tells_whose check ((department_id is null) = (code !~ '^LS-')),
	add constraint content_release_says_who check (department_id is null or (released_by is not null and recorded_at is not null)),
	add constraint content_release_person foreign key (department_id, released_by) references person;

create procedure keep_to_everybody_or_department(table_name regclass)
language plpgsql
as $$
begin
	execute format('alter table %s enable row level security', table_name);
	execute format('alter table %s force row level security', table_name);
	execute format(
		'create policy shared_or_own on %s for select to firstword_app
		 using (department_id is null or department_id = (select current_department()))', table_name);
	execute format(
		'create policy own_is_written on %s for insert to firstword_app
		 with check (department_id = (select current_department()))', table_name);
	-- Shared content is published by the program itself, as the owner, before it serves anybody.
	execute format('create policy all_for_the_owner on %s to current_user using (true) with check (true)', table_name);
end $$;
call keep_to_everybody_or_department('content_version');
call keep_to_everybody_or_department('content_release');

-- Evidence points at content by hash alone; so that it cannot point at another department's, what is pointed at must
-- be visible to whoever writes the evidence. The argument is the column with the hash.
create function refuse_foreign_content() returns trigger
language plpgsql
as $$
declare
	pointed_at text := to_jsonb(new) ->> tg_argv[0];
begin
	if not exists (
		select from content_version version
		where version.hash = pointed_at
			and (version.department_id is null or version.department_id = new.department_id)
	) then
		raise exception 'content % is not there for this department', pointed_at
			using errcode = 'foreign_key_violation';
	end if;
	return new;
end $$;
create trigger content_is_shared_or_own before insert on scenario_run
	for each row execute function refuse_foreign_content('content_hash');
create trigger content_is_shared_or_own before insert on enrolment
	for each row execute function refuse_foreign_content('content_hash');
create trigger content_is_shared_or_own before insert on quiz_attempt
	for each row execute function refuse_foreign_content('content_hash');
create trigger content_is_shared_or_own before insert on completion
	for each row execute function refuse_foreign_content('content_hash');
create trigger statement_is_shared_or_own before insert on completion
	for each row execute function refuse_foreign_content('statement_hash');

-- A release is of a version of its own code and department: nobody makes another's text current, nor under another code.
create function refuse_foreign_version() returns trigger
language plpgsql
as $$
begin
	if not exists (
		select from content_version version
		where version.hash = new.hash and version.code = new.code
			and version.department_id is not distinct from new.department_id
	) then
		raise exception 'version % of % is not there for this department', new.hash, new.code
			using errcode = 'foreign_key_violation';
	end if;
	return new;
end $$;
create trigger version_is_of_its_own before insert on content_release
	for each row execute function refuse_foreign_version();

-- Practice that the department offers and nobody is bound to: it is never due, and no standing depends on it.
alter table requirement add column binding boolean not null default true;

-- A scenario being written. Its text is in draft_revision; the newest one is the draft.
create table draft (
	department_id uuid not null constraint draft_department references department,
	id uuid not null,
	code text not null constraint draft_code_is_local check (code ~ '^LS-[0-9]{1,3}$'),
	created_by uuid not null,
	created_at timestamptz not null,
	put_away_at timestamptz,
	constraint draft_pk primary key (department_id, id),
	constraint draft_code_once unique (department_id, code),
	constraint draft_creator foreign key (department_id, created_by) references person
);
call keep_to_department('draft');
grant select, insert, update on draft to firstword_app;

-- One row for a stretch of writing by one person: it is written over for some minutes and then stays as it is.
create table draft_revision (
	department_id uuid not null,
	draft_id uuid not null,
	number integer not null constraint draft_revision_counts_from_one check (number >= 1),
	text text not null constraint draft_revision_text_fits check (length(text) <= 400000),
	text_hash text not null,
	cause text not null constraint draft_revision_cause_is_known check (
		cause in ('template', 'copy', 'import', 'typed', 'restored')
	),
	saved_by uuid not null,
	begun_at timestamptz not null,
	saved_at timestamptz not null,
	constraint draft_revision_pk primary key (department_id, draft_id, number),
	constraint draft_revision_draft foreign key (department_id, draft_id) references draft,
	constraint draft_revision_person foreign key (department_id, saved_by) references person
);
call keep_to_department('draft_revision');
grant select, insert, update on draft_revision to firstword_app;

-- scene: the key of the scene it is about, null for the whole.
create table draft_comment (
	department_id uuid not null,
	id uuid not null,
	draft_id uuid not null,
	scene text,
	words text not null constraint draft_comment_says_something check (length(words) between 1 and 4000),
	written_by uuid not null,
	written_at timestamptz not null,
	settled_by uuid,
	settled_at timestamptz,
	constraint draft_comment_pk primary key (department_id, id),
	constraint draft_comment_draft foreign key (department_id, draft_id) references draft,
	constraint draft_comment_writer foreign key (department_id, written_by) references person,
	constraint draft_comment_settler foreign key (department_id, settled_by) references person
);
create index draft_comment_of_draft on draft_comment (department_id, draft_id);
call keep_to_department('draft_comment');
grant select, insert, update on draft_comment to firstword_app;

-- The text as it was sent to review; what is approved and published is exactly this. number counts the reviews of a
-- draft; revision is the row of writing that was sent, so that it is known who wrote since.
create table draft_review (
	department_id uuid not null,
	id uuid not null,
	draft_id uuid not null,
	number integer not null constraint draft_review_counts_from_one check (number >= 1),
	revision integer not null,
	text text not null,
	text_hash text not null,
	note text not null constraint draft_review_note_is_no_book check (length(note) <= 2000),
	asked_by uuid not null,
	asked_at timestamptz not null,
	constraint draft_review_pk primary key (department_id, id),
	constraint draft_review_number_once unique (department_id, draft_id, number),
	constraint draft_review_draft foreign key (department_id, draft_id) references draft,
	constraint draft_review_revision foreign key (department_id, draft_id, revision) references draft_revision,
	constraint draft_review_asker foreign key (department_id, asked_by) references person
);
call keep_to_department('draft_review');
call keep_as_evidence('draft_review');

-- clinician: who with clinical training read a scenario with intense content, as the approver states it.
create table draft_decision (
	department_id uuid not null,
	review_id uuid not null,
	verdict text not null constraint draft_decision_verdict_is_known check (
		verdict in ('approved', 'changes-asked', 'withdrawn')
	),
	words text not null constraint draft_decision_words_are_no_book check (length(words) <= 4000),
	clinician text constraint draft_decision_clinician_is_said check (length(clinician) between 1 and 200),
	decided_by uuid not null,
	decided_at timestamptz not null,
	constraint draft_decision_pk primary key (department_id, review_id),
	constraint draft_decision_review foreign key (department_id, review_id) references draft_review,
	constraint draft_decision_person foreign key (department_id, decided_by) references person
);
call keep_to_department('draft_decision');
call keep_as_evidence('draft_decision');

-- Nobody approves what they sent to review themselves, whatever the program says. (Nor what they wrote: decide-review.ts.)
create function refuse_own_approval() returns trigger
language plpgsql
as $$
begin
	if new.verdict = 'approved' and exists (
		select from draft_review review
		where review.department_id = new.department_id and review.id = new.review_id
			and review.asked_by = new.decided_by
	) then
		raise exception 'an author does not approve' using errcode = 'check_violation';
	end if;
	return new;
end $$;
create trigger approved_by_a_second_person before insert on draft_decision
	for each row execute function refuse_own_approval();

alter table content_release
	add column review_id uuid,
	add constraint content_release_review foreign key (department_id, review_id) references draft_review;

-- Pictures, sound and captions of a department's scenarios, by the hash of their bytes: what a published text shows
-- cannot change under it. said: what a picture shows, or the transcript of a sound.
create table media (
	department_id uuid not null constraint media_department references department,
	hash text not null,
	kind text not null constraint media_kind_is_known check (kind in ('picture', 'audio', 'captions')),
	type text not null,
	name text not null constraint media_name_is_said check (length(name) between 1 and 200),
	said text not null constraint media_has_words check (kind = 'captions' or length(trim(said)) between 1 and 8000),
	bytes bytea not null constraint media_fits check (octet_length(bytes) between 1 and 491520),
	added_by uuid not null,
	added_at timestamptz not null,
	constraint media_pk primary key (department_id, hash),
	constraint media_person foreign key (department_id, added_by) references person
);
call keep_to_department('media');
call keep_as_evidence('media');

-- An officer has read what a release changed.
create table change_reading (
	department_id uuid not null,
	person_id uuid not null,
	release_id bigint not null constraint change_reading_release references content_release,
	read_at timestamptz not null,
	constraint change_reading_pk primary key (department_id, person_id, release_id),
	constraint change_reading_person foreign key (department_id, person_id) references person
);
call keep_to_department('change_reading');
call keep_as_evidence('change_reading');

-- What was read is a release of the reader's own department.
create function refuse_foreign_release() returns trigger
language plpgsql
as $$
begin
	if not exists (
		select from content_release release
		where release.id = new.release_id and release.department_id = new.department_id
	) then
		raise exception 'release % is not there for this department', new.release_id
			using errcode = 'foreign_key_violation';
	end if;
	return new;
end $$;
create trigger release_is_own before insert on change_reading
	for each row execute function refuse_foreign_release();
