import { Temporal } from 'temporal-polyfill';
import { afterEach, beforeAll, describe, expect, it } from 'vitest';
import { checkEvidence } from '#lib/server/certificate/evidence/check-evidence.ts';
import { correctRecord } from '#lib/server/compliance/leave/correct-record.ts';
import { grantWaiver } from '#lib/server/compliance/leave/grant-waiver.ts';
import { recordLeave } from '#lib/server/compliance/leave/record-leave.ts';
import type { Database } from '#lib/server/database/database.ts';
import { inDepartment } from '#lib/server/database/transact.ts';
import { changePerson } from '#lib/server/identity/change-person.ts';
import { testDatabase } from '../database-for-tests.ts';
import { foundTestDepartment } from '../people-for-tests.ts';
import { adoptTraining, later, publishTraining } from '../training-for-tests.ts';

let database: Database;
let department: Awaited<ReturnType<typeof foundTestDepartment>>;
let other: typeof department;
const on = (text: string) => Temporal.PlainDate.from(text);
beforeAll(async () => {
	database = await testDatabase();
	await publishTraining(database.db);
	department = await foundTestDepartment(database.db);
	other = await foundTestDepartment(database.db);
	for (const { contexts } of [department, other]) {
		const { admin, supervisor } = contexts;
		const { personId, ...officer } = contexts.officer.actor;
		const requirementId = await adoptTraining(admin);
		const leave = { kind: 'medical' as const, fromOn: on('2026-12-01'), untilOn: null };
		const recorded = await recordLeave(supervisor, { personId, leave, reason: 'Surgery.' });
		if (recorded.kind !== 'recorded') throw new Error(recorded.reason);
		const days = { fromOn: on('2027-03-01'), untilOn: on('2027-03-31') };
		const granted = await grantWaiver(admin, { personId, requirementId, days, reason: 'Academy.' });
		if (granted.kind !== 'granted') throw new Error(granted.reason);
		const replacement = { ...leave, untilOn: on('2027-01-31') };
		await correctRecord(admin, { kind: 'leave', id: recorded.leaveId, reason: 'He is back.', replacement });
		await correctRecord(admin, { kind: 'waiver', id: granted.waiverId, reason: 'It was not needed.' });
		const { givenName, familyName, rank, unitId } = officer;
		const details = { givenName, familyName, rank, unitId, badgeNumber: null, stateOfficerId: null };
		await changePerson(later(admin, 1), {
			...{ ...details, personId, assignment: 'Detective', licensedOn: on('2024-02-29') },
			heldFrom: on('2026-11-23')
		});
	}
});

const check = (of = department) =>
	inDepartment(database.db, of.departmentId, (trx) => checkEvidence(trx, of.departmentId));

// What is tampered with is put back after each test: a copy of the tables before, and the same rows afterwards.
const TABLES = ['leave_spell', 'waiver', 'correction', 'person_history'];
const past = (statements: string) =>
	database.exec(
		`begin; set local session_replication_role = replica; ${statements
			.replaceAll(':d', `'${department.departmentId}'`)
			.replaceAll(':o', `'${other.departmentId}'`)
			.replaceAll(':trainer', `'${department.contexts.trainer.actor.personId}'`)}; commit`
	);
const keep = () => past(TABLES.map((table) => `create table kept_${table} as table ${table}`).join('; '));
const putBack = () =>
	past(
		TABLES.map(
			(table) =>
				`delete from ${table}; insert into ${table} select * from kept_${table}; drop table kept_${table}`
		).join('; ')
	);

