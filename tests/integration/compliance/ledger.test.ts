import { sql } from 'kysely';
import { Temporal } from 'temporal-polyfill';
import { afterEach, beforeAll, describe, expect, it } from 'vitest';
import { writeKeptHead, type KeptHead } from '#lib/domain/audit/kept-head.ts';
import { checkLedger } from '#lib/server/audit/check-ledger.ts';
import { listEntriesAfter } from '#lib/server/audit/queries.ts';
import { checkEvidence } from '#lib/server/certificate/evidence/check-evidence.ts';
import { checkRecords } from '#lib/server/certificate/evidence/check-records.ts';
import { verifyLedgers } from '#lib/server/certificate/evidence/verify-ledgers.ts';
import { revokeCertificate } from '#lib/server/certificate/revoke-certificate.ts';
import { grantExtraAttempt } from '#lib/server/compliance/grant-extra-attempt.ts';
import { readLedger } from '#lib/server/compliance/ledger/read-ledger.ts';
import type { Database } from '#lib/server/database/database.ts';
import { inDepartment } from '#lib/server/database/transact.ts';
import { changePerson } from '#lib/server/identity/change-person.ts';
import { changeRoles } from '#lib/server/identity/change-roles.ts';
import { disablePerson, enablePerson } from '#lib/server/identity/disable-person.ts';
import { Forbidden } from '#lib/server/refusals.ts';
import { JPEG } from '#lib/domain/studio/media/files-for-tests.ts';
import { addMedia } from '#lib/server/studio/add-media.ts';
import { decideReview } from '#lib/server/studio/decide-review.ts';
import { completeTraining } from '../complete-for-tests.ts';
import { testDatabase } from '../database-for-tests.ts';
import { listEvents } from '../events-for-tests.ts';
import { foundTestDepartment } from '../people-for-tests.ts';
import { takeQuiz } from '../quiz-for-tests.ts';
import { sendToReview, soundText } from '../studio-for-tests.ts';
import { adoptTraining, later, publishTraining, readAllLessons } from '../training-for-tests.ts';

let database: Database;
let department: Awaited<ReturnType<typeof foundTestDepartment>>;
let other: typeof department;
beforeAll(async () => {
	database = await testDatabase();
	await publishTraining(database.db);
	department = await foundTestDepartment(database.db);
	other = await foundTestDepartment(database.db);
	const { admin, officer, trainer, supervisor } = department.contexts;
	const requirementId = await adoptTraining(admin, { attemptsPerCycle: 1 });
	await readAllLessons(officer, requirementId);
	await takeQuiz(officer, requirementId, false);
	const granted = { requirementId, code: 'TM-1', personId: officer.actor.personId, reason: 'Power cut.' };
	await grantExtraAttempt(admin, granted);
	const certificateId = await completeTraining(officer, requirementId);
	await revokeCertificate(admin, { certificateId, reason: 'For the test.' });
	// A scenario of the department's own that a second person approved, and a picture.
	const { reviewId } = await sendToReview(trainer, soundText({ told: 'He tried to strangle her.' }));
	await decideReview(await department.secondTrainer(), {
		...{ reviewId, verdict: 'approved', words: 'Good.', clinician: 'Dr. Lena Ortiz' }
	});
	await addMedia(trainer, { name: 'Hall', said: 'A hall.', bytes: JPEG });
	// People who were changed in every way there is, one of them while a change for a later day was entered.
	const { personId } = trainer.actor;
	const details = { badgeNumber: '7', stateOfficerId: null, rank: 'Sergeant', unitId: null };
	const name = { givenName: 'Priya', familyName: 'Raman' };
	const heldFrom = Temporal.PlainDate.from('2027-02-01');
	await changePerson(later(admin, 1), { personId, ...name, ...details, heldFrom });
	await disablePerson(later(admin, 2), { personId });
	await enablePerson(later(admin, 3), { personId });
	await changeRoles(later(admin, 4), { personId, roles: ['trainer', 'auditor'] });
	await disablePerson(later(admin, 5), { personId: supervisor.actor.personId });
});

const check = (id = department.departmentId) =>
	inDepartment(database.db, id, (trx) => checkEvidence(trx, id));

