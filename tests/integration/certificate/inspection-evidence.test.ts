import { afterEach, beforeAll, describe, expect, it } from 'vitest';
import { checkEvidence } from '#lib/server/certificate/evidence/check-evidence.ts';
import { answerCorrection } from '#lib/server/compliance/requests/answer-correction.ts';
import { askCorrection } from '#lib/server/compliance/requests/ask-correction.ts';
import type { Database } from '#lib/server/database/database.ts';
import { inDepartment } from '#lib/server/database/transact.ts';
import { endInspection } from '#lib/server/identity/inspection/end-inspection.ts';
import { inviteInspector } from '#lib/server/identity/inspection/invite-inspector.ts';
import { testDatabase } from '../database-for-tests.ts';
import { inviteeOn } from '../inspectors-for-tests.ts';
import { foundTestDepartment, NOW } from '../people-for-tests.ts';
import { later } from '../training-for-tests.ts';

let database: Database;
let department: Awaited<ReturnType<typeof foundTestDepartment>>;
let other: typeof department;
beforeAll(async () => {
	database = await testDatabase();
	department = await foundTestDepartment(database.db);
	other = await foundTestDepartment(database.db);
	for (const { contexts } of [department, other]) {
		const invited = await inviteInspector(contexts.admin, inviteeOn(NOW));
		if (invited.kind !== 'invited') throw new Error(invited.reason);
		await endInspection(later(contexts.admin, 1), { ...invited, reason: 'The review is done.' });
		const asked = await askCorrection(contexts.officer, { about: 'Hours', text: 'It was eight hours.' });
		if (asked.kind !== 'asked') throw new Error(asked.reason);
		const { requestId } = asked;
		await answerCorrection(contexts.admin, { requestId, corrected: false, answer: 'The sheet says four.' });
	}
});

const check = (of = department) =>
	inDepartment(database.db, of.departmentId, (trx) => checkEvidence(trx, of.departmentId));

// What is tampered with is put back after each test: a copy of the tables before, and the same rows afterwards.
const TABLES = ['inspection', 'inspection_ending', 'correction_request', 'correction_answer'];
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

describe('inspections, requests for corrections and their answers', () => {
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

		const WORDS: { [table: string]: string } = {
			inspection: 'inspection',
			inspection_ending: 'end of an inspection',
			correction_request: 'request for a correction',
			correction_answer: 'answer to a request for a correction'
		};
		type Case = [name: string, statement: string, told: RegExp];
		const altered = (table: string, change: string): Case => [
			`${table}: ${change}`,
			`update ${table} set ${change} where department_id = :d`,
			new RegExp(`^The ${WORDS[table]} that entry \\d+ names \\([0-9a-f-]{36}\\) is not what it was`)
		];
		const gone = (table: string): Case => [
			`${table}: a row is deleted`,
			`delete from ${table} where department_id = :d`,
			new RegExp(`^The ${WORDS[table]} that entry \\d+ names \\([0-9a-f-]{36}\\) is not there any more\\.$`)
		];
		const strange = (table: string, key: string): Case => [
			`${table}: a row is written that no entry names`,
			`insert into ${table} select * from jsonb_populate_recordset(null::${table}, (select jsonb_agg(to_jsonb(row) ||
				jsonb_build_object('${key}', gen_random_uuid())) from (select * from ${table} where department_id = :d limit 1) row))`,
			new RegExp(`^An? ${WORDS[table]} \\([0-9a-f-]{36}\\) is there that no entry of the ledger names`)
		];

		it.each([
			altered('inspection', `person_id = :trainer`),
			altered('inspection', `organisation = 'Other'`),
			altered('inspection', `reason = 'Other.'`),
			altered('inspection', `from_on = from_on - 365`),
			altered('inspection', `to_on = to_on + 365`),
			altered('inspection', `expires_at = expires_at + interval '1 year'`),
			altered('inspection', `invited_by = :trainer`),
			altered('inspection', `invited_at = invited_at - interval '1 hour'`),
			gone('inspection'),
			strange('inspection', 'id'),
			altered('inspection_ending', `reason = 'Other.'`),
			altered('inspection_ending', `ended_by = :trainer`),
			altered('inspection_ending', `ended_at = ended_at + interval '1 day'`),
			// Somebody who was shown out would be in again.
			gone('inspection_ending'),
			strange('inspection_ending', 'inspection_id'),
			altered('correction_request', `person_id = :trainer`),
			altered('correction_request', `about = 'Other'`),
			altered('correction_request', `text = 'Nothing.'`),
			altered('correction_request', `asked_at = asked_at + interval '1 day'`),
			gone('correction_request'),
			strange('correction_request', 'id'),
			altered('correction_answer', `person_id = :trainer`),
			altered('correction_answer', `corrected = true`),
			altered('correction_answer', `answer = 'It was put right.'`),
			altered('correction_answer', `answered_by = :trainer`),
			altered('correction_answer', `answered_at = answered_at - interval '1 hour'`),
			gone('correction_answer'),
			strange('correction_answer', 'request_id')
		])('%s', async (_, statement, told) => {
			await past(statement);
			const checked = await check();
			expect(checked).toMatchObject({ kind: 'broken', fault: { message: expect.stringMatching(told) } });
			// Nothing of what anybody wrote is in the sentence.
			expect(JSON.stringify(checked)).not.toMatch(/review|eight hours|sheet|Quist|Ruiz/);
			expect(await check(other)).toMatchObject({ kind: 'intact' });
		});

		it.each(TABLES)('%s: rows that two departments have exchanged', async (table) => {
			await past(`create table exchanged as select * from ${table}; delete from ${table};
				insert into ${table} select * from jsonb_populate_recordset(null::${table}, (select jsonb_agg(to_jsonb(row) ||
					jsonb_build_object('department_id', case row.department_id when :d then :o else :d end)) from exchanged row));
				drop table exchanged`);
			for (const of of [department, other])
				expect(await check(of)).toMatchObject({
					kind: 'broken',
					fault: { message: expect.stringMatching(/is not there any more/) }
				});
		});
	});
});
