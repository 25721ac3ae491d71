import { Temporal } from 'temporal-polyfill';
import { afterEach, beforeAll, expect, it } from 'vitest';
import { NO_APPROVAL, NO_DETAIL } from '#lib/domain/compliance/agency/agency.ts';
import { checkEvidence } from '#lib/server/certificate/evidence/check-evidence.ts';
import { setAgency } from '#lib/server/compliance/agency/set-agency.ts';
import { setCourseApproval } from '#lib/server/compliance/agency/set-course-approval.ts';
import { reportToState } from '#lib/server/compliance/filing/report-to-state.ts';
import { decideOutside } from '#lib/server/compliance/outside/decide-outside.ts';
import type { Database } from '#lib/server/database/database.ts';
import { inDepartment } from '#lib/server/database/transact.ts';
import { testDatabase } from '../database-for-tests.ts';
import { enterTestOutside } from '../outside-for-tests.ts';
import { foundTestDepartment } from '../people-for-tests.ts';
import { publishTraining } from '../training-for-tests.ts';

const TABLES = ['agency_detail', 'course_approval', 'state_report'];

let database: Database;
let department: Awaited<ReturnType<typeof foundTestDepartment>>;
let other: typeof department;
beforeAll(async () => {
	database = await testDatabase();
	await publishTraining(database.db);
	department = await foundTestDepartment(database.db);
	other = await foundTestDepartment(database.db);
	for (const [index, { contexts }] of [department, other].entries()) {
		const { admin, officer } = contexts;
		for (const chiefName of [`Chief ${index}`, 'Both']) {
			const set = await setAgency(admin, {
				...{ ...NO_DETAIL, ori: 'WY0110000', stateAgencyNumber: '44', profile: 'utah', chiefName },
				...{ address: '1 Quay Street', chiefTitle: 'Chief' }
			});
			expect(set.kind).toBe('changed');
		}
		const approval = {
			...NO_APPROVAL,
			approvedTitle: `Title ${index}`,
			stateCourseNumber: '1',
			ncpNumber: '2'
		};
		for (const providerNumber of ['3', '4'])
			await setCourseApproval(admin, { code: 'TM-1', ...approval, providerName: 'We', providerNumber });
		const outsideId = await enterTestOutside(officer);
		await decideOutside(admin, { outsideId, accepted: true, reason: 'Counts.' });
		const reported = await reportToState(admin, {
			...{ of: [{ kind: 'outside', id: outsideId }], state: 'submitted', confirmationNumber: '77' },
			...{ reportedOn: Temporal.PlainDate.from('2026-11-20'), note: 'By mail.' }
		});
		expect(reported.kind).toBe('reported');
	}
	for (const table of TABLES) await past(`create table kept_${table} as table ${table}`);
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
	for (const table of TABLES)
		await past(`delete from ${table}; insert into ${table} select * from kept_${table}`);
	expect(await check()).toMatchObject({ kind: 'intact' });
});

it('holds as it was written', async () => {
	for (const of of [department, other]) expect(await check(of)).toMatchObject({ kind: 'intact' });
});

const AGENCY = /^The setting of the agency that entry \d+ names \(\d\) is not what it was/;
const APPROVAL = /^The state approval of a course that entry \d+ names \(TM-1\/\d\) is not what it was/;
const REPORT = /^The report to the state that entry \d+ names \([-0-9a-f]{36}\) is not what it was/;

it.each([
	[`update agency_detail set ori = 'WY0220000' where department_id = :d`, AGENCY],
	[`update agency_detail set state_agency_number = '45' where department_id = :d and number = 1`, AGENCY],
	[`update agency_detail set profile = 'texas' where department_id = :d and number = 2`, AGENCY],
	[`update agency_detail set address = null where department_id = :d and number = 2`, AGENCY],
	[`update agency_detail set chief_name = 'Other' where department_id = :d and number = 2`, AGENCY],
	[`update agency_detail set chief_title = 'Sheriff' where department_id = :d`, AGENCY],
	[`update agency_detail set set_by = :trainer where department_id = :d`, AGENCY],
	[`update agency_detail set set_at = set_at - interval '1 hour' where department_id = :d`, AGENCY],
	[
		`update agency_detail t set chief_name = o.chief_name from agency_detail o
			where t.department_id = :d and t.number = 1 and o.department_id = :o and o.number = 1`,
		AGENCY
	],
	[
		`delete from agency_detail where department_id = :d and number = 1`,
		/^The setting of the agency that entry \d+ names \(1\) is not there any more\.$/
	],
	[
		`insert into agency_detail (department_id, number, ori, set_by, set_at)
			select department_id, 3, ori, set_by, set_at from agency_detail where department_id = :d and number = 1`,
		/^A setting of the agency \(3\) is there that no entry/
	],
	[`update course_approval set approved_title = 'Other' where department_id = :d and number = 1`, APPROVAL],
	[`update course_approval set state_course_number = '9' where department_id = :d`, APPROVAL],
	[`update course_approval set ncp_number = null where department_id = :d and number = 2`, APPROVAL],
	[`update course_approval set provider_name = 'They' where department_id = :d`, APPROVAL],
	[`update course_approval set provider_number = '5' where department_id = :d and number = 2`, APPROVAL],
	[`update course_approval set set_by = :trainer where department_id = :d`, APPROVAL],
	[`update course_approval set set_at = set_at + interval '1 hour' where department_id = :d`, APPROVAL],
	[
		`update course_approval set code = 'TM-2' where department_id = :d and number = 2`,
		/^The state approval of a course that entry \d+ names \(TM-1\/2\) is not there any more\.$/
	],
	[
		`insert into course_approval (department_id, code, number, set_by, set_at)
			select department_id, 'TM-9', 1, set_by, set_at from course_approval where department_id = :d and number = 1`,
		/^A state approval of a course \(TM-9\/1\) is there that no entry/
	],
	[`update state_report set reported_on = reported_on - 9 where department_id = :d`, REPORT],
	[`update state_report set state = 'approved' where department_id = :d`, REPORT],
	[`update state_report set confirmation_number = null where department_id = :d`, REPORT],
	[`update state_report set note = 'By hand.' where department_id = :d`, REPORT],
	[`update state_report set of_kind = 'completion' where department_id = :d`, REPORT],
	[`update state_report set of_id = gen_random_uuid() where department_id = :d`, REPORT],
	[`update state_report set person_id = :trainer where department_id = :d`, REPORT],
	[`update state_report set recorded_by = :trainer where department_id = :d`, REPORT],
	[`update state_report set recorded_at = recorded_at - interval '1 day' where department_id = :d`, REPORT],
	[
		`delete from state_report where department_id = :d`,
		/^The report to the state that entry \d+ names .* is not there any more\.$/
	],
	[
		`insert into state_report select department_id, gen_random_uuid(), person_id, of_kind, of_id, 'approved', reported_on,
			confirmation_number, note, recorded_by, recorded_at from state_report where department_id = :d`,
		/^A report to the state \(.*\) is there that no entry/
	]
])('names what was done behind the program’s back: %s', async (statement, told) => {
	await past(statement);
	expect(await check()).toMatchObject({ kind: 'broken', fault: { message: expect.stringMatching(told) } });
	expect(await check(other)).toMatchObject({ kind: 'intact' });
});
