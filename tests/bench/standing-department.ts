import { randomUUID } from 'node:crypto';
import { sql } from 'kysely';
import { Temporal } from 'temporal-polyfill';
import { canonical } from '#lib/domain/audit/canonical.ts';
import type { Actor } from '#lib/domain/identity/actor.ts';
import type { Requirement } from '#lib/domain/compliance/requirement.ts';
import { appendEntries } from '#lib/server/audit/queries.ts';
import { insertRequirement, insertVersion } from '#lib/server/compliance/requirement/queries.ts';
import type { Db } from '#lib/server/database/database.ts';
import { inDepartment, type Tx } from '#lib/server/database/transact.ts';
import { addUnit } from '#lib/server/identity/add-unit.ts';
import { foundDepartment } from '#lib/server/identity/found-department.ts';
import { ASSIGNMENTS, CATEGORY, RANKS, standingRules, TOPICS } from './standing-rules.ts';

const UNITS = 12;
const REQUIREMENTS = 100;
/** Officers that one statement enters. */
const AT_ONCE = 1000;

/**
 * A department of so many officers with 100 requirements and years of history: transfers, promotions, roles that
 * changed, leave, waivers, completions of two cycles, training from elsewhere. It is entered by SQL of the bench's own,
 * as no use case makes thousands at once: what compliance reads is as if they had, but for digests, so that
 * `ledger:verify` would rightly refuse it. Foreign keys are not checked meanwhile; a superuser does this.
 */
export async function makeStandingDepartment(
	db: Db,
	officers: number,
	now: Temporal.Instant
): Promise<Actor> {
	const founded = now.subtract({ hours: 24 * 365 * 8 });
	const details = { badgeNumber: null, stateOfficerId: null, rank: null, unitId: null };
	const admin = await foundDepartment(db, {
		...{ name: `Bench of ${officers}`, timeZone: 'America/Chicago', passwordIsInitial: false, now: founded },
		administrator: {
			...{ ...details, givenName: 'Ada', familyName: 'Mills', email: `admin.${randomUUID()}@bench.example` },
			...{ passwordHash: 'none', roles: ['admin'], heldFrom: Temporal.PlainDate.from('2018-01-01') }
		}
	});
	const context = { db, actor: admin, now: founded, address: null };
	const unitIds: string[] = [];
	for (let unit = 1; unit <= UNITS; unit++) {
		const added = await addUnit(context, { name: `Unit ${unit}` });
		if (added.kind === 'added') unitIds.push(added.unitId);
	}
	const rules = standingRules(REQUIREMENTS, unitIds);
	await inDepartment(db, admin.departmentId, async (trx) => {
		for (const versions of rules) await insertRule(trx, admin, versions, founded);
	});
	for (let from = 1; from <= officers; from += AT_ONCE)
		await db.transaction().execute(async (trx) => {
			await sql`set local session_replication_role = replica`.execute(trx);
			await sql`set local statement_timeout = 0`.execute(trx);
			await enterOfficers(trx, admin, { from, to: Math.min(officers, from + AT_ONCE - 1), unitIds, rules });
		});
	return admin;
}

async function insertRule(
	trx: Tx,
	{ departmentId, personId }: Actor,
	[first, ...later]: readonly [Requirement, ...Requirement[]],
	now: Temporal.Instant
) {
	await insertRequirement(trx, departmentId, first, now);
	for (const version of later)
		await insertVersion(trx, departmentId, version, { note: 'The order changed.', personId, now });
}

interface Officers {
	from: number;
	to: number;
	unitIds: readonly string[];
	rules: readonly (readonly [Requirement, ...Requirement[]])[];
}

