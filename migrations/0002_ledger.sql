-- One hash chain for each department. An entry's hash covers the one before it, its number and its canonical text;
-- what is searched is derived from the text, so it cannot say something else.
create table ledger_entry (
	department_id uuid not null constraint ledger_entry_department references department,
	seq bigint not null constraint ledger_entry_counts_from_one check (seq >= 1),
	previous_hash text not null,
	hash text not null,
	body text not null,
	kind text not null generated always as (body::jsonb ->> 'kind') stored,
	subject text generated always as (body::jsonb ->> 'subject') stored,
	constraint ledger_entry_pk primary key (department_id, seq),
	constraint ledger_entry_forks_never unique (department_id, previous_hash)
);
create index ledger_entry_kind on ledger_entry (department_id, kind, seq desc);
create index ledger_entry_subject on ledger_entry (department_id, subject, seq desc);
call keep_to_department('ledger_entry');
call keep_as_evidence('ledger_entry');

-- Appends in one round trip. The lock is held to the end of the transaction, so a chain never forks; the statement
-- after the lock sees everything committed before it. Hashes are checked by domain/audit/chain.ts, which states the
-- same rule in TypeScript.
create function append_ledger(department uuid, bodies text[]) returns bigint
language plpgsql
as $$
declare
	last_seq bigint;
	last_hash text;
	next_hash text;
	entry text;
begin
	perform pg_advisory_xact_lock(hashtextextended('ledger:' || department, 0));
	select e.seq, e.hash into last_seq, last_hash
	from ledger_entry e where e.department_id = department order by e.seq desc limit 1;
	if last_seq is null then
		last_seq := 0;
		last_hash := encode(sha256(convert_to('firstword ledger ' || department, 'UTF8')), 'hex');
	end if;
	foreach entry in array bodies loop
		last_seq := last_seq + 1;
		next_hash := encode(sha256(convert_to(last_hash || E'\n' || last_seq || E'\n' || entry, 'UTF8')), 'hex');
		insert into ledger_entry (department_id, seq, previous_hash, hash, body)
		values (department, last_seq, last_hash, next_hash, entry);
		last_hash := next_hash;
	end loop;
	return last_seq;
end $$;
