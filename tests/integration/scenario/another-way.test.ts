// The written exercise in place of a scenario, and choices of which it is not kept which one was taken.

import { beforeAll, describe, expect, it } from 'vitest';
import { adoptRequirement } from '#lib/server/compliance/adopt-requirement.ts';
import { readModule } from '#lib/server/compliance/read-module.ts';
import { readOfficerRecord } from '#lib/server/compliance/read-officer-record.ts';
import { readOfficerRun } from '#lib/server/compliance/read-officer-run.ts';
import { readScenarioStart } from '#lib/server/compliance/read-scenario-start.ts';
import { startRun } from '#lib/server/compliance/start-run.ts';
import type { Context } from '#lib/server/context.ts';
import type { Database } from '#lib/server/database/database.ts';
import { NotFound } from '#lib/server/refusals.ts';
import { makeChoice } from '#lib/server/scenario/make-choice.ts';
import { findRun } from '#lib/server/scenario/queries.ts';
import { readRun } from '#lib/server/scenario/read-run.ts';
import { verifyLedgers } from '#lib/server/certificate/evidence/verify-ledgers.ts';
import { completeTraining } from '../complete-for-tests.ts';
import { testDatabase } from '../database-for-tests.ts';
import { foundTestDepartment } from '../people-for-tests.ts';
import {
	adoptTraining,
	later,
	pathOf,
	publishScenario,
	publishTraining,
	startTestRun
} from '../training-for-tests.ts';

const EXERCISE = `---
title: 'Test call: written exercise'
minutes: 4
content note: Nothing here is hard.
practices: [TM-1]
pass at: 80%
---

## What comes first

A report says who was there.

* Safety first -> How you are
  - rating: best
  - skills: safety, referral

  > Coach-exercise-best.
* The form first -> Look again
  - rating: critical CE-01
  - skills: safety

  > Coach-exercise-critical.

## How you are

The shift is over.

* I take the break -> Done
  - rating: unscored

  > Coach-break.
* I am good -> Done
  - rating: unscored

  > Coach-good.

## Ending: Done
result: pass

Ending-exercise is told.

## Ending: Look again
result: review

Again.
`;

let database: Database;
let department: Awaited<ReturnType<typeof foundTestDepartment>>;
let officer: Context;
let requirementId: string;
let exerciseHash: string;
/** The exercise that the officer passes. */
let taken: string;
beforeAll(async () => {
	database = await testDatabase();
	await publishTraining(database.db);
	exerciseHash = await publishScenario(database.db, 'TS-1-exercise', EXERCISE);
	department = await foundTestDepartment(database.db);
	({ officer } = department.contexts);
	requirementId = await adoptTraining(department.contexts.admin);
});

const scenario = () => ({ requirementId, code: 'TS-1' });
const startExercise = async (context: Context) => {
	const run = await startRun(context, { ...scenario(), way: 'exercise' });
	if (run.kind !== 'run') throw new Error(run.reason);
	return run;
};
const choose = (context: Context, runId: string, step: number, choice: number) =>
	makeChoice(later(context, step + 1), { runId, step, made: { kind: 'choice', choice } });

describe('the written exercise', () => {
	it('is offered, begun once, and left and taken up again beside the story', async () => {
		expect(await readScenarioStart(officer, scenario())).toMatchObject({
			state: 'not-begun',
			exercise: { state: 'not-begun', minutes: 4, scenes: 2 }
		});
		const story = await startTestRun(officer, requirementId);
		const first = await startExercise(officer);
		expect(first.state).toBe('started');
		expect(first.runId).not.toBe(story);
		expect(await startExercise(officer)).toMatchObject({ runId: first.runId, state: 'resumed' });
		expect(await startTestRun(officer, requirementId)).toBe(story);
		expect(await readScenarioStart(officer, scenario())).toMatchObject({
			state: 'open',
			exercise: { state: 'open' }
		});
	});

	it('counts as the scenario once it is passed, and then both are done', async () => {
		const { runId } = await startExercise(officer);
		taken = runId;
		await choose(officer, runId, 0, 0);
		// Half an hour over the last page counts for no more than the exercise takes.
		expect(
			await makeChoice(later(officer, 30), { runId, step: 1, made: { kind: 'choice', choice: 1 } })
		).toMatchObject({ kind: 'recorded', finished: true });
		const { missing, scenarios } = await readModule(officer, { requirementId, code: 'TM-1' });
		expect(missing.map(({ kind }) => kind)).toEqual(['lessons', 'quiz']);
		expect(scenarios).toMatchObject([{ code: 'TS-1', title: 'Test call', state: 'passed' }]);
		expect(await readScenarioStart(officer, scenario())).toMatchObject({ state: 'passed', exercise: null });
		expect(await startExercise(officer)).toMatchObject({ runId, state: 'passed' });
		expect(await startRun(officer, scenario())).toMatchObject({ runId, state: 'passed' });
	});

	it('is what a completion and its certificate rest on, with its own minutes at most', async () => {
		const certificateId = await completeTraining(later(officer, 10), requirementId);
		expect(certificateId).toBeTruthy();
		const { requirements } = await readOfficerRecord(department.contexts.auditor, officer.actor);
		const completion = requirements[0]!.cycles[0]!.modules[0]!.completion!;
		// Nothing but the exercise took any time here: four minutes at most, though the story might take ten.
		expect(completion.minutesActive).toBe(4);
	});

	it('after “not yet” begins anew, and a critical error does not pass', async () => {
		const other = await department.person('officer', { email: `second@${department.mail}` });
		const { runId } = await startExercise(other);
		expect(await choose(other, runId, 0, 1)).toMatchObject({ finished: true });
		expect(await readRun(other, { runId })).toMatchObject({ kind: 'ending', passed: false });
		expect(await readScenarioStart(other, scenario())).toMatchObject({
			state: 'not-begun',
			exercise: { state: 'review' }
		});
		expect((await startExercise(other)).runId).not.toBe(runId);
	});

	it('begun from two tabs at the same moment beside the story is one run, and the story another', async () => {
		const other = await department.person('officer', { email: `tabs@${department.mail}` });
		const [first, second, story] = await Promise.all([
			startExercise(other),
			startExercise(other),
			startTestRun(other, requirementId)
		]);
		expect(second.runId).toBe(first.runId);
		expect([first.state, second.state].sort()).toEqual(['resumed', 'started']);
		expect(story).not.toBe(first.runId);
		const runs = await Promise.all([first.runId, story].map((id) => readRun(other, { runId: id })));
		expect(runs.map(({ run }) => run.way)).toEqual(['exercise', 'story']);
		expect(runs.map(({ run }) => run.number).sort()).toEqual([1, 2]);
	});

	it('is not opened from another department', async () => {
		const elsewhere = await foundTestDepartment(database.db);
		await expect(readRun(elsewhere.contexts.officer, { runId: taken })).rejects.toThrow(NotFound);
		await expect(choose(elsewhere.contexts.officer, taken, 0, 0)).rejects.toThrow(NotFound);
		await expect(startExercise(elsewhere.contexts.officer)).rejects.toThrow(NotFound);
	});

	it('is never required by itself', async () => {
		const refused = await adoptRequirement(department.contexts.admin, {
			title: 'Exercise alone',
			citation: 'Test code',
			effectiveOn: (await readOfficerRecord(department.contexts.admin, officer.actor)).today,
			...{ firstDueDays: 60, everyMonths: 24, renewalWindowDays: 90 },
			...{ passPercent: 80, attemptsPerCycle: 3, waitMinutes: 0 },
			items: ['TM-1', 'TS-1-exercise']
		});
		expect(refused).toMatchObject({ kind: 'refused', field: 'items' });
	});
});

