import { beforeAll, expect, it } from 'vitest';
import type { Context } from '#lib/server/context.ts';
import type { Database } from '#lib/server/database/database.ts';
import { NotFound } from '#lib/server/refusals.ts';
import { makeChoice } from '#lib/server/scenario/make-choice.ts';
import { readRun } from '#lib/server/scenario/read-run.ts';
import { testDatabase } from '../database-for-tests.ts';
import { foundTestDepartment } from '../people-for-tests.ts';
import { adoptTraining, pathOf, publishTraining, startTestRun } from '../training-for-tests.ts';

let database: Database;
let officer: Context;
let requirementId: string;
let runId: string;
beforeAll(async () => {
	database = await testDatabase();
	await publishTraining(database.db);
	const { contexts } = await foundTestDepartment(database.db);
	officer = contexts.officer;
	requirementId = await adoptTraining(contexts.admin);
	runId = await startTestRun(officer, requirementId);
});

/** Everything that a page could ship to the browser, as text. */
const shipped = async (step?: number) =>
	JSON.stringify(await readRun(officer, { runId, ...(step === undefined ? {} : { step }) }));

it('says nothing of what was not reached, not chosen or not answered yet, at any step', async () => {
	const path = pathOf(runId, 'model');
	const unreached = [/Scene one/, /Scene two/, /Scene three/, /Scene four/, /Ending-pass/];
	for (const [step, made] of [...path, null].entries()) {
		const page = await shipped();
		for (const scene of unreached.slice(step + 1)) expect(page).not.toMatch(scene);
		expect(page).not.toMatch(
			/Ending-review|Consequence|Coach|rating|points|"right"|"to"|onlyIf|remember|CE-01|look-back|the-walk/
		);
		if (!made) break;
		await makeChoice(officer, { runId, step, made });
		const past = await shipped(step);
		expect(past).not.toMatch(/poor|critical-|wrong|Ending|CE-01|rating|points/);
		for (const scene of unreached.slice(step + 1)) expect(past).not.toMatch(scene);
	}
	const consequence = await shipped(0);
	expect(consequence).toMatch(/Consequence-best-1/);
	expect(consequence).toMatch(/Coach-best-1/);
	expect(await shipped(3)).toMatch(/Coach-answer-right\./);
});

it('shows where the run stands, and how far that is', async () => {
	expect(await readRun(officer, { runId, step: 1 })).toMatchObject({
		kind: 'past',
		at: 4,
		next: 2,
		progress: { scene: 2, of: 4 },
		skills: ['referral']
	});
	expect(await readRun(officer, { runId })).toMatchObject({
		kind: 'ending',
		passed: true,
		percent: 100,
		bySkill: { safety: { won: 2, most: 2 } }
	});
});

it.each([5, 6, 99, -1, 0.5, Number.NaN])('does not find step %d', async (step) => {
	await expect(readRun(officer, { runId, step })).rejects.toThrow(NotFound);
});

it('shows the answers of a question in the order that this run was dealt', async () => {
	const again = await foundTestDepartment(database.db);
	const id = await adoptTraining(again.contexts.admin);
	const orders = new Set<string>();
	for (let person = 0; person < 6; person++) {
		const context = await again.person('officer', { email: `shuffled-${person}@${again.mail}` });
		const run = await startTestRun(context, id);
		for (const [step, made] of pathOf(run, 'model').slice(0, 3).entries())
			await makeChoice(context, { runId: run, step, made });
		const page = await readRun(context, { runId: run });
		if (page.kind !== 'scene') throw new Error(page.kind);
		expect(page).toMatchObject({ form: 'answer', multiple: true });
		orders.add(page.choices.map(({ html }) => html).join());
	}
	expect(orders.size).toBeGreaterThan(1);
});
