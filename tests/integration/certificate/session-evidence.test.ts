import { sql } from 'kysely';
import { afterEach, beforeAll, describe, expect, it } from 'vitest';
import { checkEvidence } from '#lib/server/certificate/evidence/check-evidence.ts';
import { inviteToSession } from '#lib/server/compliance/sessions/invite-to-session.ts';
import { recordSheet } from '#lib/server/compliance/sessions/record-sheet.ts';
import type { Database } from '#lib/server/database/database.ts';
import { inDepartment } from '#lib/server/database/transact.ts';
import { testDatabase } from '../database-for-tests.ts';
import { foundTestDepartment } from '../people-for-tests.ts';
import { addTestWorkshop, atTime, attend, closeSession, scheduleTestSession } from '../sessions-for-tests.ts';

const TABLES = [
	'workshop',
	'workshop_session',
	'session_roster',
	'session_signature',
	'session_ending',
	'session_credit'
];

let database: Database;
let department: Awaited<ReturnType<typeof foundTestDepartment>>;
beforeAll(async () => {
	database = await testDatabase();
	department = await foundTestDepartment(database.db);
	const { trainer, officer } = department.contexts;
	const second = await department.person('officer', { email: `second-officer@${department.mail}` });
	const session = await scheduleTestSession(trainer, await addTestWorkshop(trainer));
	const { sessionId } = session;
	const personIds = [officer, second].map(({ actor }) => actor.personId);
	await inviteToSession(trainer, { sessionId, personIds });
	await attend(officer, session);
	const lines = [{ personId: second.actor.personId, in: '09:00', out: '09:20' }];
	await recordSheet(atTime(trainer, '10:00'), { sessionId, lines });
	await closeSession(trainer, sessionId);
	for (const table of TABLES)
		await database.exec(
			`create table keep_${table} as select * from ${table} where department_id = '${department.departmentId}'`
		);
});

const check = () =>
	inDepartment(database.db, department.departmentId, (trx) => checkEvidence(trx, department.departmentId));

/** What somebody with the whole database in their hands could do: triggers and rights do not stop them. */
const tamper = (statements: string) =>
	database.exec(
		`begin; set local session_replication_role = replica; ${statements
			.replaceAll(':d', `'${department.departmentId}'`)
			.replaceAll(':officer', `'${department.contexts.officer.actor.personId}'`)
			.replaceAll(':trainer', `'${department.contexts.trainer.actor.personId}'`)}; commit`
	);

afterEach(() =>
	tamper(
		TABLES.map(
			(table) =>
				`delete from ${table} where department_id = :d; insert into ${table} select * from keep_${table}`
		).join('; ')
	)
);

it('holds while nothing was touched', async () => {
	expect(await check()).toMatchObject({ kind: 'intact' });
});

const STRANGE = `'00000000-0000-4000-8000-000000000001'`;
const altered = (words: string) =>
	new RegExp(`^The ${words} that entry \\d+ names \\(.+\\) is not what it was`);
const absent = (words: string) =>
	new RegExp(`^The ${words} that entry \\d+ names \\(.+\\) is not there any more`);
const unnamed = (words: string) =>
	new RegExp(`^An? ${words} \\(.+\\) is there that no entry of the ledger names`);

