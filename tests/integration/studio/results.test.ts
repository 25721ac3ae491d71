// Results of a scenario and of a quiz: what a trainer is told of the officers of their own department.

import { randomUUID } from 'node:crypto';
import { beforeAll, describe, expect, it } from 'vitest';
import type { Aim } from '#lib/domain/scenario/marked-path.ts';
import { answerQuestion } from '#lib/server/assessment/answer-question.ts';
import { readQuestion } from '#lib/server/assessment/read-question.ts';
import { submitQuiz } from '#lib/server/assessment/submit-quiz.ts';
import { startQuiz } from '#lib/server/compliance/start-quiz.ts';
import { startRun } from '#lib/server/compliance/start-run.ts';
import type { Context } from '#lib/server/context.ts';
import { Forbidden, NotFound } from '#lib/server/refusals.ts';
import { makeChoice } from '#lib/server/scenario/make-choice.ts';
import { readResults } from '#lib/server/studio/results/read-results.ts';
import { testDatabase } from '../database-for-tests.ts';
import { foundTestDepartment } from '../people-for-tests.ts';
import {
	adoptTraining,
	later,
	pathOf,
	playRun,
	publishScenario,
	publishTraining,
	readAllLessons,
	startTestRun
} from '../training-for-tests.ts';

const { db } = await testDatabase();
await publishTraining(db);

type Department = Awaited<ReturnType<typeof foundTestDepartment>>;

async function founded() {
	const department = await foundTestDepartment(db);
	return { department, requirementId: await adoptTraining(department.contexts.admin) };
}

let people = 0;
const officer = (department: Department) =>
	department.person('officer', {
		email: `officer-${++people}@${department.mail}`,
		familyName: `Name${people}`
	});

/** So many more officers who each play the scenario once, a minute after one another. */
async function play(at: Awaited<ReturnType<typeof founded>>, aims: Aim[], after = 0) {
	const all: Context[] = [];
	for (const [minute, aim] of aims.entries()) {
		const context = await officer(at.department);
		await playRun(later(context, after + minute), at.requirementId, aim);
		all.push(context);
	}
	return all;
}

const times = (count: number, aim: Aim) => Array.from({ length: count }, () => aim);

async function storyOf(at: { department: Department }, code = 'TS-1') {
	const results = await readResults(at.department.contexts.trainer, { code });
	if (results.kind !== 'scenario') throw new Error(results.kind);
	return results.groups;
}

describe('who may see them', () => {
	it('trainers only, and of a code that is there', async () => {
		const { department } = await founded();
		const { officer, supervisor, auditor, admin, trainer } = department.contexts;
		for (const other of [officer, supervisor, auditor, admin])
			await expect(readResults(other, { code: 'TS-1' })).rejects.toThrow(Forbidden);
		await expect(readResults(trainer, { code: 'TS-99' })).rejects.toThrow(NotFound);
		await expect(readResults(trainer, { code: 'statement' })).rejects.toThrow(NotFound);
	});

	it('who takes the training themselves is not told which answers are right', async () => {
		const { department } = await founded();
		const { trainer } = department.contexts;
		const both: Context = { ...trainer, actor: { ...trainer.actor, roles: ['trainer', 'officer'] } };
		expect(await readResults(both, { code: 'TS-1' })).toEqual({
			kind: 'kept-back',
			code: 'TS-1',
			title: 'Test call'
		});
	});
});