/** What somebody with the whole database in their hands could do: triggers and rights do not stop them. */
const tamper = (statements: string) =>
	database.exec(
		`begin; set local session_replication_role = replica; ${statements
			.replaceAll(':d', `'${department.departmentId}'`)
			.replaceAll(':officer', `'${department.contexts.officer.actor.personId}'`)
			.replaceAll(':trainer', `'${department.contexts.trainer.actor.personId}'`)
			.replaceAll(':supervisor', `'${department.contexts.supervisor.actor.personId}'`)}; commit`
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
		await expect(readLedger(department.contexts[role], { before: null })).rejects.toThrow(Forbidden);
	});
});

describe('in words', () => {
	it('says who did what, newest first, of one’s own department alone', async () => {
		const { entries, older, head } = await readLedger(department.contexts.auditor, { before: null });
		expect(entries[0]!.seq).toBe(head!.seq);
		expect(entries.at(-1)).toMatchObject({ seq: 1, who: null, what: 'founded the department' });
		expect(older).toBeNull();
		expect(entries.map(({ who, what }) => `${who} ${what}`)).toContain(
			'Alejandra Ruiz completed a module and signed the statement'
		);
		const strange = await readLedger(other.contexts.auditor, {
			before: null,
			filter: { state: 'certificate-issued' }
		});
		expect(strange.entries).toEqual([]);
	});

	it('goes on by key and filters by kind', async () => {
		const { entries } = await readLedger(department.contexts.auditor, { before: 5 });
		expect(entries.map(({ seq }) => seq)).toEqual([4, 3, 2, 1]);
		const added = await readLedger(department.contexts.auditor, {
			before: null,
			filter: { state: 'person-added' }
		});
		expect(new Set(added.entries.map(({ what }) => what.slice(0, 14)))).toEqual(new Set(['added a person']));
	});
});

