import { Temporal } from 'temporal-polyfill';
import { beforeAll, describe, expect, it } from 'vitest';
import { answerQuestion } from '#lib/server/assessment/answer-question.ts';
import { submitQuiz } from '#lib/server/assessment/submit-quiz.ts';
import { readContentVersion } from '#lib/server/compliance/read-content-version.ts';
import { readOfficerAttempt } from '#lib/server/compliance/read-officer-attempt.ts';
import { readOfficerRecord } from '#lib/server/compliance/read-officer-record.ts';
import { readOfficerRun } from '#lib/server/compliance/read-officer-run.ts';
import type { Context } from '#lib/server/context.ts';
import type { Database } from '#lib/server/database/database.ts';
import { changePerson } from '#lib/server/identity/change-person.ts';
import { Forbidden, NotFound } from '#lib/server/refusals.ts';
import { completeTraining } from '../complete-for-tests.ts';
import { testDatabase } from '../database-for-tests.ts';
import { listEvents } from '../events-for-tests.ts';
import { foundTestDepartment } from '../people-for-tests.ts';
import { positionsOf, startAttempt } from '../quiz-for-tests.ts';
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
let versions: Awaited<ReturnType<typeof publishTraining>>;
let officer: Context;
let personId: string;
let failed: string;
let lost: string;
let requirementId: string;
beforeAll(async () => {
	database = await testDatabase();
	versions = await publishTraining(database.db);
	department = await foundTestDepartment(database.db);
	requirementId = await adoptTraining(department.contexts.admin);
	({ officer } = department.contexts);
	({ personId } = officer.actor);
	await readAllLessons(officer, requirementId);
	failed = await startAttempt(officer, requirementId);
	for (const [minutes, right] of [
		[1, true],
		[2, false]
	] as const)
		for (const question of [0, 1, 2]) {
			const chosen = await positionsOf(officer, failed, question, right);
			await answerQuestion(later(officer, minutes), { attemptId: failed, question, chosen });
		}
	await submitQuiz(later(officer, 3), { attemptId: failed });
	lost = await playRun(later(officer, 5), requirementId, 'worst');
	await completeTraining(later(officer, 10), requirementId);
	await startTestRun(later(officer, 12), requirementId);
});

const opened = async () =>
	(await listEvents(database, department, 'record-opened')).map(({ what, subject }) => [what, subject]);

