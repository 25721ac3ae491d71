import { sql } from 'kysely';
import { Temporal } from 'temporal-polyfill';
import { beforeAll, describe, expect, it } from 'vitest';
import { JPEG } from '#lib/domain/studio/media/files-for-tests.ts';
import { awardCompletion } from '#lib/server/certificate/award-completion.ts';
import { revokeCertificate } from '#lib/server/certificate/revoke-certificate.ts';
import { grantExtraAttempt } from '#lib/server/compliance/grant-extra-attempt.ts';
import { correctRecord } from '#lib/server/compliance/leave/correct-record.ts';
import { grantWaiver } from '#lib/server/compliance/leave/grant-waiver.ts';
import { recordLeave } from '#lib/server/compliance/leave/record-leave.ts';
import { withdrawRequirement } from '#lib/server/compliance/requirement/withdraw-requirement.ts';
import { recordChangeReading } from '#lib/server/compliance/record-change-reading.ts';
import { changeTelling } from '#lib/server/compliance/telling/change-telling.ts';
import { tellDepartment } from '#lib/server/compliance/telling/tell-department.ts';
import { decideOutside } from '#lib/server/compliance/outside/decide-outside.ts';
import { inviteToSession } from '#lib/server/compliance/sessions/invite-to-session.ts';
import type { Database } from '#lib/server/database/database.ts';
import { inDepartment } from '#lib/server/database/transact.ts';
import { addMedia } from '#lib/server/studio/add-media.ts';
import { testDatabase } from '../database-for-tests.ts';
import { enterTestOutside, importTestRecord } from '../outside-for-tests.ts';
import { foundTestDepartment } from '../people-for-tests.ts';
import { pass, practiceOf, publishText, studioLater } from '../publish-for-tests.ts';
import { takeQuiz } from '../quiz-for-tests.ts';
import { addTestWorkshop, attend, closeSession, scheduleTestSession } from '../sessions-for-tests.ts';
import { soundText } from '../studio-for-tests.ts';
import { keepTestRecords } from './kept-for-tests.ts';
import { removeTestRecords } from './retention/separated-for-tests.ts';
import { adoptTraining, later, playRun, publishTraining, readAllLessons } from '../training-for-tests.ts';

/** Every table that says what somebody did, was awarded or was asked. */
const EVIDENCE = [
	'agency_detail',
	'certificate',
	'certificate_revocation',
	'change_reading',
	'checkpoint_delivery',
	'checkpoint_sink',
	'checkpoint_sink_ending',
	'completion',
	'completion_run',
	'content_release',
	'content_version',
	'correction',
	'correction_answer',
	'correction_request',
	'course_approval',
	'draft_decision',
	'draft_review',
	'enrolment',
	'extra_attempt',
	'inspection',
	'inspection_ending',
	'leave_spell',
	'ledger_checkpoint',
	'ledger_entry',
	'ledger_node',
	'legal_hold',
	'legal_hold_ending',
	'lesson_reading',
	'media',
	'message',
	'message_attempt',
	'message_outcome',
	'outside_decision',
	'outside_training',
	'person',
	'person_history',
	'quiz_answer',
	'quiz_attempt',
	'quiz_submission',
	'record_file',
	'record_import',
	'removal',
	'requirement',
	'requirement_item',
	'requirement_version',
	'retention_rule',
	'scenario_result',
	'scenario_run',
	'scenario_step',
	'session_credit',
	'session_ending',
	'session_roster',
	'session_signature',
	'state_report',
	'telling',
	'waiver',
	'workshop',
	'workshop_session'
];

