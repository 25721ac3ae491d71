import { beforeAll, describe, expect, it } from 'vitest';
import { checkLedger } from '#lib/server/audit/check-ledger.ts';
import { checkEvidence } from '#lib/server/certificate/evidence/check-evidence.ts';
import { checkRecords } from '#lib/server/certificate/evidence/check-records.ts';
import { readLedger } from '#lib/server/compliance/read-ledger.ts';
import type { Database } from '#lib/server/database/database.ts';
import { inDepartment } from '#lib/server/database/transact.ts';
import { Forbidden } from '#lib/server/refusals.ts';
import { completeTraining } from '../complete-for-tests.ts';
import { testDatabase } from '../database-for-tests.ts';
import { listEvents } from '../events-for-tests.ts';
import { foundTestDepartment } from '../people-for-tests.ts';
import { adoptTraining, publishTraining } from '../training-for-tests.ts';

let database: Database;
let department: Awaited<ReturnType<typeof foundTestDepartment>>;
let other: typeof department;
beforeAll(async () => {
	database = await testDatabase();
	await publishTraining(database.db);
	department = await foundTestDepartment(database.db);
	other = await foundTestDepartment(database.db);
	const requirementId = await adoptTraining(department.contexts.admin);
	await completeTraining(department.contexts.officer, requirementId);
});

const check = (id = department.departmentId) =>
	inDepartment(database.db, id, (trx) => checkEvidence(trx, id));

/** What somebody with the whole database in their hands could do: triggers and rights do not stop them. */
const tamper = (statements: string) =>
	database.exec(
		`begin; set local session_replication_role = replica; ${statements.replaceAll(':d', `'${department.departmentId}'`)}; commit`
	);

describe('an untouched ledger', () => {
	it('holds, in pages and with the records it names', async () => {
		const checked = await check();
		expect(checked).toMatchObject({ kind: 'intact' });
		expect(
			await inDepartment(database.db, department.departmentId, (trx) =>
				checkLedger(trx, department.departmentId)
			)
		).toEqual(checked);
	});

	it('enters each check, by whom and with what outcome', async () => {
		const { kind, head } = await checkRecords(department.contexts.auditor);
		expect(kind).toBe('intact');
		expect(await listEvents(database, department, 'ledger-checked')).toEqual([
			expect.objectContaining({
				entries: head.seq,
				intact: true,
				actor: department.contexts.auditor.actor.personId
			})
		]);
		expect(await check()).toMatchObject({ head: { seq: head.seq + 1 } });
	});

	it.each(['officer', 'supervisor', 'trainer'] as const)('is not for the %s', async (role) => {
		await expect(checkRecords(department.contexts[role])).rejects.toThrow(Forbidden);
		await expect(readLedger(department.contexts[role], { before: null, kind: null })).rejects.toThrow(
			Forbidden
		);
	});
});

describe('in words', () => {
	it('says who did what, newest first, of one’s own department alone', async () => {
		const { entries, older, head } = await readLedger(department.contexts.auditor, {
			before: null,
			kind: null
		});
		expect(entries[0]!.seq).toBe(head!.seq);
		expect(entries.at(-1)).toMatchObject({ seq: 1, who: null, what: 'founded the department' });
		expect(older).toBeNull();
		expect(entries.map(({ who, what }) => `${who} ${what}`)).toContain(
			'Alejandra Ruiz completed a module and signed the statement'
		);
		const strange = await readLedger(other.contexts.auditor, { before: null, kind: 'certificate-issued' });
		expect(strange.entries).toEqual([]);
	});

	it('goes on by key and filters by kind', async () => {
		const { entries } = await readLedger(department.contexts.auditor, { before: 5, kind: null });
		expect(entries.map(({ seq }) => seq)).toEqual([4, 3, 2, 1]);
		const added = await readLedger(department.contexts.auditor, { before: null, kind: 'person-added' });
		expect(new Set(added.entries.map(({ what }) => what.slice(0, 14)))).toEqual(new Set(['added a person']));
	});
});

