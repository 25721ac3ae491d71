import { randomUUID } from 'node:crypto';
import type { Temporal } from 'temporal-polyfill';
import { digest } from '#lib/domain/audit/canonical.ts';
import { toBeRetaken } from '#lib/domain/compliance/asked-again.ts';
import { isRetired } from '#lib/domain/compliance/own-releases.ts';
import { passMark } from '#lib/domain/compliance/pass-mark.ts';
import { playedOn, type Way } from '#lib/domain/scenario/exercise.ts';
import { can } from '#lib/domain/identity/can.ts';
import { recordEvents } from '#lib/server/audit/record-event.ts';
import { readCurrentHash } from '#lib/server/content/read-version.ts';
import type { Context } from '#lib/server/context.ts';
import { readContentDigest } from '#lib/server/course/content.ts';
import { inDepartment } from '#lib/server/database/transact.ts';
import { Forbidden, NotFound, type Refused } from '#lib/server/refusals.ts';
import { insertRun, listRuns } from '#lib/server/scenario/queries.ts';
import { readScenarioVersion } from '#lib/server/scenario/scenario-version.ts';
import { countedOf, readCounted, versionOfRun } from './counted-releases.ts';
import { lockAssignment } from './queries.ts';
import { readAssignment } from './read-assignment.ts';

type Running = { kind: 'run'; runId: string; state: 'started' | 'resumed' | 'passed' };
type NotOpenYet = Refused<'not-open-yet'> & { opensOn: Temporal.PlainDate };

/**
 * Opens a run of a required scenario on its current version, or goes on with the open one. Once it was passed in this
 * cycle there is nothing to repeat: the passed run is returned. After "not yet" a fresh try is always open. Each way
 * through the scenario has an open run of its own, and changing from one to the other is free.
 * Where a new version of the department's own scenario is to be taken again, a passed run of an older one ends nothing;
 * one that was retired is begun by nobody, and open runs go on.
 */
export async function startRun(
	context: Context,
	input: { requirementId: string; code: string; way?: Way }
): Promise<Running | NotOpenYet | Refused<'retired'>> {
	const { departmentId, personId } = context.actor;
	if (!can(context.actor, { action: 'train' })) throw new Forbidden();
	return inDepartment(
		context.db,
		departmentId,
		async (trx): Promise<Running | NotOpenYet | Refused<'retired'>> => {
			const { requirement, item, cycle, opensOn } = await readAssignment(
				trx,
				context,
				input.requirementId,
				input.code
			);
			if (item.kind !== 'scenario') throw new NotFound();
			await lockAssignment(trx, departmentId, personId, requirement.id, cycle, item.code);
			const of = { personId, requirementId: requirement.id, cycle };
			const runs = await listRuns(trx, departmentId, of, item.code);
			const counted = countedOf(await readCounted(trx, context, [item.code]), item.code);
			const again = toBeRetaken(counted, runs.map(versionOfRun));
			const passed = again ? undefined : runs.findLast((run) => run.passed);
			if (passed) return { kind: 'run', runId: passed.id, state: 'passed' };
			const played = playedOn(item.code, input.way ?? 'story');
			const open = runs.find((run) => run.finishedAt === null && run.played === played);
			if (open) return { kind: 'run', runId: open.id, state: 'resumed' };
			if (isRetired(counted)) return { kind: 'refused', reason: 'retired' };
			// What is to be taken again is taken in the cycle in which it was passed, complete as that is.
			if (opensOn && !again) return { kind: 'refused', reason: 'not-open-yet', opensOn };

			const contentHash = await readCurrentHash(trx, played, context.now);
			const content = await readContentDigest(trx, contentHash, 'scenario');
			const { scenario } = await readScenarioVersion(trx, contentHash);
			const run = {
				departmentId,
				id: randomUUID(),
				...of,
				code: item.code,
				contentHash,
				number: runs.length + 1,
				passPercent: passMark(requirement, scenario),
				startedAt: context.now
			};
			await insertRun(trx, run);
			await recordEvents(trx, context, {
				kind: 'scenario-started',
				subject: personId,
				digest: digest({ ...run }),
				run: run.id,
				...content
			});
			return { kind: 'run', runId: run.id, state: 'started' };
		}
	);
}
