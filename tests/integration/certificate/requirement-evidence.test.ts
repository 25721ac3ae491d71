import { Temporal } from 'temporal-polyfill';
import { afterEach, beforeAll, describe, expect, it } from 'vitest';
import { checkEvidence } from '#lib/server/certificate/evidence/check-evidence.ts';
import { verifyLedgers } from '#lib/server/certificate/evidence/verify-ledgers.ts';
import { adoptRequirement } from '#lib/server/compliance/adopt-requirement.ts';
import { reviseRequirement } from '#lib/server/compliance/requirement/revise-requirement.ts';
import { withdrawRequirement } from '#lib/server/compliance/requirement/withdraw-requirement.ts';
import type { Database } from '#lib/server/database/database.ts';
import { inDepartment } from '#lib/server/database/transact.ts';
import { testDatabase } from '../database-for-tests.ts';
import { foundTestDepartment } from '../people-for-tests.ts';
import { publishTraining } from '../training-for-tests.ts';

let database: Database;
let department: Awaited<ReturnType<typeof foundTestDepartment>>;
let other: typeof department;
const day = (text: string) => Temporal.PlainDate.from(text);

beforeAll(async () => {
	database = await testDatabase();
	await publishTraining(database.db);
	department = await foundTestDepartment(database.db);
	other = await foundTestDepartment(database.db);
	for (const { admin } of [department.contexts, other.contexts]) {
		const rule = {
			...{ title: 'Test', citation: 'Code 1.2', effectiveOn: day('2026-11-01'), firstDueDays: 60 },
			...{ everyMonths: 24, renewalWindowDays: 60, passPercent: 80, attemptsPerCycle: 3, waitMinutes: 0 },
			items: ['TM-1']
		};
		const adopted = await adoptRequirement(admin, rule);
		if (adopted.kind === 'refused') throw new Error(adopted.reason);
		const { requirementId } = adopted;
		const next = { ...rule, effectiveOn: day('2026-12-01'), graceDays: 30, items: ['TM-1', 'TS-1'] };
		await reviseRequirement(admin, { requirementId, after: 1, rule: next, note: 'Grace is given.' });
		await withdrawRequirement(admin, { requirementId, from: day('2027-01-01'), reason: 'Repealed.' });
	}
});

const check = (of = department) =>
	inDepartment(database.db, of.departmentId, (trx) => checkEvidence(trx, of.departmentId));

// What is tampered with is put back after each test: a copy of the tables before, and the same rows afterwards.
const TABLES = ['requirement_item', 'requirement_version'];
const past = (statements: string) =>
	database.exec(
		`begin; set local session_replication_role = replica; ${statements.replaceAll(':d', `'${department.departmentId}'`)}; commit`
	);
const keep = () => past(TABLES.map((table) => `create table kept_${table} as table ${table}`).join('; '));
const putBack = () =>
	past(
		TABLES.map(
			(table) =>
				`delete from ${table}; insert into ${table} select * from kept_${table}; drop table kept_${table}`
		).join('; ')
	);

describe('versions of requirements', () => {
	it('hold as they were recorded', async () => {
		expect(await check()).toMatchObject({ kind: 'intact' });
	});

	describe('what was done behind the program’s back is named', () => {
		beforeAll(keep);
		afterEach(async () => {
			await putBack();
			expect(await check()).toMatchObject({ kind: 'intact' });
			await keep();
		});

		const second = `department_id = :d and number = 2`;
		const ALTERED = /^The version of a requirement .* is not what/;
		it.each([
			[
				'its grace',
				`update requirement_version set rule = jsonb_set(rule, '{graceDays}', '300') where ${second}`,
				ALTERED
			],
			['its day', `update requirement_version set effective_on = effective_on + 30 where ${second}`, ALTERED],
			['its pass mark', `update requirement_version set pass_percent = 100 where ${second}`, ALTERED],
			['its title', `update requirement_version set title = 'Other' where ${second}`, ALTERED],
			['what it asks', `update requirement_version set items = '{TM-1}' where ${second}`, ALTERED],
			[
				'what an item is',
				`update requirement_item set kind = 'module' where code = 'TS-1' and department_id = :d`,
				ALTERED
			],
			['why it was recorded', `update requirement_version set note = 'Nothing.' where ${second}`, ALTERED],
			[
				'when',
				`update requirement_version set recorded_at = recorded_at - interval '1 day' where ${second}`,
				ALTERED
			],
			[
				'by whom',
				`update requirement_version set recorded_by = (select id from person where department_id = :d and id <> recorded_by limit 1) where ${second}`,
				ALTERED
			],
			[
				'a withdrawal taken back',
				`update requirement_version set withdrawn = false where department_id = :d and number = 3`,
				ALTERED
			],
			[
				'a version that went',
				`delete from requirement_version where ${second}`,
				/^The version of a requirement .* is not there any more/
			],
			[
				'a version that nobody recorded',
				`insert into requirement_version select (jsonb_populate_record(null::requirement_version, to_jsonb(v) || '{"number": 4}')).* from requirement_version v where ${second}`,
				/^A version of a requirement .* no entry of the ledger names/
			]
		])('%s', async (_, statement, message) => {
			await past(statement);
			expect(await check()).toMatchObject({
				kind: 'broken',
				fault: { message: expect.stringMatching(message) }
			});
			// It is no matter of the other department, not even for who checks all of them at once.
			expect(await check(other)).toMatchObject({ kind: 'intact' });
			const lines = [];
			for await (const { intact } of verifyLedgers(database.db, [])) lines.push(intact);
			expect(lines.filter((intact) => !intact)).toHaveLength(1);
		});
	});
});
