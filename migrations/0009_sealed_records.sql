-- What of an entry the ledger is searched by is derived from its text, as its kind and subject are.
alter table ledger_entry
	add column actor text generated always as (body::jsonb ->> 'actor') stored,
	add column at text generated always as (body::jsonb ->> 'at') stored;
create index ledger_entry_actor on ledger_entry (department_id, actor, seq desc);
create index ledger_entry_at on ledger_entry (department_id, at, seq);

-- The Merkle tree over a department's entries (RFC 6962), as far as it is complete: the roots of every 256 entries
-- (level 1), of every 65,536 (level 2) and so on. They follow from the entries and only spare their reading.
create table ledger_node (
	department_id uuid not null constraint ledger_node_department references department,
	level integer not null constraint ledger_node_level_counts_from_one check (level between 1 and 6),
	index bigint not null constraint ledger_node_index_is_no_debt check (index >= 0),
	hash text not null,
	constraint ledger_node_pk primary key (department_id, level, index)
);
call keep_to_department('ledger_node');
call keep_as_evidence('ledger_node');

-- The tree as it was signed with a key that is not in this database. `note` is the signed text itself.
create table ledger_checkpoint (
	department_id uuid not null constraint ledger_checkpoint_department references department,
	size bigint not null constraint ledger_checkpoint_covers_an_entry check (size >= 1),
	root text not null,
	note text not null,
	signed_at timestamptz not null,
	constraint ledger_checkpoint_pk primary key (department_id, size)
);
call keep_to_department('ledger_checkpoint');
call keep_as_evidence('ledger_checkpoint');

-- Where copies of checkpoints go: a folder of the server, a mailbox, an address on the web.
create table checkpoint_sink (
	department_id uuid not null constraint checkpoint_sink_department references department,
	id uuid not null,
	kind text not null constraint checkpoint_sink_kind_is_known check (kind in ('file', 'mail', 'webhook')),
	target text not null constraint checkpoint_sink_target_is_said check (length(target) between 1 and 1000),
	added_by uuid not null,
	added_at timestamptz not null,
	constraint checkpoint_sink_pk primary key (department_id, id),
	constraint checkpoint_sink_adder foreign key (department_id, added_by) references person
);
call keep_to_department('checkpoint_sink');
call keep_as_evidence('checkpoint_sink');

create table checkpoint_sink_ending (
	department_id uuid not null,
	sink_id uuid not null,
	ended_by uuid not null,
	ended_at timestamptz not null,
	constraint checkpoint_sink_ending_pk primary key (department_id, sink_id),
	constraint checkpoint_sink_ending_sink foreign key (department_id, sink_id) references checkpoint_sink,
	constraint checkpoint_sink_ending_person foreign key (department_id, ended_by) references person
);
call keep_to_department('checkpoint_sink_ending');
call keep_as_evidence('checkpoint_sink_ending');

-- One try to hand a checkpoint to a sink, and what came of it.
create table checkpoint_delivery (
	department_id uuid not null,
	sink_id uuid not null,
	size bigint not null,
	number integer not null constraint checkpoint_delivery_counts_from_one check (number >= 1),
	accepted boolean not null,
	detail text not null,
	tried_at timestamptz not null,
	constraint checkpoint_delivery_pk primary key (department_id, sink_id, size, number),
	constraint checkpoint_delivery_sink foreign key (department_id, sink_id) references checkpoint_sink,
	constraint checkpoint_delivery_checkpoint foreign key (department_id, size) references ledger_checkpoint
);
create index checkpoint_delivery_by_time on checkpoint_delivery (department_id, sink_id, tried_at desc);
call keep_to_department('checkpoint_delivery');
call keep_as_evidence('checkpoint_delivery');

-- A file that is made while somebody waits for it: a pack, a large export. Its bytes are in a folder of the server and
-- go when it expires; what it was stands in the ledger.
create table prepared_file (
	department_id uuid not null constraint prepared_file_department references department,
	id uuid not null,
	kind text not null constraint prepared_file_kind_is_said check (length(kind) between 1 and 50),
	request jsonb not null,
	requested_by uuid not null,
	requested_at timestamptz not null,
	expires_at timestamptz not null constraint prepared_file_expires_later check (expires_at > requested_at),
	state text not null
		constraint prepared_file_state_is_known check (state in ('waiting', 'working', 'ready', 'failed')),
	-- Who works on it holds it until then; afterwards another may begin anew.
	held_until timestamptz,
	done bigint not null default 0,
	total bigint not null default 0,
	step text not null default '',
	name text,
	media_type text,
	bytes bigint,
	digest text,
	failure text,
	constraint prepared_file_pk primary key (department_id, id),
	constraint prepared_file_requester foreign key (department_id, requested_by) references person
);
create index prepared_file_by_time on prepared_file (department_id, requested_at desc);
call keep_to_department('prepared_file');
grant select, insert, update, delete on prepared_file to firstword_app;

