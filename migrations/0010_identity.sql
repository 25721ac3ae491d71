-- Names and numbers of a person are hashed with a salt of their own, and so is the name of a file that proves something.
-- What the ledger covers is that hash: the names can be cut later, the salt with them, and every hash still follows.
-- Null in rows from before.
alter table person_history add column identity_salt text, add column identity_digest text;
alter table certificate add column identity_salt text, add column identity_digest text;
alter table record_file add column identity_salt text, add column identity_digest text;
create index record_import_file on record_import (department_id, file_hash);
create index outside_training_file on outside_training (department_id, file_hash);

-- In the place of refuse_change() on the tables that a removal reaches: it still refuses everything but what
-- carry_out_removal() does. A row becomes what is written here and keeps every other column, and a removal stands for it.
create function refuse_change_but_removal() returns trigger
language plpgsql
as $$
declare
	removed jsonb;
	reached boolean;
begin
	if tg_op = 'UPDATE' then
		if tg_table_name = 'person_history' then
			removed := '{"given_name": "Removed", "family_name": "Identity", "badge_number": null, "state_officer_id": null}';
			reached := new.person_id = (select r.person_id from removal r where r.department_id = new.department_id
				and r.id = nullif(current_setting('app.removal', true), '')::uuid and r.class = 'identity');
		elsif tg_table_name = 'certificate' then
			removed := '{"officer_name": "Identity removed", "badge_number": null}';
			reached := new.person_id = (select r.person_id from removal r where r.department_id = new.department_id
				and r.id = nullif(current_setting('app.removal', true), '')::uuid and r.class = 'identity');
		elsif tg_table_name = 'record_file' then
			removed := '{"name": "Removed", "bytes": "\\x"}';
			reached := exists (select from removal r where r.department_id = new.department_id
				and r.id = nullif(current_setting('app.removal', true), '')::uuid and r.class = 'files'
				and r.rows -> 'files' ? new.hash);
		elsif tg_table_name = 'message' then
			removed := '{"to_address": "removed", "subject": "Removed", "text_body": "", "html_body": ""}';
			-- To somebody else about the person: the address is the other's and stays.
			if new.to_address = old.to_address then removed := removed - 'to_address'; end if;
			reached := exists (select from removal r where r.department_id = new.department_id
				and r.id = nullif(current_setting('app.removal', true), '')::uuid and r.class in ('identity', 'mail'));
		elsif tg_table_name = 'message_outcome' then
			removed := '{"detail": "Removed"}';
			reached := exists (select from removal r where r.department_id = new.department_id
				and r.id = nullif(current_setting('app.removal', true), '')::uuid and r.class = 'mail');
		end if;
		if tg_table_name in ('person_history', 'certificate', 'record_file') then
			-- A row from before has no hash to keep: it says which removal cut it.
			removed := removed || jsonb_build_object('identity_salt', null, 'identity_digest',
				coalesce(to_jsonb(old) ->> 'identity_digest', 'removal ' || current_setting('app.removal', true)));
		end if;
		if reached and to_jsonb(new) = to_jsonb(old) || removed then return new; end if;
	end if;
	raise exception 'evidence is append-only: % on % is refused', tg_op, tg_table_name
		using errcode = 'insufficient_privilege', hint = 'Insert a correction that names the old row.';
end $$;