describe('a scenario', () => {
	let at: Awaited<ReturnType<typeof founded>>;
	beforeAll(async () => {
		at = await founded();
	});

	it('shows nothing of four officers, and of five that they are five', async () => {
		await play(at, times(4, 'model'));
		expect(await storyOf(at)).toEqual([]);
		await play(at, ['model'], 10);
		const [group] = await storyOf(at);
		expect(group).toMatchObject({ attempt: 1, officers: 5, isNewest: true });
	});

	it('does not count a run that was left open: it may be somebody who stepped away', async () => {
		for (let open = 0; open < 5; open++) {
			const context = await officer(at.department);
			const runId = await startTestRun(context, at.requirementId);
			await makeChoice(context, { runId, step: 0, made: pathOf(runId, 'model')[0]! });
		}
		expect((await storyOf(at)).map(({ officers }) => officers)).toEqual([5]);
	});

	it('moves on by whole fives: the same page after one officer more, and after four', async () => {
		const before = JSON.stringify(await storyOf(at));
		await play(at, ['worst'], 20);
		expect(JSON.stringify(await storyOf(at))).toBe(before);
		await play(at, times(3, 'worst'), 30);
		expect(JSON.stringify(await storyOf(at))).toBe(before);
		await play(at, ['worst'], 40);
		expect((await storyOf(at)).map(({ officers }) => officers)).toEqual([10]);
	});

	it('names the commonest choice of a scene and tells the others in classes of five', async () => {
		await play(at, [...times(9, 'model'), 'worst'], 50);
		const [group] = await storyOf(at);
		const door = group!.results!.scenes.find(({ scene }) => scene === 'the-door')!;
		expect(group!.officers).toBe(20);
		// Fourteen asked her first, six left again; three choices, so all are told by themselves from eighteen on.
		expect(door.lines).toEqual([
			{ indices: [0], kind: 'choices', isCommonest: true, figure: { least: 7, most: 15, about: 55 } },
			{ indices: [1], kind: 'choices', isCommonest: false, figure: { least: 0, most: 4, about: 10 } },
			{ indices: [2], kind: 'choices', isCommonest: false, figure: { least: 5, most: 10, about: 40 } }
		]);
	});

	it('lets nothing of a person leave: no id, no name, no moment of a run', async () => {
		const told = JSON.stringify(await readResults(at.department.contexts.trainer, { code: 'TS-1' }));
		const rows = await db
			.selectFrom('scenario_run')
			.select(['id', 'person_id as personId'])
			.where('department_id', '=', at.department.departmentId)
			.execute();
		expect(rows.length).toBeGreaterThan(20);
		for (const { id, personId } of rows) {
			expect(told).not.toContain(id);
			expect(told).not.toContain(personId);
		}
		expect(told).not.toMatch(/Name\d|officer-\d|finishedAt/);
	});

	it('tells nothing to another department, whose runs are not counted here either', async () => {
		const other = await founded();
		expect(await storyOf(other)).toEqual([]);
		await play(other, times(5, 'worst'));
		expect((await storyOf(other)).map(({ officers }) => officers)).toEqual([5]);
		expect((await storyOf(at)).map(({ officers }) => officers)).toEqual([20]);
	});
});

describe('attempts and versions', () => {
	it('second attempts stand by themselves and count as far as the first ones already tell of them', async () => {
		const at = await founded();
		await play(at, times(10, 'model'));
		const again = await play(at, times(10, 'worst'), 20);
		expect(await storyOf(at)).toHaveLength(1);
		for (const [minute, context] of again.slice(0, 4).entries())
			await playRun(later(context, 100 + minute), at.requirementId, 'model');
		expect(await storyOf(at)).toHaveLength(1);
		for (const [minute, context] of again.slice(4, 7).entries())
			await playRun(later(context, 110 + minute), at.requirementId, 'model');
		const groups = await storyOf(at);
		expect(groups.map(({ attempt, officers }) => [attempt, officers])).toEqual([
			[1, 20],
			[2, 5]
		]);
		expect(groups[1]!.results!.scenes[0]).toMatchObject({ scene: 'the-door', discrimination: null });
	});

	it('a written exercise in place of the story leaves no trace', async () => {
		const at = await founded();
		await play(at, times(5, 'model'));
		const before = JSON.stringify(await storyOf(at));
		await publishScenario(db, 'TS-1-exercise', EXERCISE);
		for (let one = 0; one < 5; one++) {
			const context = later(await officer(at.department), 60 + one);
			const begun = await startRun(context, {
				requirementId: at.requirementId,
				code: 'TS-1',
				way: 'exercise'
			});
			if (begun.kind !== 'run') throw new Error(begun.reason);
			await makeChoice(context, { runId: begun.runId, step: 0, made: { kind: 'choice', choice: 0 } });
		}
		expect(JSON.stringify(await storyOf(at))).toBe(before);
	});

	it('versions are groups of their own, each with its five', async () => {
		const at = await founded();
		await play(at, times(6, 'model'));
		const { scenario } = await publishTraining(db, `\n<!-- ${randomUUID()} -->`.replace(/<|>|!|-/g, ''));
		await play(at, times(4, 'model'), 20);
		expect((await storyOf(at)).map(({ officers, isNewest }) => [officers, isNewest])).toEqual([[5, false]]);
		await play(at, times(1, 'model'), 40);
		const groups = await storyOf(at);
		expect(groups.map(({ officers, isNewest }) => [officers, isNewest])).toEqual([
			[5, true],
			[5, false]
		]);
		expect(groups[0]!.version).toBe(scenario);
	});
});