-- A list with its filters, under a name of one's own.
create table saved_view (
	department_id uuid not null,
	id uuid not null,
	person_id uuid not null,
	name text not null constraint saved_view_name_is_said check (length(name) between 1 and 100),
	-- A path of this program with its question mark, never another place.
	href text not null constraint saved_view_is_a_path check (href ~ '^/[^/\\]' and length(href) <= 2000),
	saved_at timestamptz not null,
	constraint saved_view_pk primary key (department_id, id),
	constraint saved_view_name_once unique (department_id, person_id, name),
	constraint saved_view_person foreign key (department_id, person_id) references person
);
call keep_to_department('saved_view');
grant select, insert, delete on saved_view to firstword_app;

-- What an agency is called at its state, and who answers for it: the newest row counts.
create table agency_detail (
	department_id uuid not null constraint agency_detail_department references department,
	number integer not null constraint agency_detail_counts_from_one check (number >= 1),
	ori text,
	state_agency_number text,
	-- The state profile of content/standards that records are filed by.
	profile text,
	address text,
	chief_name text,
	chief_title text,
	set_by uuid not null,
	set_at timestamptz not null,
	constraint agency_detail_pk primary key (department_id, number),
	constraint agency_detail_setter foreign key (department_id, set_by) references person
);
call keep_to_department('agency_detail');
call keep_as_evidence('agency_detail');

-- Under which title and number a state or IADLEST approved a course: the newest row of a code counts.
create table course_approval (
	department_id uuid not null constraint course_approval_department references department,
	code text not null,
	number integer not null constraint course_approval_counts_from_one check (number >= 1),
	approved_title text,
	state_course_number text,
	ncp_number text,
	provider_name text,
	provider_number text,
	set_by uuid not null,
	set_at timestamptz not null,
	constraint course_approval_pk primary key (department_id, code, number),
	constraint course_approval_setter foreign key (department_id, set_by) references person
);
call keep_to_department('course_approval');
call keep_as_evidence('course_approval');

-- That a training was reported to the state, and later that the state approved it.
create table state_report (
	department_id uuid not null,
	id uuid not null,
	person_id uuid not null,
	-- Of what: a completion, a credit for a session, or training from elsewhere.
	of_kind text not null constraint state_report_kind_is_known check (of_kind in ('completion', 'session-credit', 'outside')),
	of_id uuid not null,
	state text not null constraint state_report_state_is_known check (state in ('submitted', 'approved', 'refused')),
	reported_on date not null,
	confirmation_number text,
	note text,
	recorded_by uuid not null,
	recorded_at timestamptz not null,
	constraint state_report_pk primary key (department_id, id),
	constraint state_report_person foreign key (department_id, person_id) references person,
	constraint state_report_recorder foreign key (department_id, recorded_by) references person
);
create index state_report_of on state_report (department_id, of_kind, of_id);
call keep_to_department('state_report');
call keep_as_evidence('state_report');

-- Somebody from outside who looks: at one period, until one moment.
alter table account drop constraint account_roles_are_known;
alter table account add constraint account_roles_are_known
	check (roles <@ array['officer', 'supervisor', 'trainer', 'auditor', 'admin', 'inspector']);
create table inspection (
	department_id uuid not null,
	id uuid not null,
	person_id uuid not null,
	organisation text not null constraint inspection_organisation_is_said check (length(organisation) between 1 and 200),
	reason text not null constraint inspection_reason_is_said check (length(reason) between 1 and 1000),
	from_on date not null,
	to_on date not null constraint inspection_ends_after_it_begins check (to_on >= from_on),
	expires_at timestamptz not null constraint inspection_is_time_boxed check (expires_at > invited_at),
	invited_by uuid not null constraint inspection_not_for_oneself check (invited_by <> person_id),
	invited_at timestamptz not null,
	constraint inspection_pk primary key (department_id, id),
	constraint inspection_person foreign key (department_id, person_id) references person,
	constraint inspection_inviter foreign key (department_id, invited_by) references person
);
create index inspection_of on inspection (department_id, person_id, invited_at desc);
call keep_to_department('inspection');
call keep_as_evidence('inspection');

create table inspection_ending (
	department_id uuid not null,
	inspection_id uuid not null,
	reason text not null constraint inspection_ending_reason_is_said check (length(reason) between 1 and 1000),
	ended_by uuid not null,
	ended_at timestamptz not null,
	constraint inspection_ending_pk primary key (department_id, inspection_id),
	constraint inspection_ending_inspection foreign key (department_id, inspection_id) references inspection,
	constraint inspection_ending_person foreign key (department_id, ended_by) references person
);
call keep_to_department('inspection_ending');
call keep_as_evidence('inspection_ending');

-- The link in an invitation, known by its hash: it opens the page that sets a first password, once.
create table invitation (
	department_id uuid not null,
	token_hash text not null constraint invitation_token_once unique,
	person_id uuid not null,
	created_at timestamptz not null,
	expires_at timestamptz not null,
	used_at timestamptz,
	constraint invitation_pk primary key (department_id, token_hash),
	constraint invitation_account foreign key (department_id, person_id) references account
);
call keep_to_department('invitation');
create policy by_token on invitation for select to firstword_app using (token_hash = (select current_key()));
grant select, insert, update on invitation to firstword_app;

