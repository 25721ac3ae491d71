import { Temporal } from 'temporal-polyfill';
import { beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { answerQuestion } from '#lib/server/assessment/answer-question.ts';
import { submitQuiz } from '#lib/server/assessment/submit-quiz.ts';
import { awardCompletion } from '#lib/server/certificate/award-completion.ts';
import { checkEvidence } from '#lib/server/certificate/evidence/check-evidence.ts';
import { listCertificates } from '#lib/server/certificate/list-certificates.ts';
import { readCertificate } from '#lib/server/certificate/read-certificate.ts';
import { readStatement } from '#lib/server/certificate/read-statement.ts';
import { beginModule } from '#lib/server/compliance/begin-module.ts';
import { readModule } from '#lib/server/compliance/read-module.ts';
import { startRun } from '#lib/server/compliance/start-run.ts';
import type { Context } from '#lib/server/context.ts';
import type { Database } from '#lib/server/database/database.ts';
import { inDepartment } from '#lib/server/database/transact.ts';
import { recordReading } from '#lib/server/course/record-reading.ts';
import { changePerson } from '#lib/server/identity/change-person.ts';
import { Forbidden, NotFound } from '#lib/server/refusals.ts';
import { testDatabase } from '../database-for-tests.ts';
import { listEvents } from '../events-for-tests.ts';
import { foundTestDepartment } from '../people-for-tests.ts';
import { doAllParts, positionsOf, startAttempt, takeQuiz } from '../quiz-for-tests.ts';
import {
	adoptTraining,
	later,
	playRun,
	publishTraining,
	readAllLessons,
	startTestRun
} from '../training-for-tests.ts';

let database: Database;
let department: Awaited<ReturnType<typeof foundTestDepartment>>;
let statementHash: string;
let officer: Context;
let module: { requirementId: string; code: string };
let people = 0;
beforeAll(async () => {
	database = await testDatabase();
	statementHash = (await publishTraining(database.db)).statement;
	department = await foundTestDepartment(database.db);
	module = { requirementId: await adoptTraining(department.contexts.admin), code: 'TM-1' };
});
beforeEach(async () => {
	officer = await department.person('officer', { email: `officer-${++people}@${department.mail}` });
});

const sign = (context: Context, more = {}) =>
	awardCompletion(context, { ...module, statementHash, agreed: true, ...more });
const eventsOf = async (kind: string) =>
	(await listEvents(database, department, kind)).filter(({ subject }) => subject === officer.actor.personId);
const day = (text: string) => Temporal.PlainDate.from(text);
const at = (text: string): Context => ({ ...officer, now: Temporal.Instant.from(text) });

async function certificateOf(context: Context) {
	const awarded = await sign(context);
	if (awarded.kind !== 'awarded') throw new Error(JSON.stringify(awarded));
	return (await readCertificate(context, awarded)).certificate;
}

describe('signing', () => {
	it('100 times at once is one completion and one certificate, each with its event', async () => {
		await doAllParts(officer, module.requirementId);
		const awarded = await Promise.all(Array.from({ length: 100 }, () => sign(officer)));
		expect(new Set(awarded.map((one) => JSON.stringify(one))).size).toBe(1);
		expect(awarded[0]).toMatchObject({ kind: 'awarded' });
		expect(await listCertificates(officer)).toHaveLength(1);
		expect(await eventsOf('completion-awarded')).toHaveLength(1);
		expect(await eventsOf('certificate-issued')).toHaveLength(1);
	});

	it('is refused until every part is done, and says what is missing', async () => {
		expect(await sign(officer)).toEqual({ kind: 'refused', reason: 'not-begun' });
		await beginModule(officer, module);
		const lessons = {
			kind: 'lessons',
			lessons: [expect.objectContaining({ slug: 'first-things' }), expect.anything()]
		};
		const scenario = { kind: 'scenario', code: 'TS-1', title: 'Test call' };
		const missing = async () => {
			const refused = await sign(officer);
			return refused.kind === 'refused' && refused.reason === 'not-ready' ? refused.missing : refused;
		};
		expect(await missing()).toEqual([lessons, { kind: 'quiz' }, scenario]);
		await readAllLessons(officer, module.requirementId);
		await takeQuiz(officer, module.requirementId, false);
		await playRun(officer, module.requirementId, 'worst');
		expect(await missing()).toEqual([{ kind: 'quiz' }, scenario]);
		await playRun(officer, module.requirementId);
		expect(await missing()).toEqual([{ kind: 'quiz' }]);
		await takeQuiz(officer, module.requirementId);
		expect(await readStatement(officer, module)).toMatchObject({
			kind: 'statement',
			hash: statementHash,
			missing: []
		});
		expect(await sign(officer)).toMatchObject({ kind: 'awarded' });
		expect(await readStatement(officer, module)).toMatchObject({ kind: 'awarded' });
	});

	it('is refused without agreement, or for another statement than the one in force', async () => {
		await doAllParts(officer, module.requirementId);
		expect(await sign(officer, { agreed: false })).toEqual({ kind: 'refused', reason: 'not-agreed' });
		expect(await sign(officer, { statementHash: 'f'.repeat(64) })).toEqual({
			kind: 'refused',
			reason: 'statement-changed'
		});
		expect(await listCertificates(officer)).toEqual([]);
	});

	it('leaves nothing when the ledger cannot be written', async () => {
		await doAllParts(officer, module.requirementId);
		const broken = {
			...officer,
			address: {
				toJSON: () => {
					throw new Error('ledger');
				}
			} as never
		};
		await expect(sign(broken)).rejects.toThrow('ledger');
		expect(await listCertificates(officer)).toEqual([]);
		expect(await readModule(officer, module)).toMatchObject({ missing: [], completion: null });
	});

	it('is for officers, of this department', async () => {
		const elsewhere = await foundTestDepartment(database.db);
		await expect(sign(elsewhere.contexts.officer)).rejects.toThrow(NotFound);
		await expect(sign(department.contexts.admin)).rejects.toThrow(Forbidden);
	});
});

describe('the certificate', () => {
	it('says what held on the day, whatever changes later', async () => {
		const { admin } = department.contexts;
		const details = {
			badgeNumber: '4471',
			stateOfficerId: null,
			rank: 'Sergeant',
			unitId: department.units.nights
		};
		const { personId } = officer.actor;
		await changePerson(admin, {
			personId,
			givenName: 'Alex',
			familyName: 'Okafor',
			...details,
			heldFrom: day('2026-11-01')
		});
		await doAllParts(officer, module.requirementId);
		const certificate = await certificateOf(officer);
		expect(certificate).toMatchObject({
			officerName: 'Alex Okafor',
			rank: 'Sergeant',
			badgeNumber: '4471',
			departmentName: officer.actor.departmentName,
			courseCode: 'TM-1',
			courseTitle: 'Test module',
			requirementTitle: 'Test requirement',
			citation: 'Test code 1.2',
			minutes: 40,
			won: 6,
			most: 6,
			completedOn: day('2026-11-23'),
			validUntil: day('2028-11-23')
		});
		expect(certificate.number).toMatch(/^FW(-[0-9A-HJKMNP-TV-Z]{4}){4}$/);
		await changePerson(admin, {
			personId,
			givenName: 'Alex',
			familyName: 'Moreau',
			...details,
			rank: null,
			heldFrom: day('2026-11-23')
		});
		expect((await readCertificate(officer, { certificateId: certificate.id })).certificate).toEqual(
			certificate
		);
	});

	it('is dated by the calendar where the department works', async () => {
		// 23:30 on 30 November in Chicago
		const late = at('2026-12-01T05:30:00Z');
		await doAllParts(late, module.requirementId);
		expect(await certificateOf(late)).toMatchObject({
			completedOn: day('2026-11-30'),
			validUntil: day('2028-11-30')
		});
	});

	it('renewed early inside the window loses no time, and nothing of the last cycle counts for it', async () => {
		const first = at('2026-12-10T15:00:00Z');
		await doAllParts(first, module.requirementId);
		await certificateOf(first);

		const early = at('2028-09-10T15:00:00Z');
		const notYet = { kind: 'refused', reason: 'not-open-yet', opensOn: day('2028-09-11') };
		expect(await beginModule(early, module)).toEqual({
			kind: 'begun',
			cycle: 1,
			contentHash: expect.any(String)
		});
		expect(await startRun(early, { ...module, code: 'TS-1' })).toMatchObject({ state: 'passed' });
		expect(await readModule(early, module)).toMatchObject({
			cycle: 1,
			open: false,
			opensOn: notYet.opensOn,
			completion: expect.anything()
		});

		const renewing = at('2028-09-11T15:00:00Z');
		expect(await sign(renewing)).toEqual({ kind: 'refused', reason: 'not-begun' });
		await beginModule(renewing, module);
		expect(await readModule(renewing, module)).toMatchObject({
			cycle: 2,
			open: true,
			lessonsDone: 0,
			completion: null,
			quiz: { state: 'lessons-first', used: 0 },
			scenarios: [{ state: 'not-begun' }]
		});
		await doAllParts(renewing, module.requirementId);
		expect(await certificateOf(renewing)).toMatchObject({
			completedOn: day('2028-09-11'),
			validUntil: day('2030-12-10')
		});
		expect(await listCertificates(renewing)).toHaveLength(2);
	});

	it('counts the minutes that somebody was at it, and no night in between', async () => {
		await readAllLessons(officer, module.requirementId);
		for (const seconds of [0, 30, 60, 90, 120])
			await recordReading(
				{ ...officer, now: officer.now.add({ seconds }) },
				{ ...module, lesson: 'first-things', permille: 500 }
			);
		const attemptId = await startAttempt(officer, module.requirementId);
		for (const question of [0, 1, 2])
			await answerQuestion(officer, {
				attemptId,
				question,
				chosen: await positionsOf(officer, attemptId, question, true)
			});
		await submitQuiz(later(officer, 3), { attemptId });
		await startTestRun(officer, module.requirementId);
		await playRun(later(officer, 600), module.requirementId);
		await certificateOf(later(officer, 600));
		// two minutes of reading, three for the quiz, and of ten hours with the run its ten minutes
		const { minutes_active } = await database.db
			.selectFrom('completion')
			.select('minutes_active')
			.where('person_id', '=', officer.actor.personId)
			.executeTakeFirstOrThrow();
		expect(minutes_active).toBe(15);
	});

	it('rests on records that the ledger names exactly', async () => {
		await doAllParts(officer, module.requirementId);
		await certificateOf(officer);
		const checked = await inDepartment(database.db, department.departmentId, (trx) =>
			checkEvidence(trx, department.departmentId)
		);
		expect(checked).toMatchObject({ kind: 'intact' });
	});
});
