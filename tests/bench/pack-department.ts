import { createHash } from 'node:crypto';
import { sql } from 'kysely';
import { Temporal } from 'temporal-polyfill';
import { canonical, digest } from '#lib/domain/audit/canonical.ts';
import type { Actor } from '#lib/domain/identity/actor.ts';
import { historyDigest } from '#lib/domain/identity/history-digest.ts';
import { appendEntries, listEntriesAfter } from '#lib/server/audit/queries.ts';
import { readEvent, type LedgerEvent } from '#lib/server/certificate/evidence/ledger-event.ts';
import { listHistoryEvidence } from '#lib/server/certificate/evidence/queries.ts';
import { findRecords } from '#lib/server/certificate/pack/evidence/find-records.ts';
import type { Db } from '#lib/server/database/database.ts';
import { inDepartment } from '#lib/server/database/transact.ts';
import { completeTraining } from '../integration/complete-for-tests.ts';
import { foundTestDepartment } from '../integration/people-for-tests.ts';
import { adoptTraining, publishTraining } from '../integration/training-for-tests.ts';

/** Officers that one transaction enters. */
const AT_ONCE = 100;
const YEARS = 5;

export interface PackDepartment {
	auditor: Actor;
	/** Whose five years were made by the use cases. */
	first: string;
	requirementId: string;
	/** The entries of that officer, which everybody else's are made from. */
	template: LedgerEvent[];
}

/** A department with one officer who was trained five times in five years, all of it by the use cases. */
export async function foundPackDepartment(db: Db): Promise<PackDepartment> {
	await publishTraining(db);
	const founded = Temporal.Instant.from('2026-01-10T15:00:00Z');
	const department = await foundTestDepartment(db, { name: 'Bench of packs', now: founded });
	await sql`alter table content_version disable trigger all`.execute(db);
	await sql`update content_version set published_at = ${founded}`.execute(db);
	await sql`alter table content_release disable trigger all`.execute(db);
	await sql`update content_release set released_at = ${founded}`.execute(db);
	const { admin, officer, auditor } = department.contexts;
	const requirementId = await adoptTraining(admin, {
		...{ everyMonths: 12, effectiveOn: Temporal.PlainDate.from('2026-01-01') }
	} as never);
	const size = await countEntries(db, admin.actor.departmentId);
	for (let year = 0; year < YEARS; year++)
		await completeTraining({ ...officer, now: founded.add({ hours: 24 * 355 * year }) }, requirementId);
	const { departmentId, personId } = officer.actor;
	const entries = await inDepartment(db, departmentId, (trx) =>
		listEntriesAfter(trx, departmentId, size, 1000)
	);
	const template = entries.map(readEvent).filter(({ event }) => event.subject === personId);
	return { auditor: auditor.actor, first: personId, requirementId, template };
}

async function countEntries(db: Db, departmentId: string) {
	const { rows } = await sql<{ count: number }>`
		select count(*)::int as count from ledger_entry where department_id = ${departmentId}`.execute(db);
	return rows[0]!.count;
}

/** Officers `from` up to `to`, each with the first one's five years under ids of their own, and true entries for them. */
export async function addOfficers(
	db: Db,
	{ auditor: { departmentId, personId: actor }, first, template }: PackDepartment,
	from: number,
	to: number
): Promise<void> {
	for (let begin = from; begin < to; begin += AT_ONCE) {
		const people = Array.from({ length: Math.min(AT_ONCE, to - begin) }, (_, index) => ({
			id: derived(`officer ${begin + index}`, departmentId),
			number: begin + index
		}));
		await db.transaction().execute(async (trx) => {
			await sql`set local session_replication_role = replica`.execute(trx);
			await copyRows(trx, departmentId, first, people);
		});
		await inDepartment(db, departmentId, async (trx) => {
			const added = people.map(({ id }): LedgerEvent['event'] => ({
				...{ kind: 'person-added', subject: id, roles: ['officer'], at: '2026-01-05T15:00:00.000Z' },
				...{ actor, address: null }
			}));
			const copied = people.flatMap(({ id }) => template.map(({ event }) => copyOf(event, id)));
			const events = copied.map((event, seq) => ({ seq, event }));
			const told = events.filter(({ event }) => !event.kind.startsWith('scenario-'));
			const records = await findRecords(trx, departmentId, told);
			const bodies = [
				...(await addedBodies(trx, departmentId, added)),
				...events.map(({ seq, event }) => {
					const record = records.get(seq)?.[0]?.record;
					return canonical((record ? { ...event, digest: digest(record) } : event) as never);
				})
			];
			await appendEntries(trx, departmentId, bodies);
		});
	}
}

const MEMBERS = ['attempt', 'run', 'completion', 'certificate'] as const;

function copyOf(event: LedgerEvent['event'], personId: string): LedgerEvent['event'] {
	const copy: LedgerEvent['event'] = { ...event, subject: personId, actor: personId };
	for (const member of MEMBERS)
		if (typeof event[member] === 'string') copy[member] = derived(event[member], personId);
	return copy;
}

/** As `md5(id || person)::uuid` in SQL. */
function derived(id: string, personId: string): string {
	const hex = createHash('md5').update(`${id}${personId}`).digest('hex');
	return hex.replace(/^(.{8})(.{4})(.{4})(.{4})(.{12})$/, '$1-$2-$3-$4-$5');
}

async function addedBodies(db: Db, departmentId: string, added: LedgerEvent['event'][]) {
	const people = added.map(({ subject }) => subject);
	const rows = await listHistoryEvidence(db, departmentId, people);
	const digests = new Map(rows.map((row) => [row.personId, historyDigest(row)]));
	return added.map((event) => canonical({ ...event, digest: digests.get(event.subject) } as never));
}