describe('what was done behind the program’s back is named', () => {
	// Each case leaves its damage in a copy of the rows, which is put back afterwards.
	const TABLES = [
		'ledger_entry',
		'quiz_answer',
		'quiz_submission',
		'scenario_step',
		'scenario_result',
		'completion',
		'completion_run',
		'certificate'
	];

	it.each([
		[
			'a byte of an entry',
			`update ledger_entry set body = replace(body, '"enrolled"', '"enroled"') where department_id = :d and kind = 'enrolled'`,
			/^Entry \d+ does not say what it said/
		],
		[
			'the time of an entry',
			`update ledger_entry set body = replace(body, '2026-11-23', '2026-11-22') where department_id = :d and seq = 3`,
			/^Entry 3 does not say/
		],
		[
			'an entry deleted',
			`delete from ledger_entry where department_id = :d and seq = 4`,
			/^Entry 4 is not there; the next one is 5/
		],
		[
			'entries renumbered',
			`update ledger_entry set seq = seq + 1000 where department_id = :d and seq > 4`,
			/^Entry 5 is not there; the next one is 1005/
		],
		[
			'an answer',
			`update quiz_answer set chosen = '{2}' where department_id = :d and question = 0`,
			/^The submitted quiz that entry \d+ names .* is not what it was/
		],
		[
			'an answer taken away',
			`delete from quiz_answer where department_id = :d and question = 2`,
			/^The submitted quiz that entry \d+ names/
		],
		['a score', `update quiz_submission set won = most - 1 where department_id = :d`, /^The submitted quiz/],
		[
			'a step of a run',
			`update scenario_step set chosen = '{1}' where department_id = :d and step = 0`,
			/^The finished scenario run that entry \d+ names/
		],
		[
			'a result of a run',
			`update scenario_result set critical_errors = '{CE-01}' where department_id = :d`,
			/^The finished scenario run/
		],
		[
			'the day of a completion',
			`update completion set valid_until = '2036-01-01' where department_id = :d`,
			/^The completion that entry \d+ names/
		],
		[
			'the runs of a completion',
			`delete from completion_run where department_id = :d`,
			/^The completion that entry/
		],
		[
			'a completion deleted',
			`delete from completion where department_id = :d`,
			/^The completion .* is not there any more/
		],
		[
			'a name on a certificate',
			`update certificate set officer_name = 'Somebody Else' where department_id = :d`,
			/^The certificate that entry \d+ names/
		],
		[
			'a certificate added',
			`insert into certificate (department_id, id, completion_id, person_id, number, officer_name, rank, badge_number, department_name, course_code, course_title, requirement_title, citation, content_hash, minutes, won, most, completed_on, valid_until, issued_at, digest) select department_id, '00000000-0000-4000-8000-000000000001', '00000000-0000-4000-8000-000000000002', person_id, 'FW-FAKE', officer_name, rank, badge_number, department_name, course_code, course_title, requirement_title, citation, content_hash, minutes, won, most, completed_on, valid_until, issued_at, digest from certificate where department_id = :d`,
			/^A certificate \(00000000-0000-4000-8000-000000000001\) is there that no entry/
		]
	])('%s', async (_, statement, expected) => {
		const keep = TABLES.map((table) => `create table kept_${table} as select * from ${table}`);
		const columns = (table: string) =>
			table === 'ledger_entry' ? 'department_id, seq, previous_hash, hash, body' : '*';
		const restore = TABLES.map(
			(table) =>
				`delete from ${table}; insert into ${table} ${table === 'ledger_entry' ? `(${columns(table)})` : ''} select ${columns(table)} from kept_${table}; drop table kept_${table}`
		);
		await tamper(keep.join(';'));
		try {
			await tamper(statement);
			const checked = await check();
			expect(checked).toMatchObject({ kind: 'broken', fault: { message: expect.stringMatching(expected) } });
			expect(await check(other.departmentId)).toMatchObject({ kind: 'intact' });
			if ('fault' in checked && /^Entry/.test(checked.fault.message))
				expect(checked.head.seq).toBe(checked.fault.seq! - 1);
		} finally {
			await tamper(restore.join(';'));
		}
		expect(await check()).toMatchObject({ kind: 'intact' });
	});

	it('the ledgers of two departments swapped', async () => {
		const swap = `update ledger_entry set department_id = case department_id when :d then '${other.departmentId}'::uuid else :d end`;
		await tamper(`alter table ledger_entry drop constraint ledger_entry_pk; ${swap}`);
		expect(await check()).toMatchObject({ kind: 'broken', fault: { kind: 'unlinked', seq: 1 } });
		await tamper(
			`${swap}; alter table ledger_entry add constraint ledger_entry_pk primary key (department_id, seq)`
		);
		expect(await check()).toMatchObject({ kind: 'intact' });
	});
});
