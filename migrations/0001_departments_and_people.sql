-- The application's role: neither owner nor superuser, so row-level security binds it. Roles belong to the whole
-- cluster, so another database, or another server starting now, may have made it already.
do $$
begin
	create role firstword_app nologin;
exception
	when duplicate_object or unique_violation then null;
end $$;

do $$
begin
	if not pg_has_role(current_user, 'firstword_app', 'member') then
		execute format('grant firstword_app to %I', current_user);
	end if;
end $$;

grant usage on schema public to firstword_app;

-- The department of this transaction; null when none is set, and then every policy answers with no rows.
create function current_department() returns uuid
language sql stable
as $$ select nullif(current_setting('app.department_id', true), '')::uuid $$;

-- The one key (a session's id, an e-mail address, a certificate's number) that this transaction looks up before it
-- knows the department: a policy shows the row with exactly that key and no other.
create function current_key() returns text
language sql stable
as $$ select nullif(current_setting('app.key', true), '') $$;

create function refuse_change() returns trigger
language plpgsql
as $$
begin
	raise exception 'evidence is append-only: % on % is refused', tg_op, tg_table_name
		using errcode = 'insufficient_privilege', hint = 'Insert a correction that names the old row.';
end $$;

-- Locks a table down to one department, and to inserting where it is evidence. Called once for each new table.
create procedure keep_to_department(table_name regclass)
language plpgsql
as $$
begin
	execute format('alter table %s enable row level security', table_name);
	execute format('alter table %s force row level security', table_name);
	execute format(
		'create policy own_department on %s to firstword_app
		 using (department_id = (select current_department()))
		 with check (department_id = (select current_department()))', table_name);
end $$;

create procedure keep_as_evidence(table_name regclass)
language plpgsql
as $$
begin
	execute format('grant select, insert on %s to firstword_app', table_name);
	execute format(
		'create trigger append_only before update or delete on %s
		 for each row execute function refuse_change()', table_name);
	execute format(
		'create trigger append_only_whole before truncate on %s
		 for each statement execute function refuse_change()', table_name);
end $$;

create table department (
	id uuid constraint department_pk primary key,
	name text not null constraint department_name_is_said check (length(name) between 1 and 200),
	time_zone text not null,
	created_at timestamptz not null
);
alter table department enable row level security;
alter table department force row level security;
create policy own_department on department to firstword_app
	using (id = (select current_department())) with check (id = (select current_department()));
-- Maintenance (the ledger's verifier, the start of the program) works as the owner and may list departments.
create policy listed_for_the_owner on department for select to current_user using (true);
grant select, insert on department to firstword_app;

create table unit (
	department_id uuid not null constraint unit_department references department,
	id uuid not null,
	name text not null constraint unit_name_is_said check (length(name) between 1 and 200),
	constraint unit_pk primary key (department_id, id)
);
create unique index unit_name_once on unit (department_id, lower(name));
call keep_to_department('unit');
grant select, insert, update on unit to firstword_app;

create table person (
	department_id uuid not null constraint person_department references department,
	id uuid not null,
	created_at timestamptz not null,
	constraint person_pk primary key (department_id, id)
);
call keep_to_department('person');
call keep_as_evidence('person');

-- What was true of a person from a day on, until the next row's day. Rows are never changed: a correction for the
-- same day is a later row (recorded_at), so both "true then" and "known then" can be answered.
create table person_history (
	department_id uuid not null,
	person_id uuid not null,
	held_from date not null,
	recorded_at timestamptz not null,
	recorded_by uuid,
	given_name text not null constraint person_given_name_is_said check (length(given_name) between 1 and 100),
	family_name text not null constraint person_family_name_is_said check (length(family_name) between 1 and 100),
	badge_number text,
	state_officer_id text,
	rank text,
	unit_id uuid,
	employed boolean not null,
	constraint person_history_pk primary key (department_id, person_id, held_from, recorded_at),
	constraint person_history_person foreign key (department_id, person_id) references person,
	constraint person_history_unit foreign key (department_id, unit_id) references unit,
	constraint person_history_recorder foreign key (department_id, recorded_by) references person
);
call keep_to_department('person_history');
call keep_as_evidence('person_history');

-- How a person signs in and what they may do now. What they could do earlier is in the ledger.
create table account (
	department_id uuid not null,
	person_id uuid not null,
	email text not null
		constraint account_email_once unique
		constraint account_email_is_lower_case check (email = lower(email) and length(email) between 3 and 254),
	password_hash text not null,
	roles text[] not null
		constraint account_roles_are_known check (roles <@ array['officer', 'supervisor', 'trainer', 'auditor', 'admin']),
	-- An administrator who set a password knows it, so it only opens the page that replaces it.
	password_is_initial boolean not null,
	disabled_at timestamptz,
	constraint account_pk primary key (department_id, person_id),
	-- Deferred, so that a taken e-mail address is found out before anything else of a new person is written.
	constraint account_person foreign key (department_id, person_id) references person deferrable initially deferred
);
call keep_to_department('account');
create policy by_email on account for select to firstword_app using (email = (select current_key()));
grant select, insert, update on account to firstword_app;

-- id is the hash of the token in the cookie: a dump of this table opens no session.
create table session (
	department_id uuid not null,
	id text not null constraint session_id_once unique,
	person_id uuid not null,
	created_at timestamptz not null,
	seen_at timestamptz not null,
	expires_at timestamptz not null,
	constraint session_pk primary key (department_id, id),
	constraint session_account foreign key (department_id, person_id) references account
);
create index session_person on session (department_id, person_id);
call keep_to_department('session');
create policy by_token on session for select to firstword_app using (id = (select current_key()));
grant select, insert, update, delete on session to firstword_app;

-- Failed sign-ins counted in a window, for an account (known or not) and for an address. Keys are hashes.
create table sign_in_limit (
	key text constraint sign_in_limit_pk primary key,
	failures integer not null,
	window_ends_at timestamptz not null
);
grant select, insert, update, delete on sign_in_limit to firstword_app;

-- Who a session token belongs to, in one round trip, as the application's role: the first thing every request asks.
create function read_session(token_hash text)
returns table (
	department_id uuid, person_id uuid, created_at timestamptz, seen_at timestamptz, expires_at timestamptz,
	roles text[], disabled_at timestamptz, password_is_initial boolean, department_name text, time_zone text,
	given_name text, family_name text, rank text, unit_id uuid
)
language plpgsql
as $$
#variable_conflict use_column
declare
	owner uuid;
begin
	perform set_config('role', 'firstword_app', true), set_config('app.key', token_hash, true),
		set_config('app.department_id', '', true);
	select s.department_id into owner from session s where s.id = token_hash;
	if owner is null then return; end if;
	perform set_config('app.department_id', owner::text, true);
	return query
		select s.department_id, s.person_id, s.created_at, s.seen_at, s.expires_at,
			a.roles, a.disabled_at, a.password_is_initial, d.name, d.time_zone, h.given_name, h.family_name, h.rank, h.unit_id
		from session s
		join account a on a.department_id = s.department_id and a.person_id = s.person_id
		join department d on d.id = s.department_id
		join lateral (
			select h.given_name, h.family_name, h.rank, h.unit_id
			from person_history h
			where h.department_id = s.department_id and h.person_id = s.person_id
				and h.held_from <= (now() at time zone d.time_zone)::date
			order by h.held_from desc, h.recorded_at desc limit 1
		) h on true
		where s.department_id = owner and s.id = token_hash;
end $$;
