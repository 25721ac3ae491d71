import { runDigest } from '#lib/domain/scenario/run-digest.ts';
import { scoreRun } from '#lib/domain/scenario/score.ts';
import { recordEvents } from '#lib/server/audit/record-event.ts';
import type { Context } from '#lib/server/context.ts';
import type { Tx } from '#lib/server/database/transact.ts';
import { playable, type OwnRun } from './own-run.ts';
import { insertResult, type ResultRow } from './queries.ts';
import type { ScenarioVersion } from './scenario-version.ts';

/** The result of a run that has just reached its ending, in the transaction of its last step. */
export async function finishRun(
	trx: Tx,
	context: Context,
	{ run, steps }: OwnRun,
	{ scenario }: ScenarioVersion
): Promise<ResultRow> {
	const score = scoreRun(scenario, steps.map(playable), run.passPercent);
	const { ending, won, most, passed, bySkill, criticalErrors } = score;
	if (!ending) throw new Error(`Run ${run.id} was to be finished before its ending.`);
	const result = { ending, won, most, passed, bySkill, criticalErrors, finishedAt: context.now };
	const digest = runDigest({ run, steps, result });
	await insertResult(trx, run.departmentId, run.id, { ...result, digest });
	await recordEvents(trx, context, {
		kind: 'scenario-finished',
		subject: run.personId,
		digest,
		run: run.id,
		passed
	});
	return result;
}
