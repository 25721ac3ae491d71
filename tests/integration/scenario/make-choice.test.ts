import { beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { runGenesis, stepHash } from '#lib/domain/scenario/step-hash.ts';
import { startRun } from '#lib/server/compliance/start-run.ts';
import type { Context } from '#lib/server/context.ts';
import type { Database } from '#lib/server/database/database.ts';
import { inDepartment } from '#lib/server/database/transact.ts';
import { NotFound } from '#lib/server/refusals.ts';
import { makeChoice } from '#lib/server/scenario/make-choice.ts';
import { findRun } from '#lib/server/scenario/queries.ts';
import { readRun } from '#lib/server/scenario/read-run.ts';
import { testDatabase } from '../database-for-tests.ts';
import { listEvents } from '../events-for-tests.ts';
import { foundTestDepartment } from '../people-for-tests.ts';
import { adoptTraining, pathOf, playRun, publishTraining, startTestRun } from '../training-for-tests.ts';

let database: Database;
let department: Awaited<ReturnType<typeof foundTestDepartment>>;
let requirementId: string;
let officer: Context;
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

const kept = (runId: string) =>
	inDepartment(database.db, department.departmentId, (trx) => findRun(trx, department.departmentId, runId));

describe('a run', () => {
	it('keeps every step, chained, and ends with a result and its event', async () => {
		const runId = await playRun(officer, requirementId);
		const { steps, result } = (await kept(runId))!;
		expect(steps.map(({ scene, kind }) => [scene, kind])).toEqual([
			['the-door', 'choice'],
			['the-room', 'choice'],
			['the-walk', 'continue'],
			['question-of-the-night', 'answer']
		]);
		let hash = runGenesis(runId);
		for (const step of steps) expect(step.hash).toBe((hash = stepHash(hash, step)));
		expect(result).toMatchObject({ passed: true, ending: 'pass', won: 6, most: 6, criticalErrors: [] });
		const events = (await listEvents(database, department, 'scenario-finished')).filter(
			(event) => event['run'] === runId
		);
		expect(events).toEqual([
			expect.objectContaining({ passed: true, subject: officer.actor.personId, digest: expect.any(String) })
		]);
	});

	it('is not passed after a critical error, and a fresh try is a run of its own', async () => {
		const runId = await playRun(officer, requirementId, 'worst');
		expect((await kept(runId))!.result).toMatchObject({
			passed: false,
			ending: 'review',
			criticalErrors: ['CE-01']
		});
		expect(await readRun(officer, { runId })).toMatchObject({
			kind: 'ending',
			passed: false,
			criticalErrors: [{ id: 'CE-01', words: 'A danger was left in place.' }],
			modules: [{ code: 'TM-1', title: 'Test module', required: true }]
		});
		const again = await startRun(officer, { requirementId, code: 'TS-1' });
		expect(again).toMatchObject({ kind: 'run', state: 'started' });
		expect(again).not.toMatchObject({ runId });
	});

	it('once passed is returned instead of another one', async () => {
		const runId = await playRun(officer, requirementId);
		expect(await startRun(officer, { requirementId, code: 'TS-1' })).toEqual({
			kind: 'run',
			runId,
			state: 'passed'
		});
	});
});

describe('a choice', () => {
	it('sent 50 times at once is one row and 50 equal answers', async () => {
		const runId = await startTestRun(officer, requirementId);
		const made = { kind: 'choice', choice: 1 } as const;
		const answers = await Promise.all(
			Array.from({ length: 50 }, () => makeChoice(officer, { runId, step: 0, made }))
		);
		expect(new Set(answers.map((answer) => JSON.stringify(answer))).size).toBe(1);
		expect(answers[0]).toMatchObject({
			kind: 'recorded',
			step: 0,
			finished: false,
			past: { consequenceHtml: expect.stringContaining('Consequence-poor-1') }
		});
		expect((await kept(runId))!.steps).toHaveLength(1);
	});

	it('that ends the run, sent 50 times at once, is one result and one event', async () => {
		const runId = await startTestRun(officer, requirementId);
		const answers = await Promise.all(
			Array.from({ length: 50 }, () =>
				makeChoice(officer, { runId, step: 0, made: { kind: 'choice', choice: 2 } })
			)
		);
		expect(new Set(answers.map((answer) => JSON.stringify(answer))).size).toBe(1);
		expect(answers[0]).toMatchObject({ finished: true });
		const events = await listEvents(database, department, 'scenario-finished');
		expect(events.filter((event) => event['run'] === runId)).toHaveLength(1);
	});

	it('takes six statements, with begin and commit', async () => {
		const runId = await startTestRun(officer, requirementId);
		await readRun(officer, { runId });
		let statements = 2;
		const counted = officer.db.withPlugin({
			transformQuery: ({ node }) => {
				statements++;
				return node;
			},
			transformResult: async ({ result }) => result
		});
		await makeChoice({ ...officer, db: counted }, { runId, step: 0, made: { kind: 'choice', choice: 0 } });
		expect(statements).toBeLessThanOrEqual(6);
	});

	it('stands: another one for the same step is told what was recorded', async () => {
		const runId = await startTestRun(officer, requirementId);
		const first = await makeChoice(officer, { runId, step: 0, made: { kind: 'choice', choice: 0 } });
		await makeChoice(officer, { runId, step: 1, made: { kind: 'choice', choice: 0 } });
		expect(await makeChoice(officer, { runId, step: 0, made: { kind: 'choice', choice: 2 } })).toEqual(first);
		expect((await kept(runId))!.steps).toHaveLength(2);
	});

	it.each([
		['a step ahead', { step: 1, made: { kind: 'choice', choice: 0 } }, 'not-there-yet'],
		['a step before the first', { step: -1, made: { kind: 'choice', choice: 0 } }, 'not-there-yet'],
		['no step', { step: Number.NaN, made: { kind: 'choice', choice: 0 } }, 'not-there-yet'],
		['a choice that was not shown', { step: 0, made: { kind: 'choice', choice: 3 } }, 'not-offered'],
		['a negative one', { step: 0, made: { kind: 'choice', choice: -1 } }, 'not-offered'],
		['no number', { step: 0, made: { kind: 'choice', choice: Number.NaN } }, 'not-offered'],
		['another kind of step', { step: 0, made: { kind: 'continue' } }, 'not-offered'],
		[
			'an answer where there is no question',
			{ step: 0, made: { kind: 'answer', answers: [0] } },
			'not-offered'
		]
	] as const)('is refused: %s', async (_, { step, made }, reason) => {
		const runId = await startTestRun(officer, requirementId);
		const sent = made.kind === 'answer' ? { kind: made.kind, answers: [...made.answers] } : made;
		expect(await makeChoice(officer, { runId, step, made: sent })).toEqual({ kind: 'refused', reason });
		expect((await kept(runId))!.steps).toHaveLength(0);
	});

	it('hidden by what was done before is not on offer', async () => {
		const runId = await startTestRun(officer, requirementId);
		await makeChoice(officer, { runId, step: 0, made: { kind: 'choice', choice: 1 } });
		expect(await readRun(officer, { runId })).toMatchObject({
			choices: [{ index: 0, html: expect.stringContaining('Say nothing') }]
		});
		expect(await makeChoice(officer, { runId, step: 1, made: { kind: 'choice', choice: 1 } })).toEqual({
			kind: 'refused',
			reason: 'not-offered'
		});
	});

	it('at a question needs an answer', async () => {
		const runId = await startTestRun(officer, requirementId);
		for (const [step, made] of pathOf(runId, 'model').slice(0, 3).entries())
			await makeChoice(officer, { runId, step, made });
		const refused = await makeChoice(officer, { runId, step: 3, made: { kind: 'answer', answers: [] } });
		expect(refused).toEqual({ kind: 'refused', reason: 'nothing-chosen' });
	});

	it('of somebody else, of another department or of no run is not found', async () => {
		const runId = await startTestRun(officer, requirementId);
		const elsewhere = await foundTestDepartment(database.db);
		const made = { kind: 'choice', choice: 0 } as const;
		for (const stranger of [department.contexts.officer, elsewhere.contexts.officer]) {
			await expect(makeChoice(stranger, { runId, step: 0, made })).rejects.toThrow(NotFound);
			await expect(readRun(stranger, { runId })).rejects.toThrow(NotFound);
		}
		await expect(makeChoice(officer, { runId: crypto.randomUUID(), step: 0, made })).rejects.toThrow(
			NotFound
		);
	});

	it('and its result are gone together when the ledger cannot be written', async () => {
		const runId = await startTestRun(officer, requirementId);
		const broken = {
			...officer,
			address: {
				toJSON: () => {
					throw new Error('ledger');
				}
			} as never
		};
		await expect(makeChoice(broken, { runId, step: 0, made: { kind: 'choice', choice: 2 } })).rejects.toThrow(
			'ledger'
		);
		expect(await kept(runId)).toMatchObject({ steps: [], result: null });
	});
});

it('200 starts at once are one run', async () => {
	const runs = await Promise.all(
		Array.from({ length: 200 }, () => startRun(officer, { requirementId, code: 'TS-1' }))
	);
	expect(new Set(runs.map((run) => run.kind === 'run' && run.runId)).size).toBe(1);
	const events = await listEvents(database, department, 'scenario-started');
	expect(events.filter((event) => event['subject'] === officer.actor.personId)).toHaveLength(1);
});
