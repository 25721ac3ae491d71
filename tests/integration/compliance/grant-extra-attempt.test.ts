import { beforeAll, beforeEach, expect, it } from 'vitest';
import { grantExtraAttempt } from '#lib/server/compliance/grant-extra-attempt.ts';
import { startQuiz } from '#lib/server/compliance/start-quiz.ts';
import type { Context } from '#lib/server/context.ts';
import type { Database } from '#lib/server/database/database.ts';
import { Forbidden, NotFound } from '#lib/server/refusals.ts';
import { testDatabase } from '../database-for-tests.ts';
import { listEvents } from '../events-for-tests.ts';
import { foundTestDepartment } from '../people-for-tests.ts';
import { takeQuiz } from '../quiz-for-tests.ts';
import { adoptTraining, publishTraining, readAllLessons } from '../training-for-tests.ts';

let database: Database;
let department: Awaited<ReturnType<typeof foundTestDepartment>>;
let officer: Context;
let requirementId: string;
let people = 0;
beforeAll(async () => {
	database = await testDatabase();
	await publishTraining(database.db);
	department = await foundTestDepartment(database.db);
	requirementId = await adoptTraining(department.contexts.admin, { attemptsPerCycle: 1 });
});
beforeEach(async () => {
	officer = await department.person('officer', { email: `officer-${++people}@${department.mail}` });
});

const grant = (context: Context, reason = 'The network went down during the attempt.') =>
	grantExtraAttempt(context, { personId: officer.actor.personId, requirementId, code: 'TM-1', reason });

it('opens one more attempt, once, with its reason in the ledger', async () => {
	await readAllLessons(officer, requirementId);
	await takeQuiz(officer, requirementId, false);
	expect(await startQuiz(officer, { requirementId, code: 'TM-1' })).toMatchObject({
		reason: 'no-attempts-left'
	});
	const granted = await Promise.all(Array.from({ length: 10 }, () => grant(department.contexts.supervisor)));
	for (const one of granted) expect(one).toEqual({ kind: 'granted', number: 1 });
	const events = await listEvents(database, department, 'extra-attempt-granted');
	expect(events.filter(({ subject }) => subject === officer.actor.personId)).toEqual([
		expect.objectContaining({
			reason: 'The network went down during the attempt.',
			actor: department.contexts.supervisor.actor.personId
		})
	]);
	await takeQuiz(officer, requirementId, false);
	expect(await startQuiz(officer, { requirementId, code: 'TM-1' })).toMatchObject({
		reason: 'no-attempts-left'
	});
	expect(await grant(department.contexts.admin)).toEqual({ kind: 'granted', number: 2 });
	await takeQuiz(officer, requirementId);
	expect(await grant(department.contexts.admin)).toEqual({ kind: 'refused', reason: 'passed' });
});

it('is refused before there is a need', async () => {
	expect(await grant(department.contexts.supervisor)).toEqual({ kind: 'refused', reason: 'not-begun' });
	await readAllLessons(officer, requirementId);
	expect(await grant(department.contexts.supervisor)).toEqual({ kind: 'refused', reason: 'attempts-left' });
	expect(await grant(department.contexts.supervisor, '  ')).toEqual({
		kind: 'refused',
		reason: 'reason-missing'
	});
});

it('is for the unit’s supervisor and administrators, and never for oneself', async () => {
	const { contexts, units } = department;
	const otherUnit = { ...contexts.supervisor, actor: { ...contexts.supervisor.actor, unitId: units.days } };
	const oneself = {
		...officer,
		actor: { ...officer.actor, roles: ['officer', 'supervisor', 'admin'] as const }
	};
	for (const context of [otherUnit, oneself, officer, contexts.auditor, contexts.trainer])
		await expect(grant(context)).rejects.toThrow(Forbidden);
	const elsewhere = await foundTestDepartment(database.db);
	await expect(grant(elsewhere.contexts.admin)).rejects.toThrow(NotFound);
});
