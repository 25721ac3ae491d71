import { beforeAll, expect, it } from 'vitest';
import { awardCompletion } from '#lib/server/certificate/award-completion.ts';
import { beginModule } from '#lib/server/compliance/begin-module.ts';
import { readModule } from '#lib/server/compliance/read-module.ts';
import type { Context } from '#lib/server/context.ts';
import { finishLesson } from '#lib/server/course/finish-lesson.ts';
import { recordReading } from '#lib/server/course/record-reading.ts';
import type { Database } from '#lib/server/database/database.ts';
import { Forbidden, NotFound } from '#lib/server/refusals.ts';
import { testDatabase } from '../database-for-tests.ts';
import { foundTestDepartment } from '../people-for-tests.ts';
import { startAttempt, takeQuiz } from '../quiz-for-tests.ts';
import { adoptTraining, playRun, publishTraining, startTestRun } from '../training-for-tests.ts';

let database: Database;
let department: Awaited<ReturnType<typeof foundTestDepartment>>;
let officer: Context;
let module: { requirementId: string; code: string };
let statementHash: string;
beforeAll(async () => {
	database = await testDatabase();
	statementHash = (await publishTraining(database.db)).statement;
	department = await foundTestDepartment(database.db);
	officer = department.contexts.officer;
	module = {
		requirementId: await adoptTraining(department.contexts.admin, { attemptsPerCycle: 2, waitMinutes: 30 }),
		code: 'TM-1'
	};
});

it('follows an officer from the first look to the certificate', async () => {
	const { requirementId } = module;
	const view = (context = officer) => readModule(context, module);
	expect(await view()).toMatchObject({
		title: 'Test module',
		cycle: 1,
		open: true,
		opensOn: null,
		begun: false,
		lessonsDone: 0,
		resumeAt: 'first-things',
		why: expect.stringMatching(/^Due 31 December 2026: 60 days after the rule took effect/),
		quiz: {
			state: 'lessons-first',
			questions: 3,
			passPercent: 80,
			attempts: 2,
			used: 0,
			lastAttemptId: null
		},
		scenarios: [{ code: 'TS-1', state: 'not-begun', runId: null }],
		minutesLeft: 28,
		missing: [{ kind: 'lessons' }, { kind: 'quiz' }, { kind: 'scenario' }],
		completion: null
	});

	await beginModule(officer, module);
	await recordReading(officer, { ...module, lesson: 'second-things', permille: 420 });
	expect(await view()).toMatchObject({
		begun: true,
		resumeAt: 'second-things',
		lessons: [{ permille: 0 }, { permille: 420 }]
	});
	await finishLesson(officer, { ...module, lesson: 'second-things' });
	expect(await view()).toMatchObject({ resumeAt: 'first-things', lessonsDone: 1, minutesLeft: 23 });
	await finishLesson(officer, { ...module, lesson: 'first-things' });
	expect(await view()).toMatchObject({ resumeAt: null, quiz: { state: 'ready' } });

	const failed = await takeQuiz(officer, requirementId, false);
	expect(await view()).toMatchObject({
		quiz: { state: 'waiting', until: officer.now.add({ minutes: 30 }), used: 1, lastAttemptId: failed }
	});
	const afterwards = { ...officer, now: officer.now.add({ minutes: 30 }) };
	const attemptId = await startAttempt(afterwards, requirementId);
	expect(await view()).toMatchObject({ quiz: { state: 'open', attemptId, used: 2 } });
	await takeQuiz(afterwards, requirementId);
	expect(await view()).toMatchObject({
		quiz: { state: 'passed', attemptId },
		missing: [{ kind: 'scenario', code: 'TS-1' }],
		minutesLeft: 10
	});

	const runId = await startTestRun(officer, requirementId);
	expect(await view()).toMatchObject({ scenarios: [{ state: 'open', runId }] });
	await playRun(officer, requirementId, 'worst');
	expect(await view()).toMatchObject({ scenarios: [{ state: 'review', runId }] });
	const passed = await playRun(officer, requirementId);
	expect(await view()).toMatchObject({
		scenarios: [{ state: 'passed', runId: passed }],
		missing: [],
		minutesLeft: 0
	});

	const awarded = await awardCompletion(officer, { ...module, statementHash, agreed: true });
	expect(await view()).toMatchObject({
		open: false,
		completion: { certificateId: (awarded as { certificateId: string }).certificateId }
	});
});

it('says when no attempt is left', async () => {
	const other = await department.person('officer', { email: `used-up@${department.mail}` });
	const requirementId = await adoptTraining(department.contexts.admin, {
		title: 'One attempt',
		attemptsPerCycle: 1
	});
	await beginModule(other, { ...module, requirementId });
	for (const lesson of ['first-things', 'second-things'])
		await finishLesson(other, { ...module, requirementId, lesson });
	await takeQuiz(other, requirementId, false);
	expect(await readModule(other, { ...module, requirementId })).toMatchObject({ quiz: { state: 'used-up' } });
});

it('is not found for strangers', async () => {
	const elsewhere = await foundTestDepartment(database.db);
	await expect(readModule(elsewhere.contexts.officer, module)).rejects.toThrow(NotFound);
	await expect(readModule(officer, { ...module, code: 'TS-1' })).rejects.toThrow(NotFound);
	await expect(readModule(officer, { ...module, requirementId: 'none' })).rejects.toThrow(NotFound);
	await expect(readModule(department.contexts.auditor, module)).rejects.toThrow(Forbidden);
});
