import { beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { answerQuestion } from '#lib/server/assessment/answer-question.ts';
import { findAttempt } from '#lib/server/assessment/queries.ts';
import { readAnswers } from '#lib/server/assessment/read-answers.ts';
import { readQuestion } from '#lib/server/assessment/read-question.ts';
import { readQuizResult } from '#lib/server/assessment/read-quiz-result.ts';
import { submitQuiz } from '#lib/server/assessment/submit-quiz.ts';
import { beginModule } from '#lib/server/compliance/begin-module.ts';
import { readModule } from '#lib/server/compliance/read-module.ts';
import { startQuiz } from '#lib/server/compliance/start-quiz.ts';
import type { Context } from '#lib/server/context.ts';
import type { Database } from '#lib/server/database/database.ts';
import { inDepartment } from '#lib/server/database/transact.ts';
import { Forbidden, NotFound } from '#lib/server/refusals.ts';
import { testDatabase } from '../database-for-tests.ts';
import { listEvents } from '../events-for-tests.ts';
import { foundTestDepartment } from '../people-for-tests.ts';
import { positionsOf, startAttempt, takeQuiz } from '../quiz-for-tests.ts';
import { adoptTraining, later, publishTraining, readAllLessons } from '../training-for-tests.ts';

let database: Database;
let department: Awaited<ReturnType<typeof foundTestDepartment>>;
let officer: Context;
let requirementId: string;
let people = 0;
beforeAll(async () => {
	database = await testDatabase();
	await publishTraining(database.db);
	department = await foundTestDepartment(database.db);
	requirementId = await adoptTraining(department.contexts.admin);
});
beforeEach(async () => {
	officer = await department.person('officer', { email: `officer-${++people}@${department.mail}` });
});

const start = (context = officer) => startQuiz(context, { requirementId, code: 'TM-1' });
const kept = (attemptId: string) =>
	inDepartment(database.db, department.departmentId, (trx) =>
		findAttempt(trx, department.departmentId, attemptId)
	);
const broken = () => ({
	...officer,
	address: {
		toJSON: () => {
			throw new Error('ledger');
		}
	} as never
});

/** An open attempt with every lesson read. */
async function open() {
	await readAllLessons(officer, requirementId);
	return startAttempt(officer, requirementId);
}

async function answerAll(attemptId: string, right = true) {
	for (const question of [0, 1, 2])
		await answerQuestion(officer, {
			attemptId,
			question,
			chosen: await positionsOf(officer, attemptId, question, right)
		});
}

describe('a start', () => {
	it('comes after the module was begun and its lessons were read', async () => {
		expect(await start()).toEqual({ kind: 'refused', reason: 'not-begun' });
		await beginModule(officer, { requirementId, code: 'TM-1' });
		expect(await start()).toEqual({ kind: 'refused', reason: 'lessons-first' });
		await readAllLessons(officer, requirementId);
		expect(await start()).toMatchObject({ kind: 'started', number: 1, resumed: false });
	});

	it('200 times at once is one attempt and one event', async () => {
		await readAllLessons(officer, requirementId);
		// Every connection is open before the race: otherwise the first one wins it alone.
		await Promise.all(Array.from({ length: 50 }, () => readModule(officer, { requirementId, code: 'TM-1' })));
		const started = await Promise.all(Array.from({ length: 200 }, () => start()));
		expect(new Set(started.map((one) => one.kind === 'started' && one.attemptId)).size).toBe(1);
		expect(started.filter((one) => one.kind === 'started' && !one.resumed)).toHaveLength(1);
		const events = await listEvents(database, department, 'quiz-started');
		expect(events.filter(({ subject }) => subject === officer.actor.personId)).toHaveLength(1);
	});

	it('is refused once passed, and when all attempts of the cycle are used up', async () => {
		await readAllLessons(officer, requirementId);
		for (let number = 1; number <= 3; number++) await takeQuiz(later(officer, number), requirementId, false);
		expect(await start()).toEqual({ kind: 'refused', reason: 'no-attempts-left' });
		const other = await department.person('officer', { email: `passing-${people}@${department.mail}` });
		await readAllLessons(other, requirementId);
		const attemptId = await takeQuiz(other, requirementId);
		expect(await start(other)).toEqual({ kind: 'refused', reason: 'passed', attemptId });
	});

	it('waits as long as the requirement says', async () => {
		const patient = await adoptTraining(department.contexts.admin, {
			title: 'With waiting',
			waitMinutes: 60
		});
		await readAllLessons(officer, patient);
		await takeQuiz(officer, patient, false);
		const refused = await startQuiz(later(officer, 59), { requirementId: patient, code: 'TM-1' });
		expect(refused).toEqual({ kind: 'refused', reason: 'wait', until: officer.now.add({ minutes: 60 }) });
		expect(await startQuiz(later(officer, 60), { requirementId: patient, code: 'TM-1' })).toMatchObject({
			number: 2,
			resumed: false
		});
	});

	it('leaves nothing when the ledger cannot be written, and is not for strangers', async () => {
		await readAllLessons(officer, requirementId);
		await expect(start(broken())).rejects.toThrow('ledger');
		expect(await start()).toMatchObject({ number: 1, resumed: false });
		const elsewhere = await foundTestDepartment(database.db);
		await expect(start(elsewhere.contexts.officer)).rejects.toThrow(NotFound);
		await expect(start(department.contexts.admin)).rejects.toThrow(Forbidden);
	});
});

describe('an answer', () => {
	it('is kept as given, with the order shown; a changed one is a further revision, an equal one is none', async () => {
		const attemptId = await open();
		const right = await positionsOf(officer, attemptId, 0, true);
		const wrong = await positionsOf(officer, attemptId, 0, false);
		for (const chosen of [right, right, wrong, right])
			await answerQuestion(officer, { attemptId, question: 0, chosen });
		const { answers } = (await kept(attemptId))!;
		expect(answers.map(({ question, revision }) => [question, revision])).toEqual([
			[0, 1],
			[0, 2],
			[0, 3]
		]);
		for (const { shown } of answers) expect(shown.toSorted()).toEqual([0, 1, 2]);
		expect(answers[0]!.chosen).toEqual(answers[2]!.chosen);
		expect(await readQuestion(officer, { attemptId, question: 0 })).toMatchObject({
			chosen: right,
			answered: true,
			unanswered: [1, 2]
		});
	});

	it('sent 50 times at once is one row and 50 equal answers', async () => {
		const attemptId = await open();
		const chosen = await positionsOf(officer, attemptId, 1, true);
		const saved = await Promise.all(
			Array.from({ length: 50 }, () => answerQuestion(officer, { attemptId, question: 1, chosen }))
		);
		expect(new Set(saved.map((one) => JSON.stringify(one)))).toEqual(
			new Set(['{"kind":"saved","unanswered":[0,2]}'])
		);
		expect((await kept(attemptId))!.answers).toHaveLength(1);
	});

	it.each([
		['nothing', [], 'nothing-chosen'],
		['a line that was not shown', [3], 'not-offered'],
		['one line twice', [0, 0], 'not-offered'],
		['no number', [Number.NaN], 'not-offered'],
		['all lines of a question with one answer', [0, 1, 2, 0.5], 'not-offered']
	])('is refused: %s', async (_, chosen, reason) => {
		const attemptId = await open();
		expect(await answerQuestion(officer, { attemptId, question: 0, chosen })).toEqual({
			kind: 'refused',
			reason
		});
		expect((await kept(attemptId))!.answers).toEqual([]);
	});

	it('after submission is refused', async () => {
		await readAllLessons(officer, requirementId);
		const attemptId = await takeQuiz(officer, requirementId);
		expect(await answerQuestion(officer, { attemptId, question: 0, chosen: [0] })).toEqual({
			kind: 'refused',
			reason: 'submitted'
		});
		expect(await readQuestion(officer, { attemptId, question: 0 })).toMatchObject({ kind: 'submitted' });
		expect(await readAnswers(officer, { attemptId })).toMatchObject({ kind: 'submitted' });
	});

	it('that was acknowledged is scored: none slips in behind a submission', async () => {
		const attemptId = await open();
		await answerAll(attemptId);
		const wrong = await positionsOf(officer, attemptId, 0, false);
		const [submitted, ...saved] = await Promise.all([
			submitQuiz(officer, { attemptId }),
			...Array.from({ length: 10 }, () => answerQuestion(officer, { attemptId, question: 0, chosen: wrong }))
		]);
		const acknowledged = saved.some(({ kind }) => kind === 'saved');
		expect(submitted).toEqual({ kind: 'submitted', passed: !acknowledged });
	});

	it('in an attempt of somebody else, or to a question that was not drawn, is not found', async () => {
		const attemptId = await open();
		const elsewhere = await foundTestDepartment(database.db);
		for (const stranger of [department.contexts.officer, elsewhere.contexts.officer]) {
			await expect(answerQuestion(stranger, { attemptId, question: 0, chosen: [0] })).rejects.toThrow(
				NotFound
			);
			await expect(submitQuiz(stranger, { attemptId })).rejects.toThrow(NotFound);
			for (const read of [readAnswers, readQuizResult])
				await expect(read(stranger, { attemptId })).rejects.toThrow(NotFound);
		}
		for (const question of [-1, 3, 0.5, Number.NaN])
			await expect(answerQuestion(officer, { attemptId, question, chosen: [0] })).rejects.toThrow(NotFound);
	});
});

describe('a submission', () => {
	it('needs every answer', async () => {
		const attemptId = await open();
		await answerQuestion(officer, {
			attemptId,
			question: 1,
			chosen: await positionsOf(officer, attemptId, 1, true)
		});
		expect(await submitQuiz(officer, { attemptId })).toEqual({
			kind: 'refused',
			reason: 'unanswered',
			questions: [0, 2]
		});
		expect(await readAnswers(officer, { attemptId })).toMatchObject({ kind: 'answers', unanswered: [0, 2] });
	});

	it('is scored once, with one event, from 50 at once', async () => {
		const attemptId = await open();
		await answerAll(attemptId);
		const submitted = await Promise.all(Array.from({ length: 50 }, () => submitQuiz(officer, { attemptId })));
		for (const one of submitted) expect(one).toEqual({ kind: 'submitted', passed: true });
		const events = await listEvents(database, department, 'quiz-submitted');
		expect(events.filter((event) => event['attempt'] === attemptId)).toEqual([
			expect.objectContaining({ passed: true, digest: expect.any(String) })
		]);
	});

	it('is gone with its event when the ledger cannot be written', async () => {
		const attemptId = await open();
		await answerAll(attemptId);
		await expect(submitQuiz(broken(), { attemptId })).rejects.toThrow('ledger');
		expect((await kept(attemptId))!.submission).toBeNull();
	});

	it('is scored on the version it began, whatever is published meanwhile', async () => {
		const attemptId = await open();
		await publishTraining(database.db, ', third edition');
		await answerAll(attemptId);
		expect(await submitQuiz(officer, { attemptId })).toEqual({ kind: 'submitted', passed: true });
		await publishTraining(database.db);
	});
});

describe('what is shown', () => {
	const drawn = /Stem of pool (\d)/g;

	it('before submission never tells right from wrong', async () => {
		const attemptId = await open();
		await answerAll(attemptId);
		const pages = [
			await readAnswers(officer, { attemptId }),
			...(await Promise.all([0, 1, 2].map((question) => readQuestion(officer, { attemptId, question }))))
		];
		const shipped = JSON.stringify(pages);
		expect(shipped).not.toMatch(
			/Coachword|"right"|readAgain|first-things|second-things|"won"|"key"|seed|pool-\d/
		);
		expect(new Set([...shipped.matchAll(drawn)].map((match) => match[1])).size).toBe(3);
		expect(await readQuizResult(officer, { attemptId })).toMatchObject({ kind: 'open' });
	});

	it('afterwards is what was chosen, with the coach’s words about that alone', async () => {
		await readAllLessons(officer, requirementId);
		const attemptId = await takeQuiz(officer, requirementId, false);
		const result = await readQuizResult(officer, { attemptId });
		if (result.kind !== 'result') throw new Error(result.kind);
		expect(result).toMatchObject({
			passed: false,
			percent: 0,
			passPercent: 80,
			questions: [{ right: false }, { right: false }, { right: false }]
		});
		const shipped = JSON.stringify(result);
		expect(shipped.match(/Coachword\dc/g)).toHaveLength(3);
		expect(shipped).not.toMatch(/Coachword\d[ab]|Line \d[ab]/);
		const pools = [...shipped.matchAll(drawn)].map((match) => Number(match[1]));
		const again = [...new Set(pools.map((pool) => (pool % 2 ? 'first-things' : 'second-things')))].toSorted();
		expect(result.readAgain.map(({ slug }) => slug)).toEqual(again);
		expect(result.readAgain[0]).toEqual({
			slug: again[0],
			title: again[0] === 'first-things' ? 'First things' : 'Second things'
		});
	});

	it('of a passed one sends nobody back', async () => {
		await readAllLessons(officer, requirementId);
		const attemptId = await takeQuiz(officer, requirementId);
		expect(await readQuizResult(officer, { attemptId })).toMatchObject({
			passed: true,
			percent: 100,
			readAgain: [],
			won: 6,
			most: 6
		});
	});
});
