import type { Temporal } from 'temporal-polyfill';
import { can } from '#lib/domain/identity/can.ts';
import type { StoryResult } from '#lib/domain/studio/results/scene-results.ts';
import type { QuestionResult } from '#lib/domain/studio/results/question-results.ts';
import type { Scenario } from '#lib/domain/scenario/scenario.ts';
import type { Context } from '#lib/server/context.ts';
import { readInDepartment } from '#lib/server/database/transact.ts';
import { Forbidden, NotFound } from '#lib/server/refusals.ts';
import { listVersions } from './queries.ts';
import { questionGroups } from './question-groups.ts';
import { storyGroups } from './story-groups.ts';

/** One version and one attempt: groups share nobody's run, and nothing is added up over them. */
interface Group {
	/** Names it in an address. */
	key: string;
	version: string;
	since: Temporal.Instant;
	/** It is the version that counts now. */
	isNewest: boolean;
	attempt: 1 | 2;
	/** A whole number of fives. */
	officers: number;
}

/** What the runs of a version tell; null where it is too tangled for that. */
export type StoryGroup = Group & { scenario: Scenario; results: StoryResult | null };
export type QuizGroup = Group & { questions: { name: string; result: QuestionResult }[] };

/** Every group of which something may be told, newest version first. Only figures leave here, never who. */
export type Results = { code: string; title: string } & (
	{ kind: 'kept-back' } | { kind: 'scenario'; groups: StoryGroup[] } | { kind: 'module'; groups: QuizGroup[] }
);

/**
 * What the department's own officers did in a scenario, or answered in a module's quiz.
 * Only finished runs and submitted attempts count, and of them only whole fives of officers (group-runs.ts). The written
 * exercise in place of a scenario is left out wholly: who took it is nobody's business (curriculum E6), and the figures
 * that are left are about the story alone.
 */
export async function readResults(context: Context, { code }: { code: string }): Promise<Results> {
	const { actor, db, now } = context;
	if (!can(actor, { action: 'see-results' })) throw new Forbidden();
	return readInDepartment(db, actor.departmentId, async (trx): Promise<Results> => {
		const versions = await listVersions(trx, code, now);
		const newest = versions[0];
		if (!newest) throw new NotFound();
		const { title } = newest;
		// Which answers are right is not told to somebody who has yet to answer; what the department writes itself its
		// trainers know.
		if (newest.departmentId === null && can(actor, { action: 'train' }))
			return { kind: 'kept-back', code, title };
		const of = { departmentId: actor.departmentId, code, versions };
		if (newest.kind === 'scenario')
			return { kind: 'scenario', code, title, groups: await storyGroups(trx, of) };
		if (newest.kind === 'module')
			return { kind: 'module', code, title, groups: await questionGroups(trx, of) };
		throw new NotFound();
	});
}
