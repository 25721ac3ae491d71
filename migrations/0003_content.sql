-- What was taught, once for each version, under the hash of its sources. It belongs to no department: every
-- department's evidence points at it. document is what the engine plays and the reader sees; its own digest stands
-- beside it, and in the ledger of each department that used it, as the hash covers the sources alone.
create table content_version (
	hash text constraint content_version_pk primary key,
	code text not null,
	kind text not null constraint content_version_kind_is_known check (kind in ('module', 'scenario', 'statement')),
	title text not null,
	sources jsonb not null,
	document jsonb not null,
	document_digest text not null,
	published_at timestamptz not null
);
call keep_as_evidence('content_version');

-- Which version is current since when; the newest row of a code is the one that new enrolments take.
create table content_release (
	id bigint generated always as identity constraint content_release_pk primary key,
	code text not null,
	hash text not null constraint content_release_version references content_version,
	released_at timestamptz not null
);
create index content_release_code on content_release (code, id desc);
call keep_as_evidence('content_release');