async function copyRows(
	db: Db,
	departmentId: string,
	from: string,
	people: { id: string; number: number }[]
) {
	const ids = people.map(({ id }) => id);
	const numbers = people.map(({ number }) => number);
	const own = sql`source.department_id = ${departmentId} and source.person_id = ${from}`;
	const copies = sql`unnest(${ids}::uuid[]) as copy (person_id)`;
	const id = (column: string) => sql`md5(${sql.ref(column)}::text || copy.person_id::text)::uuid`;
	const everybody = sql`unnest(${ids}::uuid[], ${numbers}::int[]) as p (id, n)`;
	await sql`insert into person (department_id, id, created_at)
		select ${departmentId}, id, '2026-01-05T15:00:00Z' from ${everybody}`.execute(db);
	await sql`insert into person_history (department_id, person_id, held_from, recorded_at, given_name, family_name,
			badge_number, state_officer_id, rank, employed)
		select ${departmentId}, id, '2025-03-01', '2026-01-05T15:00:00Z', 'Sam', 'Officer ' || lpad(n::text, 6, '0'), 'B-' || n,
			'S-' || n, 'Officer', true from ${everybody}`.execute(db);
	const begun = sql`source.requirement_id, source.cycle, source.code`;
	await sql`insert into enrolment (department_id, person_id, requirement_id, cycle, code, content_hash, enrolled_at)
		select ${departmentId}, copy.person_id, ${begun}, content_hash, enrolled_at from enrolment source, ${copies} where ${own}`.execute(
		db
	);
	await sql`insert into lesson_reading (department_id, person_id, requirement_id, cycle, code, lesson, finished_at)
		select ${departmentId}, copy.person_id, ${begun}, lesson, finished_at from lesson_reading source, ${copies} where ${own}`.execute(
		db
	);
	await sql`insert into quiz_attempt (department_id, id, person_id, requirement_id, cycle, code, content_hash, number, seed, pass_percent, started_at)
		select ${departmentId}, ${id('source.id')}, copy.person_id, ${begun}, content_hash, number, seed, pass_percent, started_at
		from quiz_attempt source, ${copies} where ${own}`.execute(db);
	await sql`insert into quiz_answer (department_id, attempt_id, question, revision, shown, chosen, answered_at)
		select ${departmentId}, ${id('source.id')}, question, revision, shown, chosen, answered_at
		from quiz_attempt source join quiz_answer a on a.department_id = source.department_id and a.attempt_id = source.id, ${copies}
		where ${own}`.execute(db);
	await sql`insert into quiz_submission (department_id, attempt_id, won, most, passed, by_skill, digest, submitted_at)
		select ${departmentId}, ${id('source.id')}, won, most, passed, by_skill, digest, submitted_at
		from quiz_attempt source join quiz_submission a on a.department_id = source.department_id and a.attempt_id = source.id, ${copies}
		where ${own}`.execute(db);
	await sql`insert into scenario_run (department_id, id, person_id, requirement_id, cycle, code, content_hash, number, pass_percent, started_at)
		select ${departmentId}, ${id('source.id')}, copy.person_id, ${begun}, content_hash, number, pass_percent, started_at
		from scenario_run source, ${copies} where ${own}`.execute(db);
	await sql`insert into scenario_step (department_id, run_id, step, scene, kind, shown, chosen, made_at, hash)
		select ${departmentId}, ${id('source.id')}, step, scene, kind, shown, chosen, made_at, hash
		from scenario_run source join scenario_step s on s.department_id = source.department_id and s.run_id = source.id, ${copies}
		where ${own}`.execute(db);
	await sql`insert into scenario_result (department_id, run_id, ending, won, most, passed, by_skill, critical_errors, digest, finished_at)
		select ${departmentId}, ${id('source.id')}, ending, won, most, passed, by_skill, critical_errors, digest, finished_at
		from scenario_run source join scenario_result s on s.department_id = source.department_id and s.run_id = source.id, ${copies}
		where ${own}`.execute(db);
	await sql`insert into completion (department_id, id, person_id, requirement_id, cycle, code, content_hash, quiz_attempt_id,
			statement_hash, won, most, minutes_approved, minutes_active, completed_at, completed_on, valid_until, digest)
		select ${departmentId}, ${id('source.id')}, copy.person_id, ${begun}, content_hash, ${id('source.quiz_attempt_id')},
			statement_hash, won, most, minutes_approved, minutes_active, completed_at, completed_on, valid_until, digest
		from completion source, ${copies} where ${own}`.execute(db);
	await sql`insert into completion_run (department_id, completion_id, run_id)
		select ${departmentId}, ${id('source.id')}, ${id('r.run_id')}
		from completion source join completion_run r on r.department_id = source.department_id and r.completion_id = source.id, ${copies}
		where ${own}`.execute(db);
	await sql`insert into certificate (department_id, id, completion_id, person_id, number, officer_name, rank, badge_number,
			department_name, course_code, course_title, requirement_title, citation, content_hash, minutes, won, most, completed_on,
			valid_until, issued_at, digest)
		select ${departmentId}, ${id('source.id')}, ${id('source.completion_id')}, copy.person_id,
			md5(source.number || copy.person_id::text), officer_name, rank, badge_number, department_name, course_code,
			course_title, requirement_title, citation, content_hash, minutes, won, most, completed_on, valid_until, issued_at, digest
		from certificate source, ${copies} where ${own}`.execute(db);
}