describe("an officer's record", () => {
	it('holds every attempt and run, passed or not, the completion and its certificate', async () => {
		const { requirements, held, history } = await readOfficerRecord(department.contexts.auditor, {
			personId
		});
		expect(held).toMatchObject({ familyName: 'Ruiz', unitName: 'Patrol, nights' });
		expect(history).toHaveLength(1);
		expect(requirements).toHaveLength(1);
		expect(requirements[0]).toMatchObject({
			standing: { kind: 'current' },
			why: 'Due 23 November 2028: 24 months after 23 November 2026.'
		});
		const [cycle] = requirements[0]!.cycles;
		expect(cycle!.modules).toEqual([
			expect.objectContaining({
				contentHash: versions.module,
				lessons: [
					expect.objectContaining({ title: 'First things' }),
					expect.objectContaining({ title: 'Second things' })
				],
				attempts: [
					expect.objectContaining({ id: failed, number: 1, passed: false, won: 0 }),
					expect.objectContaining({ number: 2, passed: true })
				],
				completion: expect.objectContaining({
					number: expect.stringMatching(/^FW-/),
					validUntil: Temporal.PlainDate.from('2028-11-23'),
					revokedAt: null,
					statementHash: versions.statement
				})
			})
		]);
		expect(
			cycle!.runs.map(({ open, passed, criticalErrors }) => [open?.id === lost, passed, criticalErrors])
		).toEqual([
			[true, false, ['CE-01']],
			[false, true, []]
		]);
		expect((await opened())[0]).toEqual(['record', personId]);
	});

	it('shows each question as it was asked, with every revision', async () => {
		const { questions, submission } = await readOfficerAttempt(department.contexts.auditor, {
			personId,
			attemptId: failed
		});
		expect(submission).toMatchObject({ won: 0, passed: false });
		expect(questions).toHaveLength(3);
		for (const { right, revisions, answers } of questions) {
			expect(right).toBe(false);
			expect(revisions).toHaveLength(2);
			expect(revisions[0]!.chosen.join()).toMatch(/Line \da/);
			expect(revisions[1]!.chosen.join()).toMatch(/Line \dc/);
			expect(answers).toHaveLength(3);
			expect(answers.filter(({ chosen }) => chosen)).toEqual([expect.objectContaining({ right: false })]);
		}
		expect((await opened())[0]).toEqual([`attempt ${failed}`, personId]);
	});

	it('shows each scene as it was played, what was on offer, chosen, said and rated', async () => {
		const { scenes, last, result } = await readOfficerRun(department.contexts.auditor, {
			personId,
			runId: lost
		});
		expect(result).toMatchObject({
			passed: false,
			criticalErrors: [{ id: 'CE-01', words: 'A danger was left in place.' }]
		});
		expect(scenes).toEqual([
			expect.objectContaining({
				name: 'The door',
				offered: [
					expect.objectContaining({ chosen: false, worth: 'best, 2 of 2 points' }),
					expect.objectContaining({ chosen: false, worth: 'poor, 0 of 2 points' }),
					expect.objectContaining({
						chosen: true,
						worth: 'critical error CE-01: A danger was left in place.',
						coachHtml: expect.stringContaining('Coach-critical-1'),
						consequenceHtml: expect.stringContaining('Consequence-critical-1')
					})
				]
			})
		]);
		expect(last).toMatchObject({ name: 'Look back', isEnding: true });
		expect((await opened())[0]).toEqual([`run ${lost}`, personId]);
	});

	it('opens for the supervisor of the unit, and not for that of another', async () => {
		const { supervisor, admin } = department.contexts;
		await readOfficerRecord(supervisor, { personId });
		// How somebody took a scenario is for auditors alone: it would tell who took the other way.
		await expect(readOfficerRun(supervisor, { personId, runId: lost })).rejects.toThrow(NotFound);
		const elsewhere = { ...supervisor, actor: { ...supervisor.actor, unitId: department.units.days } };
		const before = (await opened()).length;
		await expect(readOfficerRecord(elsewhere, { personId })).rejects.toThrow(NotFound);
		await expect(readOfficerRun(elsewhere, { personId, runId: lost })).rejects.toThrow(NotFound);
		await expect(readOfficerAttempt(elsewhere, { personId, attemptId: failed })).rejects.toThrow(NotFound);
		expect(await opened()).toHaveLength(before);
		const moved = {
			personId,
			givenName: 'Alejandra',
			familyName: 'Ruiz-Lane',
			badgeNumber: null,
			stateOfficerId: null,
			rank: null
		};
		await changePerson(admin, {
			...moved,
			unitId: department.units.days,
			heldFrom: Temporal.PlainDate.from('2026-11-23')
		});
		await expect(readOfficerRecord(supervisor, { personId })).rejects.toThrow(NotFound);
		expect(
			(await readOfficerRecord(elsewhere, { personId })).history.map(({ familyName }) => familyName)
		).toEqual(['Ruiz-Lane', 'Ruiz']);
	});

	it('keeps the key from whoever has the same questions before them', async () => {
		const { supervisor, auditor } = department.contexts;
		const learner = {
			...supervisor,
			actor: { ...supervisor.actor, unitId: department.units.days, roles: ['supervisor', 'officer'] as const }
		};
		const { questions } = await readOfficerAttempt(learner, { personId, attemptId: failed });
		for (const { chosen, right, coachHtml } of questions.flatMap(({ answers }) => answers))
			expect([right === null, coachHtml === '']).toEqual([!chosen, !chosen]);
		const learning = { ...auditor, actor: { ...auditor.actor, roles: ['auditor', 'officer'] as const } };
		const { scenes } = await readOfficerRun(learning, { personId, runId: lost });
		for (const { chosen, worth } of scenes.flatMap(({ offered }) => offered))
			expect(worth === null).toBe(!chosen);

		const fresh = await department.person('officer', { email: `fresh@${department.mail}` });
		await readAllLessons(fresh, requirementId);
		const open = await startAttempt(fresh, requirementId);
		const seen = await readOfficerAttempt(auditor, { personId: fresh.actor.personId, attemptId: open });
		expect(JSON.stringify(seen.questions)).not.toMatch(/true|Coach/);
		for (const { right } of seen.questions.flatMap(({ answers }) => answers)) expect(right).toBeNull();
		const own = { ...fresh, actor: { ...fresh.actor, roles: ['officer', 'auditor'] as const } };
		await expect(
			readOfficerAttempt(own, { personId: fresh.actor.personId, attemptId: open })
		).rejects.toThrow(NotFound);
	});

	it('is not found from another department, by another person’s id, or by a stranger', async () => {
		const stranger = (await foundTestDepartment(database.db)).contexts.auditor;
		const { auditor, trainer } = department.contexts;
		const other = department.contexts.supervisor.actor.personId;
		await expect(readOfficerRecord(stranger, { personId })).rejects.toThrow(NotFound);
		await expect(readOfficerRun(stranger, { personId, runId: lost })).rejects.toThrow(NotFound);
		await expect(readOfficerAttempt(stranger, { personId, attemptId: failed })).rejects.toThrow(NotFound);
		await expect(readOfficerRun(auditor, { personId: other, runId: lost })).rejects.toThrow(NotFound);
		await expect(readOfficerAttempt(auditor, { personId: other, attemptId: failed })).rejects.toThrow(
			NotFound
		);
		await expect(readOfficerRecord(trainer, { personId })).rejects.toThrow(NotFound);
		await expect(readOfficerRecord(officer, { personId })).rejects.toThrow(NotFound);
	});
});

describe('what was taught', () => {
	it('is the version with its sources', async () => {
		const { version, sources, withheld } = await readContentVersion(department.contexts.auditor, {
			hash: versions.module
		});
		expect(version).toMatchObject({ code: 'TM-1', kind: 'module', hash: versions.module });
		expect(sources.map(([path]) => path)).toContain('quiz.md');
		expect(withheld).toBe(0);
	});

	it('keeps the answers from those who are asked', async () => {
		const { auditor } = department.contexts;
		const both = { ...auditor, actor: { ...auditor.actor, roles: ['auditor', 'officer'] as const } };
		for (const hash of [versions.module, versions.scenario]) {
			const read = await readContentVersion(both, { hash });
			expect(JSON.stringify(read.sources)).not.toMatch(/Coach/);
			expect(read.withheld).toBeGreaterThan(0);
		}
	});

	it('is not for officers alone, and an unknown hash is not found', async () => {
		await expect(readContentVersion(officer, { hash: versions.module })).rejects.toThrow(Forbidden);
		await expect(readContentVersion(department.contexts.auditor, { hash: '0'.repeat(64) })).rejects.toThrow(
			NotFound
		);
	});
});