describe('which way was taken', () => {
	const record = async (who: Context) => {
		const { requirements } = await readOfficerRecord(who, { personId: officer.actor.personId });
		return requirements.flatMap(({ cycles }) => cycles.flatMap(({ runs }) => runs));
	};

	it('is not told by any list, and to a supervisor not by gaps, open runs or a second pass either', async () => {
		// The story that was left open is finished after the exercise was passed.
		const { requirements } = await readOfficerRecord(department.contexts.auditor, officer.actor);
		const story = requirements[0]!.cycles[0]!.runs.find(({ passed }) => passed === null)!.open!.id;
		for (const [step, made] of pathOf(story, 'model').entries())
			await makeChoice(later(officer, 40), { runId: story, step, made });

		const seen = await record(department.contexts.supervisor);
		expect(seen).toEqual([
			{
				...{ requirementId, cycle: 1, code: 'TS-1', title: 'Test call', number: 1, open: null },
				...{ won: 2, most: 2, passed: true, criticalErrors: [], finishedAt: later(officer, 30).now }
			}
		]);
		expect(JSON.stringify(seen)).not.toContain(exerciseHash);
		const all = await record(department.contexts.auditor);
		expect(all.map(({ title, number, passed }) => [title, number, passed])).toEqual([
			['Test call', 1, true],
			['Test call', 2, true]
		]);
	});

	it('is seen by who may open the run as it was played, and by nobody else', async () => {
		const of = { personId: officer.actor.personId, runId: taken };
		await expect(readOfficerRun(department.contexts.supervisor, of)).rejects.toThrow(NotFound);
		const { run } = await readOfficerRun(department.contexts.auditor, of);
		expect(run).toMatchObject({
			code: 'TS-1',
			contentHash: exerciseHash,
			title: 'Test call: written exercise'
		});
	});
});

describe('a choice that is not scored', () => {
	it('is not kept: neither in the row, nor on the page, nor for an auditor', async () => {
		const found = await findRun(database.db, officer.actor.departmentId, taken);
		expect(found!.steps.map(({ chosen }) => chosen)).toEqual([[0], []]);
		expect(await readRun(officer, { runId: taken, step: 1 })).toMatchObject({
			kind: 'past',
			chosen: [],
			unkept: [{ text: 'I take the break' }, { text: 'I am good' }]
		});
		const { scenes } = await readOfficerRun(department.contexts.auditor, {
			personId: officer.actor.personId,
			runId: taken
		});
		expect(scenes[1]!.offered.map(({ chosen }) => chosen)).toEqual([false, false]);
	});

	it('leaves the same record whichever it was, and the ledger holds', async () => {
		const other = await department.person('officer', { email: `third@${department.mail}` });
		const { runId } = await startExercise(other);
		await choose(other, runId, 0, 0);
		expect(await choose(other, runId, 1, 0)).toMatchObject({ finished: true, past: { chosen: [] } });
		expect(await choose(other, runId, 1, 1)).toMatchObject({ kind: 'recorded', past: { chosen: [] } });
		const found = await findRun(database.db, other.actor.departmentId, runId);
		expect(found!.steps.map(({ chosen }) => chosen)).toEqual([[0], []]);
		expect(found!.result).toMatchObject({ passed: true });
		for await (const { intact, line } of verifyLedgers(database.db, [])) expect(intact, line).toBe(true);
	});
});
