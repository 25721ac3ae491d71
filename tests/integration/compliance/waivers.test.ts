import { randomUUID } from 'node:crypto';
import { Temporal } from 'temporal-polyfill';
import { beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { grantWaiver } from '#lib/server/compliance/leave/grant-waiver.ts';
import { listWaiverFacts, listWaivers } from '#lib/server/compliance/leave/queries.ts';
import { readExemptions } from '#lib/server/compliance/leave/read-exemptions.ts';
import type { Context } from '#lib/server/context.ts';
import type { Database } from '#lib/server/database/database.ts';
import { inDepartment } from '#lib/server/database/transact.ts';
import { Forbidden, NotFound } from '#lib/server/refusals.ts';
import { testDatabase } from '../database-for-tests.ts';
import { listEvents } from '../events-for-tests.ts';
import { foundTestDepartment } from '../people-for-tests.ts';
import { adoptTraining, later, publishTraining } from '../training-for-tests.ts';

type Department = Awaited<ReturnType<typeof foundTestDepartment>>;

let database: Database;
let department: Department;
let other: Department;
let requirementId: string;
let foreignId: string;
let officer: Context;
let people = 0;
beforeAll(async () => {
	database = await testDatabase();
	await publishTraining(database.db);
	department = await foundTestDepartment(database.db);
	other = await foundTestDepartment(database.db);
	requirementId = await adoptTraining(department.contexts.admin);
	foreignId = await adoptTraining(other.contexts.admin);
});
beforeEach(async () => {
	officer = await department.person('officer', { email: `officer-${++people}@${department.mail}` });
});

const on = (text: string) => Temporal.PlainDate.from(text);
const days = (from: string, until: string) => ({ fromOn: on(from), untilOn: on(until) });
const DAYS = days('2026-12-01', '2027-02-28');
const grant = (context: Context, more: Partial<Parameters<typeof grantWaiver>[1]> = {}) =>
	grantWaiver(context, {
		...{
			personId: officer.actor.personId,
			requirementId,
			days: DAYS,
			reason: 'Detached to the state academy.'
		},
		...more
	});
const rows = () =>
	inDepartment(database.db, department.departmentId, (trx) =>
		listWaivers(trx, department.departmentId, officer.actor.personId)
	);
const facts = (personIds: string[] | null, of = department) =>
	inDepartment(database.db, of.departmentId, (trx) => listWaiverFacts(trx, of.departmentId, personIds));
const events = async () =>
	(await listEvents(database, department, 'waiver-granted')).filter(
		({ subject }) => subject === officer.actor.personId
	);

describe('granting a waiver', () => {
	it('is kept with its reason, counts, and the ledger names it', async () => {
		const { admin } = department.contexts;
		const { personId } = officer.actor;
		const granted = await grant(admin);
		if (granted.kind !== 'granted') throw new Error(JSON.stringify(granted));
		expect(await rows()).toEqual([
			expect.objectContaining({
				...{ ...DAYS, id: granted.waiverId, requirementId, title: 'Test requirement' },
				...{
					reason: 'Detached to the state academy.',
					approvedBy: admin.actor.personId,
					recordedAt: admin.now
				}
			})
		]);
		expect(await events()).toEqual([
			expect.objectContaining({
				...{ waiver: granted.waiverId, requirement: requirementId, actor: admin.actor.personId },
				digest: expect.stringMatching(/^[0-9a-f]{64}$/)
			})
		]);
		expect(await facts([personId])).toEqual([
			{ personId, requirementId, fromOn: '2026-12-01', untilOn: '2027-02-28' }
		]);
		expect(await facts([])).toEqual([]);
		expect(await facts(null, other)).toEqual([]);
		expect(await facts([personId], other)).toEqual([]);
	});

	it('twice is once, also at once', async () => {
		const answers = await Promise.all(
			Array.from({ length: 6 }, (_, index) => grant(later(department.contexts.admin, index)))
		);
		expect(new Set(answers.map((answer) => JSON.stringify(answer))).size).toBe(1);
		expect(await rows()).toHaveLength(1);
		expect(await events()).toHaveLength(1);
	});

	it('is refused by its rules, and nothing is kept', async () => {
		const { admin } = department.contexts;
		await grant(admin);
		const refused = async (more: Parameters<typeof grant>[1]) => await grant(admin, more);
		const next = days('2027-03-01', '2027-03-31');
		expect(await refused({ days: days('2026-12-02', '2026-12-01') })).toMatchObject({
			...{ kind: 'refused', field: 'untilOn', reason: 'ends-before-it-begins' }
		});
		expect(await refused({ days: days('2027-03-01', '2028-03-01') })).toMatchObject({ reason: 'too-long' });
		expect(await refused({ days: days('2025-02-28', '2025-03-31') })).toMatchObject({
			reason: 'not-employed'
		});
		expect(await refused({ days: days('2027-02-28', '2027-03-31') })).toMatchObject({
			reason: 'overlaps',
			with: DAYS
		});
		expect(await refused({ days: next, reason: ' ' })).toEqual({ kind: 'refused', reason: 'reason-missing' });
		for (const unknown of [foreignId, randomUUID()])
			expect(await refused({ days: next, requirementId: unknown })).toEqual({
				...{ kind: 'refused', field: 'requirementId', reason: 'not-binding' }
			});
		expect(await rows()).toHaveLength(1);
		expect(await events()).toHaveLength(1);
	});

	it('is an administrator’s to do, and never for oneself', async () => {
		const { contexts } = department;
		const oneself = { ...officer, actor: { ...officer.actor, roles: ['officer', 'admin'] as const } };
		for (const context of [oneself, contexts.supervisor, contexts.auditor])
			await expect(grant(context)).rejects.toThrow(Forbidden);
		for (const context of [officer, contexts.trainer, other.contexts.admin])
			await expect(grant(context)).rejects.toThrow(NotFound);
		await expect(grant(contexts.admin, { personId: randomUUID() })).rejects.toThrow(NotFound);
		expect(await rows()).toEqual([]);
	});

	it('falls back together with its entry', async () => {
		await database.exec(
			`create or replace function fail_for_tests() returns trigger language plpgsql as $$ begin raise exception 'no more entries'; end $$;
			create trigger fail_for_tests before insert on ledger_entry for each row execute function fail_for_tests();`
		);
		try {
			await expect(grant(department.contexts.admin)).rejects.toThrow('no more entries');
		} finally {
			await database.exec('drop trigger fail_for_tests on ledger_entry');
		}
		expect(await rows()).toEqual([]);
	});
});

describe('what may be waived', () => {
	it('is what binds somebody, under its present title, until it is withdrawn', async () => {
		const { admin } = department.contexts;
		const { personId } = officer.actor;
		const waivable = async () => (await readExemptions(admin, { personId })).waivable;
		expect(await waivable()).toEqual([{ id: requirementId, title: 'Test requirement', withdrawnFrom: null }]);
		/** A version of the requirement, written past the use case that another room owns. */
		const version = (number: number, title: string, effectiveOn: string, withdrawn: boolean) =>
			database.exec(`insert into requirement_version select department_id, id, ${number}, '${title}', citation,
				'${effectiveOn}', first_due_days, every_months, renewal_window_days, pass_percent, attempts_per_cycle,
				wait_minutes, '{}', '{TM-1}', ${withdrawn}, 'For the test.', '${admin.actor.personId}', now()
				from requirement where id = '${requirementId}'`);
		await version(2, 'Training, anew', '2026-11-20', false);
		await grant(admin);
		expect(await waivable()).toMatchObject([{ title: 'Training, anew' }]);
		expect(await rows()).toMatchObject([{ title: 'Training, anew' }]);
		await version(3, 'Training, anew', '2027-06-01', true);
		expect(await waivable()).toEqual([
			{ id: requirementId, title: 'Training, anew', withdrawnFrom: on('2027-06-01') }
		]);
		expect(await grant(admin, { days: days('2027-05-31', '2027-06-30') })).toMatchObject({ kind: 'granted' });
		expect(await grant(admin, { days: days('2027-07-01', '2027-07-31') })).toMatchObject({
			reason: 'not-binding'
		});
	});
});