describe('leave, waivers, corrections, assignments and licence dates', () => {
	it('hold as they were written', async () => {
		for (const of of [department, other]) expect(await check(of)).toMatchObject({ kind: 'intact' });
	});

	describe('what was done behind the program’s back is named', () => {
		beforeAll(keep);
		afterEach(async () => {
			await putBack();
			expect(await check()).toMatchObject({ kind: 'intact' });
			await keep();
		});

		const LEAVE = /^The entry of leave that entry \d+ names \([0-9a-f-]{36}\) is not what it was/;
		const WAIVER = /^The waiver that entry \d+ names \([0-9a-f-]{36}\) is not what it was/;
		const CORRECTION =
			/^The correction of a record that entry \d+ names \([0-9a-f-]{36}\) is not what it was/;
		const PERSON = /^The name, rank, unit or employment of a person that entry \d+ names/;
		const altered = (table: string, change: string, told: RegExp): [string, string, RegExp] => [
			`${table}: ${change}`,
			`update ${table} set ${change} where department_id = :d`,
			told
		];
		const gone = (table: string, words: string): [string, string, RegExp] => [
			`${table}: a row is deleted`,
			`delete from ${table} where department_id = :d`,
			new RegExp(`^The ${words} that entry \\d+ names \\([0-9a-f-]{36}\\) is not there any more\\.$`)
		];
		const strange = (table: string, words: string, key = 'id'): [string, string, RegExp] => [
			`${table}: a row is written that no entry names`,
			`insert into ${table} select * from jsonb_populate_recordset(null::${table}, (select jsonb_agg(to_jsonb(row) ||
				jsonb_build_object('id', gen_random_uuid(), '${key}', gen_random_uuid())) from (select * from ${table} where department_id = :d limit 1) row))`,
			new RegExp(`^An? ${words} \\([0-9a-f-]{36}\\) is there that no entry of the ledger names`)
		];

		it.each([
			altered('leave_spell', `kind = 'military'`, LEAVE),
			altered('leave_spell', `from_on = from_on - 1`, LEAVE),
			altered('leave_spell', `until_on = until_on + 30`, LEAVE),
			altered('leave_spell', `until_on = from_on`, LEAVE),
			altered('leave_spell', `reason = 'Other.'`, LEAVE),
			altered('leave_spell', `person_id = :trainer`, LEAVE),
			altered('leave_spell', `recorded_by = :trainer`, LEAVE),
			altered('leave_spell', `recorded_at = recorded_at - interval '1 hour'`, LEAVE),
			gone('leave_spell', 'entry of leave'),
			strange('leave_spell', 'entry of leave'),
			altered('waiver', `from_on = from_on - 1`, WAIVER),
			altered('waiver', `until_on = until_on + 365`, WAIVER),
			altered('waiver', `reason = 'Other.'`, WAIVER),
			altered('waiver', `person_id = :trainer`, WAIVER),
			altered('waiver', `requirement_id = gen_random_uuid()`, WAIVER),
			altered('waiver', `approved_by = :trainer`, WAIVER),
			altered('waiver', `recorded_at = recorded_at - interval '1 hour'`, WAIVER),
			gone('waiver', 'waiver'),
			strange('waiver', 'waiver'),
			altered('correction', `reason = 'Other.'`, CORRECTION),
			altered('correction', `of_kind = 'outside'`, CORRECTION),
			altered('correction', `of_id = gen_random_uuid()`, CORRECTION),
			altered('correction', `replaced_by = null`, CORRECTION),
			altered('correction', `person_id = :trainer`, CORRECTION),
			altered('correction', `corrected_by = :trainer`, CORRECTION),
			altered('correction', `corrected_at = corrected_at - interval '1 hour'`, CORRECTION),
			// A waiver that was taken back would count again.
			gone('correction', 'correction of a record'),
			strange('correction', 'correction of a record', 'of_id'),
			altered('person_history', `assignment = 'Patrol'`, PERSON),
			altered('person_history', `licensed_on = '2025-02-28'`, PERSON),
			altered('person_history', `assignment = null, licensed_on = null`, PERSON)
		])('%s', async (_, statement, told) => {
			await past(statement);
			const checked = await check();
			expect(checked).toMatchObject({ kind: 'broken', fault: { message: expect.stringMatching(told) } });
			// Nothing of anybody's life is in the sentence.
			expect(JSON.stringify(checked)).not.toMatch(/Surgery|Academy|Detective|Ruiz/);
			expect(await check(other)).toMatchObject({ kind: 'intact' });
		});

		it('rows that two departments have exchanged', async () => {
			await past(`create table exchanged as select * from leave_spell; delete from leave_spell;
				insert into leave_spell select * from jsonb_populate_recordset(null::leave_spell, (select jsonb_agg(to_jsonb(row) ||
					jsonb_build_object('department_id', case row.department_id when :d then :o else :d end)) from exchanged row));
				drop table exchanged`);
			for (const of of [department, other])
				expect(await check(of)).toMatchObject({
					kind: 'broken',
					fault: { message: expect.stringMatching(/^The entry of leave .* is not there any more/) }
				});
		});
	});
});
