import { Temporal } from 'temporal-polyfill';
import { beforeAll, beforeEach, expect, it } from 'vitest';
import { finishLesson } from '#lib/server/course/finish-lesson.ts';
import { beginModule } from '#lib/server/compliance/begin-module.ts';
import { readTraining, type TrainingModule } from '#lib/server/compliance/read-training.ts';
import type { Context } from '#lib/server/context.ts';
import type { Database } from '#lib/server/database/database.ts';
import { Forbidden } from '#lib/server/refusals.ts';
import { completeTraining } from '../complete-for-tests.ts';
import { testDatabase } from '../database-for-tests.ts';
import { foundTestDepartment } from '../people-for-tests.ts';
import { startAttempt, takeQuiz } from '../quiz-for-tests.ts';
import { adoptTraining, later, playRun, publishTraining, readAllLessons } from '../training-for-tests.ts';

let database: Database;
let department: Awaited<ReturnType<typeof foundTestDepartment>>;
let officer: Context;
let requirementId: string;
let people = 0;
beforeAll(async () => {
	database = await testDatabase();
	await publishTraining(database.db);
	department = await foundTestDepartment(database.db);
	requirementId = await adoptTraining(department.contexts.admin, { attemptsPerCycle: 2, waitMinutes: 30 });
});
beforeEach(async () => {
	officer = await department.person('officer', { email: `officer-${++people}@${department.mail}` });
});

async function training(context = officer) {
	const { requirements, next } = await readTraining(context);
	const [requirement] = requirements;
	const [module, scenario] = requirement!.items;
	return {
		requirement: requirement!,
		module: module as TrainingModule,
		scenario: scenario!,
		part: next?.part ?? null
	};
}

it('begins with the first thing, its due day and why', async () => {
	const { requirement, module, scenario, part } = await training();
	expect(requirement).toMatchObject({
		standing: 'due',
		opensOn: null,
		why: 'Due 31 December 2026: 60 days after the rule took effect on 1 November 2026.'
	});
	expect(module).toMatchObject({
		state: 'not-started',
		lessons: { done: 0, of: 2 },
		quiz: 'not-begun',
		steps: { done: 0, of: 5 },
		minutesLeft: 28,
		contentNote: 'Nothing here is hard.'
	});
	expect(scenario).toMatchObject({ kind: 'scenario', state: 'not-started', minutesLeft: 10 });
	expect(part).toEqual({ part: 'start' });
});

it('leads through lessons, quiz, scenario and signature, one thing at a time', async () => {
	await beginModule(officer, { requirementId, code: 'TM-1' });
	await finishLesson(officer, { requirementId, code: 'TM-1', lesson: 'first-things' });
	expect((await training()).part).toEqual({ part: 'lesson', lesson: 'second-things' });
	await readAllLessons(officer, requirementId);
	expect((await training()).part).toEqual({ part: 'quiz' });
	await startAttempt(officer, requirementId);
	expect(await training()).toMatchObject({ module: { quiz: 'open' }, part: { part: 'quiz' } });
	await takeQuiz(officer, requirementId, false);
	expect(await training()).toMatchObject({
		module: { quiz: 'waiting' },
		part: { part: 'scenario', code: 'TS-1' }
	});
	await playRun(officer, requirementId, 'worst');
	expect(await training()).toMatchObject({ scenario: { state: 'in-progress' }, part: { part: 'scenario' } });
	await playRun(officer, requirementId);
	expect(await training()).toMatchObject({ scenario: { state: 'complete', minutesLeft: 0 }, part: null });
	const after = later(officer, 31);
	expect(await training(after)).toMatchObject({ module: { quiz: 'not-yet' }, part: { part: 'quiz' } });
	await takeQuiz(after, requirementId);
	expect(await training(after)).toMatchObject({
		module: { steps: { done: 4, of: 5 }, minutesLeft: 0 },
		part: { part: 'sign' }
	});
});

it('has nothing to do next when the attempts are used up', async () => {
	await doAllBut(officer);
	await takeQuiz(later(officer, 40), requirementId, false);
	expect(await training(later(officer, 100))).toMatchObject({
		module: { quiz: 'used-up', state: 'in-progress' },
		part: null
	});
});

const doAllBut = async (context: Context) => {
	await readAllLessons(context, requirementId);
	await takeQuiz(context, requirementId, false);
	await playRun(context, requirementId);
};

it('is complete until the next cycle opens, and then begins anew', async () => {
	await completeTraining(officer, requirementId);
	expect(await training()).toMatchObject({
		requirement: { standing: 'current', opensOn: Temporal.PlainDate.from('2028-08-25') },
		module: { state: 'complete', next: null, validUntil: Temporal.PlainDate.from('2028-11-23') },
		part: null
	});
	const renewing = { ...officer, now: Temporal.Instant.from('2028-08-26T18:00:00Z') };
	expect(await training(renewing)).toMatchObject({
		requirement: { standing: 'due', dueOn: Temporal.PlainDate.from('2028-11-23') },
		module: { state: 'not-started', lessons: { done: 0 }, quiz: 'not-begun' },
		scenario: { state: 'not-started' },
		part: { part: 'start' }
	});
	await completeTraining(renewing, requirementId);
	expect((await training(renewing)).module.validUntil?.toString()).toBe('2030-11-23');
});

it('is for officers', async () => {
	await expect(readTraining(department.contexts.auditor)).rejects.toThrow(Forbidden);
});