/** Officer `n` has an id that is counted from `n`; what differs between officers is counted from it as well. */
async function enterOfficers(trx: Tx, admin: Actor, { from, to, unitIds, rules }: Officers) {
	const { departmentId } = admin;
	const people = sql`(select n, md5(${departmentId} || n)::uuid as id,
		date '2010-01-01' + (n * 7919) % 5800 as hired from generate_series(${from}::int, ${to}::int) n) o`;
	await sql`insert into person (department_id, id, created_at)
		select ${departmentId}, id, hired from ${people}`.execute(trx);
	// Hired, then moved or promoted up to three times.
	await sql`
		insert into person_history (department_id, person_id, held_from, recorded_at, given_name, family_name,
			badge_number, state_officer_id, rank, unit_id, employed, assignment, licensed_on)
		select ${departmentId}, id, hired + change * 400, hired + change * 400, 'Sam', 'Officer ' || (n * 31) % 9973, 'B-' || n,
			'S-' || n, (${RANKS}::text[])[1 + (n + change) % ${RANKS.length}],
			(${unitIds}::uuid[])[1 + (n + change) % ${unitIds.length}], true,
			(${ASSIGNMENTS}::text[])[1 + n % ${ASSIGNMENTS.length}], case when n % 5 > 0 then hired - n % 300 end
		from ${people}, generate_series(0, n % 4) change where hired + change * 400 < date '2026-06-01'`.execute(trx);
	const { rows } = await sql<{ id: string; hired: string; n: number }>`
		select id, hired::text, n from ${people}`.execute(trx);
	await appendEntries(
		trx,
		departmentId,
		rows.flatMap(({ id, hired, n }) => {
			const entry = { at: `${hired}T12:00:00Z`, actor: admin.personId, address: null, subject: id };
			const added = { ...entry, kind: 'person-added', roles: ['officer'], digest: '0'.repeat(64) };
			const before = ['officer'];
			const changed = { ...entry, kind: 'roles-changed', before, after: ['officer', 'supervisor'] };
			return [added, ...(n % 30 === 0 ? [changed] : [])].map((body) => canonical(body));
		})
	);
	await sql`
		insert into leave_spell (department_id, id, person_id, kind, from_on, until_on, reason, recorded_by, recorded_at)
		select ${departmentId}, gen_random_uuid(), id, case n % 3 when 0 then 'military' else 'medical' end,
			date '2023-01-01' + n % 1200, case when n % 20 > 0 then date '2023-01-01' + n % 1200 + 20 + n % 200 end,
			'Bench', ${admin.personId}, now()
		from ${people} where n % 10 < 2`.execute(trx);
	const ids = rules.map(([{ id }]) => id);
	await sql`
		insert into waiver (department_id, id, person_id, requirement_id, from_on, until_on, reason, approved_by, recorded_at)
		select ${departmentId}, gen_random_uuid(), id, (${ids}::uuid[])[1 + n % ${ids.length}], date '2026-01-01' + n % 200,
			date '2026-01-01' + n % 200 + 180, 'Bench', ${admin.personId}, now()
		from ${people} where n % 5 = 0`.execute(trx);
	await enterTraining(trx, departmentId, people, rules);
	await sql`
		with entered as (
			insert into outside_training (department_id, id, person_id, source, title, provider, begun_on, completed_on, minutes,
				topics, category, delivery, statement, entered_by, entered_at)
			select ${departmentId}, gen_random_uuid(), id, 'outside', 'Course ' || course, 'Bench', done, done, 240 + 60 * (course % 4),
				jsonb_build_array(jsonb_build_object('topic', (${TOPICS}::text[])[1 + course % ${TOPICS.length}], 'minutes', 120)),
				case when course % 4 = 0 then ${CATEGORY} end, 'in-person', 'Bench', ${admin.personId}, now()
			from ${people}, generate_series(1, 10 + n % 6) course, lateral (select date '2021-02-01' + (course * 150 + n % 140) as done) d
			where done < date '2026-11-01'
			returning id, person_id)
		insert into outside_decision (department_id, outside_id, person_id, accepted, reason, decided_by, decided_at)
		select ${departmentId}, id, person_id, true, 'Bench', ${admin.personId}, now() from entered`.execute(trx);
}

/** Of the modules that somebody is asked for, most are done for the first cycle and many for the second. */
async function enterTraining(
	trx: Tx,
	departmentId: string,
	people: ReturnType<typeof sql>,
	rules: Officers['rules']
) {
	for (const [index, [rule]] of rules.entries()) {
		const [item] = rule.items;
		if (!item) continue;
		const step = rule.cycle.kind === 'rolling' ? 1 : 100;
		await sql`
			insert into completion (department_id, id, person_id, requirement_id, cycle, code, content_hash, quiz_attempt_id,
				statement_hash, won, most, minutes_approved, minutes_active, completed_at, completed_on, valid_until, digest)
			select ${departmentId}, gen_random_uuid(), id, ${rule.id}, 1 + time * ${step}::int, ${item.code}, 'bench',
				gen_random_uuid(), 'bench', 9, 10, 45, 40, done, done, done + ${rule.everyMonths * 30}::int, 'bench'
			from ${people}, generate_series(0, 1) time,
				lateral (select greatest(hired, date '2021-01-15') + ${index}::int + n % 200 + time * 700 as done) d
			where (n * 17 + ${index}::int * 13) % 10 < 7 - 3 * time and done < date '2026-11-01'`.execute(trx);
	}
}