let database: Database;
let departmentId: string;
beforeAll(async () => {
	database = await testDatabase();
	const { statement } = await publishTraining(database.db);
	const department = await foundTestDepartment(database.db);
	const { officer, admin } = department.contexts;
	departmentId = department.departmentId;
	const requirementId = await adoptTraining(admin, { attemptsPerCycle: 1 });
	const module = { requirementId, code: 'TM-1' };
	await readAllLessons(officer, requirementId);
	await takeQuiz(officer, requirementId, false);
	await grantExtraAttempt(admin, { ...module, personId: officer.actor.personId, reason: 'Power cut.' });
	await takeQuiz(officer, requirementId);
	await playRun(officer, requirementId);
	const awarded = await awardCompletion(officer, { ...module, statementHash: statement, agreed: true });
	if (awarded.kind !== 'awarded') throw new Error(JSON.stringify(awarded));
	await revokeCertificate(admin, { certificateId: awarded.certificateId, reason: 'For the test.' });
	// A scenario of the department's own, sent, approved, published twice, and what changed read; and a picture.
	const { trainer } = department.contexts;
	const studio = { trainer, second: await department.secondTrainer() };
	const { draftId, code } = await publishText(studio);
	await pass(officer, await practiceOf(officer, code), code);
	const text = soundText({ told: 'It is early.' });
	const { releaseId } = await publishText(studioLater(studio, 1), text, { draftId, effect: 'tell' });
	await recordChangeReading(later(officer, 2), { releaseId });
	await addMedia(trainer, { name: 'Hall', said: 'A hall.', bytes: JPEG });
	// How people are told, and that the officer was.
	await changeTelling(admin, { quietFrom: '20:00', quietUntil: '08:00', remindDays: [7], isOn: true });
	const telling = {
		departmentId,
		now: admin.now,
		mail: { kind: 'none' },
		origin: 'https://test.example'
	} as const;
	expect((await tellDepartment(database.db, telling)).made).toBeGreaterThan(0);
	// Leave that was written down wrong, and a waiver.
	const { personId } = officer.actor;
	const days = {
		fromOn: Temporal.PlainDate.from('2026-12-01'),
		untilOn: Temporal.PlainDate.from('2026-12-31')
	};
	const leave = { kind: 'family', ...days } as const;
	const recorded = await recordLeave(admin, { personId, leave, reason: 'For the test.' });
	if (recorded.kind !== 'recorded') throw new Error(recorded.reason);
	await correctRecord(admin, { kind: 'leave', id: recorded.leaveId, reason: 'For the test.' });
	await grantWaiver(admin, { personId, requirementId, days, reason: 'For the test.' });
	// A further version of the requirement.
	await withdrawRequirement(admin, { requirementId, from: days.untilOn, reason: 'For the test.' });
	// Training from elsewhere that was accepted, and a past record.
	const outsideId = await enterTestOutside(officer);
	await decideOutside(admin, { outsideId, accepted: true, reason: 'For the test.' });
	await importTestRecord(admin, `officer@${department.mail}`);
	// A session that took place.
	const session = await scheduleTestSession(trainer, await addTestWorkshop(trainer));
	await inviteToSession(trainer, { sessionId: session.sessionId, personIds: [personId] });
	await attend(officer, session);
	await closeSession(trainer, session.sessionId);
	// A rule of retention, a hold, and somebody whose identity was removed.
	await removeTestRecords(department);
	await keepTestRecords(department, outsideId);
});

it('knows every table that is kept as evidence', async () => {
	const { rows } = await sql<{ table: string }>`
		select tgrelid::regclass::text as table from pg_trigger where tgname = 'append_only' order by 1`.execute(
		database.db
	);
	expect(rows.map(({ table }) => table)).toEqual(EVIDENCE);
});

const change = (table: string) =>
	sql`update ${sql.table(table)} set ${sql.ref(COLUMN[table] ?? 'department_id')} = ${sql.ref(COLUMN[table] ?? 'department_id')}`;
const COLUMN: Record<string, string> = { content_release: 'code', content_version: 'code' };

describe.each(EVIDENCE)('%s', (table) => {
	const attempts = [
		['update', change(table)],
		['delete', sql`delete from ${sql.table(table)}`],
		['truncate', sql`truncate ${sql.table(table)} cascade`]
	] as const;

	it.each(attempts)('refuses %s to the application', async (_, statement) => {
		const tried = inDepartment(database.db, departmentId, (trx) => statement.execute(trx));
		await expect(tried).rejects.toThrow(/permission denied/);
	});

	it.each(attempts)('refuses %s to its owner', async (_, statement) => {
		await expect(statement.execute(database.db)).rejects.toThrow(/evidence is append-only/);
	});
});