describe('a quiz', () => {
	it('tells of each question how many were right, from the last answers of submitted attempts', async () => {
		const at = await founded();
		const answer = async (knowing: boolean, minute: number, isSubmitted = true) => {
			const context = later(await officer(at.department), minute);
			await readAllLessons(context, at.requirementId);
			const begun = await startQuiz(context, { requirementId: at.requirementId, code: 'TM-1' });
			if (begun.kind === 'refused') throw new Error(begun.reason);
			const { attemptId } = begun;
			for (let question = 0; question < 3; question++) {
				const shown = await readQuestion(context, { attemptId, question });
				if (shown.kind === 'submitted') throw new Error('submitted');
				const stem = JSON.stringify(shown.blocks);
				// The right answers end in `a`; of the fifth question in `b` too.
				const right = shown.answers.filter(({ html }) => /Line \da/.test(html) || /Line 5b/.test(html));
				const wrong = shown.answers.filter(({ html }) => /Line \dc/.test(html));
				expect(stem).toContain('Stem of pool');
				const give = (some: typeof right) =>
					answerQuestion(context, { attemptId, question, chosen: some.map(({ index }) => index) });
				// First the other way round: only the last answer counts.
				await give(knowing ? wrong : right);
				await give(knowing ? right : wrong);
			}
			if (isSubmitted) await submitQuiz(context, { attemptId });
		};
		const read = async () => {
			const results = await readResults(at.department.contexts.trainer, { code: 'TM-1' });
			if (results.kind !== 'module') throw new Error(results.kind);
			return results.groups;
		};
		for (let minute = 0; minute < 4; minute++) await answer(true, minute);
		expect(await read()).toEqual([]);
		for (let minute = 4; minute < 25; minute++) await answer(true, minute);
		for (let minute = 25; minute < 30; minute++) await answer(false, minute, false);
		const [group] = await read();
		expect(group).toMatchObject({ attempt: 1, officers: 25 });
		expect(group!.questions).toHaveLength(5);
		const told = group!.questions.filter(({ result }) => result.right !== null);
		expect(told.length).toBeGreaterThan(2);
		for (const { result } of told) {
			expect(result.isRightCommonest).toBe(true);
			expect(result.officers % 5).toBe(0);
			expect(result.discrimination).toBeNull();
		}
	}, 60_000);
});

const EXERCISE = `---
title: Test call, in writing
minutes: 4
content note: Nothing here is hard.
summary: The same decisions.
practices: [TM-1]
pass at: 80%
start: Decide
---

## Decide

Decide.

* Ask her first -> Done
  - rating: best
  - skills: safety

  On.
  > Good.
* Leave -> Again
  - rating: critical CE-01
  - skills: safety

  Out.
  > No.

## Ending: Done
result: pass

Done.

## Ending: Again
result: review

Again.
`;
