-- A draft that began as a copy of another: who wrote that one has words in this one, and does not approve it.
alter table draft
	add column copied_from uuid,
	add constraint draft_source foreign key (department_id, copied_from) references draft;