create procedure reach_by_removal(table_name regclass)
language plpgsql
as $$
begin
	execute format('drop trigger append_only on %s', table_name);
	execute format(
		'create trigger append_only before update or delete on %s
		 for each row execute function refuse_change_but_removal()', table_name);
end $$;
call reach_by_removal('person_history');
call reach_by_removal('certificate');
call reach_by_removal('record_file');
call reach_by_removal('message');
call reach_by_removal('message_outcome');

-- Whether a hold on the person or on the whole department stands.
create function is_held(department uuid, person uuid) returns boolean
language sql stable
as $$
	select exists (
		select from legal_hold h
		where h.department_id = department and (h.person_id is null or h.person_id = person)
			and not exists (select from legal_hold_ending e where e.department_id = h.department_id and e.hold_id = h.id)
	)
$$;

-- Messages to others that name a person, as far as nobody's hold keeps them.
create function messages_about(department uuid, person uuid) returns setof uuid
language sql stable
as $$
	with called as (
		select distinct unnest(array[h.given_name || ' ' || h.family_name, h.family_name || ', ' || h.given_name]) as name
		from person_history h
		where h.department_id = department and h.person_id = person
			and (h.identity_salt is not null or h.identity_digest is null)
	)
	select m.id from message m
	where m.department_id = department and m.person_id <> person and not is_held(department, m.person_id)
		and exists (select from called where position(called.name in m.subject || E'\n' || m.text_body) > 0)
$$;

-- Files that prove records of a person and of nobody else whose files are still kept.
create function files_of(department uuid, person uuid) returns setof text
language sql stable
as $$
	with own as (
		select o.file_hash as hash from outside_training o
		where o.department_id = department and o.person_id = person and o.file_hash is not null
		union
		select i.file_hash from outside_training o
		join record_import i on i.department_id = o.department_id and i.id = o.import_id
		where o.department_id = department and o.person_id = person
	), proven as (
		select own.hash, o.person_id from own
		join outside_training o on o.department_id = department and o.file_hash = own.hash
		union
		select own.hash, o.person_id from own
		join record_import i on i.department_id = department and i.file_hash = own.hash
		join outside_training o on o.department_id = department and o.import_id = i.id
	)
	select f.hash from own
	join record_file f on f.department_id = department and f.hash = own.hash
	where (f.identity_salt is not null or f.identity_digest is null) and not exists (
		select from proven p where p.hash = own.hash and p.person_id <> person and (
			is_held(department, p.person_id) or not exists (
				select from removal r
				where r.department_id = department and r.person_id = p.person_id and r.class = 'files'
			)
		)
	)
$$;

-- Carries out a removal that is written down: its row and its entry in the ledger are there. The application can change
-- nothing of evidence by itself; as the owner this cuts what the removal says and nothing else. Returns how many rows.
create function carry_out_removal(removal_id uuid) returns jsonb
language plpgsql security definer
set search_path = public, pg_temp
as $$
declare
	department uuid := current_department();
	told removal;
	people integer;
	printed integer;
	files integer;
	letters integer;
	others integer;
	answers integer;
begin
	select * into told from removal r where r.department_id = department and r.id = removal_id;
	if told.id is null or not exists (
		select from ledger_entry e where e.department_id = department and e.kind = 'removed'
			and e.subject = told.person_id::text and e.body::jsonb ->> 'removal' = removal_id::text
	) then
		raise exception 'removal % is not written down', removal_id using errcode = 'insufficient_privilege';
	end if;
	-- Whoever places a hold waits here, or is waited for.
	perform pg_advisory_xact_lock(hashtextextended('retention of ' || department, 0));
	if is_held(department, told.person_id) then
		raise exception 'a legal hold stands' using errcode = 'insufficient_privilege';
	end if;
	if not exists (
		select from account a where a.department_id = department and a.person_id = told.person_id
			and a.disabled_at is not null
	) then
		raise exception 'only of somebody whose account is disabled' using errcode = 'insufficient_privilege';
	end if;
	perform set_config('app.removal', removal_id::text, true);
	if told.class = 'identity' then
		update message m set subject = 'Removed', text_body = '', html_body = ''
		where m.department_id = department and m.id in (select messages_about(department, told.person_id));
		get diagnostics others = row_count;
		update person_history h set given_name = 'Removed', family_name = 'Identity', badge_number = null,
			state_officer_id = null, identity_salt = null,
			identity_digest = coalesce(h.identity_digest, 'removal ' || removal_id)
		where h.department_id = department and h.person_id = told.person_id
			and (h.identity_salt is not null or h.identity_digest is null);
		get diagnostics people = row_count;
		update certificate c set officer_name = 'Identity removed', badge_number = null, identity_salt = null,
			identity_digest = coalesce(c.identity_digest, 'removal ' || removal_id)
		where c.department_id = department and c.person_id = told.person_id
			and (c.identity_salt is not null or c.identity_digest is null);
		get diagnostics printed = row_count;
		-- A hash that no password has.
		update account a set email = 'removed-' || a.person_id || '@removed.invalid', password_hash =
			'$argon2id$v=19$m=19456,t=2,p=1$' || repeat('A', 22) || '$' || repeat('A', 43)
		where a.department_id = department and a.person_id = told.person_id;
		delete from session s where s.department_id = department and s.person_id = told.person_id;
		delete from invitation i where i.department_id = department and i.person_id = told.person_id;
		delete from saved_view v where v.department_id = department and v.person_id = told.person_id;
		return jsonb_build_object('person_history', people, 'certificate', printed, 'account', 1, 'message', others);
	elsif told.class = 'files' then
		if exists (
			select from jsonb_array_elements_text(told.rows -> 'files') hash
			where hash not in (select files_of(department, told.person_id))
		) then
			raise exception 'a file is kept for somebody else' using errcode = 'insufficient_privilege';
		end if;
		update record_file f set name = 'Removed', bytes = '', identity_salt = null,
			identity_digest = coalesce(f.identity_digest, 'removal ' || removal_id)
		where f.department_id = department and told.rows -> 'files' ? f.hash;
		get diagnostics files = row_count;
		return jsonb_build_object('record_file', files);
	end if;
	update message m set to_address = 'removed', subject = 'Removed', text_body = '', html_body = ''
	where m.department_id = department and m.person_id = told.person_id and m.to_address <> 'removed';
	get diagnostics letters = row_count;
	update message_outcome o set detail = 'Removed'
	where o.department_id = department and o.detail not in ('', 'Removed') and exists (
		select from message m where m.department_id = department and m.id = o.message_id and m.person_id = told.person_id
	);
	get diagnostics answers = row_count;
	return jsonb_build_object('message', letters, 'message_outcome', answers);
end $$;
revoke execute on function carry_out_removal(uuid) from public;
grant execute on function carry_out_removal(uuid) to firstword_app;
