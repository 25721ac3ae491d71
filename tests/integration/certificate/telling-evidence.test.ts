import { afterEach, beforeAll, expect, it } from 'vitest';
import { checkEvidence } from '#lib/server/certificate/evidence/check-evidence.ts';
import { changeTelling } from '#lib/server/compliance/telling/change-telling.ts';
import type { Database } from '#lib/server/database/database.ts';
import { inDepartment } from '#lib/server/database/transact.ts';
import { testDatabase } from '../database-for-tests.ts';
import { foundTestDepartment } from '../people-for-tests.ts';

let database: Database;
let department: Awaited<ReturnType<typeof foundTestDepartment>>;
let other: typeof department;
beforeAll(async () => {
	database = await testDatabase();
	department = await foundTestDepartment(database.db);
	other = await foundTestDepartment(database.db);
	for (const [index, { contexts }] of [department, other].entries())
		for (const remindDays of [[14 + index], [30, 5]]) {
			const changed = await changeTelling(contexts.admin, {
				...{ quietFrom: '20:00', quietUntil: '08:00', remindDays, isOn: true }
			});
			expect(changed.kind).toBe('changed');
		}
	await past('create table kept as table telling');
});

const check = (of = department) =>
	inDepartment(database.db, of.departmentId, (trx) => checkEvidence(trx, of.departmentId));
const past = (statements: string) =>
	database.exec(
		`begin; set local session_replication_role = replica; ${statements
			.replaceAll(':d', `'${department.departmentId}'`)
			.replaceAll(':o', `'${other.departmentId}'`)
			.replaceAll(':trainer', `'${department.contexts.trainer.actor.personId}'`)}; commit`
	);
afterEach(async () => {
	await past('delete from telling; insert into telling select * from kept');
	expect(await check()).toMatchObject({ kind: 'intact' });
});

it('holds as it was written', async () => {
	for (const of of [department, other]) expect(await check(of)).toMatchObject({ kind: 'intact' });
});

const ALTERED = /^The setting of the reminders that entry \d+ names \(\d\) is not what it was/;
const GONE = /^The setting of the reminders that entry \d+ names \(\d\) is not there any more\.$/;
const STRANGE = /^A setting of the reminders \(3\) is there that no entry of the ledger names/;

it.each([
	[`update telling set quiet_from = '23:00' where department_id = :d`, ALTERED],
	[`update telling set quiet_until = '09:00' where department_id = :d and number = 1`, ALTERED],
	[`update telling set remind_days = '{5,30}' where department_id = :d and number = 2`, ALTERED],
	[`update telling set remind_days = '{}' where department_id = :d`, ALTERED],
	[`update telling set is_on = false where department_id = :d and number = 2`, ALTERED],
	[`update telling set set_by = :trainer where department_id = :d`, ALTERED],
	[`update telling set set_at = set_at - interval '1 hour' where department_id = :d`, ALTERED],
	[`delete from telling where department_id = :d and number = 2`, GONE],
	[`delete from telling where department_id = :d`, GONE],
	[
		`insert into telling select department_id, 3, quiet_from, quiet_until, remind_days, false, set_by, set_at from telling
			where department_id = :d and number = 2`,
		STRANGE
	],
	// The other department's first setting in place of our own.
	[
		`update telling t set remind_days = o.remind_days from telling o
			where t.department_id = :d and t.number = 1 and o.department_id = :o and o.number = 1`,
		ALTERED
	]
])('names what was done behind the program’s back: %s', async (statement, told) => {
	await past(statement);
	expect(await check()).toMatchObject({ kind: 'broken', fault: { message: expect.stringMatching(told) } });
	expect(await check(other)).toMatchObject({ kind: 'intact' });
});