describe('what was done behind the program’s back is named', () => {
	// Each case leaves its damage in a copy of the rows, which is put back afterwards.
	const TABLES = [
		'ledger_entry',
		'department',
		'person',
		'person_history',
		'account',
		'content_version',
		'requirement',
		'requirement_item',
		'enrolment',
		'lesson_reading',
		'quiz_attempt',
		'quiz_answer',
		'quiz_submission',
		'scenario_run',
		'scenario_step',
		'scenario_result',
		'completion',
		'completion_run',
		'certificate',
		'certificate_revocation',
		'extra_attempt',
		'draft_review',
		'draft_decision',
		'media'
	];
	const strange = '00000000-0000-4000-8000-000000000001';
	const CASES: [string, string, RegExp][] = [
		[
			'which answers of a quiz are right',
			`update content_version set document = replace(document::text, '"right": true', '"right": false')::jsonb where code = 'TM-1'`,
			/^The content that entry \d+ names \([0-9a-f]{64}\) is not what it was when the entry was written: what was shown or which answers are right/
		],
		[
			'which answers of a scenario are right',
			`update content_version set document = replace(document::text, '"right": true', '"right": false')::jsonb where code = 'TS-1'`,
			/^The content that entry \d+ names \([0-9a-f]{64}\) is not what it was when the entry was written: what was shown or which answers are right/
		],
		[
			'the statement that was signed',
			`update content_version set document = jsonb_set(document, '{html}', '"Other"') where code = 'statement'`,
			/^The content that entry \d+ names \([0-9a-f]{64}\) is not what it was when the entry was written: what was shown or which answers are right/
		],
		[
			'a document nobody used yet',
			`insert into content_version (hash, code, kind, title, sources, document, document_digest, published_at) select 'h', 'TM-9', kind, title, sources, document, document_digest, published_at from content_version where code = 'TM-1'`,
			/^What content version h was made from \(its sources\) is not what it was/
		],
		[
			'the sources of a version',
			`update content_version set sources = '{}' where code = 'TS-1'`,
			/^What content version [0-9a-f]{64} was made from \(its sources\) is not what it was when it was published/
		],
		[
			'the title of a version',
			`update content_version set title = 'Other' where code = 'TS-1'`,
			/^What content version [0-9a-f]{64} shows and counts as right is not/
		],
		[
			'the stored digest of a document',
			`update content_version set document_digest = 'x' where code = 'TS-1'`,
			/^What content version [0-9a-f]{64} shows/
		],
		[
			'a version deleted',
			`delete from content_version where code = 'TS-1'`,
			/^The content that entry \d+ names \(.*\) is not there any more/
		],
		[
			'a rule',
			`update requirement set pass_percent = 81 where department_id = :d`,
			/^The requirement that entry \d+ names \(.*\) is not what it was when/
		],
		[
			'an item of a rule',
			`delete from requirement_item where department_id = :d and code = 'TS-1'`,
			/^The requirement that entry \d+ names \(.*\) is not what it was when/
		],
		[
			'a rule deleted',
			`delete from requirement where department_id = :d`,
			/^The requirement that entry \d+ names \(.*\) is not there any more/
		],
		[
			'a rule added',
			`insert into requirement (department_id, id, title, citation, effective_on, first_due_days, every_months, renewal_window_days, pass_percent, attempts_per_cycle, wait_minutes, created_at) select department_id, '${strange}', title, citation, effective_on, first_due_days, every_months, renewal_window_days, pass_percent, attempts_per_cycle, wait_minutes, created_at from requirement where department_id = :d limit 1`,
			/^A requirement \(.*\) is there that no entry/
		],
		[
			'the day of an enrolment',
			`update enrolment set enrolled_at = enrolled_at - interval '1 day' where department_id = :d`,
			/^The enrolment that entry \d+ names \(.*\) is not what it was when/
		],
		[
			'an enrolment deleted',
			`delete from enrolment where department_id = :d`,
			/^The enrolment that entry \d+ names \(.*\) is not there any more/
		],
		[
			'an enrolment added',
			`insert into enrolment (department_id, person_id, requirement_id, cycle, code, content_hash, enrolled_at) select department_id, person_id, requirement_id, 9, code, content_hash, enrolled_at from enrolment where department_id = :d limit 1`,
			/^An enrolment \(.*\) is there that no entry/
		],
		[
			'the time of a finished lesson',
			`update lesson_reading set finished_at = finished_at - interval '1 day' where department_id = :d`,
			/^The finished lesson that entry \d+ names \(.*\) is not what it was when/
		],
		[
			'a finished lesson deleted',
			`delete from lesson_reading where department_id = :d and lesson = 'second-things'`,
			/^The finished lesson that entry \d+ names \(.*\) is not there any more/
		],
		[
			'a finished lesson added',
			`insert into lesson_reading (department_id, person_id, requirement_id, cycle, code, lesson, finished_at) select department_id, person_id, requirement_id, cycle, code, 'third-things', finished_at from lesson_reading where department_id = :d limit 1`,
			/^A finished lesson \(.*\) is there that no entry/
		],
		[
			'the pass mark of an attempt',
			`update quiz_attempt set pass_percent = 1 where department_id = :d and number = 1`,
			/^The quiz attempt that entry \d+ names \(.*\) is not what it was when/
		],
		[
			'an attempt deleted',
			`delete from quiz_attempt where department_id = :d and number = 1`,
			/^The quiz attempt that entry \d+ names \(.*\) is not there any more/
		],
		[
			'an attempt added',
			`insert into quiz_attempt (department_id, id, person_id, requirement_id, cycle, code, content_hash, number, seed, pass_percent, started_at) select department_id, '${strange}', person_id, requirement_id, cycle, code, content_hash, 9, seed, pass_percent, started_at from quiz_attempt where department_id = :d limit 1`,
			/^A quiz attempt \(.*\) is there that no entry/
		],
		[
			'a submitted quiz added',
			`insert into quiz_submission (department_id, attempt_id, won, most, passed, by_skill, digest, submitted_at) select department_id, '${strange}', won, most, passed, by_skill, digest, submitted_at from quiz_submission where department_id = :d limit 1`,
			/^A submitted quiz \(.*\) is there that no entry/
		],
		[
			'the start of a run',
			`update scenario_run set started_at = started_at - interval '1 day' where department_id = :d`,
			/^The scenario run that entry \d+ names \(.*\) is not what it was when/
		],
		[
			'a run deleted',
			`delete from scenario_run where department_id = :d`,
			/^The scenario run that entry \d+ names \(.*\) is not there any more/
		],
		[
			'a run added',
			`insert into scenario_run (department_id, id, person_id, requirement_id, cycle, code, content_hash, number, pass_percent, started_at) select department_id, '${strange}', person_id, requirement_id, cycle, code, content_hash, 9, pass_percent, started_at from scenario_run where department_id = :d limit 1`,
			/^A scenario run \(.*\) is there that no entry/
		],
		[
			'a finished run added',
			`insert into scenario_result (department_id, run_id, ending, won, most, passed, by_skill, critical_errors, digest, finished_at) select department_id, '${strange}', ending, won, most, passed, by_skill, critical_errors, digest, finished_at from scenario_result where department_id = :d limit 1`,
			/^A finished scenario run \(.*\) is there that no entry/
		],
		[
			'the reason of a granted attempt',
			`update extra_attempt set reason = 'Other' where department_id = :d`,
			/^The granted attempt that entry \d+ names \(.*\) is not what it was when/
		],
		[
			'a granted attempt deleted',
			`delete from extra_attempt where department_id = :d`,
			/^The granted attempt that entry \d+ names \(.*\) is not there any more/
		],
		[
			'a granted attempt added',
			`insert into extra_attempt (department_id, id, person_id, requirement_id, cycle, code, reason, granted_by, granted_at) select department_id, '${strange}', person_id, requirement_id, cycle, code, reason, granted_by, granted_at from extra_attempt where department_id = :d limit 1`,
			/^A granted attempt \(.*\) is there that no entry/
		],
		[
			'a completion added',
			`insert into completion (department_id, id, person_id, requirement_id, cycle, code, content_hash, quiz_attempt_id, statement_hash, won, most, minutes_approved, minutes_active, completed_at, completed_on, valid_until, digest) select department_id, '${strange}', person_id, requirement_id, 9, code, content_hash, quiz_attempt_id, statement_hash, won, most, minutes_approved, minutes_active, completed_at, completed_on, valid_until, digest from completion where department_id = :d limit 1`,
			/^A completion \(.*\) is there that no entry/
		],
		[
			'a certificate deleted',
			`delete from certificate where department_id = :d`,
			/^The certificate that entry \d+ names \(.*\) is not there any more/
		],
		[
			'the reason of a revocation',
			`update certificate_revocation set reason = 'Other' where department_id = :d`,
			/^The revocation of a certificate that entry \d+ names \(.*\) is not what it was when/
		],
		[
			'a revocation deleted',
			`delete from certificate_revocation where department_id = :d`,
			/^The revocation of a certificate that entry \d+ names \(.*\) is not there any more/
		],
		[
			'a revocation added',
			`insert into certificate_revocation (department_id, certificate_id, reason, revoked_by, revoked_at) select department_id, '${strange}', reason, revoked_by, revoked_at from certificate_revocation where department_id = :d limit 1`,
			/^A revocation of a certificate \(.*\) is there that no entry/
		],
		[
			'a letter of a text sent to review',
			`update draft_review set text = replace(text, 'Night', 'Day') where department_id = :d`,
			/^The text sent to review that entry \d+ names \(.*\) is not what it was when/
		],
		[
			'the hash of a text sent to review',
			`update draft_review set text_hash = repeat('0', 64) where department_id = :d`,
			/^The text sent to review that entry \d+ names \(.*\) is not what it was when/
		],
		[
			'who sent a text to review',
			`update draft_review set asked_by = :officer where department_id = :d`,
			/^The text sent to review that entry \d+ names \(.*\) is not what it was when/
		],
		[
			'a text sent to review deleted',
			`delete from draft_review where department_id = :d`,
			/^The text sent to review that entry \d+ names \(.*\) is not there any more/
		],
		[
			'a text sent to review added',
			`insert into draft_review (department_id, id, draft_id, number, revision, text, text_hash, note, asked_by, asked_at) select department_id, '${strange}', draft_id, 9, revision, text, text_hash, note, asked_by, asked_at from draft_review where department_id = :d limit 1`,
			/^A text sent to review \(.*\) is there that no entry/
		],
		[
			'what a reviewer decided',
			`update draft_decision set verdict = 'changes-asked' where department_id = :d`,
			/^The decision of a review that entry \d+ names \(.*\) is not what it was when/
		],
		[
			'who approved a text',
			`update draft_decision set decided_by = :officer where department_id = :d`,
			/^The decision of a review that entry \d+ names \(.*\) is not what it was when/
		],
		[
			'the clinician who read a text',
			`update draft_decision set clinician = 'Somebody Else' where department_id = :d`,
			/^The decision of a review that entry \d+ names \(.*\) is not what it was when/
		],
		[
			'a decision deleted',
			`delete from draft_decision where department_id = :d`,
			/^The decision of a review that entry \d+ names \(.*\) is not there any more/
		],
		[
			'a decision added',
			`insert into draft_decision (department_id, review_id, verdict, words, clinician, decided_by, decided_at) select department_id, '${strange}', verdict, words, clinician, decided_by, decided_at from draft_decision where department_id = :d limit 1`,
			/^A decision of a review \(.*\) is there that no entry/
		],
		[
			'a byte of a picture',
			`update media set bytes = set_byte(bytes, 30, 255 - get_byte(bytes, 30)) where department_id = :d`,
			/^The picture or recording that entry \d+ names \(.*\) is not what it was when/
		],
		[
			'what a picture is said to show',
			`update media set said = 'Another hall.' where department_id = :d`,
			/^The picture or recording that entry \d+ names \(.*\) is not what it was when/
		],
		[
			'what a picture is served as',
			`update media set type = 'text/html' where department_id = :d`,
			/^The picture or recording that entry \d+ names \(.*\) is not what it was when/
		],
		[
			'a picture deleted',
			`delete from media where department_id = :d`,
			/^The picture or recording that entry \d+ names \(.*\) is not there any more/
		],
		[
			'a picture added',
			`insert into media (department_id, hash, kind, type, name, said, bytes, added_by, added_at) select department_id, repeat('a', 64), kind, type, name, said, bytes, added_by, added_at from media where department_id = :d limit 1`,
			/^A picture or recording \(.*\) is there that no entry/
		],
		[
			'the digest stored with a submitted quiz',
			`update quiz_submission set digest = repeat('0', 64) where department_id = :d`,
			/^The digest that is stored with the submitted quiz that entry \d+ names \(.*\) is not the one/
		],
		[
			'the digest stored with a finished scenario run',
			`update scenario_result set digest = repeat('0', 64) where department_id = :d`,
			/^The digest that is stored with the finished scenario run that entry \d+ names \(.*\) is not the one/
		],
		[
			'the digest stored with a completion',
			`update completion set digest = repeat('0', 64) where department_id = :d`,
			/^The digest that is stored with the completion that entry \d+ names \(.*\) is not the one/
		],
		[
			'the digest stored with a certificate',
			`update certificate set digest = repeat('0', 64) where department_id = :d`,
			/^The digest that is stored with the certificate that entry \d+ names \(.*\) is not the one/
		],
		[
			'a name of a person',
			`update person_history set family_name = 'Other' where department_id = :d and person_id = :officer`,
			/^The name, rank, unit or employment of a person that entry \d+ names \(.*\) is not what it was when/
		],
		[
			'when somebody was employed',
			`update person_history set employed = true where department_id = :d and person_id = :supervisor`,
			/^The name, rank, unit or employment of a person that entry \d+ names \(.*\) is not what it was when/
		],
		[
			'when a change was entered',
			`update person_history set recorded_at = recorded_at - interval '1 day' where department_id = :d and person_id = :officer`,
			/^The name, rank, unit or employment of a person that entry \d+ names \(.*\) is not what it was when/
		],
		[
			'a change of a person deleted',
			`delete from person_history where department_id = :d and person_id = :trainer and held_from > '2027-01-01'`,
			/^The name, rank, unit or employment of a person that entry \d+ names \(.*\) is not what it was when/
		],
		[
			'a change of a person added',
			`insert into person_history (department_id, person_id, held_from, recorded_at, given_name, family_name, employed) select department_id, person_id, held_from, recorded_at + interval '1 day', given_name, family_name, false from person_history where department_id = :d and person_id = :officer`,
			/^A name, rank, unit or employment of a person \(.*\) is there that no entry/
		],
		[
			'a person deleted',
			`delete from person where department_id = :d and id = :officer`,
			/^The person that entry \d+ names \(.*\) is not there any more/
		],
		[
			'a person added',
			`insert into person select department_id, '${strange}', created_at from person where department_id = :d and id = :officer`,
			/^A person \(.*\) is there that no entry/
		],
		[
			'roles',
			`update account set roles = '{officer,admin}' where department_id = :d and person_id = :officer`,
			/^A person \(.*\) has the roles admin, officer; entry \d+ gave them officer, and no later one/
		],
		[
			'roles that were changed once',
			`update account set roles = '{trainer}' where department_id = :d and person_id = :trainer`,
			/^A person \(.*\) has the roles trainer; entry \d+ gave them auditor, trainer/
		],
		[
			'access opened again',
			`update account set disabled_at = null where department_id = :d and person_id = :supervisor`,
			/^The access of a person that entry \d+ names \(.*\) is not what it was when/
		],
		[
			'an account deleted',
			`delete from account where department_id = :d and person_id = :officer`,
			/^The account of a person that entry \d+ names \(.*\) is not there any more/
		],
		[
			'the name of the department',
			`update department set name = 'Other' where id = :d`,
			/^The department with its name and time zone that entry \d+ names \(.*\) is not what it was when/
		],
		[
			'the time zone of the department',
			`update department set time_zone = 'America/Denver' where id = :d`,
			/^The department with its name and time zone that entry \d+ names \(.*\) is not what it was when/
		]
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
		],
		...CASES
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
			// What was taught belongs to all departments; that one is gone is the business of who used it.
			expect((await check(other.departmentId)).kind).toBe(
				/(update|insert into) content_version/.test(statement) ? 'broken' : 'intact'
			);
			if ('fault' in checked && /^Entry/.test(checked.fault.message))
				expect(checked.head.seq).toBe(checked.fault.seq! - 1);
		} finally {
			await tamper(restore.join(';'));
		}
		expect(await check()).toMatchObject({ kind: 'intact' });
	});

	describe('when a head of the ledger was kept elsewhere', () => {
		/** Writes the chain anew from an entry on, every hash made to fit. */
		const rewriteFrom = (seq: number) =>
			tamper(
				`create table kept as select seq, body from ledger_entry where department_id = :d and seq >= ${seq} order by seq;
				delete from ledger_entry where department_id = :d and seq >= ${seq};
				select append_ledger(:d, (select array_agg(replace(body, '"address":"127.0.0.1"', '"address":"127.0.0.2"') order by seq) from kept))`
			);
		const restore = async (bodies: string[]) => {
			await tamper(`delete from ledger_entry where department_id = :d; drop table if exists kept`);
			await sql`select append_ledger(${department.departmentId}::uuid, ${bodies}::text[])`.execute(
				database.db
			);
		};
		const lines = async (kept: KeptHead[]) => {
			const told: string[] = [];
			for await (const { intact, line } of verifyLedgers(database.db, kept)) told.push(`${intact} ${line}`);
			return told.filter((line) => !line.includes(other.departmentId)).join('\n');
		};
		let kept: KeptHead;
		let bodies: string[];
		beforeAll(async () => {
			const { departmentId } = department;
			kept = { departmentId, ...(await check()).head };
			const entries = await inDepartment(database.db, departmentId, (trx) =>
				listEntriesAfter(trx, departmentId, 0, 1000)
			);
			bodies = entries.map(({ body }) => body);
		});
		afterEach(() => restore(bodies));

		it('holds, and prints what to keep for next time', async () => {
			expect(await lines([kept])).toMatch(
				new RegExp(`unbroken\\n  keep for next time: --head ${writeKeptHead(kept)}`)
			);
			await checkRecords(department.contexts.auditor);
			expect(await lines([kept])).toContain('unbroken');
		});

		it('names an end cut off, which the chain alone does not tell', async () => {
			await checkRecords(department.contexts.auditor);
			const longer = { ...kept, ...(await check()).head };
			await tamper(`delete from ledger_entry where department_id = :d and seq > ${kept.seq}`);
			expect(await lines([])).toContain('unbroken');
			expect(await lines([kept, longer])).toMatch(
				new RegExp(`^false .* BROKEN: The ledger ends with entry ${kept.seq}; entry ${longer.seq} was there`)
			);
		});

		it('names a ledger written anew from some entry on', async () => {
			await rewriteFrom(kept.seq - 3);
			expect(await lines([])).toContain('unbroken');
			expect(await lines([kept])).toMatch(
				new RegExp(`^false .* BROKEN: Entry ${kept.seq} is not the one whose hash was kept`)
			);
		});

		it('names a department that is not there', async () => {
			const gone = { ...kept, departmentId: '00000000-0000-4000-8000-000000000002' };
			expect(await lines([gone])).toContain(`false BROKEN: The department ${gone.departmentId}`);
		});
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