describe('what was done behind the program’s back is named', () => {
	it.each([
		['the minutes of a workshop', `update workshop set minutes = 600`, altered('workshop')],
		['its topics', `update workshop set topics = '[{"topic":"trauma","minutes":60}]'`, altered('workshop')],
		['what it completes', `update workshop set category = 'other'`, altered('workshop')],
		['its partner', `update workshop set partner_kind = 'medical'`, altered('workshop')],
		['how many segments it has', `update workshop set segments = 1`, altered('workshop')],
		['a workshop deleted', `delete from workshop`, absent('workshop')],
		[
			'a workshop put in',
			`insert into workshop select department_id, ${STRANGE}, title, summary, minutes, topics, category, partner, partner_kind, segments, state_course_number, created_by, created_at from workshop`,
			unnamed('workshop')
		],
		[
			'when a session was',
			`update workshop_session set starts_at = starts_at - interval '1 hour'`,
			altered('session of a workshop')
		],
		['who taught it', `update workshop_session set instructor = 'Other'`, altered('session of a workshop')],
		[
			'their qualification',
			`update workshop_session set instructor_qualification = 'Other'`,
			altered('session of a workshop')
		],
		['which segment', `update workshop_session set segment = 2`, altered('session of a workshop')],
		['who may walk in', `update workshop_session set walk_ins = true`, altered('session of a workshop')],
		['its code', `update workshop_session set sign_in_code = 'x'`, altered('session of a workshop')],
		['a session deleted', `delete from workshop_session`, absent('session of a workshop')],
		[
			'a session put in',
			`insert into workshop_session select department_id, ${STRANGE}, workshop_id, segment, starts_at, ends_at, place, instructor, instructor_qualification, walk_ins, sign_in_code, sign_out_code, scheduled_by, scheduled_at from workshop_session`,
			unnamed('session of a workshop')
		],
		['who invited', `update session_roster set added_by = person_id`, altered('line of a roster')],
		[
			'an invitation deleted',
			`delete from session_roster where person_id = :officer`,
			absent('line of a roster')
		],
		[
			'an invitation put in',
			`insert into session_roster select department_id, session_id, :trainer, added_by, added_at from session_roster where person_id = :officer`,
			unnamed('line of a roster')
		],
		[
			'when somebody came',
			`update session_signature set signed_at = signed_at - interval '5 minutes' where direction = 'in'`,
			altered('signature of a session')
		],
		[
			'how somebody signed',
			`update session_signature set how = 'qr', recorded_by = person_id where how = 'sheet'`,
			altered('signature of a session')
		],
		[
			'a signature deleted',
			`delete from session_signature where direction = 'out'`,
			absent('signature of a session')
		],
		[
			'a signature put in',
			`insert into session_signature select department_id, session_id, :trainer, direction, how, signed_at, :trainer, recorded_at from session_signature where person_id = :officer and direction = 'in'`,
			unnamed('signature of a session')
		],
		['how it ended', `update session_ending set held = false`, altered('end of a session')],
		['who ended it', `update session_ending set ended_by = :officer`, altered('end of a session')],
		['an end deleted', `delete from session_ending`, absent('end of a session')],
		[
			'an end put in',
			`insert into session_ending select department_id, ${STRANGE}, held, reason, ended_by, ended_at from session_ending`,
			unnamed('end of a session')
		],
		[
			'credited minutes',
			`update session_credit set minutes = minutes - 1 where person_id = :officer`,
			altered('credit for a session')
		],
		[
			'the day of a credit',
			`update session_credit set taught_on = '2027-01-01'`,
			altered('credit for a session')
		],
		[
			'whose it is',
			`update session_credit set person_id = :trainer where person_id = :officer`,
			altered('credit for a session')
		],
		[
			'the stored digest of a credit',
			`update session_credit set digest = 'x' where person_id = :officer`,
			/^The digest that is stored with the credit for a session that entry \d+ names/
		],
		[
			'a credit deleted',
			`delete from session_credit where person_id = :officer`,
			absent('credit for a session')
		],
		[
			'a credit put in',
			`insert into session_credit select department_id, ${STRANGE}, session_id, :trainer, minutes_present, minutes, taught_on, digest from session_credit where person_id = :officer`,
			unnamed('credit for a session')
		]
	])('%s', async (_, statement, message) => {
		await tamper(statement);
		const checked = await check();
		expect(checked).toMatchObject({ kind: 'broken' });
		expect(checked.kind === 'broken' && checked.fault.message).toMatch(message);
	});
});

describe.each(TABLES)('%s is append-only', (table) => {
	const attempts = [
		['update', sql`update ${sql.table(table)} set department_id = department_id`],
		['delete', sql`delete from ${sql.table(table)}`]
	] as const;
	it.each(attempts)('refuses %s to the application and to its owner', async (_, statement) => {
		const tried = inDepartment(database.db, department.departmentId, (trx) => statement.execute(trx));
		await expect(tried).rejects.toThrow(/permission denied/);
		await expect(statement.execute(database.db)).rejects.toThrow(/evidence is append-only/);
	});
});