-- What an inspector writes for themself.
create table inspection_note (
	department_id uuid not null,
	id uuid not null,
	inspection_id uuid not null,
	about text not null constraint inspection_note_about_is_a_path check (about ~ '^/[^/\\]' and length(about) <= 2000),
	text text not null constraint inspection_note_is_said check (length(text) between 1 and 4000),
	written_at timestamptz not null,
	constraint inspection_note_pk primary key (department_id, id),
	constraint inspection_note_inspection foreign key (department_id, inspection_id) references inspection
);
call keep_to_department('inspection_note');
grant select, insert, update, delete on inspection_note to firstword_app;

-- An officer says that something in their record is wrong, and is answered by somebody else.
create table correction_request (
	department_id uuid not null,
	id uuid not null,
	person_id uuid not null,
	about text not null constraint correction_request_about_is_said check (length(about) between 1 and 300),
	text text not null constraint correction_request_is_said check (length(text) between 1 and 2000),
	asked_at timestamptz not null,
	constraint correction_request_pk primary key (department_id, id),
	constraint correction_request_is_of_person unique (department_id, id, person_id),
	constraint correction_request_person foreign key (department_id, person_id) references person
);
create index correction_request_of on correction_request (department_id, person_id);
call keep_to_department('correction_request');
call keep_as_evidence('correction_request');

create table correction_answer (
	department_id uuid not null,
	request_id uuid not null,
	person_id uuid not null,
	corrected boolean not null,
	answer text not null constraint correction_answer_is_said check (length(answer) between 1 and 2000),
	answered_by uuid not null constraint correction_answer_not_for_oneself check (answered_by <> person_id),
	answered_at timestamptz not null,
	constraint correction_answer_pk primary key (department_id, request_id),
	constraint correction_answer_request foreign key (department_id, request_id, person_id)
		references correction_request (department_id, id, person_id),
	constraint correction_answer_person foreign key (department_id, answered_by) references person
);
call keep_to_department('correction_answer');
call keep_as_evidence('correction_answer');

-- How long a class of records is kept: the newest row of a class counts; null is until told otherwise.
create table retention_rule (
	department_id uuid not null constraint retention_rule_department references department,
	number integer not null constraint retention_rule_counts_from_one check (number >= 1),
	class text not null constraint retention_rule_class_is_known check (class in ('identity', 'files', 'mail')),
	keep_months integer constraint retention_rule_keeps_a_while check (keep_months between 12 and 1200),
	reason text not null constraint retention_rule_reason_is_said check (length(reason) between 1 and 1000),
	set_by uuid not null,
	set_at timestamptz not null,
	constraint retention_rule_pk primary key (department_id, number),
	constraint retention_rule_setter foreign key (department_id, set_by) references person
);
call keep_to_department('retention_rule');
call keep_as_evidence('retention_rule');

-- Nothing of a person, or of the whole department, goes while this stands.
create table legal_hold (
	department_id uuid not null constraint legal_hold_department references department,
	id uuid not null,
	person_id uuid,
	matter text not null constraint legal_hold_matter_is_said check (length(matter) between 1 and 1000),
	placed_by uuid not null,
	placed_at timestamptz not null,
	constraint legal_hold_pk primary key (department_id, id),
	constraint legal_hold_person foreign key (department_id, person_id) references person,
	constraint legal_hold_placer foreign key (department_id, placed_by) references person
);
call keep_to_department('legal_hold');
call keep_as_evidence('legal_hold');

create table legal_hold_ending (
	department_id uuid not null,
	hold_id uuid not null,
	reason text not null constraint legal_hold_ending_reason_is_said check (length(reason) between 1 and 1000),
	ended_by uuid not null,
	ended_at timestamptz not null,
	constraint legal_hold_ending_pk primary key (department_id, hold_id),
	constraint legal_hold_ending_hold foreign key (department_id, hold_id) references legal_hold,
	constraint legal_hold_ending_person foreign key (department_id, ended_by) references person
);
call keep_to_department('legal_hold_ending');
call keep_as_evidence('legal_hold_ending');

-- That the identity of a person was cut from their records, or what was kept of a class of them was removed.
create table removal (
	department_id uuid not null constraint removal_department references department,
	id uuid not null,
	class text not null constraint removal_class_is_known check (class in ('identity', 'files', 'mail')),
	person_id uuid not null,
	reason text not null constraint removal_reason_is_said check (length(reason) between 1 and 1000),
	-- How many rows, by table.
	rows jsonb not null,
	removed_by uuid not null constraint removal_not_of_oneself check (removed_by <> person_id),
	removed_at timestamptz not null,
	constraint removal_pk primary key (department_id, id),
	constraint removal_person foreign key (department_id, person_id) references person,
	constraint removal_remover foreign key (department_id, removed_by) references person
);
create index removal_of on removal (department_id, person_id);
call keep_to_department('removal');
call keep_as_evidence('removal');
