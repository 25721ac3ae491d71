import { sql } from 'kysely';
import { beforeAll, expect, it } from 'vitest';
import { contentHash, documentDigest } from '#lib/domain/course/content-digest.ts';
import { checkEvidence } from '#lib/server/certificate/evidence/check-evidence.ts';
import { readOfficerRun } from '#lib/server/compliance/read-officer-run.ts';
import { readScenarioStart } from '#lib/server/compliance/read-scenario-start.ts';
import type { Context } from '#lib/server/context.ts';
import { insertRelease, insertVersion } from '#lib/server/content/queries.ts';
import { readCurrentHash, readVersion } from '#lib/server/content/read-version.ts';
import type { Database } from '#lib/server/database/database.ts';
import { inDepartment } from '#lib/server/database/transact.ts';
import { makeChoice } from '#lib/server/scenario/make-choice.ts';
import { readRun } from '#lib/server/scenario/read-run.ts';
import { testDatabase } from '../database-for-tests.ts';
import { foundTestDepartment, NOW } from '../people-for-tests.ts';
import { adoptTraining, pathOf, publishTraining, startTestRun } from '../training-for-tests.ts';

let database: Database;
let department: Awaited<ReturnType<typeof foundTestDepartment>>;
let people = 0;
const newOfficer = () => department.person('officer', { email: `officer-${++people}@${department.mail}` });

beforeAll(async () => {
	database = await testDatabase();
	await publishTraining(database.db);
	department = await foundTestDepartment(database.db);
});

/** Publishes the test scenario anew, as passing at another mark. */
async function publishPassingAt(passPercent: number) {
	const { db } = database;
	const { code, kind, title, document } = await readVersion(db, await readCurrentHash(db, 'TS-1', NOW));
	const changed = { ...(document as object), passPercent };
	const sources = { 'TS-1.md': `passes at ${passPercent}` };
	const hash = contentHash({ code, kind, sources });
	const version = { hash, code, kind, title, sources, document: changed, publishedAt: NOW };
	await insertVersion(db, { ...version, documentDigest: documentDigest(changed) });
	await insertRelease(db, code, hash, NOW);
}

/** Plays to the pass ending with 4 of 6 points, which is 66%: everything right but the question. */
async function playFourOfSix(officer: Context, requirementId: string) {
	const runId = await startTestRun(officer, requirementId);
	for (const [step, made] of pathOf(runId, 'model').entries())
		await makeChoice(officer, {
			runId,
			step,
			made: made.kind === 'answer' ? { ...made, answers: [0] } : made
		});
	return runId;
}

it.each([
	['the requirement’s', 60, 80],
	['the scenario’s', 95, 80],
	['the raised requirement’s', 80, 100]
])('%s is the higher mark: it decides, and is what every page says', async (_, own, required) => {
	const passPercent = Math.max(own, required);
	await publishPassingAt(own);
	const requirementId = await adoptTraining(department.contexts.admin, {
		passPercent: required,
		title: `${required}`
	});
	const officer = await newOfficer();
	const asked = { requirementId, code: 'TS-1' };
	expect(await readScenarioStart(officer, asked)).toMatchObject({ passPercent });
	const runId = await playFourOfSix(officer, requirementId);
	expect(await readRun(officer, { runId })).toMatchObject({
		...{ kind: 'ending', ending: 'pass', won: 4, most: 6, criticalErrors: [] },
		...{ passed: false, passPercent }
	});
	const { personId } = officer.actor;
	const { run } = await readOfficerRun(department.contexts.auditor, { personId, runId });
	expect(run.passPercent).toBe(passPercent);
});

it('is that of the run’s beginning, whatever is published meanwhile', async () => {
	await publishPassingAt(95);
	const requirementId = await adoptTraining(department.contexts.admin, { title: 'Pinned' });
	const officer = await newOfficer();
	await startTestRun(officer, requirementId);
	await publishPassingAt(85);
	expect(await readScenarioStart(officer, { requirementId, code: 'TS-1' })).toMatchObject({
		passPercent: 95
	});
	expect(await readScenarioStart(await newOfficer(), { requirementId, code: 'TS-1' })).toMatchObject({
		passPercent: 85
	});
});

it('is covered by the ledger', async () => {
	const { departmentId } = department;
	const check = () => inDepartment(database.db, departmentId, (trx) => checkEvidence(trx, departmentId));
	expect(await check()).toMatchObject({ kind: 'intact' });
	await sql`alter table scenario_run disable trigger append_only`.execute(database.db);
	await sql`update scenario_run set pass_percent = pass_percent - 5 where pass_percent = 85 or pass_percent = 100`.execute(
		database.db
	);
	expect(await check()).toMatchObject({
		kind: 'broken',
		fault: { message: expect.stringMatching(/^The scenario run that entry \d+ names .* is not what it was/) }
	});
});
